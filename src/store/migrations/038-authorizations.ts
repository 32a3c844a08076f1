// The register of authorizations: what payers have allowed, for whom, for which services, until when; entered by hand or from a 278.
import { numbered } from './describe-table.ts'

export const AUTHORIZATIONS = {
  authorization: numbered(
    {
      /** As the payer gave it. */
      reference: 'text',
      member_id: 'text',
      person_name: 'text?',
      payer_name: 'text?',
      /** Codes with commas between them; empty where it is for whatever is done. */
      procedures: 'text',
      /** units or visits. */
      counted_in: 'text',
      /** How many; empty where no number was said. */
      granted: 'int?',
      /** Used before the claims that are known here. */
      spent_before: 'int',
      from_date: 'text?',
      to_date: 'text?',
      provider_npi: 'text?',
      place: 'text?',
      /** by-hand, or 278. */
      source: 'text',
      note: 'text',
      added_at: 'text',
      added_by: 'text',
      ended_at: 'text?',
    },
    { indexes: [['member_id']] },
  ),
}
