// Statements on transactions that are no remittances: what was sent, and what receivers and payers sent back.
import type { Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

type Transmission = Row<'transmission'>

export function transmissionByContent(reader: Reader, content: string): Promise<Transmission | undefined> {
  return reader.kysely.selectFrom('transmission').selectAll().where('content', '=', content).executeTakeFirst()
}

export function transmissionsOfFile(reader: Reader, fileId: number): Promise<readonly Transmission[]> {
  return reader.kysely.selectFrom('transmission').selectAll().where('fileId', '=', fileId).execute()
}

export function addTransmission(unit: Unit, transmission: Transmission): Promise<void> {
  return unit.insertMany('transmission', [transmission])
}

/** Batches of claims that bear all of these numbers. */
export async function claimBatches(
  reader: Reader,
  numbers: Partial<Pick<Transmission, 'groupControl' | 'control' | 'interchangeControl' | 'reference'>>,
): Promise<readonly number[]> {
  let asked = reader.kysely.selectFrom('transmission').select('id').where('setCode', '=', '837')
  for (const column of ['groupControl', 'control', 'interchangeControl', 'reference'] as const) {
    const number = numbers[column]
    if (number !== undefined && number !== null) asked = asked.where(column, '=', number)
  }
  return (await asked.execute()).map(row => row.id)
}

export function transmissionById(reader: Reader, id: number): Promise<Transmission | undefined> {
  return reader.kysely.selectFrom('transmission').selectAll().where('id', '=', id).executeTakeFirst()
}
