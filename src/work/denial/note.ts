// Writes a note on denials; it changes nothing else.
import type { Store } from '../../store/store.ts'
import { changeDenials, type Deed, mustSay, type Targets } from './change.ts'

export async function note(store: Store, targets: Targets, text: string, deed: Deed): Promise<number> {
  const said = mustSay(text, 'what the note is to hold')
  return changeDenials(store, targets, deed, () => ({ set: {}, verb: 'noted', data: { text: said } }))
}
