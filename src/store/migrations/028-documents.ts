// Documents that were brought in for a denial: records, authorizations, contracts; kept encrypted like every file, and joined to packets as exhibits.
import { numbered } from './describe-table.ts'

export const DOCUMENTS = {
  document: numbered(
    {
      denial_id: 'int',
      /** Which exhibit it is. */
      exhibit: 'text',
      heading: 'text',
      name: 'text',
      media: 'text',
      bytes: 'int',
      kept: 'text',
      sha256: 'text',
      /** The pages that go along, as `1-3,5`; all where nothing is said. */
      chosen: 'text',
      /** Why others are left out. */
      because: 'text',
      added_at: 'text',
      added_by: 'text',
      removed_at: 'text?',
    },
    { indexes: [['denial_id']] },
  ),
}
