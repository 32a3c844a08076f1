// Statements on who worked on accounts before they were billed.
import type { OwnRow } from './own-rows.ts'
import type { Unit } from './store.ts'

export type AccountStaff = OwnRow<'accountStaff'>

const AT_ONCE = 200

/** In place of what was said of the same account before. */
export async function putAccountStaff({ kysely, practiceId }: Unit, rows: readonly AccountStaff[]): Promise<void> {
  for (let at = 0; at < rows.length; at += AT_ONCE)
    await kysely
      .insertInto('accountStaff')
      .values(rows.slice(at, at + AT_ONCE).map(row => ({ practiceId, ...row })))
      .onConflict(conflict =>
        conflict.columns(['practiceId', 'account']).doUpdateSet(({ ref }) => ({
          coder: ref('excluded.coder'),
          frontDesk: ref('excluded.frontDesk'),
          location: ref('excluded.location'),
          sheetId: ref('excluded.sheetId'),
          broughtAt: ref('excluded.broughtAt'),
          broughtBy: ref('excluded.broughtBy'),
        })),
      )
      .execute()
}

/** Takes out all that a sheet said last; answers of how many accounts. */
export async function removeAccountStaff({ kysely }: Unit, sheetId: number): Promise<number> {
  const { numDeletedRows } = await kysely.deleteFrom('accountStaff').where('sheetId', '=', sheetId).executeTakeFirst()
  return Number(numDeletedRows)
}
