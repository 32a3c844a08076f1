// Remittances: each payment is its claims less its provider adjustments, or differs as the payer's own file does.
import { dollars } from '../../../decide/decide.ts'
import { providerAdjustmentSums, remittanceSums } from '../../../store/audit/remittances.ts'
import type { Store } from '../../../store/store.ts'
import { type AuditCheck, found } from './check.ts'

export async function checkRemittances(store: Store): Promise<AuditCheck> {
  const rows = await remittanceSums(store)
  let difference = 0
  const wrong: string[] = []
  for (const row of rows) {
    const off =
      Math.abs(row.foundPaidCents - row.paidCents) +
      Math.abs(row.paidCents - row.providerAdjustmentCents - row.paymentCents - row.differenceCents)
    difference += off
    if (off !== 0 || row.foundClaims !== row.claims)
      wrong.push(
        `Remittance ${row.id} (trace ${row.trace ?? 'none'}): ${row.claims} claims and ${dollars(row.paidCents)} were read, ${row.foundClaims} and ${dollars(row.foundPaidCents)} are posted.`,
      )
  }
  const unbalanced = rows.filter(row => row.differenceCents !== 0).length
  const more =
    unbalanced === 0 ? '' : `; ${unbalanced} do not balance in the payer's own file, and are kept as they came`
  return found('remittances = claims', difference, wrong, `${rows.length} remittances${more}.`)
}

export async function checkProviderAdjustments(store: Store): Promise<AuditCheck> {
  const off = (await providerAdjustmentSums(store)).filter(row => row.foundCents !== row.providerAdjustmentCents)
  return found(
    'provider adjustments',
    off.reduce((sum, row) => sum + Math.abs(row.foundCents - row.providerAdjustmentCents), 0),
    off.map(row => `Remittance ${row.id} (trace ${row.trace ?? 'none'}): provider adjustments are off.`),
    'Every provider adjustment is there.',
  )
}
