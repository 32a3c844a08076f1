// What may be written to a payer or a patient from an answer: nothing from one that no longer holds, nothing past a payer that has answered,
// and every earlier payer with its own money. Verdicts with their reasons; the claims themselves are written elsewhere.
import { dollars } from '../decide.ts'
import { sayBack } from './says.ts'
import type { AdjudicationRole, PayerStanding, Standing } from './standing.ts'

/** What a case may say against writing something from one of its answers. */
export const CASE_GUARDS = [
  'not-of-the-case',
  'no-longer-holds',
  'void',
  'contradiction',
  'running',
  'take-back',
  'split-same-number',
  'split',
  'paid',
  'patient',
  'not-yet',
  'crossed-over',
  'no-next-payer',
] as const

export interface CaseGuard {
  /** `stop`: not to be sent; `warn`: look again. */
  readonly weight: 'stop' | 'warn'
  readonly rule: (typeof CASE_GUARDS)[number]
  readonly says: string
}

/** Why an adjudication may not be corrected or billed from. */
const GONE: Readonly<Partial<Record<AdjudicationRole, string>>> = {
  superseded: 'A later decision took its place',
  reversed: 'The payer has reversed it',
  reversal: 'It is a reversal; what holds now is what follows it',
  orphan: 'It is a reversal; what holds now is what follows it',
  'duplicate-payment': 'It is a second payment for services that were paid already',
  unreversed: 'A replacement was decided after it',
  'duplicate-denial': 'It only says that the claim came twice; the first decision holds',
  'refused-replacement': 'The payer refused the replacement; the first decision holds',
  'not-final': 'It is no decision yet',
  contradicts: 'It contradicts another decision, and nothing says which of them holds',
}

/** What stands in the way of acting from one adjudication, the gravest first. Empty: nothing does. */
export function guardAnswer(
  standing: Standing,
  adjudicationId: number,
  purpose: 'correct' | 'next-payer' | 'patient',
): readonly CaseGuard[] {
  const found: CaseGuard[] = []
  const stop = (rule: CaseGuard['rule'], says: string) => found.push({ weight: 'stop', rule, says })
  const placed = standing.adjudications.find(each => each.id === adjudicationId)
  const payer = standing.payers.find(each => each.key === placed?.payer)
  if (placed === undefined || payer === undefined) {
    stop('not-of-the-case', 'This adjudication is none of this case.')
    return found
  }
  const gone = GONE[placed.role]
  if (gone !== undefined) stop('no-longer-holds', `${gone}: nothing goes out from it.`)
  if (payer.state === 'void') stop('void', 'The claim is void: what comes next is a new claim, not a replacement.')
  const contradiction = standing.contradictions.find(
    each => each.payer === payer.key || each.sources.some(source => source.id === adjudicationId),
  )
  if (contradiction !== undefined) stop('contradiction', contradiction.says)
  if (purpose === 'correct') guardCorrection(standing, payer, adjudicationId, found)
  if (purpose === 'next-payer') guardNextPayer(standing, found)
  if (purpose === 'patient' && !standing.mayBillPatient) stop('patient', standing.mayBillPatientBecause)
  return found.sort((one, other) => Number(other.weight === 'stop') - Number(one.weight === 'stop'))
}

function guardCorrection(standing: Standing, payer: PayerStanding, adjudicationId: number, found: CaseGuard[]): void {
  const own = standing.work.filter(each => each.payer === payer.key)
  const unit =
    own.find(each => each.adjudicationId === adjudicationId && (each.kind === 'denial' || each.kind === 'take-back')) ??
    // Taken outside of claims: no adjudication carries it.
    own.find(each => each.kind === 'take-back' && each.adjudicationId === undefined)
  if (unit?.move === 'payer') found.push({ weight: 'stop', rule: 'running', says: `${unit.says} Wait for its answer.` })
  if (unit?.kind === 'take-back') found.push({ weight: 'warn', rule: 'take-back', says: unit.correction.says })
  const answer = payer.answers.find(each => each.adjudicationId === adjudicationId)
  if (answer === undefined) return
  if (payer.answers.length > 1) {
    const others = payer.answers.filter(each => each !== answer)
    const paid = others.reduce((sum, each) => sum + each.paidCents, 0)
    const clash = others.some(
      each => each.paidCents > 0 && each.payerControl !== undefined && each.payerControl === answer.payerControl,
    )
    found.push(
      clash
        ? {
            weight: 'stop',
            rule: 'split-same-number',
            says: `The payer split the claim and gave both parts the number ${answer.payerControl ?? ''}: a replacement would take ${dollars(paid)} back.`,
          }
        : {
            weight: 'warn',
            rule: 'split',
            says: `The payer split the claim: the replacement names this part alone, and ${dollars(paid)} paid under other numbers stays.`,
          },
    )
  }
  if (answer.paidCents > 0 && answer.atStakeCents === 0 && payer.state !== 'taken-back')
    found.push({
      weight: 'warn',
      rule: 'paid',
      says: `Nothing is denied here: a replacement takes the ${dollars(answer.paidCents)} back before it pays again.`,
    })
}

function guardNextPayer({ nextPayer, comesBack, payers }: Standing, found: CaseGuard[]): void {
  if (comesBack !== undefined && comesBack.state !== 'to-bill')
    return void found.push({ weight: 'stop', rule: 'not-yet', says: sayBack(comesBack) })
  if (nextPayer !== undefined) {
    if (!nextPayer.ready) found.push({ weight: 'stop', rule: 'not-yet', says: nextPayer.says })
    return
  }
  const crossed = payers.find(payer => payer.crossedOver)
  const answered = payers.filter(payer => payer.answers.length > 0)
  const silent = payers.find(payer => payer.answers.length === 0 && payer.unansweredSince !== undefined)
  found.push(
    crossed !== undefined && crossed.answers.length === 0
      ? {
          weight: 'stop',
          rule: 'crossed-over',
          says: `The claim was passed on to ${crossed.name} by the payer itself: a second one from you would be denied as a duplicate.`,
        }
      : {
          weight: answered.length > 1 ? 'stop' : 'warn',
          rule: 'no-next-payer',
          says:
            answered.length > 0 && silent !== undefined
              ? `${silent.name} has the claim${silent.unansweredSince === '' ? '' : ` since ${silent.unansweredSince}`} and has not answered: a second one would be denied as a duplicate.`
              : answered.length > 1
                ? 'Every payer that the claims name has answered.'
                : 'No payer is next: none is named, or nothing is left for one.',
        },
  )
}

/**
 * The payers that stand before the next one in its claim, each with its own answers: one loop 2320 with SVD of its own for each (837 loops
 * 2320, 2430). Parts of a split claim are one payer's.
 */
export function payersForNext(standing: Standing): readonly PayerStanding[] {
  return standing.payers.filter(payer => payer.answers.length > 0 && payer.key !== standing.nextPayer?.key)
}
