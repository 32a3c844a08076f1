// Documents that were brought in for a denial: records, authorizations, contracts; kept encrypted like every file, and joined to packets as exhibits.
import type { TableDescription } from './describe-table.ts'

export const DOCUMENTS = {
  document: {
    columns: {
      practice_id: 'int',
      id: 'int',
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
    key: ['practice_id', 'id'],
    indexes: [['practice_id', 'denial_id']],
  },
} as const satisfies Readonly<Record<string, TableDescription>>
