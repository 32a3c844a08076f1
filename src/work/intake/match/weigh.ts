// Which claim an adjudication answers: by what both sides say, with the reasons and how sure it is.
// Pure: facts in, verdict out. Weights are our judgement, tried on generated truth (weigh.test.ts).
import { rankOfStatus, sequenceOf } from '../../../decide/case/identity.ts'
import type { MatchConfidence } from '../../../store/store.ts'
import { accountKey } from '../read/account-key.ts'

/** What both sides say of payer, patient and service. */
interface Said {
  readonly payerIdentifier: string | null
  readonly payerName: string | null
  readonly memberId: string | null
  readonly patientName: string | null
  readonly serviceFrom: string | null
  readonly serviceTo: string | null
}

/** A claim as it was sent, as far as matching asks. */
export interface SentForMatch extends Said {
  readonly id: number
  readonly account: string
  readonly chargeCents: number
  readonly frequency: string
  /** REF*F8. */
  readonly originalControl: string | null
  readonly sequence: string | null
  readonly sentOn: string | null
  /** Numbers that the payer gave it in acknowledgments. */
  readonly payerControls: readonly string[]
}

/** An adjudication, as far as matching asks. */
export interface AdjudicationForMatch extends Said {
  readonly account: string
  readonly payerControl: string | null
  readonly originalControl: string | null
  /** CLP02. */
  readonly status: string
  /** Never negative: a reversal counts as what it undoes. */
  readonly chargeCents: number
  readonly paymentDate: string | null
  /** The payer said that it split the claim. */
  readonly split: boolean
}

export interface ClaimMatch {
  readonly claimId: number | undefined
  readonly sure: MatchConfidence
  /** Points for and against, summed. */
  readonly score: number
  readonly why: readonly string[]
}

/** At least so many points, and so far ahead of the next best. */
const SURE = { score: 80, ahead: 12 }
const LIKELY = { score: 55, ahead: 3 }
const UNSURE = 35

/** The claim that an adjudication answers. Candidates may be any; those that speak against it lose. */
export function matchClaim(adjudication: AdjudicationForMatch, candidates: readonly SentForMatch[]): ClaimMatch {
  const weighed = candidates
    .map(sent => ({ sent, ...weigh(adjudication, sent) }))
    .sort((one, other) => other.score - one.score || (other.sent.sentOn ?? '').localeCompare(one.sent.sentOn ?? ''))
  const [best, next] = weighed
  if (best === undefined || best.score < UNSURE)
    return { claimId: undefined, sure: 'none', score: best?.score ?? 0, why: ['no claim that was sent fits'] }
  const ahead = best.score - (next?.score ?? Number.NEGATIVE_INFINITY)
  const sure =
    best.score >= SURE.score && ahead >= SURE.ahead
      ? 'sure'
      : best.score >= LIKELY.score && ahead >= LIKELY.ahead
        ? 'likely'
        : 'unsure'
  const why =
    next !== undefined && ahead < SURE.ahead
      ? [
          ...best.why,
          `another claim sent fits nearly as well (account ${next.sent.account}, sent ${next.sent.sentOn ?? 'on an unknown day'})`,
        ]
      : best.why
  return { claimId: best.sent.id, sure, score: best.score, why }
}

/** Every candidate with what speaks for and against it, the best first; for a person who picks one. */
export function weighEach(
  adjudication: AdjudicationForMatch,
  candidates: readonly SentForMatch[],
): readonly (Weighed & { readonly claimId: number })[] {
  return candidates
    .map(sent => ({ claimId: sent.id, ...weigh(adjudication, sent) }))
    .sort((one, other) => other.score - one.score || other.claimId - one.claimId)
}

interface Weighed {
  readonly score: number
  readonly why: readonly string[]
}

