// A notice of a later level: its deadline counts from it, the level before is over; kept, undone, held through what comes after.
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { close, undo } from '../../../test/denial-actions.ts'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { datedClocksFor } from '../../decide/clocks.ts'
import { payerNames, payerOf } from '../../knowledge/load.ts'
import { clocksOf } from '../../store/denial-row.ts'
import type { Store } from '../../store/store.ts'
import { importText } from '../intake/import.ts'
import { audit } from '../practice/audit.ts'
import { canDecide, DECIDED, startedBy } from './decided.ts'
import { keptClock } from './denial.ts'
import { action as noticeAction } from './notice.ts'
import { clocksAfter, clocksBefore, noticeOf } from './notices.ts'
import { view as showView } from './show.ts'
import { showDenial } from './story.ts'

const actor = { who: 'ann', now: NOW }
const LATER = '2026-06-20T08:00:00Z'

async function denied(store: Store, filing = 'MB', cas = 'CO*50', name = 'a.835'): Promise<number> {
  const claim = `CLP*A*4*150*0**${filing}*77~NM1*QC*1*DOE*JANE~DTM*232*20260105~SVC*HC:99213*150*0**0~DTM*472*20260105~CAS*${cas}*150~`
  await importText(store, name, remittance(claim, '0'), { now: NOW, who: 'test' })
  return (await store.kysely.selectFrom('denial').select('id').executeTakeFirstOrThrow()).id
}
const notice = (store: Store, id: number, given: Record<string, unknown>, now = LATER) =>
  act(store, noticeAction, { ids: [id] }, noticeAction.input.parse(given), { ...actor, now })
const levels = async (store: Store, id: number) => (await clocksOf(store, id)).map(clock => clock.level)
const one = async (store: Store, id: number) =>
  store.kysely.selectFrom('denial').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
async function mustHold(store: Store): Promise<void> {
  expect((await audit(store, { files: false })).filter(check => !check.ok)).toEqual([])
}

describe.each(ENGINES)('a notice on %s', engine => {
  /** A store with one denial of original Medicare. */
  const begun = async () => {
    const store = await newStore(engine)
    return { store, id: await denied(store) }
  }

  it('starts the next level from its date, ends the one before, and moves the due date', async () => {
    const { store, id } = await begun()
    const before = await showDenial(store, id)
    expect(before.clocks.map(clock => clock.level)).toContain('redetermination')
    expect(before.later.map(clock => clock.level)).toEqual(['reconsideration', 'alj', 'council', 'court'])
    const { says } = await notice(store, id, { decided: 'redetermination', date: '2026-06-10', note: 'ICN 77' })
    expect(says).toMatch(/reconsideration until 2026-12-/)
    const after = await showDenial(store, id)
    const started = after.clocks.find(clock => clock.level === 'reconsideration')
    // 180 days after receipt, which is presumed five days after the notice (42 CFR 405.962).
    expect(started).toMatchObject({ due: '2026-12-12', anchorDate: '2026-06-10' })
    expect(started?.anchor).toMatch(/^the redetermination notice, 2026-06-10, presumed received 2026-06-15/)
    expect(after.clocks.map(clock => clock.level)).not.toContain('redetermination')
    expect(after.later.map(clock => clock.level)).toEqual(['alj', 'council', 'court'])
    expect(after.denial).toMatchObject({ dueLevel: 'reconsideration', dueDate: '2026-12-12', lastAction: 'noticed' })
    expect(after.denial.notices).toMatchObject([{ decided: 'redetermination', outcome: 'upheld', note: 'ICN 77' }])
    const shown = await look(store, showView, { id })
    expect(shown.notices).toEqual([
      {
        decided: 'redetermination',
        date: '2026-06-10',
        outcome: 'upheld',
        note: 'ICN 77',
        starts: [{ level: 'reconsideration', due: '2026-12-12', workBy: expect.stringMatching(/^2026-1/) }],
        ends: ['redetermination'],
      },
    ])
    // Each level that waits names what has to come for it, as the notice is kept.
    expect(shown.later.map(({ level, startedBy: by }) => [level, by])).toEqual([
      ['alj', 'reconsideration'],
      ['council', 'alj'],
      ['court', 'council'],
    ])
    expect(shown.audience).toMatchObject({ payerClass: 'medicare-part-b' })
    expect(after.events.at(-1)).toMatchObject({ verb: 'noticed', who: 'ann', data: { date: '2026-06-10' } })
    await mustHold(store)
  })

  it('goes level by level, and is undone one by one', async () => {
    const { store, id } = await begun()
    const first = await one(store, id)
    const had = await levels(store, id)
    await notice(store, id, { decided: 'redetermination', date: '2026-06-10' }, '2026-06-20T08:00:00Z')
    const second = await one(store, id)
    await notice(store, id, { decided: 'reconsideration', date: '2026-08-03' }, '2026-08-10T08:00:00Z')
    expect(await levels(store, id)).toContain('alj')
    expect(await levels(store, id)).not.toContain('reconsideration')
    expect((await one(store, id)).notices).toHaveLength(2)
    await undo(store, undefined, { ...actor, now: '2026-08-11T08:00:00Z' })
    expect(await levels(store, id)).toContain('reconsideration')
    expect(await one(store, id)).toMatchObject({
      dueDate: second.dueDate,
      score: second.score,
      notices: second.notices,
    })
    await undo(store, '2026-06-20T08:00:00Z', { ...actor, now: '2026-08-12T08:00:00Z' })
    // What was done after it is undone itself: the older action is taken back as well.
    expect((await one(store, id)).notices).toEqual(first.notices)
    expect(await levels(store, id)).toEqual(had)
    expect(had).toContain('redetermination')
    await mustHold(store)
  })

  it('undone at once, everything is as it was', async () => {
    const { store, id } = await begun()
    const before = await one(store, id)
    const clocks = await clocksOf(store, id)
    await notice(store, id, { decided: 'redetermination', date: '2026-06-10' })
    await undo(store, undefined, { ...actor, now: '2026-06-21T08:00:00Z' })
    expect(await clocksOf(store, id)).toEqual(clocks)
    expect({ ...(await one(store, id)), changedAt: '' }).toEqual({ ...before, changedAt: '' })
    await mustHold(store)
  })

  it('in our favor leaves nothing to appeal, and the move is with the payer', async () => {
    const { store, id } = await begun()
    await notice(store, id, { decided: 'redetermination', date: '2026-06-10', outcome: 'overturned' })
    const { clocks, later, denial } = await showDenial(store, id)
    expect(clocks.filter(clock => clock.kind === 'appeal')).toEqual([])
    expect(later).toEqual([])
    expect(denial.move).toBe('payer')
  })

  it('survives that the same decision is read again, and stands beside the rights of a new one', async () => {
    const { store, id } = await begun()
    await notice(store, id, { decided: 'redetermination', date: '2026-06-10' })
    const claim =
      'CLP*A*4*150*0**MB*77~NM1*QC*1*DOE*JANE~DTM*232*20260105~SVC*HC:99213*150*0**0~DTM*472*20260105~CAS*CO*50*150~'
    await importText(store, 'b.835', remittance(claim, '0', '20260615'), { now: LATER, who: 'test' })
    expect((await one(store, id)).paymentDate).toBe('2026-06-15')
    const standing = await clocksOf(store, id)
    // The new decision has a redetermination of its own, and it comes first.
    expect(standing.map(clock => clock.level)).toEqual(expect.arrayContaining(['redetermination', 'reconsideration']))
    expect(await one(store, id)).toMatchObject({ dueDate: standing[0]?.due, notices: [{ decided: 'redetermination' }] })
    await mustHold(store)
  })

  it('is refused without a denial, on a closed one, ahead of today, before the remittance, and at a level the payer lacks', async () => {
    const { store, id } = await begun()
    const given = { decided: 'redetermination', date: '2026-06-10' }
    await expect(notice(store, 999, given)).rejects.toMatchObject({ code: 'not-found' })
    await expect(notice(store, id, { ...given, date: '2026-06-21' })).rejects.toMatchObject({ code: 'not-a-date' })
    await expect(notice(store, id, { ...given, date: '2025-12-31' })).rejects.toMatchObject({ code: 'not-a-date' })
    await expect(notice(store, id, { ...given, decided: 'second-appeal' })).rejects.toMatchObject({ code: 'not-known' })
    await close(store, { ids: [id] }, 'worked-elsewhere', { ...actor, now: LATER })
    await expect(notice(store, id, given)).rejects.toMatchObject({ code: 'closed' })
  })
})

