// Claims for the same patient, day and services that came before one: in this run, or in the store.
import type { SubmittedClaim } from '../../x12/index.ts'
import type { EarlierClaim } from './check.ts'
import type { Histories } from './history.ts'

/** Claims of one run are compared with each other, so many at most. */
const COMPARED = 200_000

/** The same patient, day and services: what two claims have in common that are one. */
function servicesOf(member: string, from: string, procedures: readonly string[]): string {
  return [member.toUpperCase(), from, ...[...procedures].sort()].join('|')
}

function keyOf(claim: SubmittedClaim): string | undefined {
  if (claim.memberId === undefined || claim.period === undefined) return undefined
  // Two of one family may bear the same number.
  const member = `${claim.memberId} ${claim.patientBorn ?? ''}`
  return servicesOf(
    member,
    claim.period.from,
    claim.lines.map(({ procedure, revenue }) => procedure ?? revenue ?? ''),
  )
}

export function earlierOf(
  claim: SubmittedClaim,
  seen: Map<string, EarlierClaim>,
  sent: ReadonlyMap<string, readonly EarlierClaim[]>,
): readonly EarlierClaim[] {
  const key = keyOf(claim)
  if (key === undefined) return []
  const before = seen.get(key)
  if (before === undefined && seen.size < COMPARED) seen.set(key, { account: claim.account, where: 'this run' })
  return [...(before === undefined ? [] : [before]), ...(sent.get(key) ?? [])]
}

/** First claims in the store for the same patients, days and services. */
export function sentBefore({ claims, lines }: Histories): ReadonlyMap<string, readonly EarlierClaim[]> {
  const found = new Map<string, EarlierClaim[]>()
  for (const each of claims) {
    if (each.frequency !== '1' || (each.sequence ?? 'P') !== 'P') continue
    const procedures = (lines.get(each.id) ?? []).map(({ procedure, revenue }) => procedure ?? revenue ?? '')
    const key = servicesOf(`${each.memberId ?? ''} ${each.patientBorn ?? ''}`, each.serviceFrom ?? '', procedures)
    const same = found.get(key) ?? []
    same.push({
      account: each.account,
      sent: each.id,
      where: `claim ${each.id}${each.sentOn === null ? '' : `, sent ${each.sentOn}`}`,
    })
    found.set(key, same)
  }
  return found
}
