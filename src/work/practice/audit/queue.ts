// The queue: what is at stake in the claims that hold now is what stands in it, and its kept totals are those counted.
import { dollars } from '../../../decide/decide.ts'
import {
  countTotals,
  denialStakes,
  keptTotals,
  postedStakes,
  stakesDecidedAgain,
  TOTALLED_BY,
} from '../../../store/audit/queue.ts'
import type { Store } from '../../../store/store.ts'
import { type AuditCheck, found } from './check.ts'

/** By case: what is at stake in its claims that hold, by the decision that counts. */
async function stakesNow(store: Store): Promise<ReadonlyMap<number, number>> {
  const stakes = new Map(await postedStakes(store))
  const latest = new Map((await stakesDecidedAgain(store)).map(row => [row.remitClaimId, row]))
  for (const { caseId, again, posted } of latest.values())
    stakes.set(caseId, (stakes.get(caseId) ?? 0) + again - posted)
  return stakes
}

export async function checkQueue(store: Store): Promise<AuditCheck> {
  const stakes = await stakesNow(store)
  const denials = new Map((await denialStakes(store)).map(row => [row.caseId, row]))
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
    if (denial.atStakeCents === 0 || denial.kind === 'take-back') continue
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

export async function checkTotals(store: Store): Promise<AuditCheck> {
  const key = (row: Readonly<Record<(typeof TOTALLED_BY)[number], unknown>>) =>
    TOTALLED_BY.map(name => row[name]).join(' ')
  const left = new Map((await keptTotals(store)).map(row => [key(row), row]))
  let difference = 0
  const wrong: string[] = []
  for (const row of await countTotals(store)) {
    const total = left.get(key(row))
    left.delete(key(row))
    const off = row.atStakeCents - (total?.atStakeCents ?? 0)
    if (off === 0 && row.denials === (total?.denials ?? 0)) continue
    difference += Math.abs(off)
    wrong.push(`The kept total of ${key(row)} is ${total?.denials ?? 0} denials where ${row.denials} are counted.`)
  }
  for (const row of left.values())
    if (row.denials !== 0 || row.atStakeCents !== 0) wrong.push(`A total is kept of ${key(row)}, where there is none.`)
  return found('kept totals', difference, wrong, 'The totals shown are those counted.')
}
