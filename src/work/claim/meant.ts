// Which claim is meant where the command line takes the number of a denial or an account: the fields of the query, and the one that was given.
import { z } from 'zod'
import { line, number } from '../input.ts'
import { Refusal } from '../refusal.ts'

/** `id` stands in the address; the command may name the account instead. */
export const denialOrAccount = z.object({
  id: number('Denial', { description: 'the number of a denial' }).optional(),
  account: line('Account', { description: 'the patient control number instead', most: 80 }).optional(),
})

/** Throws Refusal `empty` where neither is given, `ambiguous` where both are. */
export function meant({
  id,
  account,
}: z.output<typeof denialOrAccount>): { readonly denialId: number } | { readonly account: string } {
  if (id !== undefined && account !== undefined)
    throw new Refusal('ambiguous', 'Say one of the two: the number of a denial, or the account.')
  if (account !== undefined) return { account }
  if (id === undefined)
    throw new Refusal('empty', 'Say which claim: the number of a denial, or --account with the patient control number.')
  return { denialId: id }
}
