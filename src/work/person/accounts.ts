// The accounts behind people: the port to the sign-in library, which knows passwords and sessions and which no action opens itself.
import type { Accounts, ActionContext } from '../action.ts'

/** Throws where a door has no accounts to give: every door that people are taken in by has them. */
export async function accountsOf({ accounts }: ActionContext): Promise<Accounts> {
  if (accounts === undefined) throw new Error('an action on people was given no accounts')
  return accounts()
}
