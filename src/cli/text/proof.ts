// What a person reads of `overturn proof`: the chain that proves when a claim was filed, as it may stand in a letter.
import { plain, type Terminal } from '../terminal.ts'

interface Proofs {
  readonly items: readonly { readonly text: string }[]
}

export function text({ items }: Proofs, _now: string, _terminal: Terminal): string {
  return items.map(proof => `${proof.text.split('\n').map(plain).join('\n')}\n\n`).join('')
}
