// Asks the laws: whether one forbids to bill the patient, takes the right of appeal away, or says how a payer takes a correction. Says
// which law; who owes without any is liability.ts. Pure.

import { RIGHTS_NAMED } from '../knowledge/appeal-remarks.ts'
import { LAWS } from '../knowledge/law/all.ts'
import type { Law } from '../knowledge/law/law.ts'
import type { Level, PayerClass, RarcRow } from '../knowledge/load.ts'
import { CARCS, CLOCK_KIND_OF, LEVELS, listNamed, RARCS } from '../knowledge/load.ts'
import { PATIENT_SHARES } from '../knowledge/patient-shares.ts'
import { allHold, askedOf, type CompiledCondition, compileConditions, testOf } from './conditions.ts'
import type { FactValue, Subject } from './facts.ts'

type Part = 'patient' | 'appeal' | 'correction'
type WithPart<Name extends Part> = Law & { readonly [Key in Name]-?: NonNullable<Law[Key]> }

/** A law made ready for one reason code: what the code itself answers is asked no more. */
export interface CompiledLaw<Name extends Part = never> {
  readonly law: WithPart<Name>
  /** Every condition, for the trace. */
  readonly tests: readonly CompiledCondition[]
  readonly asked: readonly CompiledCondition[]
  /** The remarks that bring it up; none where it holds without. */
  readonly mentions: ReadonlySet<string>
}

/** The laws of one part that can hold for a code under a group: without any remark, and all of them. */
interface LawsOfCode<Name extends Part> {
  readonly plain: readonly CompiledLaw<Name>[]
  readonly all: readonly CompiledLaw<Name>[]
  /** Remarks that some of them ask for: where none of these stands, only laws without remarks are asked. */
  readonly remarks: ReadonlySet<string>
}

function mentioned(law: Law): readonly string[] {
  return law.when.flatMap(condition => (condition.fact === 'remarks' && 'has' in condition ? condition.has : []))
}

/** What code and group answer by themselves, whatever the claim. */
function answersOf(code: string, group: string): Readonly<Record<string, FactValue>> {
  const row = CARCS.get(code)
  return {
    carc: code,
    carcKind: row?.kind ?? 'denial',
    carcCause: row?.cause ?? 'unknown',
    group,
    balance: !PATIENT_SHARES.has(code),
  }
}

function lawsOf<Name extends Part>(laws: readonly WithPart<Name>[], code: string, group: string): LawsOfCode<Name> {
  const answers = answersOf(code, group)
  const all = laws
    .filter(law => law.when.every(each => !(each.fact in answers) || testOf(each)(answers[each.fact])))
    .map(law => {
      const tests = compileConditions(law.when)
      const asked = tests.filter(({ condition }) => !(condition.fact in answers))
      return { law, tests, asked, mentions: new Set(mentioned(law)) }
    })
  return {
    plain: all.filter(({ mentions }) => mentions.size === 0),
    all,
    remarks: new Set(all.flatMap(({ mentions }) => [...mentions])),
  }
}

/** Groups that are worth keeping laws for; others are odd. */
const KEPT_GROUPS = ['CO', 'PR', 'OA', 'PI']

function shelfOf<Name extends Part>(part: Name): (code: string, group: string) => LawsOfCode<Name> {
  const laws = LAWS.filter((law): law is WithPart<Name> => law[part] !== undefined)
  const byCode = new Map<string, (LawsOfCode<Name> | undefined)[]>()
  return (code, group) => {
    const at = KEPT_GROUPS.indexOf(group)
    const known = byCode.get(code)
    const kept = known?.[at]
    if (kept !== undefined) return kept
    const made = lawsOf(laws, code, group)
    // Codes in no list could be without number: theirs are not worth keeping.
    if (at >= 0 && CARCS.has(code)) {
      const groups = known ?? []
      groups[at] = made
      byCode.set(code, groups)
    }
    return made
  }
}

const shelves = {
  patient: shelfOf('patient'),
  appeal: shelfOf('appeal'),
  correction: shelfOf('correction'),
}

function firstOf<Name extends Part>(laws: LawsOfCode<Name>, subject: Subject): CompiledLaw<Name> | undefined {
  if (laws.all.length === 0) return undefined
  for (const law of remarksCount(laws, subject) ? laws.all : laws.plain) if (allHold(law.asked, subject)) return law
  return undefined
}

function remarksCount({ remarks }: Pick<LawsOfCode<never>, 'remarks'>, subject: Subject): boolean {
  if (remarks.size > 0) for (const remark of subject.remarks) if (remarks.has(remark.code)) return true
  return false
}

/** The first law that forbids to bill the patient. */
export const patientLawOf = (subject: Subject): CompiledLaw<'patient'> | undefined =>
  firstOf(shelves.patient(subject.adjustment.carc, subject.adjustment.group), subject)

/** The first law that takes the right of appeal away. */
export const appealLawOf = (subject: Subject): CompiledLaw<'appeal'> | undefined =>
  firstOf(shelves.appeal(subject.adjustment.carc, subject.adjustment.group), subject)

