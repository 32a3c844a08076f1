// A claim's story: one timeline of every event from every file, from the day it was sent to the last thing that was done, each entry
// with the file, the segment and the words it comes from.

import { type CaseProviderAdjustment, type StandingRecord, standingRecord } from '../../decide/case.ts'
import {
  caseIdsOfAccount,
  caseIdsOfClaims,
  claimIdsAnswered,
  claimIdsOfAccount,
  claimsOfSameAccounts,
  type MemberOfCase,
  membersOfCases,
} from '../../store/claim-story.ts'
import { denialById, denialsOfCases } from '../../store/denial.ts'
import type { Row, Store } from '../../store/store.ts'
import { Refusal } from '../refusal.ts'
import { casesAround, holds, linksOf, type SettledCase, serviceOf } from './standing.ts'
import {
  decidedEntries,
  doneEntries,
  type Entry,
  evidenceEntries,
  movedEntries,
  saidEntries,
  sentEntries,
} from './story-entries.ts'

export interface ClaimStory {
  readonly claims: readonly Row<'claim'>[]
  readonly entries: readonly Entry[]
  readonly denials: readonly Row<'denial'>[]
  readonly patient: PatientPart
  /** What the case comes to; of an account with services on several days, that of the latest. */
  readonly standing: StandingRecord
  /** The services of an account, each with its own standing, the latest first. */
  readonly services: readonly {
    readonly serviceFrom: string | null
    readonly standing: StandingRecord
    readonly links: ReturnType<typeof linksOf>
  }[]
}

/** What may be billed to the patient now: nothing while another payer is to come. */
export interface PatientPart {
  readonly cents: number
  readonly mayBill: boolean
  readonly says: string
}

/** Which claims a story is about. */
export type StoryOf = { readonly denialId: number } | { readonly account: string } | { readonly claimId: number }

/** Throws Refusal `not-found`. */
export async function tellStory(store: Store, of: StoryOf): Promise<ClaimStory> {
  const { claims, adjudications, denials } = await partsOf(store, of)
  const cases = await casesOfStory(store, of, claims, adjudications)
  const [latest] = cases
  if (latest === undefined) throw new Error('a story without a case')
  const { patientCents, mayBillPatient, mayBillPatientBecause } = latest.standing
  const entries = [
    ...(await sentEntries(store, claims)),
    ...(await saidEntries(store, claims)),
    ...(await decidedEntries(store, adjudications)),
    ...(await movedEntries(store, movedIn(cases))),
    ...(await evidenceEntries(store, claims)),
    ...(await doneEntries(store, denials)),
  ]
  entries.sort((one, other) =>
    one.at === other.at ? ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind) : one.at < other.at ? -1 : 1,
  )
  return {
    claims,
    entries,
    denials,
    patient: { cents: mayBillPatient ? patientCents : 0, mayBill: mayBillPatient, says: mayBillPatientBecause },
    standing: standingRecord(latest.standing),
    services: cases.map(each => ({
      serviceFrom: serviceOf(each.evidence) || null,
      standing: standingRecord(each.standing),
      links: linksOf(each),
    })),
  }
}

/** The case that is asked for; of an account every one, the latest service first. */
async function casesOfStory(
  store: Store,
  of: StoryOf,
  claims: readonly Row<'claim'>[],
  adjudications: readonly MemberOfCase[],
): Promise<readonly SettledCase[]> {
  const remitClaimIds = adjudications.map(each => each.id)
  const around = await casesAround(store, { remitClaimIds, claimIds: claims.map(claim => claim.id) })
  const cases = around.toReversed()
  if ('account' in of) return cases
  const asked = 'claimId' in of ? [{ claimId: of.claimId }] : remitClaimIds.map(remitClaimId => ({ remitClaimId }))
  return cases.filter(({ evidence }) => asked.some(each => holds(evidence, each)))
}

/** Each once: one that names two services of an account is in the case of both. */
function movedIn(cases: readonly SettledCase[]): readonly CaseProviderAdjustment[] {
  const all = cases.flatMap(({ evidence }) => evidence.providerAdjustments)
  return [...new Map(all.map(each => [each.id, each])).values()]
}

const ORDER: readonly Entry['kind'][] = ['coverage', 'authorization', 'sent', 'said', 'decided', 'made', 'done']

async function partsOf(store: Store, of: StoryOf) {
  const asked = await askedParts(store, of)
  const caseIds = asked.caseIds.length > 0 ? asked.caseIds : await caseIdsOfClaims(store, asked.claimIds)
  const adjudications = await membersOfCases(store, caseIds)
  const answered = await claimIdsAnswered(
    store,
    adjudications.map(each => each.id),
  )
  const claims = await claimsOfSameAccounts(store, [...new Set([...asked.claimIds, ...answered])])
  if (claims.length === 0 && adjudications.length === 0)
    throw new Refusal('not-found', 'Nothing is known of it: no claim that was sent and no remittance.')
  return { claims, adjudications, denials: await denialsOfCases(store, caseIds) }
}

async function askedParts(
  store: Store,
  of: StoryOf,
): Promise<{ readonly claimIds: readonly number[]; readonly caseIds: readonly number[] }> {
  if ('claimId' in of) return { claimIds: [of.claimId], caseIds: [] }
  if ('account' in of)
    return {
      claimIds: await claimIdsOfAccount(store, of.account),
      caseIds: await caseIdsOfAccount(store, of.account),
    }
  const denial = await denialById(store, of.denialId)
  if (denial === undefined)
    throw new Refusal('not-found', `There is no denial ${of.denialId}.`, '"overturn queue" lists them.')
  return { claimIds: [], caseIds: [denial.caseId] }
}
