// A person says that two names are one payer, or two: what the claims of both come to then, on both engines, and that the word outweighs what
// the files share.
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { claimFile, JUNIPER, remittanceFile, SAGE, type TextPayer } from '../../../test/case-texts.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import type { Store } from '../../store/store.ts'
import { tellStory } from '../claim/timeline.ts'
import { importText } from '../intake/import.ts'
import { audit } from '../practice/audit.ts'
import { action as join } from './join.ts'
import { view as links } from './links.ts'
import { action as part } from './part.ts'

const ACTOR = { who: 'ann', now: NOW }
const ADMINISTRATORS: TextPayer = { name: 'SAGE ADMINISTRATORS', id: 'SAG77', filing: '12' }
const TRUST: TextPayer = { name: 'INVENTED TRUST', id: 'TRU55', filing: '12' }

/** A claim of 100.00 as a payer decided it. */
const decided = (
  account: string,
  of: TextPayer,
  day: string,
  { status = '1', paid, cas, control }: { status?: string; paid: number; cas: string; control: string },
) =>
  remittanceFile(
    of,
    day,
    String(paid),
    `CLP*${account}*${status}*100*${paid}**12*${control}*11*1~SVC*HC:99213*100*${paid}**1~DTM*472*20260728~CAS*${cas}~REF*6R*${account}L1`,
  )

/** The first payer paid; another name answered under the same claim number from the second place: the files leave open who it is. */
const asked = (account: string) => [
  decided(account, SAGE, '2026-08-05', { paid: 80, cas: 'PR*2*20', control: `ICN${account}` }),
  decided(account, ADMINISTRATORS, '2026-08-19', { status: '2', paid: 15, cas: 'OA*23*85', control: `ICN${account}` }),
]

async function storeWith(engine: (typeof ENGINES)[number], files: readonly { name: string; text: string }[]) {
  const store = await newStore(engine)
  for (const { name, text } of files)
    expect(await importText(store, name, text, ACTOR), name).toMatchObject({ status: 'imported' })
  return store
}

const storyOf = async (store: Store, account: string) => {
  const { standing, services } = await tellStory(store, { account })
  return { standing, links: services[0]?.links ?? [] }
}
const openItems = async (store: Store, kind: 'question' | 'contradiction' | 'give-back') => {
  const rows = await store.kysely.selectFrom('caseItem').select(['kind', 'status']).execute()
  return rows.filter(row => row.kind === kind && row.status === 'open').length
}
const openDenials = async (store: Store) =>
  (await store.kysely.selectFrom('denial').select('account').where('status', '=', 'open').execute()).length
const denialsOf = async (store: Store) => {
  const rows = await store.kysely.selectFrom('denial').select(['status', 'atStakeCents', 'closedBecause']).execute()
  return rows.map(row => `${row.status} ${row.atStakeCents} ${row.closedBecause ?? ''}`).sort()
}
const sound = async (store: Store) =>
  expect((await audit(store, { files: false })).filter(check => !check.ok)).toEqual([])

const BOTH = { one: SAGE.id, other: ADMINISTRATORS.id, reason: 'The provider desk of the plan said so.' }

