// The facts that measures are counted from: adjudications and claims sent, alike ones counted together, and every denial with its appeals and its
// write-off. Read once for a position of the chain of events, since nothing can change without an event.
import { eventsNamed } from '../../store/event.ts'
import {
  countedAnswers,
  countedFirsts,
  countedSent,
  eventPosition,
  type MeasuredAppeal,
  type MeasuredDenial,
  measuredAppeals,
  measuredDenials,
} from '../../store/insight.ts'
import type { Store } from '../../store/store.ts'
import type { CaseRole } from '../../store/words.ts'
import { isMerged, NO_OUTCOME } from '../denial/after.ts'

/** By what every fact may be narrowed down. Months are `2026-03`, '' where the day is not known. */
interface Narrowed {
  /** Of the remittance; of a claim that was sent, of the day it was. */
  readonly paidMonth: string
  readonly serviceMonth: string
}

/** Adjudications that are alike, or one of them. */
export interface AnswerFact extends Narrowed {
  readonly payerId: number
  readonly role: CaseRole
  readonly outcome: string
  readonly claims: number
  readonly chargeCents: number
  readonly paidCents: number
  readonly atStakeCents: number
}

/** Claims sent that are alike, or one of them; a receiver has answered each. */
export interface SentFact extends Narrowed {
  readonly payerIdentifier: string | null
  readonly payerName: string | null
  readonly refused: boolean
  readonly claims: number
}

export interface DenialFact extends MeasuredDenial, Narrowed {
  /** What was denied: what still is, and what came back since. */
  readonly deniedCents: number
  readonly appeals: readonly MeasuredAppeal[]
  readonly writeOff: { readonly reason: string; readonly by: string } | undefined
}

/** A letter that went out, with its denial. */
export interface AppealFact extends Narrowed {
  readonly payerId: number
  readonly appeal: MeasuredAppeal
  readonly denial: DenialFact
}

export interface FactOf {
  readonly answer: AnswerFact
  readonly first: AnswerFact
  readonly denial: DenialFact
  readonly appeal: AppealFact
  readonly sent: SentFact
}
export type FactKind = keyof FactOf
export type Facts = { readonly [Kind in FactKind]: readonly FactOf[Kind][] }

const kept = new WeakMap<Store, { readonly position: number; readonly facts: Promise<Facts> }>()

/** The facts as they are now. Read through once, and kept until anything happens in the practice. */
export async function factsOf(store: Store): Promise<Facts> {
  const position = await eventPosition(store)
  const known = kept.get(store)
  if (known?.position === position) return known.facts
  const facts = readFacts(store)
  kept.set(store, { position, facts })
  // What could not be read is asked again the next time.
  facts.catch(() => kept.delete(store))
  return facts
}

async function readFacts(store: Store): Promise<Facts> {
  const [answer, first, sent, denials, appeals, writtenOff] = await Promise.all([
    countedAnswers(store),
    countedFirsts(store),
    countedSent(store),
    measuredDenials(store),
    measuredAppeals(store),
    eventsNamed(store, 'written-off'),
  ])
  const appealsOf = Map.groupBy(appeals, each => each.denialId)
  const reasons = new Map(
    writtenOff.map(({ denialId, who, data }) => [
      denialId,
      {
        reason: typeof data.reason === 'string' ? data.reason : '',
        by: typeof data.by === 'string' ? data.by : who,
      },
    ]),
  )
  const denial = denials
    .filter(isDenial)
    .map(row => factOfDenial(row, appealsOf.get(row.id) ?? [], reasons.get(row.id)))
  return {
    answer,
    first,
    sent,
    denial,
    appeal: denial.flatMap(each =>
      each.appeals.map(one => ({
        payerId: each.payerId,
        paidMonth: each.paidMonth,
        serviceMonth: each.serviceMonth,
        appeal: one,
        denial: each,
      })),
    ),
  }
}

/** Not what another denial took in, what turned out to be none, or of a claim that was voided. */
const isDenial = (row: MeasuredDenial) =>
  !isMerged(row) && !(NO_OUTCOME.without as readonly string[]).includes(row.closedBecause ?? '')

function factOfDenial(
  row: MeasuredDenial,
  appeals: readonly MeasuredAppeal[],
  writeOff: DenialFact['writeOff'],
): DenialFact {
  return {
    ...row,
    deniedCents: row.atStakeCents + row.recoveredCents,
    appeals,
    writeOff: row.writtenOffCents > 0 ? writeOff : undefined,
    paidMonth: (row.deniedOn ?? row.paymentDate ?? '').slice(0, 7),
    serviceMonth: (row.serviceFrom ?? '').slice(0, 7),
  }
}
