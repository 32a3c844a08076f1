// A saved filter by its name.
import { savedViews } from '../../store/saved-view.ts'
import type { Store } from '../../store/store.ts'
import type { DenialFilter } from '../denial/fields.ts'
import { Refusal } from '../refusal.ts'

/** The filter kept under a name. Throws Refusal `not-found` with the names there are. */
export async function viewNamed(store: Store, name: string): Promise<DenialFilter> {
  const views = await savedViews(store)
  const found = views.find(view => view.name === name)
  if (found !== undefined) return found.filter as DenialFilter
  throw new Refusal(
    'not-found',
    `No view is called "${name}". ${views.length === 0 ? 'None is saved yet: add --save NAME to a filter.' : `There are: ${views.map(view => view.name).join(', ')}.`}`,
  )
}
