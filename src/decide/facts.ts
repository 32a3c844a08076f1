// The questions a rule may ask, and from which segment each answer comes. Arithmetic lives here, judgement in the rules.

import type { CarcRow, PayerClass, RarcRow } from '../knowledge/load.ts'
import { CARCS, FILINGS, RARCS, remarkRow } from '../knowledge/load.ts'
import { PATIENT_SHARES } from '../knowledge/patient-shares.ts'
import type { RawSegment } from '../x12/segment.ts'
import type { Adjustment, Claim, Remark, RemitContext, Scope } from './claim.ts'
import { figureSequestration, type SequestrationFigures } from './sequestration.ts'

/** One adjustment in its place: what rules are asked about. */
export interface Subject {
  readonly adjustment: Adjustment
  readonly scope: Scope
  readonly claim: Claim
  readonly context: RemitContext
  readonly carc: CarcRow | undefined
  /** Remarks of the scope and, for a line, of the claim; without repeats. */
  readonly remarks: readonly Remark[]
}

export type FactValue = string | number | boolean | readonly string[] | undefined
export interface Fact {
  readonly value: (subject: Subject) => FactValue
  readonly at: (subject: Subject) => RawSegment | undefined
  /** One line for the reference page. */
  readonly says: string
}

const atAdjustment = (subject: Subject) => subject.adjustment.source
const atClaim = (subject: Subject) => subject.claim.source
const atScope = (subject: Subject) => subject.scope.source ?? subject.claim.source
const atDate = (subject: Subject) => subject.scope.dateSource ?? subject.claim.whole.dateSource
const atRemark = (subject: Subject) => subject.remarks[0]?.source
const nowhere = () => undefined

const fact = (says: string, value: Fact['value'], at: Fact['at']): Fact => ({ value, at, says })
/** A fact about the first remark that explains the adjustment. */
const remarkFact = (says: string, value: Fact['value']): Fact =>
  fact(says, value, subject => explainingRemark(subject)?.source)
/** A fact about the 253 of the scope. */
const cut = (
  says: string,
  value: (figures: SequestrationFigures, subject: Subject) => FactValue,
  at: Fact['at'] = atAdjustment,
): Fact => fact(says, subject => value(figuresOf(subject), subject), at)

/** Remarks that say a service is not covered, not authorized or not necessary (domain: CO-253 decision table, row 15). */
const COVERAGE_TOPICS = new Set(['coverage', 'authorization', 'medical-necessity', 'eligibility', 'frequency'])

