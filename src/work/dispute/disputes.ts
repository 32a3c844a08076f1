// What actions and views of disputes share: how one is found and changed, and what came of its lines with later remittances.
import { z } from 'zod'
import { allowedFor } from '../../decide/expected.ts'
import { disputeById, type LineOfDispute, linesOfDisputes, setDispute } from '../../store/dispute.ts'
import type { Reader } from '../../store/reader.ts'
import { linesSince } from '../../store/schedule.ts'
import type { Row, Store, Unit } from '../../store/store.ts'
import { DISPUTE_KINDS, DISPUTE_STATUSES, type DisputeStatus } from '../../store/words.ts'
import type { Actor } from '../action.ts'
import { present } from '../present.ts'
import { Refusal } from '../refusal.ts'

/** Lines of one dispute at most: more than a payer looks through is a project, and is said in parts. Our judgment. */
export const MOST_LINES = 5000
export const RULINGS = ['agreed', 'partly', 'refused'] as const

const cents = z.number().int()
export const disputeRecord = z.object({
  id: z.number(),
  kind: z.enum(DISPUTE_KINDS),
  payer: z.string(),
  title: z.string(),
  lines: z.number().int(),
  askedCents: cents,
  cameCents: cents.describe(
    'Allowed beyond what was allowed then, by later remittances; of late ones nothing is told line by line',
  ),
  status: z.enum(DISPUTE_STATUSES),
  madeAt: z.string(),
  madeBy: z.string(),
  channel: z.string().optional(),
  tracking: z.string().optional(),
  sentOn: z.string().optional(),
  answerBy: z.string().optional(),
  silent: z.boolean().describe('It was sent, and the day for an answer is over'),
  answeredOn: z.string().optional(),
  ruling: z.string().optional(),
  grantedCents: cents.optional().describe('What the payer says it will pay'),
})
export type DisputeRecord = z.infer<typeof disputeRecord>
export type FoundDispute = NonNullable<Awaited<ReturnType<typeof disputeById>>>

export function recordOf(dispute: FoundDispute, cameCents: number, today: string): DisputeRecord {
  const { heading: title, answerBy, status } = dispute
  const { id, kind, payer, lines, askedCents, madeAt, madeBy, channel, tracking, sentOn } = dispute
  const { answeredOn, ruling, grantedCents } = dispute
  return {
    ...present({ id, kind, payer, title, lines, askedCents, status, madeAt, madeBy, channel, tracking, sentOn }),
    ...present({ answerBy, answeredOn, ruling, grantedCents }),
    cameCents,
    silent: status === 'sent' && answerBy !== null && answerBy < today,
  }
}

/** Throws Refusal `not-found`. */
export async function disputeNamed(reader: Reader, id: number): Promise<FoundDispute> {
  const found = await disputeById(reader, id)
  if (found === undefined)
    throw new Refusal('not-found', `There is no dispute ${id}.`, '"overturn disputes" lists them.')
  return found
}

/** Changes one in a unit with its event. Throws Refusal `not-found`, and `closed` for one that is past these. */
export async function changeDispute(
  store: Store,
  { who, now }: Actor,
  id: number,
  from: readonly DisputeStatus[],
  verb: string,
  decide: (dispute: FoundDispute, unit: Unit) => Partial<Row<'dispute'>>,
): Promise<FoundDispute> {
  return store.write(async unit => {
    const dispute = await disputeNamed(unit, id)
    if (!from.includes(dispute.status))
      throw new Refusal(
        'closed',
        `Dispute ${id} is ${dispute.status}; that is done to one that is ${from.join(' or ')}.`,
      )
    const set = decide(dispute, unit)
    await setDispute(unit, id, { ...set, changedAt: now })
    unit.event({ at: now, who, verb, data: { dispute: id, ...set } })
    return { ...dispute, ...set }
  })
}

export interface Came {
  readonly cents: number
  /** The remittance that allowed more. */
  readonly remittance: number
  readonly on: string | null
}

const modifiersOf = (modifiers: string | null) =>
  (modifiers ?? '')
    .split(/[^0-9A-Z]+/i)
    .filter(each => each !== '')
    .toSorted()
    .join(' ')

/** What later remittances allowed for the lines, up to what was short; by claim and line. A line is known again by its code, modifiers and charge. */
export async function cameOf(reader: Reader, lines: readonly LineOfDispute[]): Promise<ReadonlyMap<string, Came>> {
  const ofLines = lines.filter(({ line }) => line > 0)
  const later = await linesSince(reader, [...new Set(ofLines.map(({ remitClaimId }) => remitClaimId))])
  const byClaim = Map.groupBy(later, ({ after }) => after)
  return new Map(
    ofLines.flatMap(line => {
      const own = (byClaim.get(line.remitClaimId) ?? [])
        .filter(
          each =>
            each.procedure === line.procedure &&
            modifiersOf(each.modifiers) === modifiersOf(line.modifiers) &&
            each.chargeCents === line.chargeCents,
        )
        .sort((one, other) => other.id - one.id || Math.abs(one.line - line.line) - Math.abs(other.line - line.line))[0]
      const allowed = own === undefined ? undefined : allowedFor(own, own.adjustments)
      if (own === undefined || allowed === undefined || allowed <= line.allowedCents) return []
      const cents = Math.min(line.shortCents, allowed - line.allowedCents)
      const came: Came = { cents, remittance: own.remittanceId, on: own.paymentDate }
      return [[`${line.remitClaimId} ${line.line}`, came] as const]
    }),
  )
}

/** Of each dispute what came. */
export async function sumsThatCame(reader: Reader, ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const lines = await linesOfDisputes(reader, ids)
  const came = await cameOf(reader, lines)
  const sums = new Map<number, number>()
  for (const { disputeId, remitClaimId, line } of lines)
    sums.set(disputeId, (sums.get(disputeId) ?? 0) + (came.get(`${remitClaimId} ${line}`)?.cents ?? 0))
  return sums
}
