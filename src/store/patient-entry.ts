// Statements on what the practice itself knows of what patients owe: hardship, payment plans, estimates, what they paid.
import { addRows, type OwnRow } from './own-rows.ts'
import { inParts, inTurn, type Reader } from './reader.ts'
import type { Unit } from './store.ts'
import type { PatientEntryKind } from './words.ts'

export type PatientEntry = OwnRow<'patientEntry'>

export const addPatientEntries = (unit: Unit, entries: readonly PatientEntry[]): Promise<void> =>
  addRows(unit, 'patientEntry', entries)

/** What holds on these accounts, the oldest first. */
export function entriesOf({ kysely }: Reader, accounts: readonly string[]): Promise<readonly PatientEntry[]> {
  return inTurn(accounts, part =>
    kysely
      .selectFrom('patientEntry')
      .selectAll()
      .where('account', 'in', part)
      .where('endedAt', 'is', null)
      .orderBy('id')
      .execute(),
  )
}

/** What holds, of one kind or all, the newest first. */
export function patientEntries(
  { kysely }: Reader,
  { kind, limit }: { readonly kind: PatientEntryKind | undefined; readonly limit: number },
): Promise<readonly PatientEntry[]> {
  return kysely
    .selectFrom('patientEntry')
    .selectAll()
    .where('endedAt', 'is', null)
    .$if(kind !== undefined, query => query.where('kind', '=', kind ?? 'paid'))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** What patients paid on each account, those where most was paid first; so many accounts at most. */
export async function paidByPatients({ kysely }: Reader, limit: number) {
  const rows = await kysely
    .selectFrom('patientEntry')
    .where('kind', '=', 'paid')
    .where('endedAt', 'is', null)
    .groupBy('account')
    .select(({ fn }) => ['account', fn.sum<number | null>('amountCents').as('paid')])
    .orderBy('paid', 'desc')
    .orderBy('account')
    .limit(limit)
    .execute()
  return rows.map(({ account, paid }) => ({ account, paidCents: Number(paid ?? 0) }))
}

/** Ends one that holds; answers it, undefined where there is none. */
export async function endPatientEntry({ kysely }: Unit, id: number, at: string): Promise<PatientEntry | undefined> {
  const held = kysely.selectFrom('patientEntry').selectAll().where('id', '=', id).where('endedAt', 'is', null)
  const found = await held.executeTakeFirst()
  if (found !== undefined) await kysely.updateTable('patientEntry').set({ endedAt: at }).where('id', '=', id).execute()
  return found
}

/** Ends all that hold of a sheet; answers how many. */
export async function endPatientSheet({ kysely }: Unit, sheetId: number, at: string): Promise<number> {
  const done = await kysely
    .updateTable('patientEntry')
    .set({ endedAt: at })
    .where('sheetId', '=', sheetId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

/** Everything that was entered on these accounts goes, who worked on them as well. */
export async function forgetPatientEntries({ kysely }: Unit, accounts: readonly string[]): Promise<void> {
  for (const part of inParts(accounts))
    for (const table of ['patientEntry', 'accountStaff'] as const)
      await kysely
        .deleteFrom(table as 'patientEntry')
        .where('account', 'in', part)
        .execute()
}

/** Whose these accounts are, as payers named them last: name and number of the member. */
export async function patientsOf({ kysely }: Reader, accounts: readonly string[]) {
  const rows = await inTurn(accounts, part =>
    kysely
      .selectFrom('remitClaim')
      .select(['account', 'patientName', 'memberId'])
      .where('account', 'in', part)
      .where('patientName', 'is not', null)
      .orderBy('id')
      .execute(),
  )
  return new Map(
    rows.map(({ account, patientName, memberId }) => [account, { patientName: patientName ?? '', memberId }]),
  )
}
