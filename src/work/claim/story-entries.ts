// The entries of a claim's story: what was sent, said, decided, known of coverage and authorization, and done here, each with where it stands.

import type { CaseProviderAdjustment } from '../../decide/case.ts'
import { dollars } from '../../decide/decide.ts'
import { byCode } from '../../knowledge/by-code.ts'
import {
  eventsOfDenials,
  type MemberOfCase,
  remittanceFiles,
  saidOfClaims,
  saidOfMembers,
  transmissionFiles,
} from '../../store/claim-story.ts'
import { adjustmentPlaces } from '../../store/provider-adjustment.ts'
import type { Row, Store } from '../../store/store.ts'
import { deedOf } from '../denial/deed.ts'

export interface Entry {
  /** ISO date, or instant for what was done here. */
  readonly at: string
  readonly kind: 'sent' | 'said' | 'decided' | 'done' | 'made' | 'coverage' | 'authorization'
  readonly says: string
  /** File and segment, or who did it. */
  readonly from: string
  readonly claimId?: number
  readonly remitClaimId?: number
}

const FREQUENCIES = byCode<string>({ '1': 'a first claim', '7': 'a replacement', '8': 'a void' })
/** 837 §SBR01. */
const SEQUENCES: Readonly<Record<string, string>> = { P: ', first payer,', S: ', second payer,', T: ', third payer,' }
/** What a claim of a remittance came to, as a part of a sentence. */
const OUTCOMES: Readonly<Record<string, string>> = {
  paid: 'paid it',
  denied: 'denied it',
  'partly-denied': 'denied a part of it',
  underpaid: 'paid less than allowed',
  'patient-share': 'left it to the patient',
  reversed: 'took its decision back',
  pending: 'has not decided yet',
}

/** An entry for each of these, with where it stands: what they came in is asked for all of them at once. */
async function entriesIn<Key extends string, It extends Readonly<Record<Key, number>>, Place>(
  store: Store,
  all: readonly It[],
  key: Key,
  placesOf: (store: Store, ids: readonly number[]) => Promise<ReadonlyMap<number, Place>>,
  entryOf: (it: It, place: Place | undefined) => Entry,
): Promise<readonly Entry[]> {
  const places = await placesOf(
    store,
    all.map(it => it[key]),
  )
  return all.map(it => entryOf(it, places.get(it[key])))
}

export function sentEntries(store: Store, claims: readonly Row<'claim'>[]): Promise<readonly Entry[]> {
  return entriesIn(store, claims, 'transmissionId', transmissionFiles, (claim, from) => ({
    at: claim.sentOn ?? '',
    kind: 'sent',
    claimId: claim.id,
    says: `Sent to ${claim.payerName ?? 'a payer without a name'}${SEQUENCES[claim.sequence ?? ''] ?? ''} as ${FREQUENCIES.get(claim.frequency) ?? `frequency ${claim.frequency}`}: ${dollars(claim.chargeCents)} on ${claim.lines} ${claim.lines === 1 ? 'line' : 'lines'}, batch ${from?.reference ?? from?.groupControl ?? 'without a number'}`,
    from: `${from?.name ?? ''} segment ${claim.segment}`,
  }))
}

export async function saidEntries(store: Store, claims: readonly Row<'claim'>[]): Promise<readonly Entry[]> {
  const rows = await saidOfClaims(
    store,
    claims.map(claim => claim.id),
  )
  return rows.map(row => ({
    at: row.saidOn ?? '',
    kind: 'said' as const,
    claimId: row.claimId,
    says: `${row.kind}: ${row.verdict}. ${row.says}${row.payerControl === null ? '' : ` The payer's number is ${row.payerControl}.`}`,
    from: `${row.saidBy ?? row.sender}, ${row.name} segment ${row.segment}`,
  }))
}

export function decidedEntries(store: Store, adjudications: readonly MemberOfCase[]): Promise<readonly Entry[]> {
  return entriesIn(store, adjudications, 'remittanceId', remittanceFiles, (claim, from) => ({
    at: claim.paymentDate ?? '',
    kind: 'decided',
    remitClaimId: claim.id,
    says: `${from?.payer ?? 'The payer'} ${OUTCOMES[claim.outcome] ?? claim.outcome}${claim.role === 'current' ? '' : ` (${claim.role})`}: paid ${dollars(claim.paidCents)} of ${dollars(claim.chargeCents)}, patient ${dollars(claim.patientCents)}${claim.payerControl === null ? '' : `; its number ${claim.payerControl}`}${from?.trace == null ? '' : `, payment ${from.trace}`}`,
    from: `${from?.name ?? ''} segment ${claim.segment}`,
  }))
}

/** Money that payers moved outside of claims and that names these (PLB); a positive amount takes, a negative one gives. */
export function movedEntries(store: Store, moved: readonly CaseProviderAdjustment[]): Promise<readonly Entry[]> {
  return entriesIn(
    store,
    moved,
    'id',
    adjustmentPlaces,
    ({ payer, reason, reference, amountCents, paymentDate }, from) => ({
      at: paymentDate ?? '',
      kind: 'decided',
      says: `${payer.name} ${amountCents > 0 ? 'took' : 'gave'} ${dollars(Math.abs(amountCents))} outside of claims (PLB ${reason}), naming ${reference ?? 'nothing'}; payment ${from?.trace ?? '-'}`,
      from: `${from?.name ?? ''} segment ${from?.segment ?? '-'}`,
    }),
  )
}

/** Answers about coverage and authorization for the same member, of the time of the service. */
export async function evidenceEntries(store: Store, claims: readonly Row<'claim'>[]): Promise<readonly Entry[]> {
  const out: Entry[] = []
  const members = [...new Set(claims.map(claim => claim.memberId).filter(id => id !== null))]
  const coverages = await saidOfMembers(store, 'eligibility', members)
  for (const each of coverages)
    out.push({
      at: each.createdOn ?? '',
      kind: 'coverage',
      says: `${each.payerName ?? 'The payer'} said of coverage${each.fromDate === null ? '' : ` from ${each.fromDate}${each.toDate === null ? '' : ` to ${each.toDate}`}`}: ${each.says}`,
      from: `${each.name} segment ${each.segment}`,
    })
  const answers = await saidOfMembers(store, 'reviewAnswer', members)
  for (const each of answers)
    out.push({
      at: each.createdOn ?? '',
      kind: 'authorization',
      says: `${each.payerName ?? 'The payer'} answered the request for ${each.procedure ?? `category ${each.category}`}: ${each.says}${each.number === null ? '' : ` Number ${each.number}.`}`,
      from: `${each.name} segment ${each.segment}`,
    })
  return out
}

export async function doneEntries(store: Store, denials: readonly Row<'denial'>[]): Promise<readonly Entry[]> {
  const rows = await eventsOfDenials(
    store,
    denials.map(denial => denial.id),
  )
  const several = new Set(rows.map(row => row.denialId)).size > 1
  return rows.map(row => ({
    at: row.at,
    kind: row.verb === 'wrote-claim' ? ('made' as const) : ('done' as const),
    says: `${several ? `Denial ${row.denialId}: ` : ''}${deedOf(row.verb, JSON.parse(row.data) as object)}`,
    from: row.who,
  }))
}
