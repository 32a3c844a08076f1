// Figures: the sums that are kept with every change are those of denials, first answers, payments and claims as sent that are counted now.
import { everyCase, keptRows, paidByDay } from '../../../store/audit/figures.ts'
import { everyDenial } from '../../../store/denial-list.ts'
import { countFirstSent, findFirstAnswers, SUMMED_BY } from '../../../store/kept-figures.ts'
import { wrongProviders } from '../../../store/provider.ts'
import { inParts } from '../../../store/reader.ts'
import type { Store } from '../../../store/store.ts'
import { createFigureSums } from '../../insight/kept.ts'
import { type AuditCheck, found } from './check.ts'

export async function checkFigures(store: Store): Promise<AuditCheck> {
  const sums = createFigureSums()
  for await (const denial of everyDenial(store, [])) sums.denial(denial, 1)
  // A million answers at once would be more than a small machine holds.
  for (const part of inParts(await everyCase(store), 10_000))
    for (const answer of await findFirstAnswers(store, part)) sums.answer(answer, 1)
  for (const paid of await paidByDay(store)) sums.payment(paid)
  for (const days of await countFirstSent(store)) sums.sent(days)
  const counted = sums.take()
  const wrong: string[] = []
  for (const table of Object.keys(counted) as (keyof typeof counted)[])
    wrong.push(...differences(table, counted[table], await keptRows(store, table)))
  for (const id of await wrongProviders(store)) wrong.push(`Denial ${id} names another provider than its claim.`)
  return found('figures', 0, wrong, 'The figures shown are those counted.')
}

function differences<Table extends keyof typeof SUMMED_BY>(
  table: Table,
  counted: readonly object[],
  kept: readonly object[],
): readonly string[] {
  const by: readonly string[] = SUMMED_BY[table]
  const sumsOf = (rows: readonly object[]) =>
    new Map(
      rows.flatMap(row => {
        const sums = Object.entries(row).filter(([name, value]) => !by.includes(name) && value !== 0)
        const key = by.map(name => (row as Readonly<Record<string, unknown>>)[name]).join(' ')
        return sums.length === 0
          ? []
          : [
              [
                key,
                sums
                  .map(([name, value]) => `${name} ${value}`)
                  .sort()
                  .join(', '),
              ],
            ]
      }),
    )
  const [is, should] = [sumsOf(kept), sumsOf(counted)]
  return [...new Set([...is.keys(), ...should.keys()])].flatMap(key =>
    is.get(key) === should.get(key)
      ? []
      : [`The figure ${table} of ${key} is ${is.get(key) ?? 'none'} where ${should.get(key) ?? 'none'} is counted.`],
  )
}
