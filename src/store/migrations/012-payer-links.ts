// What a person said of two payer names: the same payer, or not. Each word is a row of its own, never changed: the newest on a pair holds.
import { numbered } from './describe-table.ts'

export const PAYER_LINKS = {
  payer_link: numbered(
    {
      /** Payers as a case knows them: the number in upper case, else the name; the lesser of the two first. */
      one: 'text',
      other: 'text',
      /** same or different. */
      verdict: 'text',
      because: 'text',
      by_whom: 'text',
      at: 'text',
    },
    { indexes: [['one']], appendOnly: true },
  ),
} as const
