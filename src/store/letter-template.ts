// Statements on letter templates.
import type { Cause } from '../knowledge/load.ts'
import { addRow } from './own-rows.ts'
import type { Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

export type LetterTemplate = Omit<Row<'letterTemplate'>, 'practiceId'>

/** By cause, level and name. */
export function letterTemplates({ kysely }: Reader): Promise<readonly LetterTemplate[]> {
  return kysely.selectFrom('letterTemplate').selectAll().orderBy('cause').orderBy('stage').orderBy('name').execute()
}

export function templatesOfCause({ kysely }: Reader, cause: Cause): Promise<readonly LetterTemplate[]> {
  return kysely.selectFrom('letterTemplate').selectAll().where('cause', '=', cause).orderBy('name').execute()
}

/** In place of one of that name. Answers whether there was one. */
export async function putTemplate(unit: Unit, template: Omit<LetterTemplate, 'id'>): Promise<boolean> {
  const { name, ...row } = template
  const { numUpdatedRows } = await unit.kysely
    .updateTable('letterTemplate')
    .set(row)
    .where('name', '=', name)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) return true
  await addRow(unit, 'letterTemplate', { id: unit.nextId(), ...template })
  return false
}

/** False when there was none of that name. */
export async function dropTemplate({ kysely }: Unit, name: string): Promise<boolean> {
  const { numDeletedRows } = await kysely.deleteFrom('letterTemplate').where('name', '=', name).executeTakeFirst()
  return numDeletedRows > 0n
}
