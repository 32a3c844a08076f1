// The practice's own experience, as the queue is ranked by it: what was won counts against everything that ended, not only what was closed.
import { describe, expect, it } from 'vitest'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import type { Row } from '../../store/store.ts'
import { importText } from '../intake/import.ts'
import { NO_OUTCOME } from './after.ts'
import { loadContext } from './context.ts'

type Ending = Partial<
  Pick<Row<'denial'>, 'status' | 'move' | 'dueDate' | 'recoveredCents' | 'closedBecause' | 'lastAction'>
>

const WON: Ending = { status: 'closed', move: 'done', recoveredCents: 9000, closedBecause: 'recovered' }
const LOST: Ending = { status: 'closed', move: 'done', closedBecause: 'not worth it' }
const OVER: Ending = { move: 'us', dueDate: '2020-01-02' }

describe.each(ENGINES)('experience on %s', engine => {
  async function experience(endings: readonly Ending[], action = 'review') {
    const store = await newStore(engine)
    const claims = endings.map(
      (_, at) =>
        `CLP*A${at}*4*150*0**CI*77${at}~NM1*QC*1*DOE*JANE~DTM*232*20260105~SVC*HC:99213*150*0**0~DTM*472*20260105~CAS*CO*197*150~`,
    )
    await importText(store, 'a.835', remittance(claims.join(''), '0'), { now: NOW, who: 'test' })
    const denials = await store.kysely.selectFrom('denial').select(['id', 'payerId']).orderBy('id').execute()
    expect(denials).toHaveLength(endings.length)
    for (const [at, ending] of endings.entries())
      await store.kysely
        .updateTable('denial')
        .set({ closedBecause: null, ...ending })
        .where('id', '=', denials[at]?.id ?? 0)
        .execute()
    const context = await loadContext(store, NOW)
    return context.experience(denials[0]?.payerId ?? 0, '197', 'authorization', action)
  }

  it('of denials that nobody closed and whose time is over counts them as lost', async () => {
    const seen = await experience([WON, WON, LOST, OVER, OVER])
    expect(seen.map(({ wins, tries }) => [wins, tries])).toEqual([
      [2, 5],
      [2, 5],
    ])
  })

  it('leaves out what is still under way, and what ended without an answer to the denial', async () => {
    const running: Ending = { move: 'us', dueDate: '2999-01-02' }
    const withPayer: Ending = { move: 'payer', dueDate: '2020-01-02' }
    const none = [...NO_OUTCOME.without, `${NO_OUTCOME.merged}7`].map(
      (closedBecause): Ending => ({ status: 'closed', move: 'done', closedBecause }),
    )
    const seen = await experience([WON, running, withPayer, ...none])
    expect(seen.map(({ wins, tries }) => [wins, tries])).toEqual([
      [1, 1],
      [1, 1],
    ])
  })

  it('counts the way by which a denial is to be worked last: what was won by appeals says most of an appeal', async () => {
    const by = (ending: Ending, lastAction: string | null): Ending => ({ ...ending, lastAction })
    const endings = [
      ...[by(WON, 'appealed'), by(LOST, 'appealed'), by(WON, 'noticed')],
      ...[by(LOST, 'replacement claim'), by(LOST, 'replacement claim written'), by(LOST, null), by(LOST, 'called')],
    ]
    const seen = async (action: string) =>
      (await experience(endings, action)).map(({ of, wins, tries }) => [of, wins, tries])
    expect((await seen('appeal')).at(-1)).toEqual(['SAMPLE MUTUAL HEALTH, authorization, by appeal', 2, 3])
    expect((await seen('correct-claim')).at(-1)).toEqual([
      'SAMPLE MUTUAL HEALTH, authorization, by another claim',
      0,
      2,
    ])
    expect((await seen('review')).map(([, wins, tries]) => [wins, tries])).toEqual([
      [2, 7],
      [2, 7],
    ])
  })
})