export const FACTS = {
  group: fact('The adjustment group (CAS01)', subject => subject.adjustment.group, atAdjustment),
  carc: fact('The adjustment reason code', subject => subject.adjustment.carc, atAdjustment),
  amountCents: fact('The amount of this adjustment', subject => subject.adjustment.amountCents, atAdjustment),
  level: fact('Where it stands: claim or line', subject => subject.adjustment.level, atAdjustment),
  status: fact('The claim status (CLP02)', subject => subject.claim.status, atClaim),
  reversal: fact('Whether the claim is a reversal (CLP02 22)', subject => subject.claim.reversal, atClaim),
  filing: fact('The claim filing indicator (CLP06)', subject => subject.claim.filing, atClaim),
  payerClass: fact('What kind of payer this is, by CLP06', subject => payerClassOf(subject.claim), atClaim),
  repeatsLines: fact(
    'Whether the claim says again what its lines say already',
    ({ adjustment, claim }) =>
      adjustment.level === 'claim' && (claim.balance.repeated?.has(adjustment.group, adjustment.carc) ?? false),
    atAdjustment,
  ),
  secondary: fact(
    'Whether another payer came before (CLP02 2, 3, 20, 21, or an OA-23)',
    subject => isSecondary(subject.claim),
    atClaim,
  ),
  crossover: fact('Whether the payer sent the claim on to the next one', subject => subject.claim.crossover, atClaim),
  chargeCents: fact(
    'The charge of the line, or of the claim at claim level',
    subject => subject.scope.chargeCents,
    atScope,
  ),
  paidCents: fact(
    'The payment of the line, or of the claim at claim level',
    subject => subject.scope.paidCents,
    atScope,
  ),
  claimPaidCents: fact('The payment of the whole claim (CLP04)', subject => subject.claim.paidCents, atClaim),
  serviceDate: fact('The date of service', subject => dateOf(subject), atDate),
  remarks: fact('All remarks that hold here', codesOf, atRemark),
  remarkNeeded: fact(
    'Whether this reason code needs a remark',
    subject => subject.carc?.needsRemark ?? false,
    atAdjustment,
  ),
  remarkExplains: remarkFact(
    'Whether a remark that is no alert is there',
    subject => explaining(subject) !== undefined,
  ),
  remarkCause: remarkFact(
    'The cause that the first explaining remark names',
    subject => explaining(subject)?.cause ?? 'unknown',
  ),
  remarkKind: remarkFact(
    'What the first explaining remark makes of the adjustment',
    subject => explaining(subject)?.kind ?? 'denial',
  ),
  remarkAction: remarkFact(
    'What the first explaining remark asks for',
    subject => explaining(subject)?.action ?? 'query-payer',
  ),
  remarkActionOrQuery: remarkFact('The same; without one, a question to the payer', subject => {
    const row = explaining(subject)
    return row === undefined || row.action === 'none' ? 'query-payer' : row.action
  }),
  remarkMeaning: remarkFact('What the first explaining remark says', subject => explaining(subject)?.meaning ?? ''),
  causeSaid: fact(
    "The cause that counts: the remark's where the reason code leaves it to the remark, else the reason code's",
    subject => causeSaid(subject),
    subject => explainingRemark(subject)?.source ?? subject.adjustment.source,
  ),
  frequencyRemark: fact(
    'Whether a remark speaks of how many or how often',
    subject => subject.remarks.some(remark => RARCS.get(remark.code)?.topic === 'frequency'),
    atRemark,
  ),
  balance: fact(
    'Whether it is anything but deductible, coinsurance or copay',
    subject => !PATIENT_SHARES.has(subject.adjustment.carc),
    atAdjustment,
  ),
  modifiers: fact('The modifiers of the line', subject => subject.scope.modifiers, atScope),
  coverageRemark: fact(
    'Whether a remark speaks of coverage, authorization or necessity',
    subject => subject.remarks.some(remark => COVERAGE_TOPICS.has(remarkRow(remark.code)?.topic ?? '')),
    atRemark,
  ),
  known: fact('Whether the reason code is in the official list', subject => subject.carc !== undefined, nowhere),
  active: fact('Whether the reason code is still in use', subject => subject.carc?.active ?? false, nowhere),
  carcMeaning: fact('What the reason code says', subject => subject.carc?.meaning ?? '', nowhere),
  carcKind: fact('What the reason code is by itself', subject => subject.carc?.kind ?? 'denial', nowhere),
  carcCause: fact('The cause that the reason code names', subject => subject.carc?.cause ?? 'unknown', nowhere),
  carcAction: fact('What the reason code asks for', subject => subject.carc?.action ?? 'review', nowhere),
  carcAppealable: fact(
    'Whether an appeal is a usual way with this reason code',
    subject => subject.carc?.appealable ?? false,
    nowhere,
  ),
  groupFits: fact(
    'Whether the official text allows this group with this code',
    subject => groupFits(subject),
    atAdjustment,
  ),
  wholeCharge: fact(
    'Whether this adjustment takes the whole charge',
    subject => subject.adjustment.amountCents > 0 && subject.adjustment.amountCents >= subject.scope.chargeCents,
    atAdjustment,
  ),
  allowedNothing: fact(
    'Whether nothing was allowed, though no code says denied',
    subject => isAllowedNothing(subject.scope),
    atScope,
  ),
  bundledInto: fact(
    'The line that carries the payment of the code this one was put into (SVC01 the same, SVC06 another); 0 = none',
    subject => bundledInto(subject),
    atScope,
  ),
  deniedBeside: fact('Whether another adjustment here is a denial', subject => deniedBeside(subject), atScope),
  primaryBeside: fact(
    'Whether the effect of an earlier payer (23) stands here',
    subject => subject.scope.adjustments.some(other => other.carc === '23'),
    atScope,
  ),
  sequestrationCents: cut('Sum of all 253 here', figures => figures.cutCents),
  sequestrationBaseCents: cut('Payment before the cut', figures => figures.baseCents, atScope),
  sequestrationBasisPoints: cut(
    'The rate in force on the date, in parts of ten thousand',
    figures => figures.basisPoints,
    atDate,
  ),
  sequestrationPercent: cut('The rate in force, in words', figures => `${figures.basisPoints / 100} %`, atDate),
  sequestrationExpectedCents: cut('What the cut should be', figures => figures.expectedCents, atScope),
  sequestrationVarianceCents: cut('Cut minus expected cut', figures => figures.varianceCents),
  sequestrationWithinTolerance: cut(
    'Whether the cut is right to the cent (claim level: a cent a line)',
    figures => Math.abs(figures.varianceCents) <= figures.toleranceCents,
  ),
  sequestrationTooMuch: cut(
    'Whether more was cut than is due',
    figures => figures.varianceCents > figures.toleranceCents,
  ),
  sequestrationTooLittle: cut(
    'Whether less was cut than is due',
    figures => figures.varianceCents < -figures.toleranceCents,
  ),
  sequestrationShare: cut('The cut as a part of the payment before it', figures => figures.share),
  sequestrationAtAnotherRate: cut('Whether the cut is another known rate', figures => figures.atAnotherRate),
  sequestrationFromAllowed: cut(
    'Whether the cut is the rate times the allowed amount',
    figures => Math.abs(figures.cutCents - figures.fromAllowedCents) <= figures.toleranceCents,
    subject => subject.scope.allowedSource ?? atScope(subject),
  ),
  sequestrationFromCharge: cut(
    'Whether the cut is the rate times the charge',
    figures => Math.abs(figures.cutCents - figures.fromChargeCents) <= figures.toleranceCents,
    atScope,
  ),
  sequestrationOnBothLevels: cut(
    'Whether it was cut at the line and at the claim',
    figures => figures.onBothLevels,
    atClaim,
  ),
  sequestrationStandsForDenial: cut(
    'Whether 253 carries what a denial would',
    (figures, subject) => standsForDenial(figures, subject),
    atScope,
  ),
} as const satisfies Record<string, Fact>

