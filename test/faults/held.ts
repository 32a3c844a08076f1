// What a store has to be after it was stopped or killed in the middle: whole, by its own audit, files and all.
import type { Store } from '../../src/store/store.ts'
import { audit } from '../../src/work/practice/audit.ts'

/** Throws where the audit does not hold, saying `when`; answers how many remittances are posted. */
export async function heldIn(store: Store, when: string): Promise<number> {
  const wrong = (await audit(store, { files: true })).filter(check => !check.ok)
  if (wrong.length > 0) throw new Error(`${when}: ${wrong.flatMap(check => [check.name, ...check.says]).join(' ')}`)
  return (await store.kysely.selectFrom('remittance').select('id').execute()).length
}
