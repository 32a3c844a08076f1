// A payer by what a person calls it: its number, its name, or a part of the name. One rule for filters and for a word on two names.
import { payersByName } from '../../store/payer.ts'
import type { Store } from '../../store/store.ts'
import { type FilterBy, is } from '../list.ts'
import { Refusal } from '../refusal.ts'

/** A filter of a list: the payer whose number stands in the column; typed as a person calls it. */
export const isPayer = (column: string, more: Pick<FilterBy, 'totalled' | 'inRules'> = {}): FilterBy<number> =>
  is<number>('Payer', column, 'payer', {
    option: '--payer <name>',
    hint: 'name of the payer, or a part of it',
    typed: async (name, store) => (await payerNamed(store, name)).id,
    ...more,
  })

/** A payer as files name it. */
export interface CalledPayer {
  /** Its number; its name where it has none. */
  readonly key: string
  readonly name: string
}

/** The key of the one that is meant: by number before name, by whole name before a part. Throws Refusal `not-found` or `ambiguous`. */
export function keyCalled(all: readonly CalledPayer[], typed: string): string {
  const word = typed.trim().toUpperCase()
  const exact = all.filter(each => each.key.toUpperCase() === word)
  const called = exact.length > 0 ? exact : all.filter(each => each.name.toUpperCase() === word)
  const found = called.length > 0 ? called : all.filter(each => each.name.toUpperCase().includes(word))
  const keys = [...new Set(found.map(each => each.key))]
  const [key] = keys
  if (key === undefined)
    throw new Refusal(
      'not-found',
      `No payer is called "${typed}" here, by its number or its name.`,
      '"overturn payers" lists them.',
    )
  if (keys.length > 1)
    throw new Refusal(
      'ambiguous',
      `"${typed}" may be: ${keys.map(each => shownOf(found, each)).join(', ')}. Give the number.`,
    )
  return key
}

/** Its name with its number. */
export function shownOf(all: readonly CalledPayer[], key: string): string {
  const name = all.find(each => each.key === key && each.name !== '')?.name ?? ''
  return name === '' || name.toUpperCase() === key ? key : `${name} (${key})`
}

/** The payer of remittances that is meant. Throws Refusal `not-found` or `ambiguous`. */
export async function payerNamed(store: Store, typed: string): Promise<{ readonly id: number; readonly name: string }> {
  const all = (await payersByName(store)).map(row => ({ ...row, key: row.identifier }))
  const key = keyCalled(all, typed)
  const found = all.find(each => each.key === key)
  if (found === undefined) throw new Error(`no payer ${key}`)
  return found
}
