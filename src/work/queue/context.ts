// What opening a denial is asked with: the practice's own experience, its payers' names in the knowledge, its deadlines.
import type { Experience } from '../../decide/score.ts'
import type { Store } from '../../store/store.ts'
import { clockOverrides } from '../reference/set-clock.ts'
import type { DenialContext } from './denial.ts'

/** Read once per import; experience changes by the day, not by the file. */
export async function loadContext(store: Store, now: string): Promise<DenialContext> {
  const { kysely, practiceId } = store
  const payers = new Map(
    (await kysely.selectFrom('payer').select(['id', 'entry', 'name']).execute()).map(row => [row.id, row]),
  )
  const { attemptCents, rules } = await store.settings()
  const closed = await kysely
    .selectFrom('denial')
    .where('status', '=', 'closed')
    .groupBy(['payer_id', 'carc', 'cause'])
    .select(({ fn, eb }) => [
      'payer_id',
      'carc',
      'cause',
      fn.countAll<number>().as('tries'),
      fn.sum<number>(eb.case().when('recovered_cents', '>', 0).then(1).else(0).end()).as('wins'),
    ])
    .execute()
  const counts = new Map<string, { wins: number; tries: number }>()
  const add = (key: string, wins: number, tries: number) => {
    const known = counts.get(key) ?? { wins: 0, tries: 0 }
    counts.set(key, { wins: known.wins + wins, tries: known.tries + tries })
  }
  for (const { payer_id, carc, cause, wins, tries } of closed) {
    add(cause, Number(wins), Number(tries))
    add(`${payer_id} ${carc}`, Number(wins), Number(tries))
  }
  const experienceOf = (key: string, of: string): readonly Experience[] => {
    const known = counts.get(key)
    return known === undefined ? [] : [{ of, ...known }]
  }
  const overrides = await clockOverrides(store)
  return {
    practiceId,
    now,
    attemptCents,
    payerEntry: payerId => payers.get(payerId)?.entry,
    experience: (payerId, carc, cause) => [
      ...experienceOf(cause, cause),
      ...experienceOf(`${payerId} ${carc}`, `${payers.get(payerId)?.name ?? payerId}, ${carc}`),
    ],
    overrides,
    rules,
  }
}
