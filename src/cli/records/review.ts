// The records of `overturn review --json`: one for each claim that can still be won, and the report at the end.
import { z } from 'zod'
import { CAUSES } from '../../knowledge/load.ts'
import { cents, list, type Records } from './parts/fields.ts'

const count = z.number().int()
const money = z.strictObject({ claims: count, cents })
const ranked = list(money.extend({ name: z.string() }))

export const about = [
  'One `recoverable` per claim that can still be won, those soonest over first; `review` at the end.',
] as const

export const records: Records = {
  recoverable: z
    .strictObject({
      record: z.literal('recoverable'),
      account: z.string(),
      payer: z.string(),
      code: z.string().describe('Of its largest denial; empty where nothing is denied, only underpaid'),
      cause: z.enum(CAUSES).optional(),
      paymentDate: z.string(),
      service: z.string().optional(),
      due: z.string().optional().describe('The next deadline by the payer’s class; check your contract'),
      chargeCents: cents,
      paidCents: cents,
      atStakeCents: cents,
      file: z.string(),
    })
    .describe('A claim that can still be won'),
  review: z
    .strictObject({
      record: z.literal('review'),
      files: count,
      unreadable: count.describe('Files of which something could not be read'),
      others: count.describe('Files without a remittance: claims, acknowledgments'),
      remittances: count,
      repeated: count.describe('Remittances that are there twice; they count once'),
      claims: count,
      chargeCents: cents,
      paidCents: cents.describe('Net of what was taken back'),
      deniedCents: cents.describe('In any answer, paid since or not'),
      patientCents: cents,
      recoverableCents: cents,
      recoverable: money.describe(
        'Denied or underpaid in the last answer, with a way whose time is not known to be over',
      ),
      expiring: money.describe('Of them, with a deadline within 30 days'),
      lost: money.describe('Every known deadline is over'),
      hidden: money.describe('Denied whole, and the status does not say so'),
      wrong253: money.describe('A federal cut whose rate, base or date is not the law’s'),
      belowOwn: money.describe('Lines allowed less than the payer allows most often; `claims` counts lines'),
      late: money.describe('Paid more than 45 days after receipt, where the file says when that was'),
      giveBack: money.describe('Seems paid twice and was not taken back'),
      takenBack: money,
      byCause: ranked,
      byPayer: ranked,
      next: list(z.string()).describe('What to do first'),
    })
    .describe('What a folder of remittances comes to'),
}
