// Finds what was posted before and may belong to the same claims as what is posted now.
import { atStakeAgain } from '../../store/adjustment.ts'
import { inParts, type Reader } from '../../store/reader.ts'
import { type RelativeColumn, remitClaimsByNumber } from '../../store/remit-claim.ts'
import { traceKeys } from '../../store/remittance.ts'
import { type Adjudication, usable } from './settle.ts'

/** An adjudication that was posted before. */
export interface OlderClaim {
  readonly payerId: number
  readonly adjudication: Adjudication
}

/** The numbers by which a claim's relatives are found. */
export interface AskedClaim {
  readonly payerId: number
  readonly adjudication: Pick<Adjudication, 'id' | 'account' | 'payerControl' | 'originalControl'>
}

/** Everything posted before that may belong to the same claims: by account, by the payer's number, and what hangs on those. */
export async function olderRelatives(reader: Reader, posted: readonly AskedClaim[]): Promise<readonly OlderClaim[]> {
  const found = new Map<number, OlderClaim>()
  let fresh: readonly AskedClaim[] = posted
  while (fresh.length > 0) {
    const next: OlderClaim[] = []
    // All asked at once, so that the database answers one after the other without waiting for us in between.
    const answers = await Promise.all(
      [...numbersByPayer(fresh)].flatMap(([payerId, asked]) =>
        asked.flatMap(([column, numbers]) => inParts(numbers).map(part => relativesBy(reader, payerId, column, part))),
      ),
    )
    for (const row of answers.flat()) {
      if (found.has(row.adjudication.id)) continue
      found.set(row.adjudication.id, row)
      next.push(row)
    }
    fresh = next
  }
  return [...found.values()]
}

type Asked = readonly (readonly [RelativeColumn, readonly string[]])[]

function numbersByPayer(claims: readonly AskedClaim[]): Map<number, Asked> {
  const sets = new Map<number, Record<RelativeColumn, Set<string>>>()
  for (const { payerId, adjudication } of claims) {
    const keys = sets.get(payerId) ?? { account: new Set(), payerControl: new Set(), originalControl: new Set() }
    sets.set(payerId, keys)
    const control = usable(adjudication.payerControl)
    const original = usable(adjudication.originalControl)
    if (usable(adjudication.account) !== undefined) keys.account.add(adjudication.account)
    if (control !== undefined) {
      keys.payerControl.add(control)
      keys.originalControl.add(control)
    }
    if (original !== undefined) {
      keys.payerControl.add(original)
      keys.originalControl.add(original)
    }
  }
  return new Map(
    [...sets].map(([payerId, keys]) => [
      payerId,
      (Object.keys(keys) as RelativeColumn[]).map(column => [column, [...keys[column]]] as const),
    ]),
  )
}

async function relativesBy(
  reader: Reader,
  payerId: number,
  column: RelativeColumn,
  numbers: readonly string[],
): Promise<readonly OlderClaim[]> {
  const rows = await remitClaimsByNumber(reader, payerId, column, numbers)
  const traces = await traceKeys(reader, [...new Set(rows.map(row => row.remittanceId))])
  const again = await atStakeAgain(
    reader,
    rows.map(row => row.id),
  )
  return rows.map(({ remittanceId, ...row }) => ({
    payerId,
    adjudication: {
      ...row,
      atStakeCents: again.get(row.id) ?? row.atStakeCents,
      remittance: traces.get(remittanceId) ?? '',
    },
  }))
}
