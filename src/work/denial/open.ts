// Matches what was posted with what is there already, claim by claim, and opens, changes, closes or reopens denials by what each claim
// has come to. The facts decide; what people did (owner, notes, snoozing) stays.
import { casesOf } from '../../store/case.ts'
import { denialsOfCases } from '../../store/denial.ts'
import type { Reader } from '../../store/reader.ts'
import type { Row, Unit } from '../../store/store.ts'
import { type DenialContext, makeDenial } from './denial.ts'
import { loadClaim, type PostedClaim, type Stake } from './posted.ts'
import type { OlderClaim } from './relatives.ts'
import { type Adjudication, groupClaims, type Settled, settleClaim } from './settle.ts'
import {
  beginWriting,
  endWriting,
  type Writing,
  writeChanged,
  writeMembers,
  writeMerged,
  writeOpened,
} from './write.ts'

export interface Opened {
  readonly opened: number
  readonly reopened: number
  readonly closed: number
}

/**
 * Settles the claims just posted (or decided again). Call it in the unit that posts them, with `older` looked up before they were
 * inserted (see `olderRelatives`).
 */
export async function settlePosted(
  unit: Unit,
  posted: readonly PostedClaim[],
  older: readonly OlderClaim[],
  context: DenialContext,
): Promise<Opened> {
  const counts = { opened: 0, reopened: 0, closed: 0 }
  const writing = beginWriting(unit, context)
  const postedById = new Map(posted.map(claim => [claim.adjudication.id, claim]))
  const olderIds = new Set(older.map(({ adjudication }) => adjudication.id))
  for (const all of byPayer(posted, older, postedById))
    for (const group of groupClaims(all)) {
      if (!group.some(each => postedById.has(each.id))) continue
      const known = group.some(each => olderIds.has(each.id)) ? await loadCase(unit, group) : undefined
      const became = await settleCase(writing, settleClaim(group), group, postedById, known)
      for (const each of became) counts[each]++
    }
  await endWriting(writing)
  return counts
}

/** All adjudications, each payer's by themselves. A claim that is decided again stands in both lists; it counts as posted. */
function byPayer(
  posted: readonly PostedClaim[],
  older: readonly OlderClaim[],
  postedById: ReadonlyMap<number, PostedClaim>,
): Iterable<readonly Adjudication[]> {
  const found = new Map<number, Adjudication[]>()
  for (const { payerId, adjudication } of [...older.filter(each => !postedById.has(each.adjudication.id)), ...posted]) {
    const known = found.get(payerId)
    if (known === undefined) found.set(payerId, [adjudication])
    else known.push(adjudication)
  }
  return found.values()
}

/** What the store holds of a claim that was there before. */
interface KnownCase {
  readonly caseIds: readonly number[]
  readonly denials: readonly Row<'denial'>[]
}

async function loadCase(reader: Reader, group: readonly Adjudication[]): Promise<KnownCase> {
  const caseIds = await casesOf(
    reader,
    group.map(each => each.id),
  )
  return { caseIds, denials: await denialsOfCases(reader, caseIds) }
}

/** Writes what one claim has come to, and answers what became of its denial. */
async function settleCase(
  writing: Writing,
  settled: Settled,
  group: readonly Adjudication[],
  posted: ReadonlyMap<number, PostedClaim>,
  known: KnownCase | undefined,
): Promise<readonly (keyof Opened)[]> {
  const { unit, context } = writing
  const caseId = known?.caseIds[0] ?? Math.min(...group.map(each => each.id))
  await writeMembers(writing, caseId, settled, known !== undefined)
  if (!settled.everAtStake && (known?.denials ?? []).length === 0) return []
  const shown = shownOf(settled, group)
  if (shown.length === 0) return []
  const claims = await Promise.all(shown.map(each => posted.get(each.id) ?? loadClaim(unit, each)))
  const atStakeNow = claims.some(claim => claim.stakes.length > 0)
  const earlier = settled.takenBack || atStakeNow ? [] : await earlierStakes(unit, group, posted)
  const made = makeDenial(settled, claims, earlier, context)
  const [denial, ...merged] = known?.denials ?? []
  if (denial === undefined) {
    writeOpened(writing, caseId, made, settled)
    return settled.atStakeCents === 0 ? ['opened', 'closed'] : ['opened']
  }
  const became = await writeChanged(writing, denial, made, settled)
  for (const other of merged) await writeMerged(writing, other, denial.id)
  return [became]
}

/** The adjudications that a denial shows: those that hold now; of a claim taken back, those that were reversed. */
function shownOf(settled: Settled, group: readonly Adjudication[]): readonly Adjudication[] {
  const holding = settled.takenBack
    ? settled.members.filter(member => member.role === 'reversed').map(member => member.adjudication)
    : settled.current
  return holding.length > 0 ? holding : group.filter(each => !each.reversal)
}

/** What was at stake in adjudications that do not hold any more. */
async function earlierStakes(
  reader: Reader,
  group: readonly Adjudication[],
  posted: ReadonlyMap<number, PostedClaim>,
): Promise<readonly Stake[]> {
  const claims = await Promise.all(
    group
      .filter(each => !each.reversal && each.atStakeCents > 0)
      .map(async each => posted.get(each.id) ?? (await loadClaim(reader, each))),
  )
  return claims.flatMap(claim => claim.stakes)
}
