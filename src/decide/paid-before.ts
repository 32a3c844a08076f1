// What a payer paid before for the same person says about a denial: that the payer has taken the service as covered, or that the denial may be
// right, because it was paid already or used up. Pure. Which causes it bears on, and how, is judgement of the trade; the payments are facts.
import type { Cause } from '../knowledge/vocabulary.ts'
import { compare } from './case/identity.ts'
import { dollars } from './decide.ts'

/** A denied line. */
export interface DeniedService {
  readonly line: number
  readonly code: string
  readonly cause: Cause
  readonly procedure: string
  readonly modifiers: readonly string[]
  readonly serviceFrom: string
}

/** A line of the same person that the same payer paid. */
export interface PaidService {
  readonly remitClaimId: number
  readonly line: number
  readonly account: string
  readonly procedure: string
  readonly modifiers: readonly string[]
  readonly serviceFrom: string
  readonly paymentDate: string | undefined
  readonly paidCents: number
}

/** Whether it speaks against the denial, for it, or leaves it open. */
export const BEARINGS = ['against', 'for', 'open'] as const
export type Bearing = (typeof BEARINGS)[number]

export interface PaidBefore {
  readonly line: number
  readonly code: string
  readonly bearing: Bearing
  readonly says: string
  /** What it says it of, the latest first. */
  readonly services: readonly PaidService[]
}

/** From how many days before a service to how many after it payments count. */
export const LOOK_BACK = 365
export const LOOK_AHEAD = 90

type Weigh = (denied: DeniedService, paid: readonly PaidService[]) => Omit<PaidBefore, 'line' | 'code'> | undefined

/** Undefined where the payments say nothing about the cause. `paid` are the person's lines that the same payer paid, whatever the service. */
export function weighPaidBefore(denied: DeniedService, paid: readonly PaidService[]): PaidBefore | undefined {
  const from = Temporal.PlainDate.from(denied.serviceFrom).subtract({ days: LOOK_BACK }).toString()
  const latestFirst = paid
    .filter(each => each.serviceFrom >= from)
    .sort((one, other) => compare(other.serviceFrom, one.serviceFrom) || other.remitClaimId - one.remitClaimId)
  const weighed = WEIGH[denied.cause]?.(denied, latestFirst)
  return weighed === undefined ? undefined : { line: denied.line, code: denied.code, ...weighed }
}

/** The payer took the service as covered, coded right, necessary: what has changed is for the payer to say. */
const taken: Weigh = (denied, paid) => {
  const services = paid.filter(each => each.procedure === denied.procedure && each.serviceFrom < denied.serviceFrom)
  const [last] = services
  if (last === undefined) return undefined
  return {
    bearing: 'against',
    says: `The payer paid ${denied.procedure} for this patient ${times(services.length)} in the year before, last for ${last.serviceFrom}${under(last)}. Ask what has changed since, and name those payments in an appeal${likeness(denied, last)}.`,
    services,
  }
}

const covered: Weigh = (denied, paid) => {
  const after = paid.filter(each => each.serviceFrom >= denied.serviceFrom)
  const before = paid.filter(each => each.serviceFrom < denied.serviceFrom)
  const [next, last] = [after.at(-1), before[0]]
  const sameDay = next?.serviceFrom === denied.serviceFrom
  if (next !== undefined && (sameDay || last !== undefined))
    return {
      bearing: 'against',
      says: `The payer paid a service of ${next.serviceFrom}${under(next)} for this patient, ${sameDay || last === undefined ? 'of the same day' : `and one of ${last.serviceFrom} before`}: the coverage was in force then. Verify the dates of coverage and ask for the claim to be looked at again.`,
      services: last === undefined ? [next] : [next, last],
    }
  if (next !== undefined)
    return {
      bearing: 'open',
      says: `The payer paid a service of ${next.serviceFrom}${under(next)} for this patient, which is later: coverage may have begun in between. Verify it for the day of service.`,
      services: [next],
    }
  if (last === undefined) return undefined
  return {
    bearing: 'open',
    says: `The last service that the payer paid for this patient is of ${last.serviceFrom}${under(last)}. Coverage may have ended since: verify it for the day of service.`,
    services: [last],
  }
}

const usedUp: Weigh = (denied, paid) => {
  const same = paid.filter(each => each.procedure === denied.procedure && each.serviceFrom <= denied.serviceFrom)
  const [last] = same
  if (last === undefined)
    return {
      bearing: 'open',
      says: `Nothing here shows that the payer paid ${denied.procedure} for this patient in the year before. Ask which services it has counted; another practice's count too.`,
      services: [],
    }
  return {
    bearing: 'for',
    says: `The payer paid ${denied.procedure} for this patient ${times(same.length)} in the year before, last for ${last.serviceFrom}. Compare that with the limit of the plan before anything is appealed; another practice's services count too.`,
    services: same,
  }
}

const paidAlready: Weigh = (denied, paid) => {
  const day = paid.filter(each => each.procedure === denied.procedure && each.serviceFrom === denied.serviceFrom)
  const [same] = day
  if (same === undefined)
    return {
      bearing: 'open',
      says: `Nothing here shows that the payer paid ${denied.procedure} of ${denied.serviceFrom} before. Ask which claim it takes this one to repeat, and when that was paid.`,
      services: [],
    }
  return {
    bearing: 'for',
    says: `The payer paid ${denied.procedure} of ${denied.serviceFrom} already${under(same)}${likeness(denied, same)}. If it was done once, nothing more is due. If it was done again, the record must show it and the claim needs the modifier that says so.`,
    services: day,
  }
}

const WEIGH: Readonly<Partial<Record<Cause, Weigh>>> = {
  'coverage-exclusion': taken,
  authorization: taken,
  'medical-necessity': taken,
  coding: taken,
  bundling: taken,
  'provider-enrollment': taken,
  'payment-policy': taken,
  unknown: taken,
  eligibility: covered,
  'frequency-limit': usedUp,
  duplicate: paidAlready,
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`
}

function under({ account, paidCents }: PaidService): string {
  return ` (account ${account}, ${dollars(paidCents)})`
}

/** Other modifiers make it another service to many payers. */
function likeness(denied: DeniedService, paid: PaidService): string {
  const [now, then] = [denied.modifiers, paid.modifiers].map(list => [...list].sort().join(' '))
  if (now === then) return ''
  return `; the modifiers differ (${then === '' ? 'none' : then} then, ${now === '' ? 'none' : now} now)`
}
