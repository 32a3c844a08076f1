// Letters composed: nothing is stated that does not stand in its source, a wrong source blocks, each guard names the right way, and hostile text
// stays text.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyEvidence, BARE } from '../../../test/letter-evidence.ts'
import { holdLetter, runsOf, type Tally } from '../../../test/letter-properties.ts'
import { letterForm, letterRoutes } from '../../knowledge/letters.ts'
import { payerOf } from '../../knowledge/load.ts'
import { composeLetter } from './compose.ts'
import type { Evidence } from './evidence.ts'
import { isOpen } from './writing.ts'

/** A plain denial for lack of authorization at a commercial plan, all answered but who signs. */
function plain(more: Partial<Evidence> = {}, denial: Partial<Evidence['denial']> = {}): Evidence {
  const entry = payerOf('commercial-default')
  return {
    denial: {
      id: 7,
      account: 'AC-1',
      group: 'CO',
      carc: '197',
      kind: 'denial',
      cause: 'authorization',
      action: 'appeal',
      open: true,
      chargeCents: 15_000,
      paidCents: 0,
      atStakeCents: 15_000,
      serviceFrom: '2026-01-05',
      paymentDate: '2026-02-02',
      lines: [1],
      appealable: true,
      noAppeal: undefined,
      correctionSays: undefined,
      ...denial,
    },
    remittance: {
      id: 1,
      name: 'a.835',
      sha256: 'a'.repeat(64),
      set: '835',
      component: ':',
      head: [
        { index: 5, elements: ['DTM', '405', '20260202'] },
        { index: 6, elements: ['N1', 'PR', 'OWN HEALTH PLAN'] },
        { index: 7, elements: ['N1', 'PE', 'OWN CLINIC', 'XX', '1234567893'] },
      ],
      claim: [
        { index: 9, elements: ['CLP', 'AC-1', '4', '150', '0', '', '12', 'ICN1'] },
        { index: 10, elements: ['NM1', 'QC', '1', 'DOE', 'JANE', '', '', '', 'MI', 'M1'] },
        { index: 11, elements: ['SVC', 'HC:99213:25', '150', '0'] },
        { index: 12, elements: ['DTM', '472', '20260105'] },
        { index: 13, elements: ['CAS', 'CO', '197', '150'] },
      ],
    },
    sent: undefined,
    payer: { entry, payerClass: 'commercial' },
    clocks: [
      {
        level: 'appeal',
        due: '2026-04-03',
        workBy: '2026-03-25',
        rule: 'commercial-default/appeal',
        sure: 'low',
        unit: '60 calendar days',
      },
    ],
    filing: [],
    ...BARE,
    answers: {
      'authorization.number': 'A-77',
      'authorization.approvedOn': '2025-12-20',
      'authorization.page': 'approval letter, page 1',
      'party.standing': 'the provider under its contract',
      'exhibit.authorization': 'sent through the portal',
      'exhibit.party-form': 'not needed under the contract',
      'to.address': 'PO Box 1, Town',
      'signer.name': 'Ann Biller',
      'signer.phone': '555-0100',
    },
    note: '',
    today: '2026-03-02',
    ...more,
  }
}
const text = (evidence: Evidence, argument = 'authorization/on-file') =>
  runsOf(composeLetter(evidence, { argument }))
    .map(run => (typeof run === 'string' ? run : run.text))
    .join('')
const asked = (evidence: Evidence, argument?: string) =>
  composeLetter(evidence, argument === undefined ? {} : { argument })
    .questions.filter(isOpen)
    .map(({ key }) => key)
const rules = (evidence: Evidence) =>
  composeLetter(evidence, { argument: 'authorization/on-file' }).guards.map(({ rule }) => rule)

