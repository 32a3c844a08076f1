// A remittance as a practice system posts it: a row for each payment and each adjustment, with the bucket it goes into, and the money outside of claims. The rows of a balanced
// remittance come to its payment, and those of a claim to its charge.
import { z } from 'zod'
import { bucketOf, POSTING_BUCKETS, type PostingBucket } from '../../decide/posting.ts'
import type { Row } from '../../store/store.ts'
import type { StoryClaim } from '../denial/story.ts'
import { number } from '../input.ts'
import { present } from '../present.ts'
import { defineView, eachItem } from '../view.ts'
import { type ReadRemittance, readClaims, readRemittance } from './read.ts'

const CLAIMS_AT_ONCE = 200
const cents = z.number().int()
const BUCKETS = Object.keys(POSTING_BUCKETS) as readonly PostingBucket[]

const row = z.object({
  record: z.literal('posting'),
  remittance: z.number(),
  payer: z.string(),
  trace: z.string().optional().describe('Check or EFT number (TRN02)'),
  paid: z.string().optional().describe('The day of the payment'),
  account: z.string().optional().describe('Absent for money outside of claims'),
  payerControl: z.string().optional(),
  patient: z.string().optional(),
  status: z.string().optional().describe('CLP02'),
  reversal: z.boolean().optional(),
  line: z.number().int().optional().describe('0 for the claim as a whole'),
  procedure: z.string().optional().describe('As it was submitted, where the payer says so; else as it was decided'),
  modifiers: z.string().optional(),
  service: z.string().optional(),
  units: z.string().optional(),
  chargeCents: cents.optional().describe('Of the line, on the row of its payment'),
  bucket: z.enum(BUCKETS as [PostingBucket, ...PostingBucket[]]),
  group: z.string().optional(),
  reason: z.string().optional().describe('CARC of an adjustment, PLB code of money outside of claims'),
  remarks: z.string().optional(),
  amountCents: cents.describe('As in the file: adjustments as in CAS, PLB as in PLB (positive takes money)'),
  kind: z.string().optional(),
  action: z.string().optional(),
  reference: z.string().optional(),
})
type PostingRow = z.infer<typeof row>

const answer = z.object({
  remittance: z.number(),
  balanced: z.boolean(),
  paymentCents: cents,
  items: z.array(row).readonly(),
  sums: z.array(z.object({ bucket: z.enum(BUCKETS as [PostingBucket]), rows: z.number().int(), cents })).readonly(),
})

export const view = defineView(import.meta.url, {
  title: 'To post',
  says: 'A remittance as a practice system posts it: a row for each payment and adjustment, with the bucket it goes into.',
  right: 'read',
  looks: true,
  path: '/remittances/:id/posting',
  screen: '/remittances/$id',
  query: z.object({ id: number('Remittance') }),
  answer,
  lines: eachItem(row),
  async read({ store }, { id }) {
    const remittance = await readRemittance(store, id)
    const items: PostingRow[] = []
    for (let from = 0; ; ) {
      const claims = await readClaims(store, id, { from, limit: CLAIMS_AT_ONCE })
      items.push(...claims.flatMap(claim => rowsOf(remittance, claim)))
      const last = claims.at(-1)
      if (last === undefined || claims.length < CLAIMS_AT_ONCE) break
      from = last.ordinal + 1
    }
    items.push(...remittance.providerAdjustments.map(each => outsideRow(remittance, each)))
    return {
      remittance: id,
      balanced: remittance.balanced,
      paymentCents: remittance.paymentCents,
      items,
      sums: BUCKETS.flatMap(bucket => {
        const own = items.filter(each => each.bucket === bucket)
        return own.length === 0
          ? []
          : [{ bucket, rows: own.length, cents: own.reduce((sum, { amountCents }) => sum + amountCents, 0) }]
      }),
    }
  },
})

function headOf({ id, payer, trace, paymentDate }: ReadRemittance) {
  return { record: 'posting' as const, remittance: id, payer, ...present({ trace, paid: paymentDate }) }
}

type Claim = Omit<StoryClaim, 'role' | 'pair'>

/** Payments first, line by line; without lines the claim's own. */
function rowsOf(remittance: ReadRemittance, claim: Claim): readonly PostingRow[] {
  const { account, payerControl, patientName, status, reversal, serviceFrom } = claim
  const head = {
    ...headOf(remittance),
    ...present({ account, payerControl, patient: patientName, status, reversal }),
  }
  const ofLine = (at: number) => {
    const line = claim.lineRows.find(each => each.line === at)
    if (line === undefined) return { line: 0, ...present({ service: serviceFrom }) }
    const { submitted, procedure, modifiers, units } = line
    return present({
      line: at,
      procedure: submitted ?? procedure,
      modifiers: modifiers || undefined,
      service: line.serviceFrom ?? serviceFrom,
      units,
    })
  }
  const payments = claim.lineRows.length === 0 ? [{ ...claim, line: 0 }] : claim.lineRows
  const paidOnLines = claim.lineRows.reduce((sum, { paidCents }) => sum + paidCents, 0)
  // Money adjusted at the claim is taken off what its lines were paid.
  const atClaim = claim.lineRows.length === 0 ? 0 : claim.paidCents - paidOnLines
  const paid = (at: number, amountCents: number, chargeCents?: number): PostingRow =>
    ({ ...head, ...ofLine(at), ...present({ chargeCents }), bucket: 'payment', amountCents }) as PostingRow
  return [
    ...payments.map(({ line, chargeCents, paidCents }) => paid(line, paidCents, chargeCents)),
    ...(atClaim === 0 ? [] : [paid(0, atClaim)]),
    ...claim.adjustments.map(each => adjustmentRow({ ...head, ...ofLine(each.line) } as PostingRow, claim, each)),
  ]
}

function adjustmentRow(
  head: PostingRow,
  { remarks }: Claim,
  { line, groupCode, carc, amountCents, decision }: Claim['adjustments'][number],
): PostingRow {
  const said = remarks.filter(each => each.line === line).map(({ code }) => code)
  return {
    ...head,
    bucket: decision === undefined ? 'hold' : bucketOf({ ...decision, amountCents }),
    group: groupCode,
    reason: carc,
    ...(said.length === 0 ? {} : { remarks: said.join(' ') }),
    amountCents,
    ...(decision === undefined ? {} : { kind: decision.kind, action: decision.action }),
  }
}

function outsideRow(
  remittance: ReadRemittance,
  { reason, reference, amountCents }: Row<'providerAdjustment'>,
): PostingRow {
  return { ...headOf(remittance), bucket: 'provider-level', reason, amountCents, ...present({ reference }) }
}