export type FactName = keyof typeof FACTS

/** The fact of that name; an unknown name is a mistake in a rule. */
export function factNamed(name: string): Fact {
  const found = (FACTS as Readonly<Record<string, Fact>>)[name]
  if (found === undefined) throw new TypeError(`no fact is called "${name}"`)
  return found
}

const NO_CODES: readonly string[] = []
/** The remark codes asked for last: a scope's adjustments share them. */
let codedRemarks: readonly Remark[] | undefined
let coded: readonly string[] = NO_CODES

function codesOf({ remarks }: Subject): readonly string[] {
  if (remarks.length === 0) return NO_CODES
  if (remarks !== codedRemarks) {
    coded = remarks.map(remark => remark.code)
    codedRemarks = remarks
  }
  return coded
}

/** The figures of the scope asked about last: rules ask many times about one scope and then never again. */
let figuredScope: Scope | undefined
let figured: SequestrationFigures | undefined

function figuresOf(subject: Subject): SequestrationFigures {
  if (figured !== undefined && figuredScope === subject.scope) return figured
  figured = figureSequestration(subject.scope, dateOf(subject))
  figuredScope = subject.scope
  return figured
}

/** Line date of service; for a claim-level adjustment the discharge or last date. Falls back on the payment date's absence. */
function dateOf({ scope, claim }: Subject): string | undefined {
  return scope.level === 'line' ? (scope.from ?? claim.from) : (claim.to ?? claim.from)
}

/** What kind of payer a claim's filing indicator names. */
export function payerClassOf(claim: Claim): PayerClass {
  return FILINGS.get(claim.filing)?.payerClass ?? 'unknown'
}

function isSecondary(claim: Claim): boolean {
  if (claim.status === '2' || claim.status === '3' || claim.status === '20' || claim.status === '21') return true
  return [claim.whole, ...claim.lines].some(scope => scope.adjustments.some(adjustment => adjustment.carc === '23'))
}

function explainingRemark(subject: Subject): Remark | undefined {
  let found: Remark | undefined
  for (const remark of subject.remarks) {
    const row = remarkRow(remark.code)
    if (row === undefined || row.alert) continue
    // A remark that names a cause of denial says more than one that merely informs.
    if (row.kind === 'denial') return remark
    found ??= remark
  }
  return found
}

function explaining(subject: Subject): RarcRow | undefined {
  const remark = explainingRemark(subject)
  return remark === undefined ? undefined : remarkRow(remark.code)
}

/** As the pair rules read it: a code that needs a remark is explained by one that denies. */
function causeSaid(subject: Subject): string {
  const remark = subject.carc?.needsRemark === true ? explaining(subject) : undefined
  return remark?.kind === 'denial' ? remark.cause : (subject.carc?.cause ?? 'unknown')
}

function groupFits({ adjustment, carc }: Subject): boolean {
  return carc === undefined || carc.groups.length === 0 || carc.groups.includes(adjustment.group)
}

/** True when the scope was "processed" to nothing: no payment, no patient's share, no denial code, all of it contractual. */
/** True where nothing was paid and contractual reductions take the whole charge. */
export function isAllowedNothing(scope: Scope): boolean {
  if (scope.paidCents !== 0 || scope.chargeCents <= 0) return false
  let contractual = 0
  for (const { carc, amountCents } of scope.adjustments) {
    if (amountCents === 0) continue
    if (CARCS.get(carc)?.kind !== 'contractual' || carc === '253') return false
    contractual += amountCents
  }
  return contractual >= scope.chargeCents
}

/** The ordinal of the paid line of the same claim under whose code this line was sent back (835 §SVC06), else 0. */
function bundledInto({ scope, claim }: Subject): number {
  const service = scope.node?.service
  const code = service?.procedure?.code
  const submitted = service?.submitted?.code
  if (code === undefined || submitted === undefined || submitted === code || scope.paidCents !== 0) return 0
  const paid = claim.lines.find(line => line !== scope && line.paidCents > 0 && line.procedure === code)
  return paid?.line ?? 0
}

function deniedBeside({ scope, adjustment }: Subject): boolean {
  return scope.adjustments.some(
    other => other !== adjustment && other.amountCents > 0 && CARCS.get(other.carc)?.kind === 'denial',
  )
}

function standsForDenial(figures: SequestrationFigures, subject: Subject): boolean {
  const { scope, claim } = subject
  if (claim.status === '4' && figures.cutCents > 0 && scope.paidCents <= 0) return true
  if (figures.cutCents <= 0) return false
  if (figures.share >= 0.1 && scope.paidCents > 0) return true
  const others = scope.adjustments.reduce((sum, other) => (other.carc !== '253' ? sum + other.amountCents : sum), 0)
  if (scope.paidCents === 0 && figures.cutCents >= 0.5 * (scope.chargeCents - others)) return true
  return FACTS.coverageRemark.value(subject) === true
}
