// Ticks a step of the playbook off, or takes the tick back; it changes nothing else.
import type { Store } from '../../store/store.ts'
import { changeDenials, type Deed, mustSay, type Targets } from './change.ts'

export async function step(store: Store, targets: Targets, text: string, done: boolean, deed: Deed): Promise<number> {
  const said = mustSay(text, 'which step')
  return changeDenials(store, targets, deed, () => ({ set: {}, verb: 'stepped', data: { step: said, done } }))
}
