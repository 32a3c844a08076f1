// The scenarios that generated claims follow: paid, denied, reversed, secondary and so on, each with its truth. Invented throughout.
import type { ClaimOutcome } from '../decide/decide.ts'
import { rateOn, shareOf } from '../decide/sequestration.ts'
import type { Cause, Kind } from '../knowledge/load.ts'
import { EXAMPLE_SERVICES, type ExamplePayer } from './practice.ts'
import type { Random } from './random.ts'

export interface Part {
  readonly group: string
  readonly carc: string
  amountCents: number
  readonly kind: Kind
  readonly cause: Cause
  readonly remarks?: readonly string[]
}
export interface Line {
  readonly code: string
  readonly modifiers: readonly string[]
  readonly chargeCents: number
  readonly paidCents: number
  readonly allowedCents?: number
  readonly parts: readonly Part[]
}
export interface MadeClaim {
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

/** One claim, or the two of a reversal and its correction. */
export function makeClaims(random: Random, payer: ExamplePayer, date: string): readonly MadeClaim[] {
  const make = random.weighted<() => readonly MadeClaim[]>([
    [58, () => [paidClaim(random, payer, date)]],
    [12, () => [partlyDenied(random, payer, date)]],
    [13, () => [denied(random, payer)]],
    [5, () => [secondary(random, payer)]],
    [3, () => [deductibleOnly(random, payer)]],
    [2, () => [hiddenDenial(random)]],
    [1, () => [pending(random)]],
    [2, () => decidedAgain(paidClaim(random, payer, date), services => denied(random, payer, services))],
    [3, () => decidedAgain(paidClaim(random, payer, date), services => paidClaim(random, payer, date, services))],
    [1, () => [misused253(random)]],
  ])
  return make()
}

interface Service {
  readonly code: string
  readonly modifiers: readonly string[]
  readonly chargeCents: number
}

function service(random: Random): Service {
  const { code, chargeCents } = random.pick(EXAMPLE_SERVICES)
  return {
    code,
    chargeCents: chargeCents + random.below(400),
    modifiers: random.chance(15) ? [random.pick(['25', '59', 'LT', 'RT', 'GP'])] : [],
  }
}

function paidLine(random: Random, payer: ExamplePayer, date: string, of = service(random)): Line {
  const { code, modifiers, chargeCents } = of
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

function deniedLine(random: Random, of = service(random)): Line {
  const { code, modifiers, chargeCents } = of
  const [group, carc, cause, ...remarks] = random.pick(DENIALS)
  return {
    code,
    modifiers,
    chargeCents,
    paidCents: 0,
    parts: [part(group, carc, chargeCents, 'denial', cause, ...remarks)],
  }
}

function paidClaim(random: Random, payer: ExamplePayer, date: string, of?: readonly Service[]): MadeClaim {
  const lines =
    of?.map(each => paidLine(random, payer, date, each)) ??
    Array.from({ length: random.between(1, 5) }, () => paidLine(random, payer, date))
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

function denied(random: Random, payer: ExamplePayer, of?: readonly Service[]): MadeClaim {
  const lines =
    of?.map(each => deniedLine(random, each)) ?? Array.from({ length: random.between(1, 3) }, () => deniedLine(random))
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

/** One line of which nothing was paid, for one reason. */
function unpaid(
  random: Random,
  { status, outcome, scenario }: Pick<MadeClaim, 'status' | 'outcome' | 'scenario'>,
  reason: (chargeCents: number) => Part,
): MadeClaim {
  const { code, modifiers, chargeCents } = service(random)
  const line = { code, modifiers, chargeCents, paidCents: 0, parts: [reason(chargeCents)] }
  return { lines: [line], status, outcome, scenario }
}

function hiddenDenial(random: Random): MadeClaim {
  const said = { status: '1', outcome: 'denied', scenario: 'hidden denial' } as const
  return unpaid(random, said, charge => part('CO', '45', charge, 'denial', 'contract'))
}

function pending(random: Random): MadeClaim {
  const said = { status: '1', outcome: 'pending', scenario: 'pending' } as const
  return unpaid(random, said, charge => part('OA', '133', charge, 'pending', 'unknown'))
}

function misused253(random: Random): MadeClaim {
  const said = { status: '4', outcome: 'denied', scenario: '253 as a denial' } as const
  return unpaid(random, said, charge => part('CO', '253', charge, 'denial', 'unknown'))
}

/** A claim, its reversal, and the payer's other word on the same services. */
function decidedAgain(original: MadeClaim, again: (services: readonly Service[]) => MadeClaim): readonly MadeClaim[] {
  const corrected = again(original.lines)
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
