// Invented evidence for letters, generated: any cause, payer and level, hostile text in every field; for the property test and its long form.
import fc from 'fast-check'
import { letterArguments, letterRoutes } from '../src/knowledge/letters.ts'
import { payerNames, payerOf } from '../src/knowledge/load.ts'
import { CAUSES, PAYER_CLASSES } from '../src/knowledge/vocabulary.ts'
import type { Evidence, EvidenceFile, EvidenceSegment } from '../src/work/letter/evidence.ts'

const HOSTILE = [
  '=HYPERLINK("http://evil.test";"x")',
  '<script>alert(1)</script>',
  '</w:t><w:p/>',
  '&amp;&#x0;',
  ') Tj (',
  '\u202Egnp.exe',
  '\u0000\u0007',
  '{claim.account}',
  '](http://evil.test)',
  '\uD800',
  '@SUM(1+1)',
  '%PDF-1.7',
  '../../etc/passwd',
  'ÄÖ Łódź Ωμέγα Жук',
  "O'HARA",
  '\uFFFE',
]
const word = fc.oneof(
  { weight: 3, arbitrary: fc.stringMatching(/^[A-Z][A-Z0-9 ]{0,18}[A-Z0-9]$/) },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
)
/** What may stand in an element: no separator of the file. */
const element = word.map(text => text.replaceAll(/[*~:]/g, ' ').trim() || 'X')
const cents = fc.integer({ min: 0, max: 5_000_000 })
const day = fc
  .integer({ min: 0, max: 700 })
  .map(days => new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10))
const dollarsOf = (amount: number) => (amount / 100).toFixed(2).replace(/\.?0+$/, '') || '0'
const x12Day = (iso: string) => iso.replaceAll('-', '')

const line = fc.record({
  code: fc.constantFrom('99213', '99214', '70553', 'J1100'),
  charge: cents,
  on: day,
  carc: fc.constantFrom('197', '50', '16', '29', '18', '97', '45'),
  remark: fc.constantFrom('', 'N130', 'MA01', 'M76'),
})

const payers = payerNames().flatMap(name => payerOf(name) ?? [])

interface Plan {
  readonly account: string
  readonly last: string
  readonly first: string
  readonly member: string
  readonly payer: string
  readonly control: string
  readonly paid: string
  readonly lines: readonly {
    readonly code: string
    readonly charge: number
    readonly on: string
    readonly carc: string
    readonly remark: string
  }[]
}

function remittanceOf(plan: Plan): EvidenceFile {
  const head: string[][] = [
    ['BPR', 'I', '0', 'C', 'NON'],
    ['TRN', '1', 'T-1', '1512345678'],
    ['DTM', '405', x12Day(plan.paid)],
    ['N1', 'PR', plan.payer],
    ['N1', 'PE', 'OWN CLINIC', 'XX', '1234567893'],
  ]
  const charge = plan.lines.reduce((sum, each) => sum + each.charge, 0)
  const claim: string[][] = [
    ['CLP', plan.account, '4', dollarsOf(charge), '0', '', '12', plan.control],
    ['NM1', 'QC', '1', plan.last, plan.first, '', '', '', 'MI', plan.member],
    ...plan.lines.flatMap(each => [
      ['SVC', `HC:${each.code}`, dollarsOf(each.charge), '0', '', '1'],
      ['DTM', '472', x12Day(each.on)],
      ['CAS', 'CO', each.carc, dollarsOf(each.charge)],
      ...(each.remark === '' ? [] : [['LQ', 'HE', each.remark]]),
    ]),
  ]
  return fileOf(1, '835', head, claim)
}

function sentOf(plan: Plan): EvidenceFile {
  const charge = plan.lines.reduce((sum, each) => sum + each.charge, 0)
  const head = [
    ['BHT', '0019', '00', '1', x12Day(plan.lines[0]?.on ?? '2025-01-01'), '1200', 'CH'],
    ['NM1', '85', '2', 'OWN CLINIC', '', '', '', '', 'XX', '1234567893'],
    ['N3', '1 ST'],
    ['N4', 'TOWN', 'FL', '33101'],
    ['REF', 'EI', '999999999'],
    ['SBR', 'P', '18', 'GRP1'],
    ['NM1', 'IL', '1', plan.last, plan.first, '', '', '', 'MI', plan.member],
    ['DMG', 'D8', '19700101', 'F'],
  ]
  const claim = [
    ['CLM', plan.account, dollarsOf(charge), '', '', '11:B:1'],
    ['HI', 'ABK:M545'],
    ...plan.lines.flatMap((each, at) => [
      ['LX', String(at + 1)],
      ['SV1', `HC:${each.code}`, dollarsOf(each.charge), 'UN', '1'],
      ['DTP', '472', 'D8', x12Day(each.on)],
    ]),
  ]
  return fileOf(2, '837', head, claim)
}

function fileOf(
  id: number,
  set: '835' | '837',
  head: readonly (readonly string[])[],
  claim: readonly (readonly string[])[],
): EvidenceFile {
  const numbered = (segments: readonly (readonly string[])[], from: number): readonly EvidenceSegment[] =>
    segments.map((elements, at) => ({ index: from + at, elements }))
  return {
    id,
    name: `${set}.edi`,
    sha256: 'ab'.repeat(32),
    set,
    component: ':',
    head: numbered(head, 4),
    claim: numbered(claim, 40),
  }
}

