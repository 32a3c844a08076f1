// Which case and which denial each payer's part of a case goes on as, when cases come together or come apart. Pure, but for fresh numbers.
import type { Row } from '../../store/store.ts'
import type { Settled } from './settle.ts'

/** What the store holds of some cases: what each adjudication is in them, and their denials. */
export interface Before {
  readonly members: ReadonlyMap<number, Row<'caseMember'>>
  readonly denials: readonly Row<'denial'>[]
}

/** One payer's part of a case, with the denials that it had. */
export interface Part {
  readonly settled: Settled
  readonly caseId: number
  readonly moved: boolean
  readonly denials: readonly Row<'denial'>[]
}
/** True where adjudications of one case are parts of several now. */
export function comesApart(all: readonly Settled[], members: Before['members']): boolean {
  const partOfCase = new Map<number, Settled>()
  for (const settled of all)
    for (const { id } of settled.members) {
      const caseId = members.get(id)?.caseId
      if (caseId === undefined) continue
      const other = partOfCase.get(caseId)
      if (other !== undefined && other !== settled) return true
      partOfCase.set(caseId, settled)
    }
  return false
}

/** The parts with the case that each goes on as: that of its denial, else the oldest of its own that no other part has. */
export function partsOf(all: readonly Settled[], before: Before, freshId: () => number): readonly Part[] {
  const denials = denialsOf(all, before)
  const held = new Set(before.denials.map(denial => denial.caseId))
  const taken = new Set<number>()
  return all.map(settled => {
    const own = denials.get(settled) ?? []
    const isFree = (caseId: number) => !taken.has(caseId) && !held.has(caseId)
    const ids = settled.members.map(({ id }) => id).sort(rising)
    const known = ids.flatMap(id => before.members.get(id)?.caseId ?? []).sort(rising)
    const caseId =
      own.map(denial => denial.caseId).find(each => !taken.has(each)) ??
      known.find(isFree) ??
      // The number of an adjudication that stood in a case may be that of another part's case.
      (known.length === 0 ? ids.find(isFree) : undefined) ??
      freshId()
    taken.add(caseId)
    const moved = settled.members.some(({ id, role, pairId }) => {
      const member = before.members.get(id)
      return member === undefined || member.caseId !== caseId || member.role !== role || member.pairId !== pairId
    })
    return { settled, caseId, moved, denials: own }
  })
}

function rising(one: number, other: number): number {
  return one - other
}

/**
 * Each denial belongs to the part whose adjudication it shows. One that shows an adjudication in which nothing was ever at stake (the payment that
 * settled it, as it seemed) goes with the part of its case in which something was.
 */
function denialsOf(all: readonly Settled[], { members, denials }: Before): ReadonlyMap<Settled, Row<'denial'>[]> {
  const partOf = new Map(all.flatMap(settled => settled.members.map(({ id }) => [id, settled] as const)))
  const found = new Map<Settled, Row<'denial'>[]>()
  const give = (settled: Settled, denial: Row<'denial'>) => {
    const own = found.get(settled)
    if (own === undefined) found.set(settled, [denial])
    else own.push(denial)
  }
  const left: Row<'denial'>[] = []
  for (const denial of denials) {
    const settled = partOf.get(denial.remitClaimId)
    if (settled?.everAtStake === true) give(settled, denial)
    else if (settled !== undefined) left.push(denial)
  }
  for (const denial of left) {
    const heir = all.find(
      settled =>
        settled.everAtStake &&
        !found.has(settled) &&
        settled.members.some(({ id }) => members.get(id)?.caseId === denial.caseId),
    )
    give(heir ?? (partOf.get(denial.remitClaimId) as Settled), denial)
  }
  spread(found, partOf)
  return found
}

/** Of several denials that show one part, those go back that another one without any was opened for: a case bears the number of its first adjudication. */
function spread(found: Map<Settled, Row<'denial'>[]>, partOf: ReadonlyMap<number, Settled>): void {
  for (const [settled, own] of [...found])
    for (const denial of own.length > 1 ? own : []) {
      const opener = partOf.get(denial.caseId)
      const rest = (found.get(settled) ?? []).filter(each => each !== denial)
      if (opener === undefined || opener === settled || !opener.everAtStake || found.has(opener)) continue
      if (rest.length === 0) continue
      found.set(opener, [denial])
      found.set(settled, rest)
    }
}
