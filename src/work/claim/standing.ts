// The standing of what is in the store: the case around a denial, a claim or an account, settled, and as every door shows it.
import { z } from 'zod'
import { accountKey, namedIn, usable } from '../../decide/case/identity.ts'
import {
  type CaseEvidence,
  gatherCases,
  type Standing,
  type StandingRecord,
  settleCase,
  signThatBalances,
} from '../../decide/case.ts'
import { type CaseWords, type EvidenceOf, readEvidence } from '../../store/case-evidence.ts'
import type { Reader } from '../../store/reader.ts'

const WORDS: CaseWords = { usable, accountKey, namedIn, signThatBalances }

/** One case with everything it was settled from. */
export interface SettledCase {
  readonly evidence: CaseEvidence
  readonly standing: Standing
}

/** Every case around these documents, by the day of service, the latest last. */
export async function casesAround(reader: Reader, of: EvidenceOf): Promise<readonly SettledCase[]> {
  const evidence = await readEvidence(reader, WORDS, of)
  return gatherCases(evidence)
    .map(own => ({ evidence: own, standing: settleCase(own) }))
    .sort((one, other) => (serviceOf(one.evidence) < serviceOf(other.evidence) ? -1 : 1))
}

/** The case that an adjudication or a claim as sent stands in; undefined where there is no such document. */
export async function caseOf(
  reader: Reader,
  of: { readonly remitClaimId: number } | { readonly claimId: number },
): Promise<SettledCase | undefined> {
  const cases = await casesAround(
    reader,
    'claimId' in of ? { claimIds: [of.claimId] } : { remitClaimIds: [of.remitClaimId] },
  )
  return cases.find(({ evidence }) => holds(evidence, of))
}

/** True when a case holds this document. */
export function holds(
  { sent, adjudications }: CaseEvidence,
  of: { readonly remitClaimId: number } | { readonly claimId: number },
): boolean {
  return 'claimId' in of
    ? sent.some(claim => claim.id === of.claimId)
    : adjudications.some(each => each.id === of.remitClaimId)
}

/** The first day of service; '' where none is known. */
export function serviceOf({ sent, adjudications }: CaseEvidence): string {
  const days = [...sent, ...adjudications].map(each => each.serviceFrom).filter(day => day !== null)
  return days.sort()[0] ?? ''
}

const cents = z.number().int()

/** The `standing` of a story. */
export const standingShape = z.object({
  chargeCents: cents.describe('Of the services, once'),
  receivedCents: cents.describe('From all payers, less what was taken back'),
  toGiveBackCents: cents.describe('Paid twice'),
  patientCents: cents.describe('What the patient owes by the last payer’s word'),
  mayBillPatient: z.boolean(),
  open: z.boolean().describe('Something is left to be done by us or by a payer'),
  nextPayer: z.string().nullable(),
  payers: z
    .array(
      z.object({
        payer: z.string(),
        sequence: z.string().nullable(),
        state: z.enum(['unanswered', 'paid', 'denied', 'partly', 'taken-back', 'void', 'split', 'contradictory']),
        paidCents: cents,
        patientCents: cents,
      }),
    )
    .readonly(),
  says: z.string().describe('Two sentences'),
}) satisfies z.ZodType<StandingRecord>

/** How two names of a story were taken for one payer. */
export const payerLinkShape = z.object({
  one: z.string().describe('The payer’s name; its number where no document names it'),
  other: z.string(),
  by: z.enum(['person', 'learned', 'id', 'name', 'payer-control', 'place-in-line']).describe('What says it'),
  says: z.string(),
})

/** Which names of a case were taken for one payer, each pair with what says it. */
export function linksOf({ evidence, standing }: SettledCase): readonly z.infer<typeof payerLinkShape>[] {
  const { sent, adjudications, providerAdjustments, statusAnswers } = evidence
  const named = [
    ...statusAnswers.map(each => each.payer),
    ...providerAdjustments.map(each => each.payer),
    ...adjudications.flatMap(each => (each.crossoverTo === null ? [each.payer] : [each.crossoverTo, each.payer])),
    ...sent.flatMap(claim => [...claim.otherPayers.map(each => each.payer), claim.payer]),
  ]
  const names = new Map(named.filter(each => each.name !== '').map(each => [each.key, each.name]))
  return standing.links.map(({ one, other, by, says }) => ({
    one: names.get(one) ?? one,
    other: names.get(other) ?? other,
    by,
    says,
  }))
}
