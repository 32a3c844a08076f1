// A payer by what a person calls it.

import { payersByName } from '../../store/payer.ts'
import type { Store } from '../../store/store.ts'
import { Refusal } from '../refusal.ts'

/** The payer whose name or identifier this is, or a part of it. Throws Refusal when there is none, or more than one. */
export async function payerNamed(store: Store, name: string): Promise<{ readonly id: number; readonly name: string }> {
  const all = await payersByName(store)
  const asked = name.trim().toUpperCase()
  const exact = all.filter(payer => payer.identifier === asked || payer.name.toUpperCase() === asked)
  const found = exact.length > 0 ? exact : all.filter(payer => payer.name.toUpperCase().includes(asked))
  const [first] = found
  if (first === undefined) throw new Refusal('not-found', `No payer is called "${name}" here.`)
  if (found.length > 1)
    throw new Refusal(
      'ambiguous',
      `"${name}" may be: ${found.map(payer => payer.name).join(', ')}. Give more of the name.`,
    )
  return first
}
