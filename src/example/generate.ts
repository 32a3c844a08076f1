// Realistic invented remittances with the truth about them: what every adjustment is, what every claim came to, what balances.
// Used by tests, benchmarks and the example practice. Pure: the same seed makes the same bytes.

import type { ClaimOutcome } from '../decide/decide.ts'
import { rateOn, shareOf } from '../decide/sequestration.ts'
import type { Cause, Kind } from '../knowledge/load.ts'
import {
  OUR_SEPARATORS,
  type RemitClaim,
  type Remittance,
  transaction835,
  writeEnvelope,
  writeTransaction,
} from '../x12/index.ts'
import {
  EXAMPLE_FAMILY_NAMES,
  EXAMPLE_FIRST_NAMES,
  EXAMPLE_PAYEE,
  EXAMPLE_PAYERS,
  EXAMPLE_SERVICES,
  type ExamplePayer,
} from './practice.ts'
import { createRandom, type Random } from './random.ts'

export interface GenerateOptions {
  readonly seed: number
  readonly claims: number
  /** Claims in one remittance at most. */
  readonly claimsPerRemittance?: number
  /** ISO date of the first remittance. */
  readonly from?: string
}

export interface TrueAdjustment {
  readonly group: string
  readonly carc: string
  readonly amountCents: number
  readonly kind: Kind
  readonly cause: Cause
}
export interface TrueClaim {
  readonly account: string
  readonly payerControl: string
  readonly status: string
  readonly chargeCents: number
  readonly paidCents: number
  readonly patientCents: number
  readonly outcome: ClaimOutcome
  readonly scenario: string
  readonly adjustments: readonly TrueAdjustment[]
}
export interface GeneratedRemittance {
  /** ST to SE as text. */
  readonly text: string
  readonly control: string
  readonly payer: ExamplePayer
  readonly paymentCents: number
  readonly claims: readonly TrueClaim[]
}

interface Part {
  readonly group: string
  readonly carc: string
  amountCents: number
  readonly kind: Kind
  readonly cause: Cause
  readonly remarks?: readonly string[]
}
interface Line {
  readonly code: string
  readonly modifiers: readonly string[]
  readonly chargeCents: number
  readonly paidCents: number
  readonly allowedCents?: number
  readonly parts: readonly Part[]
}
interface MadeClaim {
  readonly lines: readonly Line[]
  readonly status: string
  readonly outcome: ClaimOutcome
  readonly scenario: string
  readonly remarks?: readonly string[]
}

const part = (
  group: string,
  carc: string,
  amountCents: number,
  kind: Kind,
  cause: Cause,
  ...remarks: string[]
): Part => ({
  group,
  carc,
  amountCents,
  kind,
  cause,
  ...(remarks.length === 0 ? {} : { remarks }),
})

/** Whole-line denials as payers send them: group, code, cause, remarks. */
const DENIALS: readonly (readonly [string, string, Cause, ...string[]])[] = [
  ['CO', '197', 'authorization'],
  ['CO', '16', 'coding', 'M51'],
  ['CO', '16', 'claim-data', 'N382'],
  ['CO', '50', 'medical-necessity', 'N115'],
  ['PR', '204', 'coverage-exclusion'],
  ['CO', '29', 'timely-filing'],
  ['OA', '18', 'duplicate', 'N522'],
  ['CO', '22', 'other-payer'],
  ['PR', '27', 'eligibility'],
  ['CO', '252', 'documentation', 'N706'],
  ['CO', 'B7', 'provider-enrollment'],
  ['CO', '11', 'coding'],
  ['CO', '96', 'coverage-exclusion', 'N130'],
  ['PR', '119', 'frequency-limit'],
  ['CO', '4', 'coding'],
  ['CO', '97', 'bundling', 'N19'],
]

/** Makes remittances one by one, so that any size can be made in constant memory. */
export function* generateRemittances(options: GenerateOptions): Generator<GeneratedRemittance> {
  const random = createRandom(options.seed)
  const most = options.claimsPerRemittance ?? 80
  let left = options.claims
  let day = Temporal.PlainDate.from(options.from ?? '2026-01-05')
  let control = 0
  let account = 0
  while (left > 0) {
    const size = Math.min(left, most)
    const payer = random.pick(EXAMPLE_PAYERS)
    control++
    const remittance = makeRemittance(
      random,
      payer,
      size,
      day,
      control,
      () => `EX${String(++account).padStart(7, '0')}`,
    )
    left -= size
    day = day.add({ days: random.between(1, 3) })
    yield remittance
  }
}

