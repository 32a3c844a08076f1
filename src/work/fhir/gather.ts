// Gathers what resources are made of: payers' answers with the claims that they answer, remittances with what they pay. A few questions for many.
import type { AnsweredClaim, SentClaim } from '../../fhir/answered-claim.ts'
import type { PaidRemittance } from '../../fhir/payment-reconciliation.ts'
import {
  answeredLines,
  claimsAnswered,
  firstAnswers,
  outsideOf,
  paidClaims,
  payersWithSchedule,
  remittanceHeads,
  sentDiagnoses,
  sentLines,
} from '../../store/answered-claim.ts'
import type { Store } from '../../store/store.ts'
import { type StoryClaim, storyClaims } from '../denial/story.ts'

type Told = Omit<StoryClaim, 'role' | 'pair'>
type Head = Awaited<ReturnType<typeof remittanceHeads>>[number]

/** Answers by their numbers, in the order of these; numbers that are none are left out. */
export async function answeredClaims(store: Store, ids: readonly number[]): Promise<readonly AnsweredClaim[]> {
  const told = await storyClaims(store, ids)
  if (told.length === 0) return []
  const heads = new Map(
    (
      await remittanceHeads(
        store,
        told.map(claim => claim.remittanceId),
      )
    ).map(row => [row.id, row]),
  )
  const firsts = await firstNumbers(store, told)
  const sent = await sentOf(store, ids)
  const contracted = await payersWithSchedule(store)
  return told.flatMap(claim => {
    const head = heads.get(claim.remittanceId)
    if (head === undefined) return []
    const patientId = firsts.get(`${claim.payerId} ${claim.memberId}`) ?? claim.id
    return [answeredOf(claim, head, { patientId, sent: sent.get(claim.id), inNetwork: contracted.has(claim.payerId) })]
  })
}

async function firstNumbers(store: Store, told: readonly Told[]): Promise<ReadonlyMap<string, number>> {
  const rows = await firstAnswers(
    store,
    told.flatMap(({ memberId }) => memberId ?? []),
  )
  return new Map(rows.map(({ payerId, memberId, id }) => [`${payerId} ${memberId}`, Number(id)]))
}

interface Sent {
  readonly claim: SentClaim
  readonly serviceFrom: string | null
  readonly serviceTo: string | null
  /** All of its lines as they were sent, for an answer that has none. */
  readonly all: AnsweredClaim['lines']
  readonly lines: ReadonlyMap<number, AnsweredClaim['lines'][number]['sent']>
}

/** The claims that these answer, and which line of theirs each line answers. */
async function sentOf(store: Store, ids: readonly number[]): Promise<ReadonlyMap<number, Sent>> {
  const rows = await claimsAnswered(store, ids)
  const claimIds = rows.map(row => row.id)
  const [lines, diagnoses, matched] = [
    Map.groupBy(await sentLines(store, claimIds), row => row.claimId),
    Map.groupBy(await sentDiagnoses(store, claimIds), row => row.claimId),
    Map.groupBy(await answeredLines(store, ids), row => row.remitClaimId),
  ]
  return new Map(
    rows.map(({ remitClaimId, id, kind, facility, frequency, patientBorn, serviceFrom, serviceTo }) => {
      const own = (lines.get(id) ?? []).map(({ pointers, modifiers, ...line }) => {
        const as = { pointers: numbersIn(pointers), revenue: line.revenue, place: line.place }
        return { ...line, modifiers: wordsIn(modifiers), sent: as, paidCents: null, allowedCents: null }
      })
      const byLine = new Map(own.map(line => [line.line, line.sent]))
      const answered = (matched.get(remitClaimId) ?? []).map(
        ({ line, claimLine }) => [line, claimLine === null ? undefined : byLine.get(claimLine)] as const,
      )
      const claim = {
        kind: kind as SentClaim['kind'],
        diagnoses: diagnoses.get(id) ?? [],
        ...{ facility, frequency, patientBorn },
      }
      return [remitClaimId, { claim, serviceFrom, serviceTo, all: own, lines: new Map(answered) }]
    }),
  )
}

const wordsIn = (text: string) => text.split(' ').filter(word => word !== '')
/** `1 3` → 1, 3. */
const numbersIn = (text: string) =>
  wordsIn(text)
    .filter(word => /^\d+$/.test(word))
    .map(Number)

function answeredOf(
  claim: Told,
  head: Head,
  more: { readonly patientId: number; readonly sent: Sent | undefined; readonly inNetwork: boolean },
): AnsweredClaim {
  const { id, remittanceId, account, payerControl, originalControl, status, outcome, reversal } = claim
  const { paymentDate, receivedDate, chargeCents, paidCents, patientCents } = claim
  const { patientName, memberId, remarks, adjustments } = claim
  const { sent } = more
  return {
    ...{
      id,
      remittanceId,
      account,
      payerControl,
      originalControl,
      status,
      outcome,
      reversal,
      paymentDate,
      receivedDate,
    },
    ...{ chargeCents, paidCents, patientCents, patientName, memberId, remarks },
    patientId: more.patientId,
    inNetwork: more.inNetwork,
    sent: sent?.claim,
    serviceFrom: claim.serviceFrom ?? sent?.serviceFrom ?? null,
    serviceTo: claim.serviceTo ?? sent?.serviceTo ?? null,
    postedAt: head.postedAt,
    trace: head.trace,
    payer: { id: head.payerId, identifier: head.payerIdentifier, name: head.payerName },
    payee: { name: head.payeeName, npi: head.payeeNpi },
    lines: claim.lineRows.length === 0 ? (sent?.all ?? []) : claim.lineRows.map(row => lineOf(row, sent)),
    adjustments: adjustments.map(({ line, groupCode, carc, amountCents, decision }) => ({
      ...{ line, group: groupCode, carc, amountCents, kind: decision?.kind },
    })),
  }
}

const lineOf = (row: Told['lineRows'][number], sent: Sent | undefined) => ({
  ...row,
  modifiers: wordsIn(row.modifiers),
  sent: sent?.lines.get(row.line),
})

/** Remittances with every claim's part and the money outside of them, in the order of their numbers. */
export async function paidRemittances(store: Store, ids: readonly number[]): Promise<readonly PaidRemittance[]> {
  if (ids.length === 0) return []
  const heads = [...(await remittanceHeads(store, ids))].sort((one, other) => one.id - other.id)
  const claims = Map.groupBy(await paidClaims(store, ids), row => row.remittanceId)
  const outside = Map.groupBy(await outsideOf(store, ids), row => row.remittanceId)
  return heads.map(({ id, postedAt, payeeName, payeeNpi, trace, paymentDate, paymentCents, ...payer }) => ({
    ...{ id, postedAt, trace, paymentDate, paymentCents },
    payer: { id: payer.payerId, identifier: payer.payerIdentifier, name: payer.payerName },
    payee: { name: payeeName, npi: payeeNpi },
    claims: claims.get(id) ?? [],
    outside: outside.get(id) ?? [],
  }))
}
