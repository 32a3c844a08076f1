// The practices of the store as actions and views ask for them: the port to the host, which no action opens itself.
import type { ActionContext, Practices } from '../action.ts'

/** Throws where a door has none to give: every door that practices are made by has them. */
export function practicesOf({ practices }: ActionContext): Practices {
  if (practices === undefined) throw new Error('an action on practices was given none')
  return practices
}
