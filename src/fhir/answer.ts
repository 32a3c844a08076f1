// The door to this room: the resources that there are, and several of them as one answer.
import type { AnsweredClaim } from './answered-claim.ts'
import { claimResponse } from './claim-response.ts'
import { explanationOfBenefit } from './explanation-of-benefit.ts'
import { coverageOf, patientOf, payerOf, providerOf } from './parties.ts'
import type { Resource } from './values.ts'

/** What is asked for by itself. */
export const ANSWERS = ['ExplanationOfBenefit', 'ClaimResponse', 'PaymentReconciliation'] as const
/** What these refer to. */
export const PARTIES = ['Patient', 'Coverage', 'Organization'] as const
export const TYPES = [...ANSWERS, ...PARTIES] as const
export type ResourceType = (typeof TYPES)[number]

/** One payer's answer as a resource of this type; of a party that it names. */
export function resourceOf(
  type: Exclude<ResourceType, 'PaymentReconciliation' | 'Organization'>,
  claim: AnsweredClaim,
) {
  const make = {
    ExplanationOfBenefit: explanationOfBenefit,
    ClaimResponse: claimResponse,
    Patient: patientOf,
    Coverage: coverageOf,
  }[type]
  return make(claim)
}

/** Everybody whom these answers name, each once. */
export function partiesOf(claims: readonly AnsweredClaim[]): readonly Resource[] {
  const parties = claims.flatMap(claim => [patientOf(claim), coverageOf(claim), payerOf(claim), providerOf(claim)])
  return [...new Map(parties.map(each => [`${each.resourceType}/${each.id}`, each])).values()]
}

/** A resource as it is read again, of which only this is asked. */
type Named = Readonly<Partial<Record<string, unknown>>>

/**
 * Found resources and those that come along with them, as a searchset; `base` is the address under which each is read. Without one the references in
 * it stand by themselves, as in files.
 */
export function bundle(
  found: readonly Named[],
  along: readonly Named[],
  { base, links = [] }: { readonly base?: string; readonly links?: readonly object[] } = {},
) {
  const entry = (mode: 'match' | 'include') => (resource: Named) => ({
    ...(base === undefined ? {} : { fullUrl: `${base}/${String(resource.resourceType)}/${String(resource.id)}` }),
    resource,
    search: { mode },
  })
  const all = [...found.map(entry('match')), ...along.map(entry('include'))]
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(links.length === 0 ? {} : { link: links }),
    // R4 leaves out an empty list.
    ...(all.length === 0 ? {} : { entry: all }),
  }
}
