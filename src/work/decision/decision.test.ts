// Decisions of others on each engine: brought in as their publishers offer them, found by words however they are written, cited in a letter by number, who
// decided and when, and gone in one step.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { ANSWERS, fillForLetters } from '../../../test/letter-plain.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import {
  addDecisionImport,
  addOutsideDecisions,
  countDecisions,
  decisionImports,
} from '../../store/outside-decision.ts'
import { readAppealFile } from '../appeal/files.ts'
import { action as makeAppeal } from '../denial/appeal.ts'
import { view as letterView } from '../denial/letter.ts'
import { Refusal } from '../refusal.ts'
import { action as bring } from './bring.ts'
import { view as decisions } from './decisions.ts'
import { dayOrYear, readDecisionSheet, rulingIn } from './read.ts'
import { action as withdraw } from './withdraw.ts'

const ANN = { who: 'ann', now: NOW }
const LATER = { who: 'ann', now: '2026-03-02T09:30:00Z' }
const NONE = { ids: [] }

const CALIFORNIA = [
  'Reference ID,Report Year,Diagnosis Category,Diagnosis Sub Category,Treatment Category,Treatment Sub Category,Determination,Type,Age Range,Patient Gender,Findings',
  'ZZ21-1,2021,Orthopedic,Back pain,Surgery,Fusion,Overturned Decision of Health Plan,Medical Necessity,51-64,Female,"The reviewer found the lumbar fusion and/or revision necessary; conservative care had failed."',
  'ZZ21-2,2021,Orthopedic,Back pain,Surgery,Fusion,Upheld Decision of Health Plan,Medical Necessity,31-40,Male,"Lumbar imaging was not shown to be needed."',
  ',2020,Cardiac,,,,Upheld Decision of Health Plan,,,,No number here',
  'ZZ21-1,2021,x,,,,Upheld,,,,"The same number again"',
].join('\n')
const COUNCIL =
  'Docket M-11-1234\n\nThe Council reverses: the ambulance transport was reasonable; "=cmd|calc" <script>alert(1)</script>'

