// A standing in two sentences: what was charged and what each payer did with it; what is left, and whose move it is.
import { dollars } from '../decide.ts'
import type { ComesBack, PayerStanding, Standing } from './standing.ts'

export function sayStanding(standing: Omit<Standing, 'says'>): string {
  return `${happened(standing)} ${isLeft(standing)}`
}

function happened({ chargeCents, payers }: Omit<Standing, 'says'>): string {
  const acting = payers.filter(payer => payer.billed || payer.crossedOver)
  if (acting.length === 0) return `${dollars(chargeCents)} was charged, and no payer has the claim.`
  return `Of ${dollars(chargeCents)} charged, ${list(acting.map(did))}.`
}

function did(payer: PayerStanding): string {
  const { name, state, receivedCents, atStakeCents, unansweredSince } = payer
  const received = dollars(receivedCents)
  switch (state) {
    case 'unanswered':
      return unansweredSince === undefined || unansweredSince === ''
        ? `${name} has not answered`
        : `${name} has not answered since ${unansweredSince}`
    case 'denied':
      return `${name} paid nothing${atStakeCents > 0 ? ` and denied ${dollars(atStakeCents)}` : ''}`
    case 'partly':
      return `${name} paid ${received}${atStakeCents > 0 ? ` and denied ${dollars(atStakeCents)}` : ' and took a part back'}`
    case 'split':
      return `${name} split the claim and paid ${received}${atStakeCents > 0 ? `, denying ${dollars(atStakeCents)}` : ''}`
    case 'taken-back':
      return receivedCents > 0 ? `${name} took its payment back but for ${received}` : `${name} took its payment back`
    case 'void':
      return `${name} voided the claim as we asked`
    case 'contradictory':
      return `${name} contradicts itself, with ${received} received`
    default:
      return receivedCents === 0 && payer.patientCents > 0
        ? `${name} left ${dollars(payer.patientCents)} to the patient`
        : `${name} paid ${received}`
  }
}

function isLeft(standing: Omit<Standing, 'says'>): string {
  const { toGiveBackCents, contradictions, questions, work, nextPayer, payers, patientCents } = standing
  const parts: string[] = []
  if (toGiveBackCents > 0) parts.push(`${dollars(toGiveBackCents)} was paid twice and is to be given back`)
  if (contradictions.some(each => each.kind !== 'payments-differ'))
    parts.push('the documents contradict each other, and somebody has to look before money moves')
  else if (questions.length > 0) parts.push('somebody has to say which payers are the same')
  const mine = work.filter(unit => unit.move === 'us')
  const denied = total(mine.filter(unit => unit.kind === 'denial'))
  const takeBacks = Map.groupBy(
    mine.filter(unit => unit.kind === 'take-back'),
    unit => payers.some(payer => payer.answers.some(answer => answer.adjudicationId === unit.adjudicationId)),
  )
  const deniedSince = total(takeBacks.get(true) ?? [])
  const taken = total(takeBacks.get(false) ?? [])
  if (denied > 0) parts.push(`${dollars(denied)} denied is ours to work`)
  if (deniedSince > 0) parts.push(`${dollars(deniedSince)} denied since is ours to dispute`)
  if (taken > 0) parts.push(`${dollars(taken)} taken back is ours to dispute`)
  if (mine.some(unit => unit.kind === 'rejection')) parts.push('a claim that never arrived is ours to send again')
  if (nextPayer !== undefined) parts.push(`${nextPayer.name} is next`)
  const waiting = payers.filter(payer => payer.unansweredSince !== undefined)
  if (waiting.length > 0)
    parts.push(`${list(waiting.map(payer => payer.name))} ${waiting.length === 1 ? 'owes' : 'owe'} an answer`)
  if (patientCents > 0)
    parts.push(
      standing.mayBillPatient
        ? `the patient owes ${dollars(patientCents)} and may be billed`
        : `the patient's part is ${dollars(patientCents)} and may not be billed yet`,
    )
  if (parts.length === 0) return 'Nothing is left to work.'
  const text = list(parts)
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

function total(units: Standing['work']): number {
  return units.reduce((sum, unit) => sum + unit.cents, 0)
}

function list(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('')
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`
}

/** What is to be done about a payer that said that another one comes first, when that one has decided. */
export function sayBack({ name, after, leftCents, state, injury }: ComesBack): string {
  switch (state) {
    case 'to-bill':
      if (injury !== undefined)
        return `${name} said that the ${injury.insurer} comes first. Is that ${after}, which has decided and leaves ${dollars(leftCents)}? Yes: ${name} gets the claim again, with that result; look first at why something is left. No: bill the ${injury.insurer} before ${name}.`
      return `${name} said that another payer comes first. If that is ${after}, which has decided and leaves ${dollars(leftCents)}, ${name} gets the claim again, with that result. For a work injury or an accident, make sure first that ${after} is the one meant.`
    case 'waiting':
      return `${name} has the claim with the result of ${after}: another one would be denied as a duplicate.`
    case 'told':
      return `${name} was told what ${after} decided and says again that another payer comes first: ask it which one it has on file.`
  }
}
