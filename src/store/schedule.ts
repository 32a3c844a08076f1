// Statements on fee schedules, and on lines as payers have priced them.
import { decidedAdjustments } from './adjustment.ts'
import { addRow, addRows, withdrawRow } from './own-rows.ts'
import { inTurn, type PayerSpan, type Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

export type FeeSchedule = Omit<Row<'feeSchedule'>, 'practiceId'>
export type FeeRow = Omit<Row<'fee'>, 'practiceId'>

export async function addSchedule(unit: Unit, schedule: FeeSchedule, fees: readonly FeeRow[]): Promise<void> {
  await addRow(unit, 'feeSchedule', schedule)
  await addRows(unit, 'fee', fees)
}

/** Those that hold, with their payer's name, the newest first. */
export async function schedules({ kysely }: Reader) {
  return kysely
    .selectFrom('feeSchedule as s')
    .innerJoin('payer as p', join => join.onRef('p.id', '=', 's.payerId'))
    .where('s.withdrawnAt', 'is', null)
    .select([
      's.id',
      's.payerId',
      'p.name as payer',
      's.name',
      's.sha256',
      's.terms',
      's.fees',
      's.broughtAt',
      's.broughtBy',
    ])
    .orderBy('s.id', 'desc')
    .execute()
}

/** Answers its name; undefined where there is none that holds. */
export const withdrawSchedule = (unit: Unit, id: number, at: string) => withdrawRow(unit, 'feeSchedule', id, at)

/** All fees of a schedule. */
export function feesOf({ kysely }: Reader, scheduleId: number): Promise<readonly FeeRow[]> {
  return kysely
    .selectFrom('fee')
    .select(['scheduleId', 'code', 'ordinal', 'modifiers', 'fromDate', 'toDate', 'amountCents'])
    .where('scheduleId', '=', scheduleId)
    .execute()
}

/** Statuses of a payer that pays first (CLP02): what a second payer allows is another matter. */
const PRIMARY = ['1', '19'] as const
const CLAIMS_AT_ONCE = 2000

export interface PricedClaim {
  readonly id: number
  readonly remittanceId: number
  readonly payerId: number
  readonly account: string
  readonly paymentDate: string | null
  readonly serviceFrom: string | null
}

/** A line with what was adjusted on it, as it is decided now. */
export interface PricedRow extends PricedClaim {
  readonly line: number
  readonly procedure: string | null
  readonly modifiers: string
  readonly units: string | null
  readonly chargeCents: number
  readonly allowedCents: number | null
  readonly servedOn: string | null
  readonly adjustments: readonly { readonly kind: string; readonly carc: string; readonly amountCents: number }[]
  /** Where it was served (CLM05, SV105) and who rendered it, as the claim that was sent says; null where none is here. */
  readonly place: string | null
  readonly rendering: string | null
  /** Money was adjusted at the claim, and no line says its part of it. */
  readonly claimAdjusted: boolean
}

/** Every line of the answers that hold, of first payers, claim by claim; of one payer where one is named, from and to a day of service. */
export async function* pricedLines(reader: Reader, { payerId, from, to }: PayerSpan): AsyncGenerator<PricedRow> {
  for (let after = 0; ; ) {
    let query = reader.kysely
      .selectFrom('remitClaim as c')
      .innerJoin('caseMember as m', join => join.onRef('m.remitClaimId', '=', 'c.id'))
      .where('m.role', '=', 'current')
      .where('c.reversal', '=', false)
      .where('c.status', 'in', PRIMARY)
      .where('c.id', '>', after)
      .select(['c.id', 'c.remittanceId', 'c.payerId', 'c.account', 'c.paymentDate', 'c.serviceFrom'])
      .orderBy('c.id')
      .limit(CLAIMS_AT_ONCE)
    if (payerId !== undefined) query = query.where('c.payerId', '=', payerId)
    const claims = await query.execute()
    const last = claims.at(-1)
    if (last === undefined) return
    after = last.id
    yield* linesOf(reader, claims, { from, to })
  }
}

/** The lines with a procedure of the newest answers that hold of a first payer, of services since a day, so many claims at most. */
export async function newestLinesOf(
  reader: Reader,
  {
    payerId,
    procedure,
    since,
    most,
  }: {
    readonly payerId: number
    readonly procedure: string
    readonly since: string
    readonly most: number
  },
): Promise<readonly PricedRow[]> {
  const claims = await reader.kysely
    .selectFrom('remitClaim as c')
    .innerJoin('caseMember as m', join => join.onRef('m.remitClaimId', '=', 'c.id'))
    .where('c.payerId', '=', payerId)
    .where('m.role', '=', 'current')
    .where('c.reversal', '=', false)
    .where('c.status', 'in', PRIMARY)
    .where('c.serviceFrom', '>=', since)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('remitLine as l')
          .select('l.line')
          .whereRef('l.remitClaimId', '=', 'c.id')
          .where('l.procedure', '=', procedure),
      ),
    )
    .select(['c.id', 'c.remittanceId', 'c.payerId', 'c.account', 'c.paymentDate', 'c.serviceFrom'])
    .orderBy('c.id', 'desc')
    .limit(most)
    .execute()
  const found: PricedRow[] = []
  for await (const line of linesOf(reader, claims, {})) if (line.procedure === procedure) found.push(line)
  return found
}

