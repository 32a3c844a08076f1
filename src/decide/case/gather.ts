// Gathers documents into cases: one account's services on their dates, whichever account a replacement bears; never by a number that stands
// for nothing.
import type { CaseAdjudication, CaseEvidence, CaseProviderAdjustment, SentClaim } from './evidence.ts'
import { accountKey, namedIn, usable } from './identity.ts'

interface Item {
  readonly account: string
  readonly from: string | null
  readonly to: string | null
  readonly numbers: readonly string[]
  readonly sent: SentClaim | undefined
  readonly adjudication: CaseAdjudication | undefined
}

/**
 * Splits documents into cases: by account and date of service; by the payer's number of the claim, its own or that of the claim it corrects
 * (REF*F8 of either transaction), so that a claim billed again under a new account stays in its case. One without a date joins its account's
 * only date, if there is only one. Acknowledgments go with their claim, money outside of claims and status answers with the only case or none.
 */
export function gatherCases(evidence: CaseEvidence): readonly CaseEvidence[] {
  const items: readonly Item[] = [...evidence.sent.map(ofSent), ...evidence.adjudications.map(ofAdjudication)]
  if (items.length === 0) return []
  const find = joinItems(items)
  const groups = new Map<number, Item[]>()
  for (const [at, item] of items.entries()) {
    const top = find(at)
    const group = groups.get(top)
    if (group === undefined) groups.set(top, [item])
    else group.push(item)
  }
  const all = [...groups.values()]
  const saidOf = Map.groupBy(evidence.acknowledgments, each => each.claimId)
  const outside = outsideOf(all, evidence.providerAdjustments)
  return all.map(group => {
    const sent = group.flatMap(item => (item.sent === undefined ? [] : [item.sent]))
    return {
      sent,
      adjudications: group.flatMap(item => (item.adjudication === undefined ? [] : [item.adjudication])),
      acknowledgments: sent.flatMap(claim => saidOf.get(claim.id) ?? []),
      statusAnswers: all.length === 1 ? evidence.statusAnswers : [],
      providerAdjustments: outside.get(group) ?? [],
      payerLinks: evidence.payerLinks,
    }
  })
}

/** Money outside of claims, by the case that it names; all of it where there is only one case. */
function outsideOf(
  groups: readonly (readonly Item[])[],
  adjustments: readonly CaseProviderAdjustment[],
): ReadonlyMap<readonly Item[], readonly CaseProviderAdjustment[]> {
  const [only] = groups.length === 1 ? groups : []
  if (only !== undefined) return new Map([[only, adjustments]])
  const found = new Map<readonly Item[], CaseProviderAdjustment[]>()
  if (adjustments.length === 0) return found
  const byName = new Map<string, Set<readonly Item[]>>()
  for (const group of groups)
    for (const name of group.flatMap(item => [...item.numbers, item.account])) {
      const known = byName.get(name)
      if (known === undefined) byName.set(name, new Set([group]))
      else known.add(group)
    }
  byName.delete('')
  for (const each of adjustments) {
    const named = namedIn(each.reference, name => byName.has(name))
    for (const group of new Set(named.flatMap(name => [...(byName.get(name) ?? [])]))) {
      const known = found.get(group)
      if (known === undefined) found.set(group, [each])
      else known.push(each)
    }
  }
  return found
}

function ofSent(sent: SentClaim): Item {
  const number = sent.frequency === '7' || sent.frequency === '8' ? usable(sent.originalControl) : undefined
  return {
    account: usable(sent.account) === undefined ? '' : accountKey(sent.account),
    from: sent.serviceFrom,
    to: sent.serviceTo ?? sent.serviceFrom,
    numbers: number === undefined ? [] : [number],
    sent,
    adjudication: undefined,
  }
}

function ofAdjudication(adjudication: CaseAdjudication): Item {
  const numbers = [usable(adjudication.payerControl), usable(adjudication.originalControl)]
  return {
    account: usable(adjudication.account) === undefined ? '' : accountKey(adjudication.account),
    from: adjudication.serviceFrom,
    to: adjudication.serviceTo ?? adjudication.serviceFrom,
    numbers: numbers.filter(number => number !== undefined),
    sent: undefined,
    adjudication,
  }
}

/** Joins items by number, and within an account by dates that meet. */
function joinItems(items: readonly Item[]): (at: number) => number {
  const parent = items.map((_, at) => at)
  const find = (at: number): number => {
    let top = at
    while (parent[top] !== top) top = parent[top] as number
    return top
  }
  const join = (one: number, other: number) => {
    const [top, below] = [find(one), find(other)].sort((a, b) => a - b) as [number, number]
    parent[below] = top
  }
  const byNumber = new Map<string, number>()
  const byAccount = new Map<string, number[]>()
  for (const [at, item] of items.entries()) {
    for (const number of item.numbers) {
      const before = byNumber.get(number)
      if (before === undefined) byNumber.set(number, at)
      else join(before, at)
    }
    if (item.account === '') continue
    const same = byAccount.get(item.account)
    if (same === undefined) byAccount.set(item.account, [at])
    else same.push(at)
  }
  for (const same of byAccount.values()) joinDates(items, same, join)
  return find
}

/** Items of one account whose dates meet; those without a date where the dated ones are one case. */
function joinDates(items: readonly Item[], same: readonly number[], join: (one: number, other: number) => void): void {
  const dated = same.filter(at => items[at]?.from !== null)
  const undated = same.filter(at => items[at]?.from === null)
  const sorted = [...dated].sort((one, other) => ((items[one]?.from ?? '') < (items[other]?.from ?? '') ? -1 : 1))
  let spans = 0
  let end = ''
  let last: number | undefined
  for (const at of sorted) {
    const { from, to } = items[at] as Item
    if (last !== undefined && (from ?? '') <= end) join(last, at)
    else spans++
    last = at
    if ((to ?? from ?? '') > end) end = to ?? from ?? ''
  }
  const [first] = spans === 1 ? dated : spans === 0 ? undated : []
  if (first !== undefined) for (const at of undated) join(first, at)
}