describe.each(ENGINES)('a person’s word on two names, on %s', engine => {
  it('one payer: the question is closed and the story has one payer, with the word', async () => {
    const store = await storeWith(engine, asked('LNKJOI'))
    expect(await openItems(store, 'question')).toBe(1)
    const before = await storyOf(store, 'LNKJOI')
    expect(before.standing.payers).toHaveLength(2)
    expect(before.standing.mayBillPatient).toBe(false)
    expect(before.links).toEqual([])
    const done = await act(store, join, { ids: [] }, BOTH, ACTOR)
    expect(done.changed).toBe(1)
    expect(done.says).toBe(
      'SAGE ADMINISTRATORS (SAG77) and SAGEBRUSH HEALTH (SBH01) are one payer from now on. 1 claim changes.',
    )
    expect(await openItems(store, 'question')).toBe(0)
    const after = await storyOf(store, 'LNKJOI')
    expect(after.standing.payers).toHaveLength(1)
    expect(after.standing.payers[0]?.paidCents).toBe(9500)
    expect(after.links).toEqual([
      {
        one: 'SAGE ADMINISTRATORS',
        other: 'SAGEBRUSH HEALTH',
        by: 'person',
        says: 'ann said so on 2026-03-02: The provider desk of the plan said so.',
      },
    ])
    await sound(store)
  })

  it('two payers: the question is closed as well, and they are kept apart', async () => {
    const store = await storeWith(engine, asked('LNKPAR'))
    const done = await act(store, part, { ids: [] }, BOTH, ACTOR)
    expect(done).toMatchObject({ changed: 1, made: { cases: 1 } })
    expect(await openItems(store, 'question')).toBe(0)
    const { standing, links: why } = await storyOf(store, 'LNKPAR')
    expect(standing.payers.map(each => [each.payer, each.paidCents])).toEqual([
      ['SAGEBRUSH HEALTH', 8000],
      ['SAGE ADMINISTRATORS', 1500],
    ])
    expect(why).toEqual([])
    await sound(store)
  })

  it('the opposite word takes it back, and the same word twice is said once', async () => {
    const store = await storeWith(engine, asked('LNKUND'))
    await act(store, join, { ids: [] }, BOTH, ACTOR)
    const again = await act(store, join, { ids: [] }, { ...BOTH, one: BOTH.other, other: BOTH.one }, ACTOR)
    expect(again).toEqual({
      changed: 0,
      says: 'ann said so on 2026-03-02 already: The provider desk of the plan said so.',
    })
    const back = await act(store, part, { ids: [] }, { ...BOTH, reason: 'Their letter says otherwise.' }, ACTOR)
    expect(back.changed).toBe(1)
    expect((await storyOf(store, 'LNKUND')).standing.payers).toHaveLength(2)
    const { items } = await look(store, links, {})
    expect(
      items.map(({ one, oneName, other, verdict, holds, because, by }) => [
        one,
        oneName,
        other,
        verdict,
        holds,
        because,
        by,
      ]),
    ).toEqual([
      ['SAG77', 'SAGE ADMINISTRATORS', 'SBH01', 'different', true, 'Their letter says otherwise.', 'ann'],
      ['SAG77', 'SAGE ADMINISTRATORS', 'SBH01', 'same', false, 'The provider desk of the plan said so.', 'ann'],
    ])
    const events = await store.kysely.selectFrom('event').select('verb').orderBy('seq').execute()
    expect(events.map(row => row.verb).filter(verb => verb.endsWith('-payers'))).toEqual([
      'joined-payers',
      'separated-payers',
    ])
    await sound(store)
  })

  it('outweighs a place in line: the name that answered is not the payer on the claim', async () => {
    const store = await storeWith(engine, [
      claimFile({ account: 'LNKPLA', lines: ['99213 100 LNKPLAL1'] }),
      decided('LNKPLA', ADMINISTRATORS, '2026-08-19', { paid: 80, cas: 'PR*2*20', control: 'ICNLP' }),
    ])
    const learned = await storyOf(store, 'LNKPLA')
    expect(learned.standing.payers).toHaveLength(1)
    expect(learned.links).toMatchObject([{ by: 'place-in-line' }])
    // The payer on the claim stands in no remittance: it is known by the claim alone.
    expect(await act(store, part, { ids: [] }, { ...BOTH, one: 'sagebrush health' }, ACTOR)).toMatchObject({
      changed: 1,
    })
    const apart = await storyOf(store, 'LNKPLA')
    expect(apart.links).toEqual([])
    expect(new Map(apart.standing.payers.map(each => [each.payer, each.state]))).toEqual(
      new Map([
        ['SAGEBRUSH HEALTH', 'unanswered'],
        ['SAGE ADMINISTRATORS', 'paid'],
      ]),
    )
    await sound(store)
  })

  it('outweighs a shared claim number: what one payer seemed to have decided anew is two answers', async () => {
    const files = [
      decided('LNKDEN', SAGE, '2026-08-05', { status: '4', paid: 0, cas: 'CO*197*100', control: 'ICNLD' }),
      decided('LNKDEN', ADMINISTRATORS, '2026-08-19', { paid: 80, cas: 'PR*2*20', control: 'ICNLD' }),
    ]
    const store = await storeWith(engine, files)
    expect((await storyOf(store, 'LNKDEN')).links).toMatchObject([
      { by: 'payer-control', says: 'Both use the claim number ICNLD.' },
    ])
    expect(await openDenials(store)).toBe(0)
    const done = await act(store, part, { ids: [] }, BOTH, ACTOR)
    expect(done.changed).toBe(1)
    const apart = await storyOf(store, 'LNKDEN')
    expect(apart.standing.payers.map(each => each.state).sort()).toEqual(['denied', 'paid'])
    expect(await denialsOf(store)).toEqual(['open 10000 '])
    await sound(store)
    await act(store, join, { ids: [] }, BOTH, ACTOR)
    expect((await storyOf(store, 'LNKDEN')).standing.payers).toHaveLength(1)
    expect(await openDenials(store)).toBe(0)
    await sound(store)
  })

  it('two denials of what is one payer become one, and come apart again as they were', async () => {
    const store = await storeWith(engine, [
      decided('LNKTWI', SAGE, '2026-08-05', { status: '4', paid: 0, cas: 'CO*197*100', control: 'ICNLT1' }),
      decided('LNKTWI', ADMINISTRATORS, '2026-08-19', { status: '4', paid: 0, cas: 'CO*16*100', control: 'ICNLT2' }),
    ])
    const apart = ['open 10000 ', 'open 10000 ']
    expect(await denialsOf(store)).toEqual(apart)
    const joined = await act(store, join, { ids: [] }, BOTH, ACTOR)
    expect(joined.changed).toBe(1)
    expect(await denialsOf(store)).toEqual([expect.stringMatching(/^closed 0 merged into /), 'open 10000 '])
    await sound(store)
    expect(await act(store, part, { ids: [] }, BOTH, ACTOR)).toMatchObject({ changed: 1, made: { reopened: 1 } })
    expect(await denialsOf(store)).toEqual(apart)
    await sound(store)
    await act(store, join, { ids: [] }, BOTH, ACTOR)
    await act(store, part, { ids: [] }, BOTH, ACTOR)
    expect(await denialsOf(store)).toEqual(apart)
    await sound(store)
  })

  it('holds for what comes in later, in whatever order', async () => {
    const [first, second] = asked('LNKLAT')
    const store = await storeWith(engine, [...asked('LNKOTH'), ...(first === undefined ? [] : [first])])
    await act(store, join, { ids: [] }, BOTH, ACTOR)
    const report = await importText(store, 'later.835', second?.text ?? '', ACTOR)
    expect(report).toMatchObject({ status: 'imported' })
    expect((await storyOf(store, 'LNKLAT')).standing.payers).toHaveLength(1)
    expect(await openItems(store, 'question')).toBe(0)
    await sound(store)
  })

  it('touches no claim in which only one of them stands', async () => {
    const store = await storeWith(engine, [
      decided('LNKONE', SAGE, '2026-08-05', { paid: 80, cas: 'PR*2*20', control: 'ICNLO1' }),
      decided('LNKTWO', TRUST, '2026-08-05', { paid: 80, cas: 'PR*2*20', control: 'ICNLO2' }),
    ])
    const done = await act(store, join, { ids: [] }, { ...BOTH, other: 'Invented Trust' }, ACTOR)
    expect(done.changed).toBe(0)
    expect(done.says).toContain('No claim changes by it.')
    expect((await look(store, links, {})).items).toHaveLength(1)
  })

  it('refuses a name that nobody bears, one that several bear, and a payer with itself', async () => {
    const store = await storeWith(engine, [
      ...asked('LNKREF'),
      decided('LNKRE2', JUNIPER, '2026-08-05', { paid: 80, cas: 'PR*2*20', control: 'X' }),
    ])
    const say = (one: string, other: string) => act(store, join, { ids: [] }, { one, other, reason: 'x' }, ACTOR)
    await expect(say('SBH01', 'NOBODY')).rejects.toMatchObject({ code: 'not-found' })
    await expect(say('JUN02', 'sage')).rejects.toMatchObject({
      code: 'ambiguous',
      message: '"sage" may be: SAGE ADMINISTRATORS (SAG77), SAGEBRUSH HEALTH (SBH01). Give the number.',
    })
    await expect(say('SBH01', 'SAGEBRUSH HEALTH')).rejects.toMatchObject({ code: 'not-known' })
    expect((await look(store, links, {})).items).toEqual([])
  })
})
