// A dispute with its lines, as the payer's spreadsheet has them, and its letter; what is to be looked at before it goes out.

import { z } from 'zod'
import { dayIn } from '../../decide/day.ts'
import { type LineOfDispute, linesOfDisputes } from '../../store/dispute.ts'
import { number } from '../input.ts'
import { present } from '../present.ts'
import { defineView, eachItem } from '../view.ts'
import { type Came, cameOf, disputeNamed, disputeRecord, recordOf } from './disputes.ts'
import { letterOf, looksOf } from './letter.ts'

const cents = z.number().int()
const disputeLine = z.object({
  record: z.literal('dispute-line'),
  number: z.number().describe('Its place in the letter and the sheet'),
  account: z.string(),
  payerClaim: z.string().optional().describe('The payer’s number of the claim (CLP07)'),
  patient: z.string().optional(),
  memberId: z.string().optional(),
  service: z.string().optional(),
  paid: z.string().optional().describe('The day of the remittance'),
  procedure: z.string().optional(),
  modifiers: z.string().optional(),
  units: z.string().optional(),
  chargeCents: cents,
  allowedCents: cents,
  expectedCents: cents,
  shortCents: cents,
  basis: z.string(),
  remittance: z.number(),
  cameCents: cents.describe('What a later remittance allowed beyond it'),
  cameWith: z.number().optional().describe('That remittance'),
  cameOn: z.string().optional(),
})

export const view = defineView(import.meta.url, {
  title: 'Dispute',
  says: 'A dispute with its letter and its lines, each with what a later remittance allowed; --out writes the lines as the payer’s spreadsheet.',
  right: 'work',
  looks: true,
  path: '/disputes/:id',
  command: 'dispute',
  screen: '/underpaid',
  query: z.object({ id: number('Dispute') }),
  answer: disputeRecord.extend({
    looks: z.array(z.string()).readonly().describe('What is to be looked at before it goes out'),
    letter: z.array(z.string()).readonly().describe('The paragraphs of the letter'),
    items: z.array(disputeLine).readonly(),
  }),
  lines: eachItem(disputeLine),
  async read({ store, actor }, { id }) {
    const dispute = await disputeNamed(store, id)
    const lines = await linesOfDisputes(store, [id])
    const came = await cameOf(store, lines)
    const sum = [...came.values()].reduce((total, each) => total + each.cents, 0)
    return {
      ...recordOf(dispute, sum, dayIn(store.zone, actor.now)),
      looks: looksOf(dispute, lines),
      letter: letterOf(dispute, lines),
      items: lines.map((line, at) => lineRecord(line, at + 1, came.get(`${line.remitClaimId} ${line.line}`))),
    }
  },
})

function lineRecord(line: LineOfDispute, at: number, came: Came | undefined): z.infer<typeof disputeLine> {
  const { account, basis, remittanceId: remittance, allowedCents, expectedCents, shortCents } = line
  const { payerControl: payerClaim, patientName: patient, memberId, procedure, units } = line
  return {
    ...{ record: 'dispute-line', number: at, account, basis, remittance, allowedCents, expectedCents, shortCents },
    ...present({ payerClaim, patient, memberId, procedure, units }),
    ...present({ service: line.serviceFrom ?? line.claimFrom, paid: line.paymentDate, modifiers: line.modifiers }),
    chargeCents: line.chargeCents ?? line.claimCents,
    cameCents: came?.cents ?? 0,
    ...(came === undefined ? {} : present({ cameWith: came.remittance, cameOn: came.on })),
  }
}
