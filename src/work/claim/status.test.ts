// A silent payer is asked once for each of the days; its answer finds the claim by the number of the question, and stands where the claim is looked for.
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { claimText } from '../../../test/claim-text.ts'
import { interchange } from '../../../test/read-file.ts'
import { ENGINES, newStore } from '../../../test/store.ts'
import { bytesOfFile, fileById } from '../../store/file.ts'
import type { Reader } from '../../store/reader.ts'
import type { Store } from '../../store/store.ts'
import { createFileReader, type Fault, type StatusRequest } from '../../x12/index.ts'
import type { Outcome } from '../action.ts'
import { importText } from '../intake/import.ts'
import { applyErasure } from '../practice/retention/apply.ts'
import { planErasure } from '../practice/retention/plan.ts'
import { action as ask } from './ask-status.ts'
import { view as missing } from './missing.ts'
import { view as questions } from './status-questions.ts'
import { view as story } from './story.ts'

const on = (day: string) => ({ who: 'ann', now: `${day}T12:00:00.000Z` })
const DEPENDENT = claimText({ account: 'B2', member: 'M2' })
  .replace('HL*2*1*22*0', 'HL*2*1*22*1')
  .replace(/(NM1\*PR\*[^~]*~)/, '$1HL*3*2*23*0~PAT*19~NM1*QC*1*DOE*KIM~N3*1 ST~N4*TOWN*FL*331010000~DMG*D8*20150203*M~')

const filesOf = ({ made }: Outcome) => (made?.files ?? []) as readonly { readonly id: number }[]

const textOf = async (store: Store, id: number) => (await bytesOfFile(store, id))?.toString('latin1') ?? ''

function treeOf(text: string): { readonly tree: StatusRequest; readonly faults: readonly Fault[] } {
  const faults: Fault[] = []
  const trees: object[] = []
  const reader = createFileReader({
    onFault: fault => void faults.push(fault),
    onTransaction: () => ({ onEnd: read => void trees.push(read) }),
  })
  reader.push(Buffer.from(text, 'latin1'))
  reader.end()
  return { tree: trees[0] as StatusRequest, faults }
}

const answer = (trace: string, stc: string) =>
  interchange(
    `BHT*0010*08*A1*20260318*1200*DG~HL*1**20*1~NM1*PR*2*OWN PAYER*****PI*2~HL*2*1*21*1~NM1*41*2*OWN CLINIC*****46*1~HL*3*2*19*1~NM1*1P*2*OWN CLINIC*****XX*1234567893~HL*4*3*22*0~NM1*IL*1*DOE*PAT****MI*M1~TRN*2*${trace}~${stc}~`,
    '005010X212',
    '277',
  )

