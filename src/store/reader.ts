// What the reading functions of the nouns ask with: a store, or a unit that is open.
import type { Store, Unit } from './store.ts'

export type Reader = Pick<Store, 'kysely'> | Pick<Unit, 'kysely'>

/** How many values stand in one list of a statement. */
export const IN_LIST = 500

/** A list in parts that one statement can take. */
export function inParts<Item>(items: readonly Item[], size = IN_LIST): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))
}

/** Asks part after part and answers all rows together. */
export async function inTurn<Item, Found>(
  items: readonly Item[],
  ask: (part: readonly Item[]) => Promise<readonly Found[]>,
): Promise<readonly Found[]> {
  const found: Found[] = []
  for (const part of inParts(items)) found.push(...(await ask(part)))
  return found
}

/** What is asked of one payer, or of all; from and to an ISO date, both counted in. */
export interface PayerSpan {
  readonly payerId?: number | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}
