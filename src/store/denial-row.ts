// When denials wake and come due, their clocks, and what the totals of the queue are kept by.
import type { Cause } from '../knowledge/load.ts'
import { inTurn, type Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

/** Those to be woken on this ISO date. */
export async function snoozedUntil({ kysely }: Reader, today: string): Promise<readonly number[]> {
  const rows = await kysely
    .selectFrom('denial')
    .select('id')
    .where('snoozed', '=', true)
    .where('snoozedUntil', '<=', today)
    .execute()
  return rows.map(row => row.id)
}

/** Open ones, snoozed or not: the indexes of the queue begin with both columns. */
const openDenials = ({ kysely }: Reader) =>
  kysely.selectFrom('denial').selectAll().where('status', '=', 'open').where('snoozed', 'in', [false, true])

/** Open ones that come due between two ISO dates. */
export function dueBetween(reader: Reader, from: string, until: string): Promise<readonly Row<'denial'>[]> {
  return openDenials(reader).where('dueDate', '>=', from).where('dueDate', '<=', until).execute()
}

/** Open ones whose deadline was over before an ISO date while a later one is known. */
export async function duePassed({ kysely }: Reader, today: string): Promise<readonly Row<'denial'>[]> {
  return kysely
    .selectFrom('denial as d')
    .selectAll('d')
    .where('d.status', '=', 'open')
    .where('d.snoozed', 'in', [false, true])
    .where('d.dueDate', '<', today)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('clock as c')
          .select('c.level')
          .whereRef('c.denialId', '=', 'd.id')
          .whereRef('c.due', '>', 'd.dueDate'),
      ),
    )
    .execute()
}

