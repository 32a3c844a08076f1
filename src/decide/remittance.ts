// The main job in one stream: bytes of an 835 in, decided claims, provider adjustments and balanced remittances out, in
// constant memory. Pure: whoever calls it brings the bytes and takes the results.

import type {
  Cursor,
  Fault,
  FileTotals,
  RawSegment,
  RemitClaim,
  Remittance,
  Transaction,
  TransactionHandler,
  TransactionStart,
} from '../x12/index.ts'
import { claim835, createFileReader, otherSet, sourceOf, warningAt } from '../x12/index.ts'
import {
  type Claim,
  createRemittanceBalance,
  type DecidedClaim,
  type DecideOptions,
  decideClaim,
  dollars,
  layOutClaim,
  type RemittanceBalance,
  remitContext,
} from './decide.ts'
import { isNotNegated, negated, notNegated, signOfReversals } from './reversal.ts'

export interface ProviderAdjustment {
  /** PLB03-1. */
  readonly reason: string
  readonly reference: string | undefined
  /** As in the file: positive reduces the payment. NaN never; undefined when unreadable. */
  readonly amountCents: number | undefined
  readonly provider: string | undefined
  readonly source: RawSegment | undefined
}

export interface RemittanceEnd {
  /** Ordinal through the whole file, from 0. */
  readonly index: number
  readonly start: TransactionStart
  /** Without its claims: those went out one by one. */
  readonly tree: Remittance
  readonly claims: number
  readonly balanced: boolean
  readonly differenceCents: number
  /** Σ CLP04 and Σ PLB amounts; the payment as stated (0 where it cannot be read). */
  readonly paidCents: number
  readonly providerAdjustmentCents: number
  readonly paymentCents: number
  readonly providerAdjustments: readonly ProviderAdjustment[]
  /** False when the transaction stops without its SE. */
  readonly complete: boolean
}

export interface RemittanceHandlers {
  readonly onFault: (fault: Fault) => void
  /** When a remittance begins; its header may not be read yet. */
  readonly onStart?: (index: number, start: TransactionStart, header: () => Remittance) => void
  readonly onClaim: (claim: DecidedClaim, index: number) => void
  readonly onProviderAdjustment?: (adjustment: ProviderAdjustment, index: number) => void
  readonly onRemittance: (end: RemittanceEnd) => void
  /** Every segment between ST and SE, before it is read. */
  readonly onSegment?: (cursor: Cursor, index: number) => void
  /** Reads a transaction that is no remittance; without it such a one is a fault. */
  readonly onOther?: (
    start: TransactionStart,
    description: Transaction,
    tree: () => object,
  ) => TransactionHandler | undefined
}

export interface RemittanceReader {
  push(chunk: Uint8Array): void
  end(): FileTotals
}

/** Makes a reader that decides as it reads. It never throws on any bytes. */
export function createRemittanceReader(handlers: RemittanceHandlers, options: DecideOptions = {}): RemittanceReader {
  let remittances = 0
  const { onSegment } = handlers
  return createFileReader({
    onFault: handlers.onFault,
    wants(start) {
      if (handlers.onOther !== undefined) return true
      // An acknowledgment of an interchange may stand beside remittances.
      if (start.set !== '835' && start.set !== 'TA1') handlers.onFault(otherTransaction(start))
      return start.set === '835'
    },
    onTransaction(start, description, header) {
      if (start.set !== '835') return handlers.onOther?.(start, description, header)
      const index = remittances++
      const balance = createRemittanceBalance()
      let claims = 0
      let paidCents = 0
      let context: ReturnType<typeof remitContext> | undefined
      /** From the first reversal on whose sign only the whole payment shows: the claims in their order. */
      let held: RemitClaim[] | undefined
      handlers.onStart?.(index, start, header as () => Remittance)
      const take = (node: RemitClaim) => {
        context ??= remitContext(header() as Remittance)
        const claim = layOutClaim(node)
        const decided = decideClaim(claim, context, options)
        balance.add(node, decided.balance)
        reportImbalance(decided, handlers.onFault)
        claims++
        paidCents += claim.paidCents
        handlers.onClaim(decided, index)
      }
      return {
        stream: {
          loop: claim835,
          onLoop(node: RemitClaim) {
            if (held === undefined && isNotNegated(node)) held = []
            if (held === undefined) take(node)
            else held.push(node)
          },
        },
        ...(onSegment === undefined ? {} : { onSegment: (cursor: Cursor) => onSegment(cursor, index) }),
        onEnd(tree: Remittance, trailer: RawSegment | undefined) {
          if (held !== undefined) takeHeld(held, tree, paidCents, handlers.onFault, take)
          const complete = trailer !== undefined
          handlers.onRemittance(closeRemittance(tree, { start, index, claims, paidCents, complete }, balance, handlers))
        },
      }
    },
  })
}