describe.each(ENGINES)('decisions of others on %s', engine => {
  async function filled() {
    const store = await newStore(engine)
    await act(store, bring, NONE, { name: 'imr.csv', text: CALIFORNIA }, ANN)
    return store
  }
  const found = async (store: Awaited<ReturnType<typeof filled>>, search: string, more = {}) =>
    (await look(store, decisions, { search, ...more })).items.map(({ number }) => number)

  it('are brought in once, each under its number, with rows that cannot be cited told', async () => {
    const store = await newStore(engine)
    const dry = await act(store, bring, NONE, { name: 'imr.csv', text: CALIFORNIA, dryRun: true }, ANN)
    expect([dry.changed, (await look(store, decisions, {})).items]).toEqual([0, []])
    const done = await act(store, bring, NONE, { name: 'imr.csv', text: CALIFORNIA }, ANN)
    expect(done).toMatchObject({
      changed: 1,
      made: { forum: 'California DMHC independent medical review', decisions: 2, here: 1, badRows: 1 },
    })
    expect(done.made).toMatchObject({ bad: [{ line: 4, says: 'it has no number to cite it by' }] })
    expect((await act(store, bring, NONE, { name: 'again', text: CALIFORNIA }, ANN)).changed).toBe(0)
    const longer = `${CALIFORNIA}\nZZ22-9,2022,Eye,,Surgery,,Overturned,,,,New finding`
    expect((await act(store, bring, NONE, { name: 'newer', text: longer }, ANN)).made).toMatchObject({
      decisions: 1,
      here: 3,
    })
    expect(await found(store, '')).toEqual(['ZZ22-9', 'ZZ21-2', 'ZZ21-1'])
  })

  it('that another one is bringing in are left to them; what was stopped goes with the same file, or after an hour', async () => {
    const store = await newStore(engine)
    const begun = {
      id: 900_000,
      name: 'begun',
      forum: 'Reviewer',
      sha256: 'x',
      decisions: 0,
      state: 'loading' as const,
    }
    const row = {
      id: 900_001,
      importId: 900_000,
      forum: 'Reviewer',
      number: 'R-1',
      decided: '',
      ruling: 'unknown' as const,
    }
    await store.write(async unit => {
      await addDecisionImport(unit, { ...begun, broughtAt: NOW, broughtBy: 'jo' })
      await addOutsideDecisions(unit, [{ ...row, about: '', said: 'begun' }])
    })
    const states = async () => new Map((await decisionImports(store)).map(({ name, state }) => [name, state]))
    await act(store, bring, NONE, { name: 'imr.csv', text: CALIFORNIA, dryRun: true }, LATER)
    await act(store, bring, NONE, { name: 'imr.csv', text: CALIFORNIA }, ANN)
    expect((await states()).get('begun')).toBe('loading')
    expect(await store.write(unit => countDecisions(unit, begun.id))).toBe(1)
    await act(store, bring, NONE, { name: 'more', text: `${CALIFORNIA}\nZZ22-9,2022,Eye,,,,Overturned,,,,New` }, LATER)
    expect((await states()).get('begun')).toBe('withdrawn')
    expect(await store.write(unit => countDecisions(unit, begun.id))).toBe(0)
  })

  it('are found where all words stand in the text, or begin a word of it, whatever signs are between', async () => {
    const store = await filled()
    expect(await found(store, 'lumbar')).toEqual(['ZZ21-2', 'ZZ21-1'])
    expect(await found(store, 'LUMB conserv')).toEqual(['ZZ21-1'])
    expect(await found(store, 'revision')).toEqual(['ZZ21-1'])
    expect(await found(store, 'lumbar', { ruling: 'upheld' })).toEqual(['ZZ21-2'])
    expect(await found(store, 'umbar')).toEqual([])
    const { items } = await look(store, decisions, { search: 'conservative', whole: true })
    expect(items).toMatchObject([{ decided: '2021', ruling: 'overturned', about: 'Orthopedic: Surgery' }])
    expect(items[0]?.text).toContain('conservative care')
    await expect(look(store, decisions, { search: '"*&' })).rejects.toMatchObject({ code: 'not-known' })
  })

  it('take any words for words, never for a question of the database', async () => {
    const store = await filled()
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ maxLength: 30 }),
          fc.constantFrom("'); drop table denial; --", 'NEAR(a b)', 'a OR b', 'said:x', '!a & (b', 'é ü ß'),
        ),
        async search => {
          try {
            await look(store, decisions, { search })
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('are cited by number, who decided and when, and block a letter once they are taken back', async () => {
    const store = await newStore(engine)
    const id = await fillForLetters(store)
    const done = await act(
      store,
      bring,
      NONE,
      {
        name: 'council.txt',
        text: COUNCIL,
        forum: 'Medicare Appeals Council',
        number: 'M-11-1234',
        decided: '2011-09-26',
        outcome: 'reversed',
      },
      ANN,
    )
    const [decision] = (await look(store, decisions, { search: 'ambulance' })).items
    const answers = { ...ANSWERS, [`decision.${decision?.id}`]: 'yes' }
    const { made } = await act(store, makeAppeal, { ids: [id] }, { answers }, ANN)
    const facts = JSON.parse((await readAppealFile(store, Number(made?.appeal), 'facts.json')).toString()) as {
      readonly facts: readonly { readonly key: string; readonly value: string; readonly source: object }[]
    }
    expect(
      facts.facts.filter(({ key }) => key.startsWith('decision.')).map(({ value, source }) => [value, source]),
    ).toEqual([
      ['M-11-1234', { kind: 'decision', decision: decision?.id, field: 'number' }],
      ['Medicare Appeals Council', { kind: 'decision', decision: decision?.id, field: 'forum' }],
      ['September 26, 2011', { kind: 'decision', decision: decision?.id, field: 'decided' }],
      ['Docket M-11-1234', { kind: 'decision', decision: decision?.id, field: 'about' }],
      ['overturned', { kind: 'decision', decision: decision?.id, field: 'ruling' }],
    ])
    await act(store, withdraw, { ids: [Number(done.made?.import)] }, {}, ANN)
    expect(await look(store, decisions, { search: 'ambulance' })).toMatchObject({ items: [], files: [] })
    const letter = await look(store, letterView, { id })
    expect(letter.blocked).toBe(true)
    expect(letter.questions.find(({ key }) => key === `decision.${decision?.id}`)?.asks).toMatch(/has been taken back/)
    expect((await look(store, letterView, { id, answers: { [`decision.${decision?.id}`]: 'no' } })).blocked).toBe(false)
    await expect(act(store, withdraw, { ids: [Number(done.made?.import)] }, {}, ANN)).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})

describe('what is read', () => {
  it('is refused where it is no list of decisions, or does not say who decided', async () => {
    const store = await newStore('sqlite')
    await expect(act(store, bring, NONE, { name: 'x', text: 'a,b\n1,2' }, ANN)).rejects.toMatchObject({
      code: 'not-known',
    })
    await expect(act(store, bring, NONE, { name: 'x', text: 'Case Number,Summary\n1,x' }, ANN)).rejects.toMatchObject({
      message: expect.stringContaining('who decided') as string,
    })
    const named = readDecisionSheet('Ref;Words\nA1;"x\ny"\n', { number: 'Ref', said: 'Words' })
    expect(named.decisions).toMatchObject([{ number: 'A1', said: 'x\ny', ruling: 'unknown', decided: '' }])
  })

  it('keeps days and outcomes that are said, and guesses none', () => {
    expect(['2021', '9/26/2011', '2011-09-26T00:00', '13/45/2011', '2011-02-30', 'soon'].map(dayOrYear)).toEqual([
      '2021',
      '2011-09-26',
      '2011-09-26',
      '',
      '',
      '',
    ])
    expect(
      [
        'Overturned',
        'Upheld Decision',
        'Overturned in Part',
        'Fully Favorable',
        'Unfavorable',
        'not overturned; upheld',
        'sent back',
      ].map(rulingIn),
    ).toEqual(['overturned', 'upheld', 'partly', 'overturned', 'upheld', 'unknown', 'unknown'])
  })

  it('never throws but a refusal, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom('Case Number,Summary', '\n', '"', ',', 'a'), fc.string()), { maxLength: 12 }),
        parts => {
          try {
            readDecisionSheet(parts.join(''))
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal)
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
