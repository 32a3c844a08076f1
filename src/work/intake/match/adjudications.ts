// Matches adjudications anew with the claims that were sent, and writes down what comes of it; what a person has matched stays.

import { usable } from '../../../decide/case/identity.ts'
import { matchedByHand, replaceMatches } from '../../../store/match.ts'
import { payersByName } from '../../../store/payer.ts'
import type { Row, Unit } from '../../../store/store.ts'
import { accountKey } from '../read/account-key.ts'
import { candidatesFor } from './candidates.ts'
import { writeLineMatches } from './line-matches.ts'
import { type AdjudicationForMatch, matchClaim } from './weigh.ts'

export async function matchAdjudications(unit: Unit, rows: readonly Row<'remitClaim'>[], now: string): Promise<void> {
  const byHand = await matchedByHand(
    unit,
    rows.map(row => row.id),
  )
  const open = rows.filter(row => !byHand.has(row.id))
  if (open.length === 0) return
  const candidates = await candidatesFor(unit, open)
  const payerById = new Map((await payersByName(unit)).map(payer => [payer.id, payer]))
  const found = open.map(row => ({
    row,
    match: matchClaim(adjudicationOf(row, payerById.get(row.payerId)), candidates.near(row)),
  }))
  await replaceMatches(
    unit,
    found.map(({ row, match }) => ({
      remitClaimId: row.id,
      accountKey: accountKey(row.account),
      payerControl: row.payerControl,
      claimId: match.claimId ?? null,
      sure: match.sure,
      score: match.score,
      why: match.why.join('; '),
      byWhom: 'overturn',
      at: now,
    })),
  )
  await writeLineMatches(
    unit,
    found.flatMap(({ row, match }) =>
      match.claimId === undefined ? [] : [{ remitClaim: row.id, claim: match.claimId }],
    ),
  )
}

/** An adjudication as it is weighed. */
export function adjudicationOf(
  row: Row<'remitClaim'>,
  payer: Pick<Row<'payer'>, 'identifier' | 'name'> | undefined,
): AdjudicationForMatch {
  return {
    account: row.account,
    payerControl: usable(row.payerControl) ?? null,
    originalControl: usable(row.originalControl) ?? null,
    status: row.status,
    chargeCents: Math.abs(row.chargeCents),
    payerIdentifier: payer?.identifier ?? null,
    payerName: payer?.name ?? null,
    memberId: row.memberId,
    patientName: row.patientName,
    serviceFrom: row.serviceFrom,
    serviceTo: row.serviceTo,
    paymentDate: row.paymentDate,
    split: row.split,
  }
}
