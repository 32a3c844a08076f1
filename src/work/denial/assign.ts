// Gives denials to a person, or to nobody.
import type { Store } from '../../store/store.ts'
import { changeDenials, type Deed, mustBeOpen, type Targets } from './change.ts'

/** `owner` '' takes them from whoever has them. */
export async function assign(store: Store, targets: Targets, owner: string, deed: Deed): Promise<number> {
  return changeDenials(store, targets, deed, denial => {
    mustBeOpen(denial)
    if (denial.owner === owner) return undefined
    return { set: { owner }, verb: 'assigned', data: { from: denial.owner, to: owner } }
  })
}