/** Gives out the claims that waited for the end of the remittance, reversals that are not negated with the sign that balances. */
function takeHeld(
  held: readonly RemitClaim[],
  tree: Remittance,
  paidBefore: number,
  onFault: (fault: Fault) => void,
  take: (node: RemitClaim) => void,
): void {
  const payment = tree.payment?.paymentCents
  let differenceCents: number | undefined = payment === undefined ? undefined : paidBefore - payment
  for (const { amountCents } of tree.providerAdjustments.flatMap(segment => segment.adjustments ?? []))
    if (differenceCents !== undefined)
      differenceCents = amountCents === undefined ? undefined : differenceCents - amountCents
  let reversedCents = 0
  for (const node of held) {
    const paid = node.payment?.paidCents ?? 0
    if (differenceCents !== undefined) differenceCents += paid
    if (isNotNegated(node)) reversedCents += paid
  }
  const sign = signOfReversals(differenceCents, reversedCents)
  for (const node of held) {
    const odd = isNotNegated(node)
    if (odd) onFault(notNegated(node, sign))
    take(odd && sign === 'negated' ? negated(node) : node)
  }
}

function closeRemittance(
  tree: Remittance,
  known: Pick<RemittanceEnd, 'start' | 'index' | 'claims' | 'paidCents' | 'complete'>,
  balance: RemittanceBalance,
  handlers: RemittanceHandlers,
): RemittanceEnd {
  const adjustments: ProviderAdjustment[] = tree.providerAdjustments.flatMap(segment =>
    (segment.adjustments ?? []).map(part => ({
      reason: part.reason?.code ?? '',
      reference: part.reason?.reference,
      amountCents: part.amountCents,
      provider: segment.provider,
      source: sourceOf(segment),
    })),
  )
  for (const adjustment of adjustments) handlers.onProviderAdjustment?.(adjustment, known.index)
  const payment = tree.payment
  const { balanced, differenceCents } = balance.close(
    payment?.paymentCents,
    adjustments.map(adjustment => adjustment.amountCents),
  )
  if (differenceCents !== 0) {
    const source = sourceOf(payment) ?? known.start.header
    handlers.onFault(
      warningAt(source, {
        element: 'BPR02',
        code: 'balance:remittance',
        says: `The claims paid less the provider adjustments differ from the payment by ${dollars(differenceCents)}.`,
      }),
    )
  }
  return {
    ...known,
    tree,
    balanced,
    differenceCents,
    providerAdjustmentCents: adjustments.reduce((sum, { amountCents }) => sum + (amountCents ?? 0), 0),
    paymentCents: payment?.paymentCents ?? 0,
    providerAdjustments: adjustments,
  }
}

function reportImbalance({ claim, balance }: DecidedClaim, onFault: (fault: Fault) => void): void {
  for (const { line, differenceCents } of balance.lines)
    onFault(
      warningAt(claim.lines[line - 1]?.source, {
        element: 'SVC03',
        code: 'balance:line',
        says: `Line ${line} of claim ${claim.account}: charge less adjustments differs from the payment by ${dollars(differenceCents)}.`,
      }),
    )
  if (balance.repeated !== undefined)
    onFault(
      warningAt(claim.whole.adjustments[0]?.source ?? claim.source, {
        element: 'CAS03',
        code: 'balance:both-levels',
        says: `Claim ${claim.account}: ${dollars(balance.repeated.cents)} of adjustments stand at the claim and at its lines too; they count once, and nothing is billed to the patient before somebody has looked.`,
      }),
    )
  if (balance.differenceCents !== 0)
    onFault(
      warningAt(claim.source, {
        element: 'CLP04',
        code: 'balance:claim',
        says: `Claim ${claim.account}: charge less adjustments differs from the payment by ${dollars(balance.differenceCents)}.`,
      }),
    )
  if (balance.chargeDifferenceCents !== 0)
    onFault(
      warningAt(claim.source, {
        element: 'CLP03',
        code: 'balance:claim',
        says: `Claim ${claim.account}: the charge differs from its lines' charges by ${dollars(balance.chargeDifferenceCents)}.`,
      }),
    )
  if (balance.paidDifferenceCents !== 0 && balance.differenceCents === 0)
    onFault(
      warningAt(claim.source, {
        element: 'CLP04',
        code: 'balance:claim',
        says: `Claim ${claim.account}: the payment differs from its lines' payments by ${dollars(balance.paidDifferenceCents)}.`,
      }),
    )
  const stated = claim.statedPatientCents
  if (stated !== undefined && stated !== balance.patientCents && !claim.reversal)
    onFault(
      warningAt(claim.source, {
        element: 'CLP05',
        code: 'balance:patient',
        says: `Claim ${claim.account}: the patient's part is stated as ${dollars(stated)}; the adjustments come to ${dollars(balance.patientCents)}, which is taken.`,
      }),
    )
}

function otherTransaction(start: TransactionStart): Fault {
  const guide = start.guide === '' ? '' : ` (${start.guide})`
  return otherSet(
    start,
    `${start.set || 'file without a name'}${guide}, not a remittance (835): "overturn read" is the command that reads it.`,
  )
}

export type { Claim }
