// What opening a denial is asked with: the practice's own experience, its payers' names in the knowledge, its deadlines.
import type { ClockOverride } from '../../decide/clocks.ts'
import type { Experience } from '../../decide/score.ts'
import type { Level } from '../../knowledge/load.ts'
import type { Row, Store } from '../../store/store.ts'
import type { DenialContext } from './denial.ts'

/** Read once per import; experience changes by the day, not by the file. */
export async function loadContext(store: Store, now: string): Promise<DenialContext> {
  const { kysely, practiceId } = store
  const payers = new Map(
    (await kysely.selectFrom('payer').select(['id', 'entry', 'name']).execute()).map(row => [row.id, row]),
  )
  const practice = await kysely.selectFrom('practice').select('settings').executeTakeFirstOrThrow()
  const settings = JSON.parse(practice.settings) as { readonly attemptCents?: number }
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
  const overrides = await kysely.selectFrom('clock_override').selectAll().orderBy('id', 'desc').execute()
  return {
    practiceId,
    now,
    attemptCents: settings.attemptCents ?? 2500,
    payerEntry: payerId => payers.get(payerId)?.entry ?? null,
    experience: (payerId, carc, cause) => [
      ...experienceOf(cause, cause),
      ...experienceOf(`${payerId} ${carc}`, `${payers.get(payerId)?.name ?? payerId}, ${carc}`),
    ],
    overrides: overrides.map(overrideOf),
  }
}

function overrideOf(row: Row<'clock_override'>): ClockOverride & { readonly payer: string } {
  return {
    payer: row.payer,
    level: row.level as Level,
    ...(row.within === null ? {} : { within: row.within }),
    ...(row.unit === null ? {} : { unit: row.unit as NonNullable<ClockOverride['unit']> }),
    ...(row.filed_means === null ? {} : { filedMeans: row.filed_means as NonNullable<ClockOverride['filedMeans']> }),
    cites: [{ title: row.source, read: row.entered_at.slice(0, 10) }],
  }
}
