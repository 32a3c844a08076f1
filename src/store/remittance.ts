// Statements on remittances, and on those that came more than once.
import { sql } from 'kysely'
import { type Condition, whereConditions } from './conditions.ts'
import { addRowOnce } from './own-rows.ts'
import { type PageByNumber, pageByNumber } from './page-by-number.ts'
import { inTurn, type Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

/** The content and the numbers by which a remittance is known again. */
export const REMITTANCE_KEYS = ['content', 'traceKey', 'controlKey'] as const

export function remittanceByContent(reader: Reader, content: string): Promise<Row<'remittance'> | undefined> {
  return reader.kysely.selectFrom('remittance').selectAll().where('content', '=', content).executeTakeFirst()
}

/** Those that bear one of these numbers, the oldest first, twenty at the most. */
export function remittancesByNumber(
  reader: Reader,
  { traceKey, controlKey }: Pick<Row<'remittance'>, 'traceKey' | 'controlKey'>,
): Promise<readonly Row<'remittance'>[]> {
  return reader.kysely
    .selectFrom('remittance')
    .selectAll()
    .where(({ eb, or }) => or([eb('traceKey', '=', traceKey), eb('controlKey', '=', controlKey)]))
    .orderBy('id')
    .limit(20)
    .execute()
}

/** Which of these remittances' contents and numbers are known, in few questions. */
export async function knownKeys(
  reader: Reader,
  rows: readonly Pick<Row<'remittance'>, (typeof REMITTANCE_KEYS)[number]>[],
): Promise<ReadonlySet<string>> {
  const known = await Promise.all(
    REMITTANCE_KEYS.map(column =>
      inTurn(rows, async part => {
        const asked = part.map(row => row[column])
        const found = await reader.kysely.selectFrom('remittance').select(column).where(column, 'in', asked).execute()
        return found.map(row => row[column])
      }),
    ),
  )
  return new Set(known.flat())
}

export function addRemittances(unit: Unit, remittances: readonly Row<'remittance'>[]): Promise<void> {
  return unit.insertMany('remittance', remittances)
}

/** Notes that a remittance came again; said once of each place in a file. */
export async function addDuplicate(unit: Unit, duplicate: Omit<Row<'duplicate'>, 'practiceId'>): Promise<void> {
  await addRowOnce(unit, 'duplicate', duplicate, ['fileId', 'ordinal'])
}

export function remittanceById(reader: Reader, id: number): Promise<Row<'remittance'> | undefined> {
  return reader.kysely.selectFrom('remittance').selectAll().where('id', '=', id).executeTakeFirst()
}

/** A page of them by their numbers, each with the name of its payer. */
/** Those whose check or trace number begins or ends like this, the latest first. */
export function remittancesWithTrace(
  { kysely }: Reader,
  text: string,
  most: number,
): Promise<readonly Row<'remittance'>[]> {
  const marked = text.toUpperCase().replaceAll(/[\\%_]/g, mark => `\\${mark}`)
  const like = (pattern: string) => sql<boolean>`upper(trace) like ${pattern} escape '\\'`
  return kysely
    .selectFrom('remittance')
    .selectAll()
    .where(({ or }) => or([like(`${marked}%`), like(`%${marked}`)]))
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
}

export async function remittancePage(
  { kysely }: Reader,
  conditions: readonly Condition[],
  page: PageByNumber,
): Promise<readonly (Row<'remittance'> & { readonly payer: string })[]> {
  const all = whereConditions(kysely.selectFrom('remittance'), conditions).selectAll()
  const rows = await pageByNumber(all, 'id', page).execute()
  const payers = await inTurn([...new Set(rows.map(row => row.payerId))], part =>
    kysely.selectFrom('payer').select(['id', 'name']).where('id', 'in', part).execute(),
  )
  const names = new Map(payers.map(({ id, name }) => [id, name]))
  return rows.map(row => ({ ...row, payer: names.get(row.payerId) ?? '' }))
}

/** One with the names of its payer and file, and the money outside of its claims. */
export async function remittanceWithNames(reader: Reader, id: number) {
  const row = await reader.kysely
    .selectFrom('remittance as r')
    .innerJoin('file as f', join => join.onRef('f.id', '=', 'r.fileId'))
    .innerJoin('payer as p', join => join.onRef('p.id', '=', 'r.payerId'))
    .selectAll('r')
    .select(['f.name as file', 'p.name as payer'])
    .where('r.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const providerAdjustments = await reader.kysely
    .selectFrom('providerAdjustment')
    .selectAll()
    .where('remittanceId', '=', id)
    .orderBy('ordinal')
    .execute()
  return { ...row, providerAdjustments }
}

/** Numbers of its claims in its order, from an ordinal on. */
export async function claimIdsFrom(
  reader: Reader,
  remittanceId: number,
  { from, limit, unbalanced = false }: { readonly from: number; readonly limit: number; readonly unbalanced?: boolean },
): Promise<readonly number[]> {
  const rows = await reader.kysely
    .selectFrom('remitClaim')
    .select('id')
    .where('remittanceId', '=', remittanceId)
    .where('ordinal', '>=', from)
    .$if(unbalanced, query => query.where('differenceCents', '!=', 0))
    .orderBy('ordinal')
    .limit(limit)
    .execute()
  return rows.map(row => row.id)
}

/** Its adjustments over something with the decision that counts, in its order: of some kinds, of some reasons, or all. */
export function adjustmentLines(
  reader: Reader,
  remittanceId: number,
  which: { readonly kinds?: readonly Row<'decision'>['kind'][]; readonly carcs?: readonly string[] },
  most: number,
) {
  return (
    reader.kysely
      .selectFrom('remitClaim as c')
      .innerJoin('adjustment as a', join => join.onRef('a.remitClaimId', '=', 'c.id'))
      .innerJoin('decision as d', join => join.onRef('d.adjustmentId', '=', 'a.id'))
      .leftJoin('remitLine as l', join =>
        join.onRef('l.remitClaimId', '=', 'a.remitClaimId').onRef('l.line', '=', 'a.line'),
      )
      .where('c.remittanceId', '=', remittanceId)
      .where('a.amountCents', '!=', 0)
      // What was decided last counts; what was decided before is not asked.
      .where('d.turn', '=', query =>
        query
          .selectFrom('decision as later')
          .select(({ fn }) => fn.max('later.turn').as('turn'))
          .whereRef('later.adjustmentId', '=', 'd.adjustmentId'),
      )
      .$if(which.kinds !== undefined, query => query.where('d.kind', 'in', which.kinds ?? []))
      .$if(which.carcs !== undefined, query => query.where('a.carc', 'in', which.carcs ?? []))
      .select(['c.id as claimId', 'c.account', 'c.patientName as patient', 'a.line', 'l.procedure', 'l.chargeCents'])
      .select(['a.groupCode as group', 'a.carc', 'a.amountCents', 'a.segment', 'd.kind', 'd.cause', 'd.action'])
      .orderBy('c.ordinal')
      .orderBy('a.id')
      .limit(most)
      .execute()
  )
}
