// What the screens stand on, on every engine: order by several columns in pages, search, taking back, steps, own rules, the figures of home,
// of a code and of a remittance, the segments behind them.
import { describe, expect, it } from 'vitest'
import { act } from '../../../test/act.ts'
import { assign, close, snooze, step, undo, writeOff } from '../../../test/denial-actions.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { generateFile } from '../../example/generate.ts'
import type { OwnRule, Store } from '../../store/store.ts'
import type { Actor } from '../action.ts'
import { figuresOf } from '../code/figures.ts'
import { importText } from '../intake/import.ts'
import { readSegments } from '../intake/read/segments.ts'
import { parseSort, type SortTerm } from '../list.ts'
import { audit } from '../practice/audit.ts'
import { lookHome } from '../practice/home.ts'
import { changeSettings } from '../practice/settings.ts'
import { Refusal } from '../refusal.ts'
import { readClaims, readRemittance, reportOf } from '../remittance/read.ts'
import { action as applyRule } from '../rule/apply.ts'
import { action as keepAction } from '../rule/keep.ts'
import { tryRule } from '../rule/own-rules.ts'
import { DENIAL_FIELDS } from './fields.ts'
import { listQueue, placeOf, totalOf } from './list.ts'

const at = (second: number) => `2026-03-02T09:00:${String(second).padStart(2, '0')}.000Z`
const keepRules = (store: Store, items: readonly OwnRule[], actor: Actor) =>
  act(store, keepAction, { ids: [] }, { items: [...items] as never }, actor)
const by = (second: number, who = 'ann') => ({ who, now: at(second) })
const text = generateFile({ seed: 21, claims: 300, from: '2026-02-02' }).text

async function filled(engine: 'sqlite' | 'postgres'): Promise<Store> {
  const store = await newStore(engine)
  await importText(store, 'a.835', text, { now: NOW, who: 'test' })
  return store
}
const allRows = async (store: Store) =>
  store.kysely.selectFrom('denial').selectAll().where('status', '=', 'open').where('snoozed', '=', false).execute()

async function mustHold(store: Store): Promise<void> {
  expect((await audit(store, { files: false })).filter(check => !check.ok)).toEqual([])
}

/** What the order means, worked out apart from the database: nothing last, texts by their characters. */
function inOrder(rows: Awaited<ReturnType<typeof allRows>>, terms: readonly SortTerm[]): number[] {
  return [...rows]
    .sort((one, other) => {
      for (const term of terms) {
        const [first, second] = [one, other].map(row => placeOf(row, [term]).values[0] ?? null) as [
          string | number | null,
          string | number | null,
        ]
        if (first === second) continue
        if (first === null) return 1
        if (second === null) return -1
        return (first < second ? -1 : 1) * (term.rises ? 1 : -1)
      }
      // Among equals the number decides, in the direction of the last column; of equal worth the oldest is worked first.
      const last = terms.at(-1)
      return last?.by === 'score' || last?.rises === true ? one.id - other.id : other.id - one.id
    })
    .map(row => row.id)
}