/** One interchange with all remittances in it, as text, and the truth. For small sizes. */
export function generateFile(options: GenerateOptions): {
  readonly text: string
  readonly remittances: readonly GeneratedRemittance[]
} {
  const remittances = [...generateRemittances(options)]
  const envelope = envelopeFor(remittances.length)
  return {
    text: `${envelope.open}${remittances.map(remittance => remittance.text).join('')}${envelope.close}`,
    remittances,
  }
}

/** The envelope around so many generated remittances. */
export function envelopeFor(remittances: number): { readonly open: string; readonly close: string } {
  return writeEnvelope(
    {
      sender: { qualifier: 'ZZ', id: 'EXAMPLEPAYER' },
      receiver: { qualifier: 'ZZ', id: 'EXAMPLECLINIC' },
      date: '2026-01-05',
      time: '08:30',
      control: 1,
      test: true,
    },
    transaction835,
    remittances,
    OUR_SEPARATORS,
  )
}

function makeRemittance(
  random: Random,
  payer: ExamplePayer,
  size: number,
  day: Temporal.PlainDate,
  control: number,
  account: () => string,
): GeneratedRemittance {
  const claims: RemitClaim[] = []
  const truths: TrueClaim[] = []
  while (claims.length < size) {
    const service = day.subtract({ days: random.between(14, 45) })
    const number = account()
    const icn = `${payer.id}${String(random.below(1e9)).padStart(9, '0')}`
    const person = {
      last: random.pick(EXAMPLE_FAMILY_NAMES),
      first: random.pick(EXAMPLE_FIRST_NAMES),
      id: `X${String(random.below(1e9)).padStart(9, '0')}`,
    }
    for (const made of makeClaims(random, payer, service.toString())) {
      if (claims.length >= size && made.status !== '22' && !made.scenario.startsWith('correction')) break
      claims.push(claimNode(made, payer, number, icn, person, service))
      truths.push(truthOf(made, number, icn))
    }
  }
  const paid = truths.reduce((sum, claim) => sum + claim.paidCents, 0)
  const plb = makeProviderAdjustments(random, payer, paid)
  const paymentCents = paid - plb.reduce((sum, adjustment) => sum + adjustment.amountCents, 0)
  const date = day.toString()
  const tree = {
    payment: {
      handling: paymentCents === 0 ? 'H' : 'I',
      paymentCents,
      sign: 'C',
      method: paymentCents === 0 ? 'NON' : 'ACH',
      ...(paymentCents === 0
        ? {}
        : {
            format: 'CCP',
            senderBankQualifier: '01',
            senderBank: '011000015',
            senderAccountQualifier: 'DA',
            senderAccount: '999000111',
            originator: '1900000002',
            receiverBankQualifier: '01',
            receiverBank: '011000028',
            receiverAccountQualifier: 'DA',
            receiverAccount: '888000222',
          }),
      date,
    },
    trace: { type: '1', number: `EFT${String(control).padStart(8, '0')}`, originator: '1900000002' },
    currency: undefined,
    references: [],
    dates: [{ qualifier: '405', date }],
    payer: party({
      name: { entity: 'PR', name: payer.name, idQualifier: 'XV', id: payer.id },
      address: { line: '100 EXAMPLE STREET' },
      city: { city: payer.city, state: payer.state, zip: payer.zip },
      contacts: [{ function: 'BL', name: 'PROVIDER SERVICES', numbers: [{ qualifier: 'TE', number: '8005550100' }] }],
    }),
    payee: party({
      name: { entity: 'PE', name: EXAMPLE_PAYEE.name, idQualifier: 'XX', id: EXAMPLE_PAYEE.npi },
      address: { line: EXAMPLE_PAYEE.street },
      city: { city: EXAMPLE_PAYEE.city, state: EXAMPLE_PAYEE.state, zip: EXAMPLE_PAYEE.zip },
      references: [{ qualifier: 'TJ', number: EXAMPLE_PAYEE.taxId }],
    }),
    otherParties: [],
    headers: [{ number: { number: '1' }, providerSummary: undefined, inpatientSummary: undefined, claims }],
    providerAdjustments:
      plb.length === 0
        ? []
        : [
            {
              provider: EXAMPLE_PAYEE.npi,
              fiscalPeriod: `${day.year}-12-31`,
              adjustments: plb.map(({ code, reference, amountCents }) => ({
                reason: { code, reference },
                amountCents,
              })),
            },
          ],
  } satisfies Remittance
  const st02 = String(control).padStart(4, '0')
  return {
    text: writeTransaction(transaction835, tree, st02, OUR_SEPARATORS),
    control: st02,
    payer,
    paymentCents,
    claims: truths,
  }
}