/** How this payer takes a correction, where it is not by a corrected claim. */
export const correctionLawOf = (subject: Subject): CompiledLaw<'correction'> | undefined =>
  firstOf(shelves.correction(subject.adjustment.carc, subject.adjustment.group), subject)

/** The facts that laws ask about a subject, up to where each fails: what its answer hangs on besides code and group. */
export function factsAskedByLaws(subject: Subject): ReadonlySet<string> {
  const { carc, group } = subject.adjustment
  const asked = [shelves.patient, shelves.appeal, shelves.correction].flatMap(shelf => {
    const laws = shelf(carc, group)
    return (remarksCount(laws, subject) ? laws.all : laws.plain).flatMap(law => askedOf(law.asked, subject))
  })
  return new Set(asked.map(({ condition }) => condition.fact))
}

const APPEAL_LEVELS: readonly Level[] = LEVELS.filter(level => CLOCK_KIND_OF[level] === 'appeal')
const NO_LEVELS: readonly Level[] = []

/** Why there is no right of appeal, and which way there is instead. */
export interface NoAppeal {
  readonly law: string
  /** One sentence each. */
  readonly says: string
  readonly way: string
}

/** What is known of a denial when its deadlines are counted: no file, only what is kept. */
export interface KnownOfDenial {
  readonly payerClass: PayerClass
  readonly group: string
  readonly carc: string
  readonly remarks: readonly string[]
  readonly appealable: boolean
}

/** The law that takes a denial's right of appeal away, asked of what is kept. */
function closingLaw(known: KnownOfDenial): CompiledLaw<'appeal'> | undefined {
  const facts: Readonly<Record<string, FactValue>> = { ...known }
  return shelves
    .appeal(known.carc, known.group)
    .all.find(each => each.asked.every(({ condition, holds }) => holds(facts[condition.fact])))
}

/**
 * Where every denial is an initial determination with a redetermination of its own unless a law says otherwise (42 CFR 405.924(b), 405.940). A
 * clerical error is reopened, but a contractor that sees none dismisses the request, and then only the appeal is left, if its time is not over
 * (42 CFR 405.980(a)(3)): its deadline runs beside, whatever way is usual with the code.
 */
export function grantsEveryAppeal(payerClass: PayerClass): boolean {
  return ORIGINAL_MEDICARE.has(payerClass)
}
const ORIGINAL_MEDICARE: ReadonlySet<string> = new Set(listNamed('original-medicare'))

/**
 * Whether a remark opens the appeal under a code that only says that a remark tells the reason (16, 252 and kin), and by itself has none: the payer names
 * the right, or the remark is a finding that is contested by an appeal (a reviewer's, a frequency's). What the law closes stays closed.
 */
export function remarkOpensAppeal({ carc, remarks }: Pick<Subject, 'carc' | 'remarks'>): boolean {
  if (carc?.needsRemark !== true) return false
  return remarks.some(({ code }) => RIGHTS_NAMED.has(code) || isContested(RARCS.get(code)))
}

function isContested(row: RarcRow | undefined): boolean {
  return row?.active === true && row.action === 'appeal' && (row.kind === 'denial' || row.kind === 'underpayment')
}

/** The deadlines that do not run for a denial: every level of appeal where there is no right, and what the law closes beside. */
export function closedLevels(known: KnownOfDenial): readonly Level[] {
  const law = closingLaw(known)
  if (law === undefined && (known.appealable || grantsEveryAppeal(known.payerClass))) return NO_LEVELS
  return [...APPEAL_LEVELS, ...(law?.law.appeal.alsoCloses ?? [])]
}

/** Why a denial has no right of appeal and which way there is; undefined where no law takes it. */
export function noAppealFor(known: KnownOfDenial): NoAppeal | undefined {
  return noAppealOf(closingLaw(known))
}

/** A law in the words of a decision. */
export function noAppealOf(law: CompiledLaw<'appeal'> | undefined): NoAppeal | undefined {
  if (law === undefined) return undefined
  const { id, appeal } = law.law
  return { law: id, says: `${appeal.says}.`, way: `${appeal.way}.` }
}

/** What is asked of a remark by itself, whatever reason code and payer it stands with. */
function byRemark(remark: string): KnownOfDenial {
  return { payerClass: 'unknown', group: '', carc: '', remarks: [remark], appealable: true }
}

/** True for a remark under which no payer takes an appeal, whatever the reason code. */
export function endsAppeal(remark: string): boolean {
  return closedLevels(byRemark(remark)).length > 0
}

/** True for a remark under which nothing was processed, so that no claim can be corrected: only a new one is sent. */
export function closesCorrection(remark: string): boolean {
  return closingLaw(byRemark(remark))?.law.appeal.alsoCloses?.includes('corrected-claim') === true
}

/** The law of that name; undefined when today's knowledge has none. */
export function lawNamed(id: string): Law | undefined {
  return LAWS.find(law => law.id === id)
}