function weigh(adjudication: AdjudicationForMatch, sent: SentForMatch): Weighed {
  const why: string[] = []
  let score = 0
  const add = (points: number, reason: string) => {
    score += points
    why.push(reason)
  }
  weighAccount(adjudication.account, sent.account, add)
  const { payerControl, originalControl } = adjudication
  if (payerControl !== null && sent.payerControls.includes(payerControl))
    add(50, "the payer's own number, from its acknowledgment")
  if (adjudication.chargeCents === sent.chargeCents) add(20, 'the same charge')
  else if (adjudication.split && adjudication.chargeCents < sent.chargeCents)
    add(5, 'a part of the charge: the payer split the claim')
  else add(-12, 'another charge')
  weighDates(adjudication, sent, add)
  weighPerson(adjudication, sent, add)
  if (samePayer(adjudication, sent)) add(5, 'the same payer')
  if (adjudication.paymentDate !== null && sent.sentOn !== null && sent.sentOn > adjudication.paymentDate)
    add(-60, 'it was sent after this was decided')
  const replaces = sent.frequency === '7' || sent.frequency === '8'
  if (replaces && sent.originalControl !== null) {
    if (sent.originalControl === originalControl) add(20, 'both name the claim that is replaced')
    else if (sent.originalControl === payerControl) add(-25, 'it was sent to replace just this adjudication')
  } else if (replaces) add(-5, 'a replacement that names no original')
  weighSequence(adjudication.status, sent.sequence, add)
  return { score, why }
}

type Add = (points: number, reason: string) => void

/** Shorter than this, the beginning of an account says nothing. */
const TELLING = 6

function weighAccount(reported: string, sent: string, add: Add): void {
  if (reported === sent) {
    add(50, 'the account as it was sent')
    return
  }
  const [one, other] = [accountKey(reported), accountKey(sent)]
  if (one === '' || other === '') return
  if (one === other) add(45, 'the account but for case, marks or zeros')
  else if (one.length >= TELLING && other.startsWith(one)) add(22, 'the beginning of the account')
  else if (other.length >= TELLING && one.startsWith(other)) add(22, 'the account with something added')
  else add(-20, 'another account')
}

function weighDates(adjudication: AdjudicationForMatch, sent: SentForMatch, add: Add): void {
  const { serviceFrom: from, serviceTo } = adjudication
  if (from === null || sent.serviceFrom === null) return
  const [to, sentTo] = [serviceTo ?? from, sent.serviceTo ?? sent.serviceFrom]
  if (from === sent.serviceFrom) add(15, 'the same date of service')
  else if (from <= sentTo && sent.serviceFrom <= to) add(5, 'dates of service that overlap')
  else add(-30, 'other dates of service')
}

function weighPerson(adjudication: AdjudicationForMatch, sent: SentForMatch, add: Add): void {
  const plain = (text: string | null) => (text === null ? '' : text.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''))
  const [id, sentId] = [plain(adjudication.memberId), plain(sent.memberId)]
  if (id !== '' && id === sentId) {
    add(15, 'the same member number')
    return
  }
  const [name, sentName] = [plain(adjudication.patientName), plain(sent.patientName)]
  if (name !== '' && name === sentName) add(10, 'the same name')
  else if (name !== '' && sentName !== '') add(-12, 'another name')
  else if (id !== '' && sentId !== '') add(-8, 'another member number')
}

function samePayer(adjudication: AdjudicationForMatch, sent: SentForMatch): boolean {
  const same = (one: string | null, other: string | null) =>
    one !== null && other !== null && one.toUpperCase() === other.toUpperCase()
  return same(adjudication.payerIdentifier, sent.payerIdentifier) || same(adjudication.payerName, sent.payerName)
}

/** CLP02 says as which payer in line it was adjudicated. */
function weighSequence(status: string, sequence: string | null, add: Add): void {
  const reported = sequenceOf(rankOfStatus(status))
  if (reported === undefined || sequence === null) return
  if (reported === sequence) add(3, 'the same payer in line')
  else add(-8, 'another payer in line')
}