function party(parts: Partial<NonNullable<Remittance['payer']>>): NonNullable<Remittance['payer']> {
  return {
    name: undefined,
    n2: [],
    address: undefined,
    city: undefined,
    references: [],
    contacts: [],
    delivery: undefined,
    dates: [],
    ...parts,
  }
}

function makeProviderAdjustments(
  random: Random,
  payer: ExamplePayer,
  paid: number,
): { code: string; reference: string; amountCents: number }[] {
  const found: { code: string; reference: string; amountCents: number }[] = []
  if (random.chance(12)) found.push({ code: 'L6', reference: `${payer.id}INT`, amountCents: -random.between(11, 899) })
  if (random.chance(8) && paid > 20000)
    found.push({
      code: 'WO',
      reference: `${payer.id}${String(random.below(1e9)).padStart(9, '0')}`,
      amountCents: random.between(500, 15000),
    })
  const rest = paid - found.reduce((sum, adjustment) => sum + adjustment.amountCents, 0)
  // A payment below zero is carried forward: FB negative brings it to nothing.
  if (rest < 0) found.push({ code: 'FB', reference: `${payer.id}FWD`, amountCents: rest })
  return found
}

/** One claim, or the two of a reversal and its correction. */
function makeClaims(random: Random, payer: ExamplePayer, date: string): readonly MadeClaim[] {
  const make = random.weighted<() => readonly MadeClaim[]>([
    [58, () => [paidClaim(random, payer, date)]],
    [12, () => [partlyDenied(random, payer, date)]],
    [13, () => [denied(random, payer)]],
    [5, () => [secondary(random, payer)]],
    [3, () => [deductibleOnly(random, payer)]],
    [2, () => [hiddenDenial(random)]],
    [1, () => [pending(random)]],
    [2, () => reversed(paidClaim(random, payer, date), denied(random, payer))],
    [3, () => reversed(paidClaim(random, payer, date), paidClaim(random, payer, date))],
    [1, () => [misused253(random)]],
  ])
  return make()
}

function service(random: Random): { code: string; modifiers: readonly string[]; chargeCents: number } {
  const { code, chargeCents } = random.pick(EXAMPLE_SERVICES)
  return {
    code,
    chargeCents: chargeCents + random.below(400),
    modifiers: random.chance(15) ? [random.pick(['25', '59', 'LT', 'RT', 'GP'])] : [],
  }
}

function paidLine(random: Random, payer: ExamplePayer, date: string): Line {
  const { code, modifiers, chargeCents } = service(random)
  const allowedCents = Math.floor((chargeCents * payer.allows) / 100)
  const parts: Part[] = [part('CO', '45', chargeCents - allowedCents, 'contractual', 'contract')]
  const deductible = random.chance(10) ? Math.min(allowedCents, random.between(500, 6000)) : 0
  const coinsurance = payer.filing === 'MC' ? 0 : Math.floor(((allowedCents - deductible) * 20) / 100)
  const copay = payer.filing === '12' && random.chance(25) ? Math.min(2500, allowedCents - deductible - coinsurance) : 0
  if (deductible > 0) parts.push(part('PR', '1', deductible, 'patient-share', 'patient-share'))
  if (coinsurance > 0) parts.push(part('PR', '2', coinsurance, 'patient-share', 'patient-share'))
  if (copay > 0) parts.push(part('PR', '3', copay, 'patient-share', 'patient-share'))
  let paidCents = allowedCents - deductible - coinsurance - copay
  if (payer.medicare) {
    const cut = shareOf(paidCents, rateOn(date)?.basisPoints ?? 0)
    if (cut > 0 && paidCents - cut > 0) {
      parts.splice(1, 0, part('CO', '253', cut, 'contractual', 'sequestration'))
      paidCents -= cut
    }
  }
  return { code, modifiers, chargeCents, paidCents, allowedCents, parts }
}