/** Open ones of a cause, those with the most at stake first. */
export function openOfCause(reader: Reader, cause: Cause, most: number): Promise<readonly Row<'denial'>[]> {
  return openDenials(reader)
    .where('cause', '=', cause)
    .orderBy('atStakeCents', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
}

/** Denials of a cause, open and closed, the newest first. */
export function newestOfCause({ kysely }: Reader, cause: Cause, most: number): Promise<readonly Row<'denial'>[]> {
  return kysely.selectFrom('denial').selectAll().where('cause', '=', cause).orderBy('id', 'desc').limit(most).execute()
}

/** The clocks of a denial, the first due first. */
export async function clocksOf({ kysely }: Reader, denialId: number): Promise<readonly Row<'clock'>[]> {
  return kysely.selectFrom('clock').selectAll().where('denialId', '=', denialId).orderBy('due').execute()
}

/** The clocks of these denials, each denial's in their order. */
export function clocksOfDenials(reader: Reader, denialIds: readonly number[]): Promise<readonly Row<'clock'>[]> {
  return inTurn(denialIds, part =>
    reader.kysely.selectFrom('clock').selectAll().where('denialId', 'in', part).orderBy('due').execute(),
  )
}

/** Clocks of open denials that end between two ISO dates. */
export async function clocksBetween({ kysely }: Reader, from: string, until: string) {
  return kysely
    .selectFrom('clock as c')
    .innerJoin('denial as d', join => join.onRef('d.id', '=', 'c.denialId'))
    .where('d.status', '=', 'open')
    .where('c.due', '<=', until)
    .where('c.due', '>=', from)
    .select(['c.denialId', 'c.level', 'c.due'])
    .execute()
}

/** Notes that a step before a deadline was announced; false when it had been before. */
export async function noteReminder(
  { kysely, practiceId }: Unit,
  reminder: Omit<Row<'reminder'>, 'practiceId'>,
): Promise<boolean> {
  const noted = await kysely
    .insertInto('reminder')
    .values({ practiceId, ...reminder })
    .onConflict(conflict => conflict.columns(['practiceId', 'denialId', 'level', 'due', 'step']).doNothing())
    .executeTakeFirst()
  return Number(noted.numInsertedOrUpdatedRows ?? 0) > 0
}

/**
 * How denials ended, by payer, code, cause and what was last done of them, a row or two for each: those that were closed, and those that lie with us after their first
 * deadline, which nobody closes. Without the latter only what was won would count. `without` are reasons of closing that say nothing of it,
 * `merged` how those begin that another denial took in.
 */
export async function endedByCode(
  { kysely }: Reader,
  { today, without, merged }: { readonly today: string; readonly without: readonly string[]; readonly merged: string },
) {
  const counted = kysely
    .selectFrom('denial')
    .groupBy(['payerId', 'carc', 'cause', 'lastAction'])
    .select(({ fn, eb }) => [
      'payerId',
      'carc',
      'cause',
      'lastAction',
      fn.countAll<number>().as('tries'),
      fn.sum<number>(eb.case().when('recoveredCents', '>', 0).then(1).else(0).end()).as('wins'),
    ])
  const closed = await counted
    .where('status', '=', 'closed')
    .where(({ eb, and, or }) =>
      or([
        eb('closedBecause', 'is', null),
        and([eb('closedBecause', 'not in', without), eb('closedBecause', 'not like', `${merged}%`)]),
      ]),
    )
    .execute()
  // Two statements: of one for both the database would read all denials.
  const over = await counted
    .where('status', '=', 'open')
    .where('move', '=', 'us')
    .where('dueDate', '<', today)
    .execute()
  return [...closed, ...over].map(row => ({ ...row, tries: Number(row.tries), wins: Number(row.wins) }))
}

/** Open and awake ones by the way whose deadline counts and how sure that is, before an ISO date and from it on; '' is no deadline. */
export async function openByWay({ kysely }: Reader, today: string) {
  const rows = await kysely
    .selectFrom('dueTotal')
    .where('snoozed', '=', false)
    .select(({ fn, eb }) => [
      'dueLevel',
      'dueSure',
      eb.case().when('dueDate', '<', today).then(1).else(0).end().as('over'),
      fn.sum<number>('denials').as('denials'),
      fn.sum<number>('atStakeCents').as('cents'),
    ])
    .groupBy(['dueLevel', 'dueSure', 'over'])
    .execute()
  return rows.map(({ dueLevel, dueSure, over, denials, cents }) => ({
    dueLevel,
    dueSure,
    over: dueLevel !== '' && Number(over) === 1,
    denials: Number(denials),
    atStakeCents: Number(cents),
  }))
}

/** Open and awake denials by cause. */
export async function openByCause({ kysely }: Reader) {
  const rows = await kysely
    .selectFrom('queueTotal')
    .where('status', '=', 'open')
    .where('snoozed', '=', false)
    .groupBy('cause')
    .select(({ fn }) => ['cause', fn.sum<number>('denials').as('denials'), fn.sum<number>('atStakeCents').as('cents')])
    .execute()
  return rows.map(row => ({ cause: row.cause, denials: Number(row.denials), atStakeCents: Number(row.cents) }))
}

/** The adjudications that denials closed for this reason show, in the order of their numbers. */
export async function adjudicationsClosedAs({ kysely }: Reader, because: string): Promise<readonly number[]> {
  const rows = await kysely
    .selectFrom('denial')
    .where('status', '=', 'closed')
    .where('closedBecause', '=', because)
    .orderBy('id')
    .select('remitClaimId')
    .execute()
  return rows.map(row => row.remitClaimId)
}

/** Open denials by payer, snoozed ones too. */
export async function openByPayer({ kysely }: Reader) {
  const rows = await kysely
    .selectFrom('queueTotal')
    .where('status', '=', 'open')
    .groupBy('payerId')
    .select(({ fn }) => [
      'payerId',
      fn.sum<number>('denials').as('denials'),
      fn.sum<number>('atStakeCents').as('cents'),
    ])
    .execute()
  return rows.map(row => ({ payerId: row.payerId, denials: Number(row.denials), atStakeCents: Number(row.cents) }))
}

/** What closed ones brought, by the day of the payment that brought it: the first day counts, the last does not. */
export async function recoveredBetween(
  { kysely }: Reader,
  from: string,
  until: string,
): Promise<{ readonly denials: number; readonly cents: number }> {
  const row = await kysely
    .selectFrom('denial')
    .where('status', '=', 'closed')
    .where('recoveredCents', '>', 0)
    .where('paymentDate', '>=', from)
    .where('paymentDate', '<', until)
    .select(({ fn }) => [fn.countAll<number>().as('denials'), fn.sum<number | null>('recoveredCents').as('cents')])
    .executeTakeFirstOrThrow()
  return { denials: Number(row.denials), cents: Number(row.cents ?? 0) }
}

/** How many files there are, or what was set aside of them. */
export async function countRows({ kysely }: Reader, table: 'quarantine' | 'file'): Promise<number> {
  const { n } = await kysely
    .selectFrom(table)
    .select(({ fn }) => fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}
