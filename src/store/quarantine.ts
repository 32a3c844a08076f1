// Statements on what was kept back instead of being posted.

import { addRowOnce } from './own-rows.ts'
import type { Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

/** Keeps a transaction back; said once of each place in a file. */
export async function addQuarantine(unit: Unit, held: Omit<Row<'quarantine'>, 'practiceId'>): Promise<void> {
  await addRowOnce(unit, 'quarantine', held, ['fileId', 'ordinal'])
}

/** What is still kept back: in the place of what was released stands a posted remittance. */
function held({ kysely }: Reader) {
  return kysely
    .selectFrom('quarantine as q')
    .innerJoin('file as f', join => join.onRef('f.id', '=', 'q.fileId'))
    .leftJoin('remittance as r', join => join.onRef('r.fileId', '=', 'q.fileId').onRef('r.ordinal', '=', 'q.ordinal'))
    .where('r.id', 'is', null)
}

/** The latest first, so many at most; each with the name of its file. */
export function listQuarantine(reader: Reader, most?: number) {
  return held(reader)
    .selectAll('q')
    .select('f.name as file')
    .orderBy('q.at', 'desc')
    .orderBy('q.fileId')
    .orderBy('q.ordinal')
    .$if(most !== undefined, query => query.limit(most ?? 0))
    .execute()
}

export async function countQuarantine(reader: Reader): Promise<number> {
  const { n } = await held(reader)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}