describe.each(ENGINES)('what the screens stand on, on %s', engine => {
  it('gives every row once and in order, page after page, by any columns', async () => {
    const store = await filled(engine)
    const ids = (await allRows(store)).slice(0, 9).map(row => row.id)
    await assign(store, { ids }, 'Zoe', by(1))
    const rows = await allRows(store)
    for (const sort of [
      'score',
      'cause,amount',
      'due:desc,amount:asc',
      'owner,due',
      'amount:asc',
      'code,service:desc,expected',
    ]) {
      const terms = parseSort(DENIAL_FIELDS, sort)
      const found: number[] = []
      let after: ReturnType<typeof placeOf> | undefined
      do {
        const page = await listQueue(store, {}, { sort: terms, limit: 17, ...(after === undefined ? {} : { after }) })
        found.push(...page.rows.map(row => row.id))
        const last = page.rows.at(-1)
        after = page.rows.length === 17 && last !== undefined ? placeOf(last, terms) : undefined
      } while (after !== undefined)
      expect(found, sort).toEqual(inOrder(rows, terms))
    }
    expect(() => parseSort(DENIAL_FIELDS, 'password')).toThrow(Refusal)
    expect(() => parseSort(DENIAL_FIELDS, 'due:sideways')).toThrow(Refusal)
  })

  it('gives the same rows far down the list as near its top', async () => {
    const store = await newStore(engine)
    const many = generateFile({ seed: 5, claims: 2400, from: '2026-02-02' }).text
    await importText(store, 'many.835', many, { now: NOW, who: 'test' })
    const all = (await listQueue(store, {}, { limit: 5000 })).rows
    expect(all.length).toBeGreaterThan(600)
    const far = await listQueue(store, {}, { limit: 40, offset: 560 })
    expect(far.rows).toEqual(all.slice(560, 600))
    expect((await listQueue(store, {}, { limit: 40, offset: 100_000 })).rows).toEqual([])
  })

  it('finds by the beginning of an account or name, in whatever case, and by number', async () => {
    const store = await filled(engine)
    const [row] = await allRows(store)
    if (row === undefined || row.patientName === null) throw new Error('an empty queue')
    const found = async (search: string) =>
      (await listQueue(store, { search }, { limit: 500 })).rows.map(each => each.id)
    expect(await found(row.account.toLowerCase())).toContain(row.id)
    expect(await found(row.patientName.slice(0, 4))).toContain(row.id)
    expect(await found(String(row.id))).toContain(row.id)
    expect(await found('%')).toEqual([])
    expect((await totalOf(store, { search: row.account })).denials).toBe(1)
  })

  it('takes an action back where nobody has changed anything since', async () => {
    const store = await filled(engine)
    const before = await allRows(store)
    const ids = before.slice(0, 5).map(row => row.id)
    await assign(store, { ids }, 'Bob', by(1))
    await close(store, { ids: [ids[4] ?? 0] }, 'no-denial', by(2, 'bob'))
    await expect(undo(store, at(1), by(3, 'bob'))).rejects.toThrow('nothing of yours')
    expect(await undo(store, at(1), by(3))).toEqual({ undone: 4, left: 1 })
    for (const id of ids.slice(0, 4)) {
      const now = await store.kysely.selectFrom('denial').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
      expect({ ...now, changedAt: '' }).toEqual({ ...before.find(row => row.id === id), changedAt: '' })
    }
    // Taking back is an action as well, and can be taken back.
    expect(await undo(store, at(3), by(4))).toEqual({ undone: 4, left: 0 })
    expect((await store.kysely.selectFrom('denial').select('id').where('owner', '=', 'Bob').execute()).length).toBe(5)
    await store.write(unit => changeSettings(unit, () => ({ writeOffLimitCents: 10_000_000 })))
    for (const [second, doing] of [
      [10, () => snooze(store, { ids: [ids[0] ?? 0] }, '2026-03-04', 'payer', by(10))],
      [11, () => writeOff(store, { ids: [ids[0] ?? 0] }, 'small', by(11))],
    ] as const) {
      const earlier = await store.kysely
        .selectFrom('denial')
        .selectAll()
        .where('id', '=', ids[0] ?? 0)
        .executeTakeFirstOrThrow()
      await doing()
      expect(await undo(store, at(second), by(second + 10))).toEqual({ undone: 1, left: 0 })
      const later = await store.kysely
        .selectFrom('denial')
        .selectAll()
        .where('id', '=', ids[0] ?? 0)
        .executeTakeFirstOrThrow()
      expect({ ...later, changedAt: '' }).toEqual({ ...earlier, changedAt: '' })
    }
    await mustHold(store)
  })

  it('keeps steps that are ticked off in the chain', async () => {
    const store = await filled(engine)
    const [row] = await allRows(store)
    await step(store, { ids: [row?.id ?? 0] }, 'Look into the chart', true, by(1))
    await expect(step(store, { ids: [row?.id ?? 0] }, ' ', true, by(2))).rejects.toThrow(/Too small/)
    const events = await store.kysely.selectFrom('event').select('data').where('verb', '=', 'stepped').execute()
    expect(events.map(event => JSON.parse(event.data))).toEqual([{ step: 'Look into the chart', done: true }])
    await mustHold(store)
  })

  it('asks own rules of what is opened, the first that fits, under their names', async () => {
    const store = await newStore(engine)
    const rules: readonly OwnRule[] = [
      { name: 'Small ones', when: { atMostCents: 5000 }, does: 'leave-out' },
      { name: 'Coding to Ann', when: { cause: 'coding' }, does: 'assign', to: 'Ann' },
      { name: 'Never reached', when: { cause: 'coding' }, does: 'assign', to: 'Nobody' },
    ]
    await keepRules(store, rules, by(1))
    await expect(keepRules(store, [{ name: 'All', when: {}, does: 'leave-out' }], by(1))).rejects.toThrow(Refusal)
    await expect(keepRules(store, [rules[1] as OwnRule, rules[1] as OwnRule], by(1))).rejects.toThrow(
      'Two rules are called',
    )
    await importText(store, 'a.835', text, { now: NOW, who: 'test' })
    const all = await store.kysely.selectFrom('denial').selectAll().execute()
    const small = all.filter(row => row.closedBecause?.includes('“Small ones”'))
    expect(small.length).toBeGreaterThan(5)
    expect(small.every(row => row.status === 'closed' && row.atStakeCents <= 5000)).toBe(true)
    const open = all.filter(row => row.status === 'open')
    expect(open.every(row => row.atStakeCents > 5000)).toBe(true)
    expect(open.every(row => row.owner === (row.cause === 'coding' ? 'Ann' : ''))).toBe(true)
    const told = await store.kysely
      .selectFrom('event')
      .select(['denialId', 'data'])
      .where('verb', '=', 'ruled')
      .execute()
    expect(told.length).toBe(small.length + open.filter(row => row.cause === 'coding').length)
    await mustHold(store)
  })

  it('applies a rule that is kept to what is open, in its place, and leaves what somebody works', async () => {
    const store = await filled(engine)
    const before = (await allRows(store)).filter(row => row.status === 'open')
    const coding = before.filter(row => row.cause === 'coding' && row.atStakeCents > 5000)
    expect(coding.length).toBeGreaterThan(3)
    const [first, second] = coding
    await assign(store, { ids: [first?.id ?? 0] }, 'Bob', by(1))
    await snooze(store, { ids: [second?.id ?? 0] }, '2026-03-04', 'payer', by(2))
    const rules: readonly OwnRule[] = [
      { name: 'Small ones', when: { atMostCents: 5000 }, does: 'leave-out' },
      { name: 'Coding to Ann', when: { cause: 'coding' }, does: 'assign', to: 'Ann' },
    ]
    await keepRules(store, rules, by(3))
    const apply = (name: string) => act(store, applyRule, { ids: [] }, { name }, by(4))
    await expect(apply('Unheard of')).rejects.toMatchObject({ code: 'not-found' })
    const done = await apply('Coding to Ann')
    expect(done.changed).toBe(coding.length - 2)
    expect(done.says).toMatch(/2 denials that somebody works are left as before\.$/)
    const all = await store.kysely.selectFrom('denial').selectAll().execute()
    const after = new Map(all.map(row => [row.id, row]))
    for (const row of before) {
      const wanted = row.id === first?.id ? 'Bob' : row.id === second?.id || !coding.includes(row) ? '' : 'Ann'
      expect(after.get(row.id), String(row.id)).toMatchObject({ owner: wanted, status: 'open' })
    }
    // Again there is nothing left to do.
    expect((await apply('Coding to Ann')).changed).toBe(0)
    await mustHold(store)
  })

  it('tries a rule on what is there without changing anything', async () => {
    const store = await filled(engine)
    const before = await allRows(store)
    const { total, some, closed } = await tryRule(store, { cause: 'coding', atLeastCents: 10_000 })
    const meant = before.filter(row => row.cause === 'coding' && row.atStakeCents >= 10_000)
    expect(total.denials).toBe(meant.length)
    expect(some.length).toBe(Math.min(10, meant.length))
    expect(closed).toBeGreaterThanOrEqual(0)
    await expect(tryRule(store, {})).rejects.toThrow(Refusal)
    expect(await allRows(store)).toEqual(before)
  })

  it('says at home what the filters behind its figures find', async () => {
    const store = await filled(engine)
    const ids = (await allRows(store)).slice(0, 3).map(row => row.id)
    await snooze(store, { ids }, '2026-03-04', 'payer', by(1))
    const home = await lookHome(store, at(2))
    for (const figure of [home.overdue, home.thisWeek, home.fresh, home.approvals, ...home.moves])
      expect(figure.denials).toBe((await totalOf(store, figure.filter)).denials)
    const open = await allRows(store)
    expect(home.causes.reduce((sum, each) => sum + each.denials, 0)).toBe(open.length)
    expect(home.causes.reduce((sum, each) => sum + each.atStakeCents, 0)).toBe(
      open.reduce((sum, row) => sum + row.atStakeCents, 0),
    )
    const week = open.filter(row => row.dueDate !== null && row.dueDate >= '2026-03-02' && row.dueDate <= '2026-03-09')
    expect(home.thisWeek.denials).toBe(week.length)
    expect(home.files).toBe(1)
    const found = await totalOf(store, home.recovered.filter as Parameters<typeof totalOf>[1])
    expect(home.recovered.denials).toBe(found.denials)
  })

  it('counts what a code has come to here', async () => {
    const store = await filled(engine)
    const adjustments = await store.kysely.selectFrom('adjustment').selectAll().where('carc', '=', '45').execute()
    const figures = await figuresOf(store, 'carc', '45')
    expect(figures.times).toBe(adjustments.length)
    expect(figures.cents).toBe(adjustments.reduce((sum, each) => sum + each.amountCents, 0))
    const [top] = await allRows(store)
    const ofTop = (await allRows(store)).filter(row => row.carc === top?.carc)
    expect((await figuresOf(store, 'carc', top?.carc ?? '')).open).toBe(ofTop.length)
    const remark = await store.kysely.selectFrom('remark').select('code').executeTakeFirstOrThrow()
    const seen = await store.kysely.selectFrom('remark').select('code').where('code', '=', remark.code).execute()
    expect(await figuresOf(store, 'rarc', remark.code)).toMatchObject({ times: seen.length })
  })

  it('reads a remittance whole, and each figure’s segment holds it', async () => {
    const store = await filled(engine)
    const { id, fileId } = await store.kysely
      .selectFrom('remittance')
      .select(['id', 'fileId'])
      .executeTakeFirstOrThrow()
    const remittance = await readRemittance(store, id)
    const claims = await readClaims(store, id, { from: 0, limit: 100 })
    expect(claims.length).toBe(remittance.claims)
    expect(claims.reduce((sum, claim) => sum + claim.paidCents, 0)).toBe(remittance.paidCents)
    const segments = await readSegments(store, fileId, 1, 100_000)
    expect(segments[0]?.text.slice(0, 4)).toBe('ISA*')
    const textOf = (segment: number) => segments.find(each => each.index === segment)?.text ?? ''
    for (const claim of claims) {
      expect(textOf(claim.segment)).toContain(`CLP*${claim.account}*`)
      for (const line of claim.lineRows) expect(textOf(line.segment)).toContain(`SVC*HC:${line.procedure}`)
      for (const each of claim.adjustments) expect(textOf(each.segment)).toContain(`CAS*${each.groupCode}*`)
    }
    const { lines: denied } = await reportOf(store, id, 'denied')
    expect(denied.length).toBeGreaterThan(0)
    expect(denied.every(line => line.kind === 'denial' || line.kind === 'underpayment')).toBe(true)
    // Each leads to the denial in which it is worked.
    const rows = new Map(
      (await store.kysely.selectFrom('denial').select(['id', 'account']).execute()).map(row => [row.id, row.account]),
    )
    const led = denied.filter(line => line.denialId !== null)
    expect(led.length).toBeGreaterThan(denied.length / 2)
    for (const { denialId, account } of led) expect(rows.get(denialId ?? 0)).toBe(account)
    const { lines: adjusted, more } = await reportOf(store, id, 'adjusted')
    expect(more).toBe(false)
    expect(adjusted.reduce((sum, line) => sum + line.amountCents, 0)).toBe(
      claims.flatMap(claim => claim.adjustments).reduce((sum, each) => sum + each.amountCents, 0),
    )
    // Decided otherwise since: what was decided last counts.
    const first = await store.kysely
      .selectFrom('decision as d')
      .innerJoin('adjustment as a', join => join.onRef('a.id', '=', 'd.adjustmentId'))
      .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'a.remitClaimId'))
      .selectAll('d')
      .where('c.remittanceId', '=', id)
      .where('a.amountCents', '!=', 0)
      .where('d.kind', '=', 'denial')
      .executeTakeFirstOrThrow()
    await store.write(async unit => {
      await unit.kysely
        .insertInto('decision')
        .values({ ...first, turn: first.turn + 1, kind: 'contractual', decidedAt: at(30) })
        .execute()
    })
    expect((await reportOf(store, id, 'denied')).lines.length).toBe(denied.length - 1)
    expect((await readSegments(store, fileId, 5, 3)).map(each => each.index)).toEqual([5, 6, 7])
    await expect(readSegments(store, 999_999, 1, 3)).rejects.toThrow(Refusal)
    await expect(readRemittance(store, 999_999)).rejects.toThrow(Refusal)
  })
})
