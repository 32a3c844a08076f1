// Matches the lines of an adjudication with those of the claim it answers, and writes that down.
import { linesOfClaims } from '../../../store/claim.ts'
import { addLineMatches } from '../../../store/match.ts'
import { linesOfRemitClaims } from '../../../store/remit-claim.ts'
import type { Row, Unit } from '../../../store/store.ts'
import { type AdjudicatedLineForMatch, matchLines, type SentLineForMatch } from './weigh-lines.ts'

/** Of claims that belong together. Matches of their lines must not be there yet. */
export async function writeLineMatches(
  unit: Unit,
  pairs: readonly { readonly remitClaim: number; readonly claim: number }[],
): Promise<void> {
  if (pairs.length === 0) return
  const remitLines = await linesOfRemitClaims(
    unit,
    pairs.map(pair => pair.remitClaim),
  )
  const sentLines = await linesOfClaims(unit, [...new Set(pairs.map(pair => pair.claim))])
  const adjudicated = Map.groupBy(remitLines, line => line.remitClaimId)
  const sent = Map.groupBy(sentLines, line => line.claimId)
  await addLineMatches(
    unit,
    pairs.flatMap(({ remitClaim, claim }) =>
      matchLines((adjudicated.get(remitClaim) ?? []).map(adjudicatedLine), (sent.get(claim) ?? []).map(sentLine)).map(
        ({ line, sentLine: claimLine, sure, why }) => ({
          remitClaimId: remitClaim,
          line,
          claimLine: claimLine ?? null,
          sure,
          why,
        }),
      ),
    ),
  )
}

const adjudicatedLine = (row: Row<'remitLine'>): AdjudicatedLineForMatch => ({
  ...onBothSides(row),
  submitted: row.submitted,
  chargeCents: Math.abs(row.chargeCents),
})

const sentLine = (row: Row<'claimLine'>): SentLineForMatch => ({
  ...onBothSides(row),
  revenue: row.revenue,
  chargeCents: row.chargeCents,
})

/** What a line says on either side. */
function onBothSides({ line, control, procedure, modifiers, serviceFrom }: Row<'remitLine'> | Row<'claimLine'>) {
  return { line, control, procedure, modifiers: modifiers.split(' ').filter(each => each !== ''), serviceFrom }
}
