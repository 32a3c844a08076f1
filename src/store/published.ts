// Statements on figures that are published of payers.
import { addRows, type OwnRow } from './own-rows.ts'
import type { Reader } from './reader.ts'
import type { Unit } from './store.ts'

export type PublishedFigure = OwnRow<'publishedFigure'>

export const addPublished = (unit: Unit, figures: readonly PublishedFigure[]): Promise<void> =>
  addRows(unit, 'publishedFigure', figures)

/** With the payer's name, the newest period first; of one payer or of all. */
export function publishedFigures({ kysely }: Reader, payerId: number | undefined) {
  return kysely
    .selectFrom('publishedFigure as f')
    .innerJoin('payer as p', join => join.onRef('p.id', '=', 'f.payerId'))
    .$if(payerId !== undefined, query => query.where('f.payerId', '=', payerId ?? 0))
    .selectAll('f')
    .select('p.name as payer')
    .orderBy('p.name')
    .orderBy('f.period', 'desc')
    .orderBy('f.id')
    .execute()
}

/** Takes all figures of a sheet out; answers how many. */
export async function removePublished({ kysely }: Unit, sheetId: number): Promise<number> {
  const { numDeletedRows } = await kysely
    .deleteFrom('publishedFigure')
    .where('sheetId', '=', sheetId)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