describe('what a notice starts', () => {
  it('the final internal decision of a plan: external review, four months of it, and every internal level is over', () => {
    const plan = of('marketplace')
    const given = { decided: 'final-internal', date: '2026-06-10', outcome: 'upheld', note: '' } as const
    const first = datedClocksFor(plan, { notice: '2026-03-02' }).map(keptClock)
    const kept = noticeOf(given, plan, first, [])
    expect(kept.started).toMatchObject([{ level: 'external-review', due: '2026-10-10', anchorDate: '2026-06-10' }])
    const left = clocksAfter(first, kept).map(clock => clock.level)
    expect(left).not.toContain('appeal')
    expect(
      clocksBefore(clocksAfter(first, kept), kept)
        .map(clock => clock.level)
        .sort(),
    ).toEqual(first.map(clock => clock.level).sort())
  })

  const of = (id: string) => {
    const payer = payerOf(id)
    if (payer === undefined) throw new Error(`no payer ${id}`)
    return payer
  }
  it.each([
    ['redetermination', 'medicare-part-b', ['reconsideration']],
    ['reconsideration', 'medicare-part-b', ['alj']],
    ['alj', 'medicare-part-a', ['council']],
    ['council', 'medicare-part-a', ['court']],
    ['reconsideration', 'humana-medicare-advantage', ['alj']],
    ['open-negotiation', 'aetna', ['idr']],
  ] as const)('%s at %s: %j', (decided, id, levels) => expect(startedBy(decided, of(id), false)).toEqual(levels))

  it('a redetermination on an overpayment keeps recoupment away once more', () =>
    expect(startedBy('redetermination', of('medicare-part-b'), true)).toEqual([
      'reconsideration',
      'reconsideration-hold',
    ]))

  it('every level of every payer that waits for a notice is started by one', () => {
    const never: string[] = []
    for (const id of payerNames()) {
      const payer = of(id)
      const started = new Set(
        DECIDED.filter(each => canDecide(each, payer)).flatMap(each => startedBy(each, payer, true)),
      )
      for (const { level, anchor } of payer.clocks)
        if (anchor === 'own-notice' && !started.has(level)) never.push(`${id} ${level}`)
    }
    expect(never).toEqual([])
  })
})
