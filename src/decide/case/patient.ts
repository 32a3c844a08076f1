// What the patient owes, and whether he may be billed: the last payer's word, bounded by what any payer or law forbids, and by whatever is
// still to come. Errs on the patient's side.
import { hasDecided, lastDecision, lastToDecide, withoutBack } from './line-of-payers.ts'
import type { SettledPayer } from './settle-payer.ts'
import type { ComesBack, Contradiction, NextPayer, Question } from './standing.ts'

export interface PatientPart {
  readonly patientCents: number
  readonly mayBill: boolean
  readonly because: string
  /** The last payer leaves more to the patient than one before it did. */
  readonly grew: Contradiction | undefined
}

interface PatientFacts {
  readonly payers: readonly SettledPayer[]
  readonly next: NextPayer | undefined
  readonly back: ComesBack | undefined
  readonly contradictions: readonly Contradiction[]
  readonly questions: readonly Question[]
}

/** Contradictions that leave the patient's part alone. */
const HARMLESS = new Set<Contradiction['kind']>(['taken-twice'])

export function patientPart(facts: PatientFacts): PatientPart {
  const last = lastToDecide(withoutBack(facts.payers, facts.back))
  if (last === undefined)
    return {
      patientCents: 0,
      mayBill: false,
      because: undecided(facts.payers),
      grew: undefined,
    }
  const least = leastBefore(facts.payers, last)
  const grew =
    least !== undefined && last.standing.patientCents > least.standing.patientCents ? grown(last, least) : undefined
  const patientCents = grew === undefined ? last.standing.patientCents : (least?.standing.patientCents ?? 0)
  const hindrance = patientCents <= 0 ? 'Nothing is left to the patient.' : (grew?.says ?? hindranceOf(facts, last))
  return {
    patientCents,
    mayBill: hindrance === undefined,
    because: hindrance ?? `${last.standing.name} was the last to decide and leaves this to the patient (PR).`,
    grew,
  }
}

/** No decision holds: because the claim is void, because it was taken back, or because none has come. */
function undecided(payers: readonly SettledPayer[]): string {
  const gone = payers.find(({ standing }) => standing.state === 'void' || standing.state === 'taken-back')
  if (gone === undefined) return 'No payer has decided: nobody knows yet what the patient owes.'
  return gone.standing.state === 'void'
    ? `${gone.standing.name} voided the claim as we asked: the patient owes nothing on it.`
    : `${gone.standing.name} took its decision back: what the patient owes is settled by what follows.`
}

function hindranceOf(
  { payers, next, back, contradictions, questions }: PatientFacts,
  last: SettledPayer,
): string | undefined {
  if (next !== undefined) return `${next.name} is still to be billed.`
  if (back !== undefined) return `${back.name} has not decided yet as the payer after ${back.after}.`
  const decidedOn = lastDecision(last)
  const fallen = payers.find(
    ({ standing }) =>
      (standing.state === 'taken-back' || standing.state === 'void') &&
      standing.takeBacks.some(each => (each.noticeDate ?? '') >= decidedOn),
  )
  if (fallen !== undefined)
    return `${fallen.standing.name} has taken its decision back: what the patient owes is settled by what follows.`
  const silent = payers.find(
    each =>
      each.standing.unansweredSince !== undefined ||
      (!hasDecided(each) && (each.standing.billed || each.standing.crossedOver)),
  )
  if (silent !== undefined) return `${silent.standing.name} owes an answer that may change it.`
  const contradiction = contradictions.find(each => !HARMLESS.has(each.kind) && each.kind !== 'payments-differ')
  if (contradiction !== undefined) return contradiction.says
  const differs = contradictions.find(each => each.kind === 'payments-differ')
  if (differs !== undefined) return differs.says
  if (questions.length > 0) return 'It is not settled which payers answered.'
  const incomplete = payers.find(each => each.standing.state === 'split' && missingPart(each))
  if (incomplete !== undefined)
    return `${incomplete.standing.name} split the claim, and a part of its answer is still to come.`
  return forbidden(payers, last)
}

function missingPart({ standing, sent }: SettledPayer): boolean {
  const charge = sent.findLast(claim => claim.frequency !== '8')?.chargeCents
  return charge !== undefined && standing.answers.reduce((sum, answer) => sum + answer.chargeCents, 0) < charge
}

/** A payer's PR adjustment that may not be billed; of the payers before the last, only for what no later payer can lift. */
function forbidden(payers: readonly SettledPayer[], last: SettledPayer): string | undefined {
  for (const each of payers)
    for (const { adjustments } of each.standing.answers)
      for (const { group, amountCents, mayBillPatient, mayBillPatientBecause, liable } of adjustments) {
        if (group !== 'PR' || amountCents <= 0 || mayBillPatient) continue
        const waited = liable === 'other-payer' && (each !== last || passedOnAndAnswered(payers, each))
        if (!waited) return mayBillPatientBecause
      }
  return undefined
}

function passedOnAndAnswered(payers: readonly SettledPayer[], each: SettledPayer): boolean {
  return payers.some(other => other !== each && other.standing.crossedOver && hasDecided(other))
}

/** The payer before the last that decided something and leaves the least. */
function leastBefore(payers: readonly SettledPayer[], last: SettledPayer): SettledPayer | undefined {
  let least: SettledPayer | undefined
  for (const each of payers) {
    if (each === last || !hasDecided(each)) continue
    // A payer that denied left nothing to anybody: its zero is no bound.
    const processed = each.standing.state === 'paid' || each.standing.state === 'partly'
    if (!processed || (each.standing.receivedCents <= 0 && each.standing.patientCents === 0)) continue
    if (least === undefined || each.standing.patientCents < least.standing.patientCents) least = each
  }
  return least
}

function grown(last: SettledPayer, least: SettledPayer): Contradiction {
  return {
    kind: 'patient-part-grew',
    payer: last.standing.key,
    sources: [...least.standing.answers, ...last.standing.answers].map(answer => ({
      kind: 'adjudication',
      id: answer.adjudicationId,
    })),
    cents: last.standing.patientCents - least.standing.patientCents,
    says: `${last.standing.name} leaves more to the patient than ${least.standing.name} did before it: somebody has to look before a bill goes out.`,
  }
}
