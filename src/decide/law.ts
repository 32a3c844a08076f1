// Asks the laws: whether one forbids to bill the patient, takes the right of appeal away, or says how a payer takes a correction. Says
// which law; who owes without any is liability.ts. Pure.

import { LAWS } from '../knowledge/law/all.ts'
import type { Law } from '../knowledge/law/law.ts'
import type { CarcRow, Condition, Level, PayerClass } from '../knowledge/load.ts'
import { CARCS, CLOCK_KIND_OF, LEVELS } from '../knowledge/load.ts'
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
}

/** The laws of one part that can hold for a code: without any remark, and those that need one. */
interface LawsOfCode<Name extends Part> {
  readonly plain: readonly CompiledLaw<Name>[]
  readonly all: readonly CompiledLaw<Name>[]
}

function mentioned(law: Law): readonly string[] {
  return law.when.flatMap(condition => (condition.fact === 'remarks' && 'has' in condition ? condition.has : []))
}
/** Remarks that some law asks for: where none of them stands, only laws without remarks are asked. */
const LAW_REMARKS: ReadonlySet<string> = new Set(LAWS.flatMap(mentioned))

/** What a code answers by itself, whatever the claim. */
function answeredByCode(condition: Condition, code: string, row: CarcRow | undefined): FactValue | 'ask' {
  if (condition.fact === 'carc') return code
  if (condition.fact === 'carcKind') return row?.kind ?? 'denial'
  if (condition.fact === 'carcCause') return row?.cause ?? 'unknown'
  return 'ask'
}
const ASKED_OF_CODE = new Set(['carc', 'carcKind', 'carcCause'])

function shelfOf<Name extends Part>(part: Name): (code: string) => LawsOfCode<Name> {
  const laws = LAWS.filter((law): law is WithPart<Name> => law[part] !== undefined)
  const byCode = new Map<string, LawsOfCode<Name>>()
  return code => {
    const known = byCode.get(code)
    if (known !== undefined) return known
    const row = CARCS.get(code)
    const all = laws
      .filter(law =>
        law.when.every(condition => {
          const answer = answeredByCode(condition, code, row)
          return answer === 'ask' || testOf(condition)(answer)
        }),
      )
      .map(law => {
        const tests = compileConditions(law.when)
        return { law, tests, asked: tests.filter(({ condition }) => !ASKED_OF_CODE.has(condition.fact)) }
      })
    const made = { plain: all.filter(({ law }) => mentioned(law).length === 0), all }
    // Codes in no list could be without number: theirs are not worth keeping.
    if (row !== undefined) byCode.set(code, made)
    return made
  }
}

const shelves = {
  patient: shelfOf('patient'),
  appeal: shelfOf('appeal'),
  correction: shelfOf('correction'),
}

function remarksCount({ remarks }: Subject): boolean {
  for (const remark of remarks) if (LAW_REMARKS.has(remark.code)) return true
  return false
}

function firstOf<Name extends Part>(laws: LawsOfCode<Name>, subject: Subject): CompiledLaw<Name> | undefined {
  for (const law of remarksCount(subject) ? laws.all : laws.plain) if (allHold(law.asked, subject)) return law
  return undefined
}

/** The first law that forbids to bill the patient. */
export const patientLawOf = (subject: Subject): CompiledLaw<'patient'> | undefined =>
  firstOf(shelves.patient(subject.adjustment.carc), subject)

/** The first law that takes the right of appeal away. */
export const appealLawOf = (subject: Subject): CompiledLaw<'appeal'> | undefined =>
  firstOf(shelves.appeal(subject.adjustment.carc), subject)

/** How this payer takes a correction, where it is not by a corrected claim. */
export const correctionLawOf = (subject: Subject): CompiledLaw<'correction'> | undefined =>
  firstOf(shelves.correction(subject.adjustment.carc), subject)

/** The facts that laws without remarks ask about a subject, up to where each fails: what an answer without any remark hangs on. */
export function factsAskedByLaws(subject: Subject): ReadonlySet<string> {
  const { carc } = subject.adjustment
  const laws = [shelves.patient(carc), shelves.appeal(carc), shelves.correction(carc)].flatMap(each => [...each.plain])
  return new Set(laws.flatMap(law => askedOf(law.asked, subject).map(({ condition }) => condition.fact)))
}

/** The remarks of a subject that a law names, for its sentence. */
export function remarksUnder(law: Law, subject: Subject): readonly string[] {
  const named = mentioned(law)
  return named.length === 0 ? [] : subject.remarks.map(remark => remark.code).filter(code => named.includes(code))
}

const APPEAL_LEVELS: readonly Level[] = LEVELS.filter(level => CLOCK_KIND_OF[level] === 'appeal')
const NO_LEVELS: readonly Level[] = []

/** What is known of a denial when its deadlines are counted: no file, only what is kept. */
export interface KnownOfDenial {
  readonly payerClass: PayerClass
  readonly group: string
  readonly carc: string
  readonly remarks: readonly string[]
  readonly appealable: boolean
}

/** The deadlines that do not run for a denial: every level of appeal where there is no right, and what the law closes beside. */
export function closedLevels(known: KnownOfDenial): readonly Level[] {
  const facts: Readonly<Record<string, FactValue>> = { ...known }
  const law = shelves
    .appeal(known.carc)
    .all.find(each => each.asked.every(({ condition, holds }) => holds(facts[condition.fact])))
  if (law === undefined && known.appealable) return NO_LEVELS
  return [...APPEAL_LEVELS, ...(law?.law.appeal.alsoCloses ?? [])]
}

/** The law of that name; undefined when today's knowledge has none. */
export function lawNamed(id: string): Law | undefined {
  return LAWS.find(law => law.id === id)
}
