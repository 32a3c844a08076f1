// Reads and decides a remittance in a thread of the visitor's browser: the same reader and rules as the command line's. It is told a file and tells what is in
// it; it has no line to anybody.
import './globals.ts'
import type { DecidedClaim } from '../../../src/decide/decide.ts'
import { createRemittanceReader } from '../../../src/decide/index.ts'
import { CARCS } from '../../../src/knowledge/load.ts'
import type { Found, FoundClaim, FoundReason } from './found.ts'

/** Shown at most: who has more denials than this works them in the queue, not on a page. */
const MOST_CLAIMS = 300
const MOST_FAULTS = 50

function newFound() {
  return {
    reasons: new Map<string, FoundReason>(),
    claims: [] as FoundClaim[],
    remittances: [] as Found['remittances'][number][],
    faults: [] as string[],
    counts: { claims: 0, denied: 0, faults: 0, atStakeCents: 0, unread: 0 },
  }
}

type Sums = ReturnType<typeof newFound>

function addClaim(
  { reasons, claims, counts }: Sums,
  { claim, adjustments, atStakeCents, outcome }: DecidedClaim,
): void {
  counts.claims++
  counts.atStakeCents += atStakeCents
  for (const { adjustment, decision } of adjustments) {
    const key = `${adjustment.group} ${adjustment.carc} ${decision.rule} ${decision.kind} ${decision.action}`
    const known = reasons.get(key)
    const { kind, action, why, mayBillPatient } = decision
    const { group, carc } = adjustment
    reasons.set(key, {
      ...{ group, carc, kind, action, why, mayBillPatient, listed: CARCS.has(carc) },
      count: (known?.count ?? 0) + 1,
      cents: (known?.cents ?? 0) + (adjustment.amountCents ?? 0),
    })
  }
  if (atStakeCents === 0) return
  counts.denied++
  if (claims.length >= MOST_CLAIMS) return
  const worked = adjustments.filter(({ decision }) => ['denial', 'underpayment', 'take-back'].includes(decision.kind))
  claims.push({
    account: claim.account,
    outcome,
    atStakeCents,
    says: worked.map(({ adjustment, decision }) => `${adjustment.group}-${adjustment.carc}: ${decision.why}`),
  })
}

async function read(file: File): Promise<Found> {
  const began = performance.now()
  const sums = newFound()
  const reader = createRemittanceReader({
    onFault(fault) {
      sums.counts.faults++
      if (sums.faults.length < MOST_FAULTS) sums.faults.push(`${fault.says} (segment ${fault.segment})`)
    },
    onClaim: decided => addClaim(sums, decided),
    onRemittance({ tree, paymentCents, claims, balanced, differenceCents }) {
      const payer = tree.payer?.name?.name ?? 'Payer not named'
      sums.remittances.push({ payer, date: tree.payment?.date ?? '', paymentCents, claims, balanced, differenceCents })
    },
  })
  for (let at = 0; at < file.size; at += 1 << 20)
    reader.push(new Uint8Array(await file.slice(at, at + (1 << 20)).arrayBuffer()))
  sums.counts.unread = reader.end().unread
  const { reasons, counts, claims, remittances, faults } = sums
  return {
    ...counts,
    ...{ claimsShown: claims, remittances, faultsShown: faults, ms: performance.now() - began },
    reasons: [...reasons.values()].sort((one, other) => Math.abs(other.cents) - Math.abs(one.cents)),
  }
}

addEventListener('message', ({ data }: MessageEvent<File>) => {
  read(data).then(
    found => postMessage({ found }),
    (error: Error) => postMessage({ failed: error.message }),
  )
})
