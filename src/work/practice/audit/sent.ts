// Claims as they were sent: each is there with its lines, and their charges come to what was read.
import { sentClaimsWithoutLines, transmissionSums } from '../../../store/audit/sent.ts'
import type { Store } from '../../../store/store.ts'
import { type AuditCheck, found } from './check.ts'

export async function checkSent(store: Store): Promise<AuditCheck> {
  const sent = await transmissionSums(store)
  const lost = sent.filter(row => row.foundClaims !== row.claims || row.foundChargeCents !== row.chargeCents)
  const lines = await sentClaimsWithoutLines(store)
  return found(
    'claims as sent',
    lost.reduce((sum, row) => sum + Math.abs(row.foundChargeCents - row.chargeCents), 0),
    [
      ...lost.map(row => `Transmission ${row.id}: ${row.claims} claims were read, ${row.foundClaims} are posted.`),
      ...lines.map(row => `Claim ${row.account} (${row.id}): lines that were read are missing.`),
    ],
    `${sent.reduce((sum, row) => sum + row.claims, 0)} claims that were sent, each with its lines.`,
  )
}
