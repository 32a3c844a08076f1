// The register's entries with what the practice's own claims have used of them.
import { type AuthorizedFor, authorizationStanding, type BilledService, spentOf } from '../../decide/authorization.ts'
import type { Authorization } from '../../store/authorization.ts'
import { claimsOfMembers, linesOfClaims } from '../../store/claim.ts'
import type { Reader } from '../../store/reader.ts'
import type { Row } from '../../store/store.ts'

export const authorizedFor = (row: Authorization): AuthorizedFor => ({
  reference: row.reference,
  procedures: row.procedures === '' ? [] : row.procedures.split(','),
  countedIn: row.countedIn,
  granted: row.granted ?? undefined,
  spentBefore: row.spentBefore,
  from: row.fromDate ?? undefined,
  to: row.toDate ?? undefined,
  providerNpi: row.providerNpi ?? undefined,
  place: row.place ?? undefined,
})

type SentClaim = Row<'claim'>
type SentLine = Row<'claimLine'>

/** Services as they were sent, each once: a replacement stands for what it replaces, a void for nothing. */
export function servicesOf(claims: readonly SentClaim[], lines: readonly SentLine[]): readonly BilledService[] {
  const ofClaim = Map.groupBy(lines, ({ claimId }) => claimId)
  const newest = [
    ...Map.groupBy(claims, ({ accountKey, sequence }) => `${accountKey} ${sequence ?? 'P'}`).values(),
  ].flatMap(all => {
    const changed = all.findLast(({ frequency }) => frequency === '7' || frequency === '8')
    if (changed === undefined) return all.slice(-1)
    return changed.frequency === '8' ? [] : [changed]
  })
  return newest
    .filter(({ sequence }) => (sequence ?? 'P') === 'P')
    .flatMap(claim =>
      (ofClaim.get(claim.id) ?? []).map(line => ({
        procedure: line.procedure ?? undefined,
        units: Number(line.units ?? 1),
        on: line.serviceFrom ?? claim.serviceFrom ?? undefined,
        providerNpi: claim.renderingNpi ?? claim.billingNpi ?? undefined,
        place: line.place ?? claim.facility ?? undefined,
        authorization: claim.authorizationNumber ?? undefined,
      })),
    )
}

/** What stands of each of these today. */
export async function standingsOf(reader: Reader, rows: readonly Authorization[], today: string) {
  const claims = await claimsOfMembers(reader, [...new Set(rows.map(({ memberId }) => memberId))])
  const lines = await linesOfClaims(
    reader,
    claims.map(({ id }) => id),
  )
  const byMember = Map.groupBy(claims, ({ memberId }) => memberId)
  return rows.map(row => {
    const own = servicesOf(byMember.get(row.memberId) ?? [], lines)
    const authorization = authorizedFor(row)
    return { row, ...authorizationStanding(authorization, spentOf(authorization, own), today) }
  })
}
