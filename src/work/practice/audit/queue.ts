// The queue: what is at stake in the claims that hold now is what stands in it, and its kept totals are those counted. Where the plain sum of the
// claims that hold says otherwise than a denial, the case is settled anew: its word counts (lines decided anew, other payers, money taken back).

import { dollars } from '../../../decide/decide.ts'
import {
  countDueTotals,
  countTotals,
  denialStakes,
  keptDueTotals,
  keptTotals,
  postedStakes,
  stakesDecidedAgain,
} from '../../../store/audit/queue.ts'
import { membersOfCases } from '../../../store/claim-story.ts'
import { SUMMED_BY } from '../../../store/kept-figures.ts'
import { inParts } from '../../../store/reader.ts'
import type { Store } from '../../../store/store.ts'
import { casesAround } from '../../claim/standing.ts'
import { settleParts } from '../../denial/settle.ts'
import { type AuditCheck, found } from './check.ts'

/** By case: what is at stake in its claims that hold, by the decision that counts. */
async function stakesNow(store: Store): Promise<ReadonlyMap<number, number>> {
  const stakes = new Map(await postedStakes(store))
  const latest = new Map((await stakesDecidedAgain(store)).map(row => [row.remitClaimId, row]))
  for (const { caseId, again, posted } of latest.values())
    stakes.set(caseId, (stakes.get(caseId) ?? 0) + again - posted)
  return stakes
}

/** The cases whose claims add up to something else than their denials, with what they come to when they are settled anew. */
async function settledAnew(
  store: Store,
  stakes: ReadonlyMap<number, number>,
  denials: ReadonlyMap<number, { readonly atStakeCents: number }>,
): Promise<ReadonlyMap<number, number>> {
  const odd = [...new Set([...stakes.keys(), ...denials.keys()])].filter(
    caseId => (stakes.get(caseId) ?? 0) !== (denials.get(caseId)?.atStakeCents ?? 0),
  )
  const found = new Map<number, number>()
  for (const part of inParts(odd)) {
    const members = await membersOfCases(store, part)
    const caseOf = new Map(members.map(member => [member.id, member.caseId]))
    for (const { evidence, standing } of await casesAround(store, { remitClaimIds: [...caseOf.keys()] }))
      for (const { members: own, atStakeCents } of settleParts(evidence, standing)) {
        const caseId = own.map(member => caseOf.get(member.id)).find(each => each !== undefined)
        if (caseId !== undefined) found.set(caseId, (found.get(caseId) ?? 0) + atStakeCents)
      }
  }
  return found
}

export async function checkQueue(store: Store): Promise<AuditCheck> {
  const plain = await stakesNow(store)
  const shown = await denialStakes(store)
  const anew = await settledAnew(store, plain, new Map(shown.map(row => [row.caseId, row])))
  const stakes = new Map([...plain, ...anew])
  const denials = new Map(shown.map(row => [row.caseId, row]))
  let difference = 0
  const wrong: string[] = []
  for (const [caseId, stake] of stakes) {
    const denial = denials.get(caseId)
    if (stake === 0) continue
    denials.delete(caseId)
    const off = stake - (denial?.atStakeCents ?? 0)
    if (off === 0 && denial !== undefined) continue
    difference += Math.abs(off)
    wrong.push(
      denial === undefined
        ? `Case ${caseId} has ${dollars(stake)} at stake and no denial.`
        : `Denial ${denial.id} shows ${dollars(denial.atStakeCents)} at stake where its claims have ${dollars(stake)}.`,
    )
  }
  for (const denial of denials.values()) {
    if (denial.atStakeCents === 0) continue
    difference += denial.atStakeCents
    wrong.push(`Denial ${denial.id} shows ${dollars(denial.atStakeCents)} at stake where its claims have nothing.`)
  }
  const held = [...stakes.values()].filter(stake => stake !== 0).length
  return found(
    'queue = what is at stake',
    difference,
    wrong,
    `${held} claims have something at stake, and each has its denial.`,
  )
}

/** The sums that are kept with every change: of everything the queue is filtered by, and of what is open by its deadline. */
export async function checkTotals(store: Store): Promise<AuditCheck> {
  const queue = compare(await keptTotals(store), await countTotals(store), SUMMED_BY.queueTotal)
  const due = compare(await keptDueTotals(store), await countDueTotals(store), SUMMED_BY.dueTotal)
  return found(
    'kept totals',
    queue.difference + due.difference,
    [...queue.wrong, ...due.wrong],
    'The totals shown are those counted.',
  )
}

interface Sums {
  readonly denials: number
  readonly atStakeCents: number
}

function compare<Name extends string, By extends Sums & Readonly<Record<Name, unknown>>>(
  kept: readonly By[],
  counted: readonly (Sums & Readonly<Record<Name, unknown>>)[],
  names: readonly Name[],
): { readonly difference: number; readonly wrong: readonly string[] } {
  const key = (row: Readonly<Record<Name, unknown>>) => names.map(name => row[name]).join(' ')
  const left = new Map(kept.map(row => [key(row), row]))
  let difference = 0
  const wrong: string[] = []
  for (const row of counted) {
    const total = left.get(key(row))
    left.delete(key(row))
    const off = row.atStakeCents - (total?.atStakeCents ?? 0)
    if (off === 0 && row.denials === (total?.denials ?? 0)) continue
    difference += Math.abs(off)
    wrong.push(`The kept total of ${key(row)} is ${total?.denials ?? 0} denials where ${row.denials} are counted.`)
  }
  for (const row of left.values())
    if (row.denials !== 0 || row.atStakeCents !== 0) wrong.push(`A total is kept of ${key(row)}, where there is none.`)
  return { difference, wrong }
}