/** Answers to everything that any argument and route may ask, so that some letters come out whole. */
const ALL_KEYS: readonly (readonly [key: string, kind: string])[] = [
  ...CAUSES.flatMap(cause =>
    letterArguments(cause).flatMap(each => Object.entries(each.answers).map(([key, { kind }]) => [key, kind] as const)),
  ),
  ...letterRoutes().flatMap(route => route.answers.map(({ key, kind }) => [key, kind] as const)),
  ...['signer.name', 'signer.phone', 'signer.address', 'to.address', 'party.representative'].map(
    key => [key, 'line'] as const,
  ),
  ...[
    'records',
    'authorization',
    'policy',
    'eligibility',
    'contract',
    'other-payer',
    'enrollment',
    'earlier-decision',
    'party-form',
    'claim',
    'filing-proof',
  ].map(kind => [`exhibit.${kind}`, 'line'] as const),
]

const answersOf = (text: string, on: string, whole: boolean): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ALL_KEYS.filter(([key]) => whole || key.length % 3 > 0).map(([key, kind]) => [
      key,
      kind === 'date' ? on : kind === 'money' ? '12500' : text,
    ]),
  )

/** A case beside whose denial nothing is known. */
export const BARE = {
  paidBefore: [],
  appeals: [],
  notices: [],
  decisions: [],
  correction: undefined,
  documents: [],
  templates: [],
  practice: 'Own Clinic',
} as const satisfies Partial<Evidence>

/** Any evidence that the store could bring together. */
export const anyEvidence: fc.Arbitrary<{
  readonly evidence: Evidence
  readonly argument: string | undefined
  readonly level: string | undefined
}> = fc
  .record({
    cause: fc.constantFrom(...CAUSES),
    payer: fc.constantFrom(undefined, ...payers),
    payerClass: fc.constantFrom(...PAYER_CLASSES),
    account: element,
    last: element,
    first: element,
    member: element,
    name: element,
    control: element,
    paid: day,
    today: day,
    lines: fc.array(line, { minLength: 1, maxLength: 4 }),
    text: word,
    whole: fc.integer({ min: 0, max: 3 }).map(at => at > 0),
    withClaim: fc.boolean(),
    kind: fc.constantFrom(
      'denial',
      'denial',
      'denial',
      'denial',
      'underpayment',
      'take-back',
      'patient-share',
      'contractual',
    ),
    action: fc.constantFrom('appeal', 'reopen', 'correct-claim', 'find-original', 'send-records'),
    at: fc.nat(),
    note: word,
    level: fc.constantFrom(
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      'appeal',
      'redetermination',
      'reconsideration',
      'alj',
      'council',
      'external-review',
      'idr',
    ),
  })
  .map(given => {
    const plan: Plan = { ...given, payer: given.name }
    const choices = letterArguments(given.cause)
    const charge = given.lines.reduce((sum, each) => sum + each.charge, 0)
    const clocks = (given.payer?.clocks ?? []).slice(0, 6).map(({ level }) => ({
      level,
      due: '2026-12-31',
      workBy: '2026-12-20',
      rule: `x/${level}`,
      sure: 'high',
      unit: '60 calendar days',
    }))
    const evidence: Evidence = {
      denial: {
        id: 1,
        account: given.account,
        group: 'CO',
        carc: given.lines[0]?.carc ?? '16',
        kind: given.kind as 'denial',
        cause: given.cause,
        action: given.action,
        open: true,
        chargeCents: charge,
        paidCents: 0,
        atStakeCents: charge,
        serviceFrom: given.lines[0]?.on ?? null,
        paymentDate: given.paid,
        lines: [],
        appealable: true,
        noAppeal: undefined,
        correctionSays: undefined,
      },
      remittance: remittanceOf(plan),
      sent: given.withClaim ? sentOf(plan) : undefined,
      payer: { entry: given.payer, payerClass: given.payerClass },
      clocks,
      filing: given.withClaim
        ? [
            {
              kind: '837',
              on: given.paid,
              by: given.name,
              says: given.text,
              file: '837.edi',
              segment: 40,
              sha256: 'cd'.repeat(32),
            },
            {
              kind: '277CA',
              on: given.paid,
              by: given.name,
              says: given.text,
              file: 'ca.edi',
              segment: 9,
              sha256: 'cd'.repeat(32),
            },
          ]
        : [],
      ...BARE,
      decisions: given.withClaim
        ? [
            {
              id: 4,
              forum: given.text,
              number: `N ${given.text}`,
              decided: given.paid,
              ruling: 'overturned',
              about: given.text,
            },
          ]
        : [],
      answers: {
        ...answersOf(given.text, given.paid, given.whole),
        ...(given.withClaim ? { 'decision.4': 'yes' } : {}),
      },
      note: given.note,
      today: given.today,
    }
    return {
      evidence,
      argument: given.at % 5 === 0 ? undefined : choices[given.at % Math.max(1, choices.length)]?.id,
      level: given.level,
    }
  })