function deniedLine(random: Random): Line {
  const { code, modifiers, chargeCents } = service(random)
  const [group, carc, cause, ...remarks] = random.pick(DENIALS)
  return {
    code,
    modifiers,
    chargeCents,
    paidCents: 0,
    parts: [part(group, carc, chargeCents, 'denial', cause, ...remarks)],
  }
}

function paidClaim(random: Random, payer: ExamplePayer, date: string): MadeClaim {
  const lines = Array.from({ length: random.between(1, 5) }, () => paidLine(random, payer, date))
  const paid = lines.reduce((sum, line) => sum + line.paidCents, 0)
  const medicareNotice = payer.medicare ? { remarks: ['MA01'] } : {}
  return {
    lines,
    status: random.chance(6) && payer.medicare ? '19' : '1',
    outcome: paid > 0 ? 'paid' : 'patient-share',
    scenario: 'paid',
    ...medicareNotice,
  }
}

function partlyDenied(random: Random, payer: ExamplePayer, date: string): MadeClaim {
  const paid = Array.from({ length: random.between(1, 3) }, () => paidLine(random, payer, date))
  const total = paid.reduce((sum, line) => sum + line.paidCents, 0)
  return {
    lines: [...paid, deniedLine(random)],
    status: '1',
    outcome: total > 0 ? 'partly-denied' : 'denied',
    scenario: 'partly denied',
  }
}

function denied(random: Random, payer: ExamplePayer): MadeClaim {
  const lines = Array.from({ length: random.between(1, 3) }, () => deniedLine(random))
  return {
    lines,
    status: random.chance(50) ? '4' : '1',
    outcome: 'denied',
    scenario: 'denied',
    ...(payer.medicare ? { remarks: ['MA01'] } : {}),
  }
}

function secondary(random: Random, payer: ExamplePayer): MadeClaim {
  const { code, modifiers, chargeCents } = service(random)
  const primary = Math.floor(chargeCents * 0.8)
  const rest = chargeCents - primary
  const paidCents = Math.floor((rest * payer.allows) / 100)
  const patient = rest - paidCents
  const parts = [part('OA', '23', primary, 'coordination', 'other-payer')]
  if (patient > 0) parts.push(part('PR', '2', patient, 'patient-share', 'patient-share'))
  return {
    lines: [{ code, modifiers, chargeCents, paidCents, parts }],
    status: '2',
    outcome: 'paid',
    scenario: 'secondary',
  }
}

function deductibleOnly(random: Random, payer: ExamplePayer): MadeClaim {
  const { code, modifiers, chargeCents } = service(random)
  const allowedCents = Math.floor((chargeCents * payer.allows) / 100)
  const parts = [
    part('CO', '45', chargeCents - allowedCents, 'contractual', 'contract'),
    part('PR', '1', allowedCents, 'patient-share', 'patient-share'),
  ]
  return {
    lines: [{ code, modifiers, chargeCents, paidCents: 0, allowedCents, parts }],
    status: '1',
    outcome: 'patient-share',
    scenario: 'deductible only',
  }
}

function hiddenDenial(random: Random): MadeClaim {
  const { code, modifiers, chargeCents } = service(random)
  return {
    lines: [
      { code, modifiers, chargeCents, paidCents: 0, parts: [part('CO', '45', chargeCents, 'denial', 'contract')] },
    ],
    status: '1',
    outcome: 'denied',
    scenario: 'hidden denial',
  }
}

function pending(random: Random): MadeClaim {
  const { code, modifiers, chargeCents } = service(random)
  return {
    lines: [
      { code, modifiers, chargeCents, paidCents: 0, parts: [part('OA', '133', chargeCents, 'pending', 'unknown')] },
    ],
    status: '1',
    outcome: 'pending',
    scenario: 'pending',
  }
}

function misused253(random: Random): MadeClaim {
  const { code, modifiers, chargeCents } = service(random)
  return {
    lines: [
      { code, modifiers, chargeCents, paidCents: 0, parts: [part('CO', '253', chargeCents, 'denial', 'unknown')] },
    ],
    status: '4',
    outcome: 'denied',
    scenario: '253 as a denial',
  }
}