describe('a letter', () => {
  it('of generated cases states nothing that does not stand in its source, and a wrong source blocks it', () => {
    const tally: Tally = { letters: 0, printable: 0, stated: 0, tampered: 0 }
    fc.assert(
      fc.property(anyEvidence, given => holdLetter(given, tally)),
      { numRuns: 150, seed: 4 },
    )
    expect(tally.printable).toBeGreaterThan(5)
    expect(tally.tampered).toBeGreaterThan(100)
  })

  it('is printable when everything is answered, and says which claim, what was decided, why, and what is asked', () => {
    const letter = composeLetter(plain(), { argument: 'authorization/on-file' })
    expect(letter.faults).toEqual([])
    expect(letter.guards).toEqual([])
    expect(letter.questions.filter(isOpen)).toEqual([])
    expect(letter.blocked).toBe(false)
    const said = text(plain())
    for (const part of [
      'JANE DOE',
      'AC-1',
      'ICN1',
      'CO-197',
      '$150.00',
      'authorization A-77',
      'December 20, 2025',
      'Appeal of a denied claim',
      'Ann Biller',
    ])
      expect(said).toContain(part)
  })

  it('asks for what is missing, and is blocked until it is there', () => {
    expect(asked(plain({ answers: {} }), 'authorization/on-file')).toEqual(
      expect.arrayContaining([
        'to.address',
        'authorization.number',
        'authorization.approvedOn',
        'authorization.page',
        'exhibit.authorization',
        'signer.name',
        'signer.phone',
      ]),
    )
    expect(composeLetter(plain({ answers: {} }), { argument: 'authorization/on-file' }).blocked).toBe(true)
  })

  it('asks which argument fits where several do, and takes the one whose answers were given', () => {
    expect(asked(plain({ answers: {} }))).toContain('argument')
    expect(composeLetter(plain(), {}).argument?.id).toBe('authorization/on-file')
  })

  it('takes no day that is none and no amount that is none', () => {
    const { questions } = composeLetter(
      plain({ answers: { ...plain().answers, 'authorization.approvedOn': '2026-02-30' } }),
      { argument: 'authorization/on-file' },
    )
    expect(questions.find(({ key }) => key === 'authorization.approvedOn')?.wrong).toContain('is no day')
  })

  it('leaves a sentence out whose authority nobody has read, until somebody says so', () => {
    const advantage = plain({ payer: { entry: payerOf('medicare-advantage'), payerClass: 'medicare-advantage' } })
    expect(text(advantage)).not.toContain('422.138')
    expect(text({ ...advantage, answers: { ...advantage.answers, 'read.42-cfr-422-138': 'yes' } })).toContain('422.138')
  })

  it('marks what a person writes freely as theirs', () => {
    const letter = composeLetter(plain({ note: 'The patient called twice.' }), { argument: 'authorization/on-file' })
    const block = letter.blocks.find(({ part }) => part === 'note')
    expect(block?.title).toContain('own words')
    expect(block?.kind === 'paragraphs' && block.paragraphs[0]?.[0]?.entry).toBeUndefined()
  })

  it('that contradicts the claim as it was sent is blocked until a person says which is right', () => {
    const sent = {
      ...plain().remittance,
      id: 2,
      set: '837' as const,
      head: [],
      claim: [{ index: 3, elements: ['CLM', 'AC-1', '160', '', '', '11:B:1'] }],
    }
    expect(asked(plain({ sent }), 'authorization/on-file')).toContain('sent.charge')
    expect(
      asked(plain({ sent, answers: { ...plain().answers, 'sent.charge': 'confirmed' } }), 'authorization/on-file'),
    ).not.toContain('sent.charge')
  })

  it('about another account than the denial’s is never printed', () => {
    const letter = composeLetter(plain({}, { account: 'AC-2' }), { argument: 'authorization/on-file' })
    expect(letter.faults[0]).toContain('AC-1')
    expect(letter.blocked).toBe(true)
  })

  it('leaves out of hostile text what is no text', () =>
    expect(
      text(plain({ answers: { ...plain().answers, 'authorization.number': 'A\u0000\u202E<script>{claim.account}' } })),
    ).toContain('authorization A<script>{claim.account},'))
})