/** The lines of the answers that hold now in the cases of these, and came after them from the same payer: each with the one that it comes after. */
export async function linesSince(
  reader: Reader,
  ids: readonly number[],
): Promise<readonly (PricedRow & { readonly after: number })[]> {
  const answers = await inTurn(ids, part =>
    reader.kysely
      .selectFrom('caseMember as m')
      .innerJoin('remitClaim as o', join => join.onRef('o.id', '=', 'm.remitClaimId'))
      .innerJoin('caseMember as n', join => join.onRef('n.caseId', '=', 'm.caseId'))
      .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'n.remitClaimId'))
      .where('m.remitClaimId', 'in', part)
      .where('n.role', '=', 'current')
      .where('c.reversal', '=', false)
      .whereRef('c.payerId', '=', 'o.payerId')
      .whereRef('c.id', '>', 'o.id')
      .select(['o.id as after', 'c.id', 'c.remittanceId', 'c.payerId', 'c.account', 'c.paymentDate', 'c.serviceFrom'])
      .execute(),
  )
  const after = Map.groupBy(answers, ({ id }) => id)
  const found: (PricedRow & { readonly after: number })[] = []
  for await (const line of linesOf(
    reader,
    [...after.values()].flatMap(([first]) => (first === undefined ? [] : [first])),
    {},
  ))
    for (const each of after.get(line.id) ?? []) found.push({ ...line, after: each.after })
  return found
}

async function* linesOf(
  reader: Reader,
  claims: readonly PricedClaim[],
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
): AsyncGenerator<PricedRow> {
  const ids = claims.map(({ id }) => id)
  const byClaim = new Map(claims.map(claim => [claim.id, claim]))
  const lines = await inTurn(ids, part =>
    reader.kysely
      .selectFrom('remitLine')
      .selectAll()
      .where('remitClaimId', 'in', part)
      .orderBy('remitClaimId')
      .orderBy('line')
      .execute(),
  )
  const adjusted = Map.groupBy(await adjustmentsOf(reader, ids), each => `${each.remitClaimId} ${each.line}`)
  const sent = await sentAs(reader, ids)
  for (const line of lines) {
    const claim = byClaim.get(line.remitClaimId)
    if (claim === undefined) continue
    const servedOn = line.serviceFrom ?? claim.serviceFrom
    if ((from !== undefined && (servedOn ?? '') < from) || (to !== undefined && (servedOn ?? '9') > to)) continue
    const { procedure, modifiers, units, chargeCents, allowedCents } = line
    yield {
      ...claim,
      ...{ line: line.line, procedure, modifiers, units, chargeCents, allowedCents, servedOn },
      adjustments: adjusted.get(`${claim.id} ${line.line}`) ?? [],
      place: sent.places.get(`${claim.id} ${line.line}`) ?? sent.claims.get(claim.id)?.facility ?? null,
      rendering: sent.claims.get(claim.id)?.renderingNpi ?? null,
      claimAdjusted: (adjusted.get(`${claim.id} 0`) ?? []).some(({ amountCents }) => amountCents !== 0),
    }
  }
}

/** What the claims that these answer say of place and provider; claims of institutions have a type of bill in its place, and are left out. */
async function sentAs(reader: Reader, ids: readonly number[]) {
  const claims = await inTurn(ids, part =>
    reader.kysely
      .selectFrom('claimMatch as m')
      .innerJoin('claim as c', join => join.onRef('c.id', '=', 'm.claimId'))
      .where('m.remitClaimId', 'in', part)
      .where('c.kind', '=', 'professional')
      .select(['m.remitClaimId', 'c.facility', 'c.renderingNpi'])
      .execute(),
  )
  const places = await inTurn(ids, part =>
    reader.kysely
      .selectFrom('lineMatch as l')
      .innerJoin('claimMatch as m', join => join.onRef('m.remitClaimId', '=', 'l.remitClaimId'))
      .innerJoin('claimLine as s', join =>
        join.onRef('s.claimId', '=', 'm.claimId').onRef('s.line', '=', 'l.claimLine'),
      )
      .where('l.remitClaimId', 'in', part)
      .where('s.place', 'is not', null)
      .select(['l.remitClaimId', 'l.line', 's.place'])
      .execute(),
  )
  return {
    claims: new Map(claims.map(each => [each.remitClaimId, each])),
    places: new Map(places.map(each => [`${each.remitClaimId} ${each.line}`, each.place])),
  }
}

/** Adjustments of the lines of these claims, each with the kind that was decided last. */
async function adjustmentsOf(reader: Reader, ids: readonly number[]) {
  const rows = await inTurn(ids, part =>
    decidedAdjustments(reader, part)
      .select(['a.id', 'a.remitClaimId', 'a.line', 'a.carc', 'a.amountCents', 'd.kind', 'd.turn'])
      .orderBy('a.id')
      .orderBy('d.turn')
      .execute(),
  )
  return [...new Map(rows.map(row => [row.id, row])).values()]
}