function reversed(original: MadeClaim, corrected: MadeClaim): readonly MadeClaim[] {
  const lines = original.lines.map(line => ({
    ...line,
    chargeCents: -line.chargeCents,
    paidCents: -line.paidCents,
    ...(line.allowedCents === undefined ? {} : { allowedCents: -line.allowedCents }),
    parts: line.parts.map(each => ({
      ...each,
      amountCents: -each.amountCents,
      kind: 'take-back' as Kind,
      cause: 'recovery' as Cause,
    })),
  }))
  return [
    { lines, status: '22', outcome: 'reversed', scenario: 'reversal' },
    { ...corrected, scenario: `correction: ${corrected.scenario}` },
  ]
}

function claimNode(
  made: MadeClaim,
  payer: ExamplePayer,
  account: string,
  icn: string,
  person: { last: string; first: string; id: string },
  day: Temporal.PlainDate,
): RemitClaim {
  const truth = truthOf(made, account, icn)
  const date = day.toString()
  return {
    payment: {
      account,
      status: made.status,
      chargeCents: truth.chargeCents,
      paidCents: truth.paidCents,
      ...(truth.patientCents === 0 || made.status === '22' ? {} : { patientCents: truth.patientCents }),
      filing: payer.filing,
      payerControl: icn,
      facilityType: '11',
      frequency: '1',
    },
    adjustments: [],
    patient: { entity: 'QC', type: '1', last: person.last, first: person.first, idQualifier: 'MI', id: person.id },
    insured: undefined,
    correctedInsured: undefined,
    rendering: { entity: '82', type: '1', last: 'SAMPLE', first: 'DOCTOR', idQualifier: 'XX', id: EXAMPLE_PAYEE.npi },
    crossover:
      made.status === '19'
        ? { entity: 'TT', type: '2', last: 'EXAMPLE MEDIGAP', idQualifier: 'PI', id: '99001' }
        : undefined,
    correctedPayer: undefined,
    otherSubscriber: undefined,
    otherNames: [],
    inpatient: undefined,
    outpatient: made.remarks === undefined ? undefined : { remarks: made.remarks },
    references: [],
    dates: [
      { qualifier: '232', date },
      { qualifier: '050', date: day.add({ days: 3 }).toString() },
    ],
    contacts: [],
    amounts: [],
    quantities: [],
    remarks: [],
    lines: made.lines.map((line, at) => ({
      service: {
        procedure: { qualifier: 'HC', code: line.code, modifiers: line.modifiers },
        chargeCents: line.chargeCents,
        paidCents: line.paidCents,
        paidUnits: line.paidCents === 0 ? '0' : '1',
      },
      dates: [{ qualifier: '472', date }],
      adjustments: casSegments(line.parts),
      references: [{ qualifier: '6R', number: `${account}L${at + 1}` }],
      amounts: line.allowedCents === undefined ? [] : [{ qualifier: 'B6', amountCents: line.allowedCents }],
      quantities: [],
      remarks: line.parts.flatMap(each => (each.remarks ?? []).map(remark => ({ list: 'HE', remark }))),
    })),
  }
}

/** One CAS per group, in the order in which the groups come. */
function casSegments(parts: readonly Part[]): RemitClaim['adjustments'] {
  const groups = new Map<string, Part[]>()
  for (const each of parts) groups.set(each.group, [...(groups.get(each.group) ?? []), each])
  return [...groups].map(([group, own]) => ({
    group,
    adjustments: own.map(({ carc, amountCents }) => ({ reason: carc, amountCents })),
  }))
}

function truthOf(made: MadeClaim, account: string, payerControl: string): TrueClaim {
  const parts = made.lines.flatMap(line => line.parts)
  const sum = (key: 'chargeCents' | 'paidCents') => made.lines.reduce((total, line) => total + line[key], 0)
  return {
    account,
    payerControl,
    status: made.status,
    chargeCents: sum('chargeCents'),
    paidCents: sum('paidCents'),
    patientCents: parts.reduce((total, each) => (each.group === 'PR' ? total + each.amountCents : total), 0),
    outcome: made.outcome,
    scenario: made.scenario,
    adjustments: made.lines
      .flatMap(line => casSegments(line.parts).flatMap(cas => line.parts.filter(each => each.group === cas.group)))
      .map(({ group, carc, amountCents, kind, cause }) => ({ group, carc, amountCents, kind, cause })),
  }
}