describe('a guard', () => {
  it('says that there is no appeal and which way there is', () => {
    const noAppeal = { law: 'law/no-appeal-unprocessable', says: 'Nothing was decided.', way: 'Send a new claim.' }
    const letter = composeLetter(plain({}, { noAppeal, appealable: false }), {})
    expect(letter.guards[0]).toMatchObject({ rule: 'no-appeal', says: 'Nothing was decided. Send a new claim.' })
    expect(letter.blocked).toBe(true)
  })

  it('lets a request that is no appeal through where the law has closed the appeal', () => {
    const noAppeal = { law: 'law/no-appeal-late', says: 'No appeal.', way: 'Ask for an exception.' }
    const letter = composeLetter(
      plain(
        { payer: { entry: payerOf('medicare-part-b'), payerClass: 'medicare-part-b' } },
        { noAppeal, appealable: false, cause: 'timely-filing', carc: '29' },
      ),
      {},
    )
    expect(letter.argument?.id).toBe('timely-filing/exception')
    expect(letter.guards.map(({ rule }) => rule)).not.toContain('no-appeal')
  })

  it('speaks when the time is over, and lets good cause through', () => {
    expect(rules(plain({ today: '2026-05-01' }))).toContain('over')
    expect(
      rules(plain({ today: '2026-05-01', answers: { ...plain().answers, 'late.cause': 'a flood' } })),
    ).not.toContain('over')
    expect(text(plain({ today: '2026-05-01', answers: { ...plain().answers, 'late.cause': 'a flood' } }))).toContain(
      'good cause: a flood',
    )
    expect(text(plain({ answers: { ...plain().answers, 'late.cause': 'a flood' } }))).not.toContain('a flood')
  })

  it('takes a time that nobody knows for no end of the way: the letter can be made, and states no deadline', () => {
    const unknown = plain({ clocks: [], payer: { entry: undefined, payerClass: 'commercial' } })
    expect(rules(unknown)).not.toContain('no-route')
    expect(composeLetter(unknown, { argument: 'authorization/on-file' })).toMatchObject({
      blocked: false,
      route: { id: 'plan-appeal' },
    })
    expect(text(unknown)).not.toContain('within the time for it')
  })

  it.each([
    [
      'running',
      plain({
        appeals: [{ id: 3, level: 'appeal', status: 'sent', sentOn: '2026-02-20', decidedOn: null, outcome: null }],
      }),
    ],
    ['corrects-better', plain({}, { action: 'correct-claim' })],
    ['other-way', plain({}, { action: 'find-original' })],
    ['correction-running', plain({ correction: 12 })],
    ['patient-share', plain({}, { kind: 'patient-share' })],
    ['not-at-stake', plain({}, { kind: 'contractual', carc: '253' })],
    ['closed', plain({}, { open: false })],
    ['no-route', plain({ clocks: [], payer: { entry: undefined, payerClass: 'unknown' } })],
    ['no-route', plain({ clocks: [] }, { appealable: false })],
    ['no-route', plain({ clocks: [], notices: [{ decided: 'appeal', date: '2026-02-20', outcome: 'upheld' }] })],
    ['time-unknown', plain({ clocks: [], payer: { entry: undefined, payerClass: 'commercial' } })],
    ['time-unknown', plain({ clocks: [] }, { paymentDate: null })],
  ] as const)('speaks of %s', (rule, evidence) => expect(rules(evidence)).toContain(rule))
})

describe('a route', () => {
  /** What each official form has to carry, by its regulation. */
  const MUST: Readonly<Record<string, readonly string[]>> = {
    'cms-20027': ['patient.name', 'member.id', 'service.items', 'service.dates', 'signer.name', 'remittance.date'],
    'cms-20033': [
      'patient.name',
      'member.id',
      'service.items',
      'service.dates',
      'signer.name',
      'notice.by',
      'notice.date',
    ],
    'omha-100': [
      'patient.name',
      'member.id',
      'notice.by',
      'notice.number',
      'service.dates',
      'signer.contact',
      'hearing.evidence',
      'hearing.investigation',
      'medicare.part',
      'party.kind',
    ],
    'dab-101': [
      'patient.name',
      'member.id',
      'service.items',
      'service.dates',
      'notice.date',
      'signer.name',
      'council.disagrees',
    ],
    'nsa-open-negotiation': [
      'service.items',
      'service.codes',
      'service.dates',
      'claim.paid',
      'offer.amount',
      'signer.contact',
      'offer.email',
    ],
    'nsa-idr': [
      'service.items',
      'service.codes',
      'service.dates',
      'facility.state',
      'negotiation.startedOn',
      'idr.entity',
      'payer.name',
      'billing.name',
    ],
  }
  it.each(Object.entries(MUST))('form %s carries every field that has to be there', (name, facts) => {
    const { fields } = letterForm(name)
    for (const fact of facts) expect(fields.find(field => field.fact === fact)?.required, fact).toBe(true)
  })

  it('has every official form that it names', () => {
    const forms = letterRoutes().flatMap(({ form }) => form ?? [])
    expect(new Set(forms)).toEqual(new Set(Object.keys(MUST)))
  })

  it('fills the form of a redetermination, and asks for what is missing on it', () => {
    const medicare = plain({
      payer: { entry: payerOf('medicare-part-b'), payerClass: 'medicare-part-b' },
      clocks: [
        {
          level: 'redetermination',
          due: '2026-06-07',
          workBy: '2026-05-29',
          rule: 'medicare-part-b/redetermination',
          sure: 'high',
          unit: '120 calendar days',
        },
      ],
    })
    const letter = composeLetter(medicare, { argument: 'authorization/on-file' })
    expect(letter.form?.name).toBe('cms-20027')
    expect(letter.questions.map(({ key }) => key)).toContain('signer.address')
    const whole = composeLetter(
      { ...medicare, answers: { ...medicare.answers, 'signer.address': '1 St' } },
      { argument: 'authorization/on-file' },
    )
    expect(whole.blocked).toBe(false)
    expect(whole.form?.fields.find(({ label }) => label === 'Medicare number')?.runs).toEqual([
      { fact: 'member.id', text: 'M1' },
    ])
    expect(text({ ...medicare, answers: { ...medicare.answers, 'signer.address': '1 St' } })).toContain(
      'ends on June 7, 2026',
    )
  })
})
