// The words of a decision once a rule has held: liability by law, whether an appeal is open, and what to do where the law bars what
// the rule asks for. Pure.
import type { Action, Kind, Outcome, Sure } from '../knowledge/load.ts'
import { payerClassOf, type Subject } from './facts.ts'
import { appealLawOf, type CompiledLaw, correctionLawOf, grantsEveryAppeal, remarkOpensAppeal } from './law.ts'
import { decideLiability, type Liability, ON_PATIENT } from './liability.ts'
import type { CompiledRule, Verdict } from './rules.ts'

/** Settles the words. The same rule and liability without more give the same words, which are then made only once. */
export function verdictOf(held: CompiledRule, subject: Subject): Verdict {
  const said = held.kind(subject)
  const owed = decideLiability(subject, said, held.rule.decides.liable)
  const asked = held.action(subject)
  const liability = owed === ON_PATIENT && AT_STAKE.has(said) ? heldWhile(asked) : owed
  // What a law puts on the provider is no share of the patient, whatever the group code says.
  const kind = said === 'patient-share' && liability.law?.law.patient.liable === 'provider' ? 'contractual' : said
  const atStake = AT_STAKE.has(kind)
  const billed = settleBilling(asked, kind, liability, subject.claim.crossover)
  const noAppeal = atStake ? appealLawOf(subject) : undefined
  const correction = atStake && billed === 'correct-claim' ? correctionLawOf(subject) : undefined
  const crossed = liability.law !== undefined && subject.claim.crossover
  // The code's own word, but where every denial can be appealed, or the remark that says the reason opens it.
  const usual = held.appealable(subject)
  const opened = atStake && (grantsEveryAppeal(payerClassOf(subject.claim)) || remarkOpensAppeal(subject))
  const rightful = usual || opened
  const shared = held.settled && noAppeal === undefined && correction === undefined && !crossed && rightful === usual
  if (shared) {
    const made = held.verdicts.get(liability)
    if (made !== undefined && made.kind === kind) return made
  }
  const appealable = atStake && noAppeal === undefined && rightful
  const action = settleAppeal(correction?.law.correction.instead ?? billed, atStake && !appealable, noAppeal)
  const sure = sureOf(held.rule.decides, subject)
  const verdict = { kind, cause: held.cause(subject), action, appealable, sure, liability, noAppeal, correction }
  if (shared && held.verdicts.size < 16) held.verdicts.set(liability, verdict)
  return verdict
}

const AT_STAKE: ReadonlySet<Kind> = new Set(['denial', 'underpayment'])

/** What is done first where it is not the bill, in words. One liability each, because verdicts are kept by it. */
const HELD: ReadonlyMap<Action, Liability> = new Map(
  Object.entries({
    'query-payer': 'the payer is asked for its reason',
    'verify-coverage': 'coverage and the exclusion are verified',
    'obtain-authorization': 'the authorization is asked for',
    'send-records': 'the records are sent',
    'correct-claim': 'the claim is corrected',
    'new-claim': 'the claim is sent again',
    'void-claim': 'the claim is voided',
    'find-original': 'the first decision is found',
    'fix-enrollment': 'the enrollment is corrected',
    'bill-other-payer': 'the other payer is billed',
    appeal: 'the denial is contested',
    reopen: 'a reopening is asked for',
    wait: 'the payer answers',
    review: 'somebody looks',
  } satisfies Partial<Record<Action, string>>).map(([action, first]) => [
    action as Action,
    {
      liable: 'undetermined',
      mayBillPatient: false,
      reason: `The payer puts this on the patient (PR), but first ${first}: no statement goes out before the answer.`,
    },
  ]),
)

/** The patient is not billed for a denial by the group code alone while something else is done about it first. */
function heldWhile(asked: Action): Liability {
  return HELD.get(asked) ?? ON_PATIENT
}

/**
 * `bill-patient` only where it is allowed: with another payer to come one waits, a law says what to do instead, otherwise a person
 * looks. A share that already crossed over to the next payer is waited for, not billed again.
 */
function settleBilling(
  action: Action,
  kind: Kind,
  { mayBillPatient, liable, instead }: Liability,
  crossover: boolean,
): Action {
  const share = kind === 'coordination' || kind === 'patient-share'
  const asked = action === 'bill-patient' && !mayBillPatient ? (instead ?? 'review') : action
  if (liable === 'other-payer' && action === 'bill-patient' && instead === undefined) return 'wait'
  return asked === 'bill-other-payer' && share && crossover ? 'wait' : asked
}

/** No appeal where there is no right to one; where nothing was decided at all, no correction or reopening either. */
function settleAppeal(action: Action, closed: boolean, law: CompiledLaw<'appeal'> | undefined): Action {
  if (action === 'appeal' && closed) return law?.law.appeal.instead ?? 'review'
  const undone = law?.law.appeal.alsoCloses?.includes('reopening') === true
  return undone && (action === 'correct-claim' || action === 'reopen') ? law.law.appeal.instead : action
}

/** A retired code is still read, with less certainty. */
function sureOf(decides: Outcome, subject: Subject): Sure {
  return decides.sure === 'high' && subject.carc?.active === false ? 'medium' : decides.sure
}