describe.each(ENGINES)('a silent claim (%s)', engine => {
  it('with a text that no file of ours can hold is left out by itself, and the others are asked about', async () => {
    const store = await newStore(engine)
    const other = claimText({ account: 'A@1' }, { account: 'A2', member: 'M2' })
    await importText(store, 'other.837', other.replaceAll('*', '|').replace('A@1', 'A*1'), on('2026-03-01'))
    const asked = await act(store, ask, { filter: {} }, { days: [15], most: 10, test: false }, on('2026-03-16'))
    expect(asked).toMatchObject({
      changed: 1,
      made: { files: [{ questions: 1 }], leftOut: [{ account: 'A*1', because: expect.stringContaining('separator') }] },
    })
  })

  it('is asked about once for each day, and the answer finds it', async () => {
    const store = await newStore(engine)
    const text = claimText({ account: 'A1', payer: 'OWN PAYER' }, { account: 'A9', member: 'M9' })
    await importText(store, 'sent.837', text, on('2026-03-01'))
    await importText(store, 'child.837', DEPENDENT, on('2026-03-01'))
    const asking = { days: [15, 30], most: 1000, test: false }
    await expect(act(store, ask, { filter: {} }, asking, on('2026-03-15'))).rejects.toThrow('nothing to ask')
    const asked = await act(store, ask, { filter: {} }, asking, on('2026-03-16'))
    expect(asked).toMatchObject({ changed: 3, made: { files: [{ questions: 3 }], leftOut: [] } })
    const [file] = filesOf(asked)
    const written = await textOf(store, file?.id ?? 0)
    const { tree, faults } = treeOf(written)
    expect(faults).toEqual([])
    const subscribers = tree.sources[0]?.receivers[0]?.providers[0]?.subscribers ?? []
    expect(tree.sources[0]?.receivers[0]?.providers[0]?.names[0]?.name).toMatchObject({
      id: '1234567893',
      entity: '1P',
    })
    expect(subscribers).toHaveLength(3)
    expect(subscribers[0]).toMatchObject({
      demographics: { born: '1980-01-01', gender: 'F' },
      names: [{ name: { id: 'M1' } }],
      claims: [
        {
          references: [{ qualifier: 'EJ', number: 'A1' }],
          amounts: [{ qualifier: 'T3' }],
          dates: [{ qualifier: '472', format: 'D8', value: '20260220' }],
        },
      ],
    })
    expect(subscribers[2]).toMatchObject({
      claims: [],
      dependents: [{ name: { name: { last: 'DOE', first: 'KIM' } }, claims: [{ references: [{ number: 'B2' }] }] }],
    })
    await expect(act(store, ask, { filter: {} }, asking, on('2026-03-30'))).rejects.toThrow('nothing to ask')
    const trace = subscribers[0]?.claims[0]?.trace?.number ?? ''
    await importText(store, 'answer.277', answer(trace, 'STC*F1:65*20260317**150'), on('2026-03-18'))
    const told = await look(store, missing, { days: 10 }, on('2026-03-20').now)
    expect(told.items.map(({ account, askedOn, answer: said }) => [account, askedOn, said?.codes])).toEqual([
      ['A1', '2026-03-16', 'F1:65'],
      ['A9', '2026-03-16', undefined],
      ['B2', '2026-03-16', undefined],
    ])
    const { items, total } = await look(store, questions, {}, on('2026-03-20').now)
    expect(total).toBe(3)
    expect(items.find(({ account }) => account === 'A1')).toMatchObject({ trace, answer: { on: '2026-03-17' } })
    const { entries } = await look(store, story, { id: items.find(each => each.account === 'A1')?.claim ?? 0 })
    expect(entries.filter(({ kind }) => kind === 'said')).toMatchObject([{ says: expect.stringContaining('277') }])
    // A second day has passed: asked again, and the payer does not have it.
    expect(await act(store, ask, { filter: {} }, asking, on('2026-04-01'))).toMatchObject({ changed: 3 })
    const again = (await look(store, questions, {}, on('2026-04-01').now)).items.find(each => each.account === 'A9')
    await importText(store, 'none.277', answer(again?.trace ?? '', 'STC*D0:35*20260402'), on('2026-04-02'))
    const { items: silent } = await look(store, missing, { days: 10 }, on('2026-04-02').now)
    expect(silent.map(({ account, answer: said }) => [account, said?.unknown])).toEqual([
      ['A1', false],
      ['A9', true],
      ['B2', undefined],
    ])
    await store.close()
  })

  it('that cannot be asked about is told, and one is asked about by its number', async () => {
    const store = await newStore(engine)
    const text = claimText({ account: 'A1' }, { account: 'A2' }).replace(/(NM1\*PR\*2\*[^*]*)\*[^~]*/, '$1')
    await importText(store, 'sent.837', text, on('2026-03-01'))
    const { items } = await look(store, missing, { days: 1 }, on('2026-03-10').now)
    const claims = items.map(({ id }) => id)
    const asked = await act(store, ask, { filter: {} }, { days: [15], most: 9, test: true, claims }, on('2026-03-10'))
    expect(asked).toMatchObject({ changed: 1, made: { leftOut: [{ account: 'A1', because: expect.any(String) }] } })
    const none = { days: [15], most: 9, test: false, claims: [987_654] }
    await expect(act(store, ask, { filter: {} }, none, on('2026-03-10'))).rejects.toThrow('no claim 987654')
    await store.close()
  })

  it('that is erased takes the file of the question with it', async () => {
    const store = await newStore(engine)
    await importText(store, 'sent.837', claimText({ account: 'A1' }), on('2026-03-01'))
    const asked = await act(store, ask, { filter: {} }, { days: [15], most: 9, test: false }, on('2026-04-01'))
    const [file] = filesOf(asked)
    const plan = async (reader: Reader) =>
      planErasure(reader, await store.settings(), { account: 'A1', ground: 'not-ours' }, on('2026-04-02').now)
    expect((await plan(store)).alone).toContain(file?.id)
    await applyErasure(store, plan, on('2026-04-02'), { ground: 'not-ours', because: 'came by mistake' })
    expect((await fileById(store, file?.id ?? 0))?.kept).toBe('erased')
    await store.close()
  })
})
