// Payers' answers about coverage: on a plain card, kept by patient, asked for claims that are here; every sample at hand gives a card or says why not.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { look } from '../../../test/act.ts'
import { claimText } from '../../../test/claim-text.ts'
import { interchange, remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import type { Store } from '../../store/store.ts'
import { createFileReader, type EligibilityInquiry, type EligibilityResponse } from '../../x12/index.ts'
import { loadOriginal } from '../claim/original.ts'
import { importText } from '../intake/import.ts'
import { coveragesOf } from '../intake/read/evidence.ts'
import { readHistories } from '../prevent/history.ts'
import { type Card, cardOfAnswer, cardRecord } from './card.ts'
import { view as coverages } from './coverages.ts'
import { view as estimate } from './estimate.ts'
import { view as inquiry } from './inquiry.ts'

const ANN = { who: 'ann', now: NOW }

function treesIn<Tree>(text: string): { readonly trees: readonly Tree[]; readonly errors: readonly string[] } {
  const trees: Tree[] = []
  const errors: string[] = []
  const reader = createFileReader({
    onFault: ({ severity, says }) => severity === 'error' && errors.push(says),
    onTransaction: () => ({ onEnd: (tree: object) => void trees.push(tree as Tree) }),
  })
  reader.push(Buffer.from(text, 'latin1'))
  reader.end()
  return { trees, errors }
}
const cardsIn = (text: string, on?: string): readonly Card[] =>
  treesIn<EligibilityResponse>(text).trees.flatMap(tree =>
    coveragesOf(tree).map(each => cardOfAnswer(each, on, tree.beginning?.date ?? '2026-01-01')),
  )

const answered = (...segments: readonly string[]) =>
  interchange(
    `BHT*0022*11*Q1*20260219*1200~HL*1**20*1~NM1*PR*2*OWN PAYER*****PI*2~HL*2*1*21*1~NM1*1P*2*OWN CLINIC*****XX*1234567893~HL*3*2*22*0~NM1*IL*1*DOE*PAT****MI*M7~DMG*D8*19800101*F~${segments.join('~')}~`,
    '005010X279A1',
    '271',
  )

const PLAN = [
  'EB*1**30*PR*OWN PLAN',
  'REF*6P*G1',
  'DTP*291*RD8*20260101-20261231',
  'EB*C*IND*30***23*500*****Y',
  'EB*C*IND*30***29*120.5*****Y',
  'EB*G*FAM*30***23*4000*****N',
  'EB*B**98****25*****Y',
  'EB*A**98*****.2****Y',
  'EB*F**PT***23***VS*20',
  'EB*1**47********Y',
  'EB*I**35',
  'EB*L**30',
  'LS*2120',
  'NM1*P3*1*ROE*ANN',
  'LE*2120',
]

describe('a card', () => {
  it('says what the payer said, on the day', () => {
    expect(cardsIn(answered(...PLAN), '2026-03-01')).toEqual([
      {
        memberId: 'M7',
        patient: 'DOE, PAT',
        born: '1980-01-01',
        payer: 'OWN PAYER',
        payerId: '2',
        on: '2026-03-01',
        state: 'active',
        says: 'Coverage is active on 2026-03-01 (from 2026-01-01 to 2026-12-31).',
        from: '2026-01-01',
        to: '2026-12-31',
        plan: 'OWN PLAN',
        product: 'PPO',
        group: 'G1',
        otherPayers: [],
        qmb: false,
        hospice: false,
        deductibles: [{ who: 'one person', network: 'in', amountCents: 50_000, leftCents: 12_050 }],
        outOfPocket: [{ who: 'family', network: 'out', amountCents: 400_000 }],
        copays: [{ services: 'office visit', network: 'in', amountCents: 2500 }],
        coinsurance: [{ services: 'office visit', network: 'in', percent: 20 }],
        limits: ['physical therapy: 20 visits in a calendar year'],
        needsAuthorization: ['hospital'],
        notCovered: ['dental care'],
        primaryCare: 'ANN ROE',
        rejections: [],
      },
    ])
  })

  it.each([
    ['before it begins', ['EB*1**30', 'DTP*346*D8*20260401'], 'not-on-the-day'],
    ['after it ends', ['EB*1**30', 'DTP*346*D8*20250101', 'DTP*347*D8*20260131'], 'not-on-the-day'],
    ['that is over', ['EB*6**30'], 'inactive'],
    ['of which nothing is said', ['EB*D**30'], 'not-said'],
    ['that was not answered', ['AAA*N**75*C'], 'not-answered'],
  ] as const)('of coverage %s is not active', (_, segments, state) => {
    const [card] = cardsIn(answered(...segments), '2026-03-01')
    expect(card?.state).toBe(state)
    if (state === 'not-answered') expect(card?.says).toContain('the member was not found'.slice(4))
  })

  it('of Medicare names the plan that pays instead, who pays first, and what may not be billed', () => {
    const [card] = cardsIn(
      answered(
        'EB*1**30*MB',
        'DTP*291*D8*20200101',
        'EB*1**30*QM',
        'EB*R**30*PR*H1234',
        'DTP*290*D8*20260101',
        'LS*2120',
        'NM1*PRP*2*OWN ADVANTAGE',
        'LE*2120',
        'EB*R**30*12',
        'DTP*290*RD8*20200101-20201231',
        'EB*R**88*OT*S1234',
        'EB*X**45',
        'DTP*292*D8*20260215',
      ),
      '2026-03-01',
    )
    expect(card).toMatchObject({ state: 'active', qmb: true, hospice: true, product: 'Medicare Part B' })
    // The employer's plan ended, and a drug plan does not pay for what is done.
    expect(card?.otherPayers).toEqual([
      { name: 'OWN ADVANTAGE', kind: 'Medicare Advantage (PPO)', advantage: true, before: false, from: '2026-01-01' },
    ])
  })

  const samples = join(import.meta.dirname, '../../../../shared/samples/271')
  it.runIf(existsSync(samples))('comes of every sample, or it is said why not', () => {
    for (const name of readdirSync(samples)) {
      const cards = cardsIn(readFileSync(join(samples, name), 'latin1'))
      expect(cards.length, name).toBeGreaterThan(0)
      for (const card of cards) {
        expect(cardRecord.safeParse(card).error, name).toBeUndefined()
        expect(card.says.length, name).toBeGreaterThan(20)
      }
    }
  })
})

describe.each(ENGINES)('coverage on %s', engine => {
  it('is kept by patient and payer, the newest answer first', async () => {
    const store = await newStore(engine)
    await importText(store, 'first.271', answered('EB*6**30'), ANN)
    await importText(store, 'second.271', answered(...PLAN).replaceAll('000000001', '000000002'), ANN)
    const { items } = await look(store, coverages, { on: '2026-03-01' })
    expect(items).toMatchObject([
      { memberId: 'M7', state: 'active', file: 'second.271', group: 'G1', primaryCare: 'ANN ROE' },
    ])
    expect((await look(store, coverages, { member: 'M8' })).items).toEqual([])
  })

  it('is the one the payer made last, whatever was brought in last', async () => {
    const store = await newStore(engine)
    await importText(store, 'march.271', answered(...PLAN).replace('*20260219*', '*20260301*'), ANN)
    const late = answered('EB*6**30').replaceAll('000000001', '000000002').replace('*20260219*', '*20260105*')
    await importText(store, 'january.271', late, ANN)
    expect((await look(store, coverages, { on: '2026-03-01' })).items).toMatchObject([
      { file: 'march.271', state: 'active', saidOn: '2026-03-01' },
    ])
    await importText(store, 'a.837', claimText({ account: 'A1', member: 'M7' }), ANN)
    const [row] = await store.kysely.selectFrom('claim').select('id').execute()
    const { claim } = await loadOriginal(store, row?.id ?? 0)
    const histories = await readHistories(store, [claim], new Set())
    expect(histories.of({ ...claim, patientBorn: '1980-01-01' }).coverage?.card.state).toBe('active')
  })

  it('is asked for claims that are here, with no more than the question needs', async () => {
    const store = await newStore(engine)
    await importText(store, 'sent.837', claimText({ account: 'A1' }, { account: 'A2', member: 'M2' }), ANN)
    const claims = (await store.kysely.selectFrom('claim').select('id').orderBy('id').execute()).map(({ id }) => id)
    const { text, questions } = await look(store, inquiry, { claims, serviceTypes: ['30', '98'] })
    expect(questions.map(({ account }) => account)).toEqual(['A1', 'A2'])
    const { trees, errors } = treesIn<EligibilityInquiry>(text)
    expect(errors).toEqual([])
    const persons = trees.flatMap(({ sources }) =>
      sources.flatMap(({ receivers }) =>
        receivers.flatMap(({ subscribers }) => subscribers.map(({ person }) => person)),
      ),
    )
    expect(persons.map(each => [each?.name?.id, each?.demographics?.born, each?.dates[0]?.value])).toEqual([
      ['M1', '1980-01-01', '20260220'],
      ['M2', '1980-01-01', '20260220'],
    ])
    expect(persons[0]?.questions[0]?.question?.serviceTypes).toEqual(['30', '98'])
    expect(text).not.toContain('N3*')
    await expect(look(store, inquiry, { claims: [999] })).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe.each(ENGINES)('an estimate on %s', engine => {
  const estimateOf = (store: Store, given: Readonly<Record<string, unknown>> = {}) =>
    look(store, estimate, { member: 'M7', services: '99213', on: '2026-03-01', ...given })

  it('is of what the payer allows most often and what the plan says, in words and on paper', async () => {
    const store = await newStore(engine)
    const claims = Array.from(
      { length: 12 },
      (_, at) =>
        `CLP*E${at}*1*150*70*30*12*ICN${at}*11*1~NM1*QC*1*DOE*JANE~DTM*232*20260205~SVC*HC:99213*150*70**1~DTM*472*20260205~CAS*CO*45*50~CAS*PR*3*30~AMT*B6*100~`,
    )
    const paid = remittance(claims.join(''), '840').replace(/N1\*PR\*[^~]*~/, 'N1*PR*OWN PAYER~')
    expect((await importText(store, 'paid.835', paid, ANN)).status).toBe('imported')
    await importText(store, 'answer.271', answered(...PLAN, 'EB*G*IND*30***29*2000*****Y'), ANN)
    const found = await estimateOf(store)
    // 120.50 is left of the deductible, and a copay of 25.00 may stand in its place: between 25.00 and all of the 100.00 that are allowed.
    expect(found).toMatchObject({
      ...{ counts: true, leastCents: 2500, mostCents: 10_000, confidence: 'low', payer: 'OWN PAYER' },
      services: [{ procedure: '99213', kind: 'office visit', allowedCents: 10_000, deductibleCents: 10_000 }],
    })
    expect(found.services[0]?.basis).toContain('most often allowed by this payer within a year: $100.00 in 12 of 12')
    expect(estimate.print?.(found)?.sections[0]?.blocks).toContainEqual({
      kind: 'paragraph',
      text: 'We think that your part will be between $25.00 and $100.00.',
    })
    const spanish = await estimateOf(store, { language: 'es', services: '99213, D1110' })
    expect(spanish.services.map(({ state }) => state)).toEqual(['counted', 'not-covered'])
    expect(estimate.print?.(spanish)?.language).toBe('es-US')
    // A code that nobody has paid yet: at most its charge.
    const other = await estimateOf(store, { services: '80053x2=90.00' })
    expect(other.services).toMatchObject([{ units: 2, leastCents: 0, mostCents: 9000 }])
    expect(other.open.join(' ')).toContain('at most its charge is counted')
  })

  it('asks for nothing where the law forbids it, and tells no sum without coverage', async () => {
    const store = await newStore(engine)
    const text = (...segments: readonly string[]) => answered(...segments)
    await importText(store, 'qmb.271', text('EB*1**30*MB', 'EB*1**30*QM', 'EB*C*IND*30***29*240'), ANN)
    const qmb = await estimateOf(store, { services: '99213=150.00' })
    expect(qmb).toMatchObject({ counts: true, leastCents: 0, mostCents: 0 })
    expect(qmb.says).toContain('Nothing may be asked of this patient')
    await importText(store, 'later.271', text('EB*6**30').replaceAll('20260219', '20260301'), ANN)
    const none = await estimateOf(store, { services: '99213=150.00' })
    expect(none).toMatchObject({ counts: false, leastCents: 0, mostCents: 0 })
    expect(none.says).toContain('an estimate of your charges in writing')
    expect(none.cites).toMatchObject([{ secondhand: true }])
    // The newest is that of the last day, whatever came in last.
    await importText(store, 'old.271', text('EB*1**30*MC', 'EB*B**98****3').replaceAll('20260219', '20260101'), ANN)
    expect((await estimateOf(store)).counts).toBe(false)
  })

  it('says in a sentence what it cannot do', async () => {
    const store = await newStore(engine)
    await expect(estimateOf(store)).rejects.toMatchObject({ code: 'not-found' })
    await importText(store, 'answer.271', answered(...PLAN), ANN)
    const unknown = await estimateOf(store)
    expect(unknown).toMatchObject({ counts: false, mostCents: 0 })
    expect(unknown.says).toContain('Nothing can be estimated')
    const paper = JSON.stringify(estimate.print?.(unknown))
    expect(paper).toContain('We cannot tell you a sum today')
    const half = await estimateOf(store, { services: '99213=150.00,97110' })
    expect(half.says).toContain('and 97110 on top, which could not be counted')
    expect(JSON.stringify(estimate.print?.(half))).toContain('not included: ask us')
    await expect(estimateOf(store, { services: '97110x0' })).rejects.toMatchObject({ code: 'not-known' })
    const late = await estimateOf(store, { on: '2026-11-28', services: '99213=150.00' })
    expect(late.open[0]).toContain('days before: ask again')
    await expect(estimateOf(store, { services: 'a visit' })).rejects.toMatchObject({ code: 'not-known' })
    await expect(estimateOf(store, { services: ' , ' })).rejects.toMatchObject({ code: 'empty' })
    await expect(estimateOf(store, { payer: 'ELSEWHERE' })).rejects.toMatchObject({ code: 'not-found' })
    const medicaid = answered('EB*1**30*MC', 'EB*B**98****3').replaceAll('OWN PAYER', 'STATE MEDICAID')
    await importText(store, 'medicaid.271', medicaid, ANN)
    await expect(estimateOf(store)).rejects.toMatchObject({ code: 'ambiguous' })
    const copay = await estimateOf(store, { payer: 'medicaid', services: '99213=150.00' })
    expect(copay).toMatchObject({ leastCents: 300, mostCents: 300 })
    expect(copay.says).toContain('no more may be asked than the plan itself sets')
  })
})
