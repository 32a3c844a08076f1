// Statements on appeals and on what was answered for a letter.
import type { Cause } from '../knowledge/load.ts'
import { eraseDocuments } from './document.ts'
import { addRow } from './own-rows.ts'
import type { Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'
import { ERASED } from './vault.ts'
import { type AppealStatus, RUNNING_APPEALS } from './words.ts'

export type Appeal = Row<'appeal'>

/** The oldest first. */
export function appealsOf({ kysely }: Reader, denialId: number): Promise<readonly Appeal[]> {
  return kysely.selectFrom('appeal').selectAll().where('denialId', '=', denialId).orderBy('id').execute()
}

export function appealById({ kysely }: Reader, id: number): Promise<Appeal | undefined> {
  return kysely.selectFrom('appeal').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Those in these states with their denials, by the day on which the next thing is due. */
export function appealsIn({ kysely }: Reader, statuses: readonly AppealStatus[], limit: number) {
  return kysely
    .selectFrom('appeal as a')
    .innerJoin('denial as d', join => join.onRef('d.id', '=', 'a.denialId'))
    .innerJoin('payer as p', join => join.onRef('p.id', '=', 'd.payerId'))
    .where('a.status', 'in', statuses)
    .selectAll('a')
    .select([
      'd.account',
      'd.patientName',
      'd.groupCode',
      'd.carc',
      'd.dueDate',
      'd.dueLevel',
      'd.atStakeCents',
      'p.name as payer',
    ])
    .orderBy('a.answerBy')
    .orderBy('a.id')
    .limit(limit)
    .execute()
}

/** Appeals that the payer has decided with what their denials were for, the newest decision first; of one cause, or of all. */
export function decidedAppeals({ kysely }: Reader, cause: Cause | undefined, limit: number) {
  const decided = kysely
    .selectFrom('appeal as a')
    .innerJoin('denial as d', join => join.onRef('d.id', '=', 'a.denialId'))
    .innerJoin('payer as p', join => join.onRef('p.id', '=', 'd.payerId'))
    .where('a.status', '=', 'decided')
    .where('a.ruling', 'is not', null)
  return (cause === undefined ? decided : decided.where('d.cause', '=', cause))
    .select(['a.id', 'a.denialId', 'a.level', 'a.argument', 'a.ruling', 'a.askedCents', 'a.wonCents'])
    .select(['a.sentOn', 'a.decidedOn', 'd.account', 'd.payerId', 'd.groupCode', 'd.carc', 'd.cause', 'd.remitClaimId'])
    .select('p.name as payer')
    .orderBy('a.decidedOn', 'desc')
    .orderBy('a.id', 'desc')
    .limit(limit)
    .execute()
}

/** Those that should have been answered, or paid, before this day. */
export function silentAppeals({ kysely }: Reader, today: string): Promise<readonly Appeal[]> {
  return kysely
    .selectFrom('appeal')
    .selectAll()
    .where('answerBy', '<', today)
    .where(({ eb, or }) => or([eb('status', 'in', RUNNING_APPEALS), eb('status', '=', 'decided')]))
    .orderBy('answerBy')
    .execute()
}

export async function addAppeal(unit: Unit, appeal: Omit<Appeal, 'practiceId'>): Promise<void> {
  await addRow(unit, 'appeal', appeal)
}

export async function setAppeal(unit: Unit, id: number, set: Partial<Appeal>): Promise<void> {
  await unit.kysely.updateTable('appeal').set(set).where('id', '=', id).execute()
}

export function letterDraft({ kysely }: Reader, denialId: number): Promise<Row<'letterDraft'> | undefined> {
  return kysely.selectFrom('letterDraft').selectAll().where('denialId', '=', denialId).executeTakeFirst()
}

export async function keepDraft(unit: Unit, draft: Omit<Row<'letterDraft'>, 'practiceId'>): Promise<void> {
  await unit.kysely.deleteFrom('letterDraft').where('denialId', '=', draft.denialId).execute()
  await addRow(unit, 'letterDraft', draft)
}

/** Takes letters and answers of these denials away; answers where their bytes lay. */
export async function eraseLetters(unit: Unit, denialIds: readonly number[]): Promise<readonly string[]> {
  const paths: string[] = []
  for (const denialId of denialIds) {
    for (const { packetKept, letterKept, factsKept } of await appealsOf(unit, denialId))
      paths.push(...[packetKept, letterKept, factsKept].filter(path => path !== ERASED))
    await unit.kysely
      .updateTable('appeal')
      .set({ packetKept: ERASED, letterKept: ERASED, factsKept: ERASED, tracking: null })
      .where('denialId', '=', denialId)
      .execute()
    await unit.kysely.deleteFrom('letterDraft').where('denialId', '=', denialId).execute()
    await unit.kysely.updateTable('batchLetter').set({ because: '' }).where('denialId', '=', denialId).execute()
    paths.push(...(await eraseDocuments(unit, 'denialId', [denialId])))
  }
  return paths
}
