// Figures that a payer publishes of itself, or that are published of it: what it approves and denies, how often it is overturned, how long it takes.
import { numbered } from './describe-table.ts'

export const PUBLISHED_FIGURES = {
  published_figure: numbered(
    {
      payer_id: 'int',
      /** prior-authorization or transparency. */
      kind: 'text',
      /** As it is called there. */
      metric: 'text',
      /** Of which plan, contract or state; empty where it is of all. */
      about: 'text',
      /** Of which time: a year. */
      period: 'text',
      /** As it stands there: "12.4 %", "5 days". */
      told: 'text',
      /** Of what is a share: of how many, where it says so. */
      numerator: 'int?',
      denominator: 'int?',
      /** Where it was published. */
      source: 'text',
      /** The sheet that it came in with. */
      sheet_id: 'int',
      brought_at: 'text',
      brought_by: 'text',
    },
    { indexes: [['payer_id'], ['sheet_id']] },
  ),
}
