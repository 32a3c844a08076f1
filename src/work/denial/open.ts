// Opens, changes, closes or reopens denials by what each case has come to. The facts decide; what people did (owner, notes, snoozing) stays.
import type { CaseEvidence, Standing } from '../../decide/case.ts'
import { membersOf, removeFromCases } from '../../store/case.ts'
import { denialsOfCases } from '../../store/denial.ts'
import type { Unit } from '../../store/store.ts'
import { casesAround } from '../claim/standing.ts'
import { isMerged } from './after.ts'
import { settleItems } from './case-items.ts'
import { type DenialContext, makeDenial } from './denial.ts'
import { type Before, comesApart, type Part, partsOf } from './parts.ts'
import { type FreshClaim, loadClaims, type PostedClaim, type Stake } from './posted.ts'
import { claimsNamed, type KnownNumbers, partAlone } from './relatives.ts'
import { type Settled, settleAlone, settleParts } from './settle.ts'
import {
  beginWriting,
  endWriting,
  type Writing,
  writeAnswer,
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

type Became = keyof Opened | 'same'
type Case = { readonly evidence: CaseEvidence; readonly standing: Standing }

/**
 * Settles the claims just posted, in the unit that posts them; `known` was looked up before they were inserted. A claim that is alone is
 * settled by itself, every other one by its case; so are claims posted before that `takings`, money taken outside of claims, name.
 */
export async function settlePosted(
  unit: Unit,
  posted: readonly FreshClaim[],
  known: KnownNumbers,
  takings: readonly string[],
  context: DenialContext,
): Promise<Opened> {
  const writing = beginWriting(unit, context)
  const { alone, others } = partAlone(posted, { ...known, references: [...known.references, ...takings] })
  for (const claim of posted) writing.totals.figures.payment({ ...claim, claims: 1 })
  const became: Became[] = alone.map(claim => openAlone(writing, claim))
  const remitClaimIds = [...others.map(claim => claim.id), ...(await claimsNamed(unit, takings))]
  if (remitClaimIds.length > 0) became.push(...(await settleCases(writing, await casesAround(unit, { remitClaimIds }))))
  await endWriting(writing)
  return countOf(became)
}

/** Settles again the cases in which these documents stand: something else than a remittance has changed what they come to. */
export async function settleAround(
  unit: Unit,
  of: { readonly remitClaimIds?: readonly number[]; readonly claimIds?: readonly number[] },
  context: DenialContext,
): Promise<Opened> {
  const writing = beginWriting(unit, context)
  const became = await settleCases(writing, await casesAround(unit, of))
  await endWriting(writing)
  return countOf(became)
}

function countOf(became: readonly Became[]): Opened {
  const count = (wanted: Became) => became.filter(each => each === wanted).length
  return { opened: count('opened'), reopened: count('reopened'), closed: count('closed') }
}

function openAlone(writing: Writing, claim: FreshClaim): Became {
  const settled = settleAlone(claim)
  writeMembers(writing, claim.id, settled)
  writeAnswer(writing, claim)
  if (settled.atStakeCents <= 0) return 'same'
  writeOpened(writing, claim.id, makeDenial(settled, [claim], [], writing.context), settled)
  return 'opened'
}

async function settleCases(writing: Writing, cases: readonly Case[]): Promise<readonly Became[]> {
  const { unit } = writing
  const ids = cases.flatMap(({ evidence }) => evidence.adjudications.map(each => each.id))
  if (ids.length === 0) return []
  const all = cases.flatMap(({ evidence, standing }) => settleParts(evidence, standing))
  const members = await membersOf(unit, ids)
  const caseIds = [...new Set([...members.values()].map(member => member.caseId))]
  // Of a case that comes apart, denials that were merged when it came together are wanted again; they keep the number of a member.
  const wanted = comesApart(all, members) ? [...new Set([...caseIds, ...ids])] : caseIds
  const before: Before = { members, denials: await denialsOfCases(unit, wanted) }
  const parts = partsOf(all, before, () => unit.nextId())
  for (const id of [...caseIds, ...parts.map(({ caseId }) => caseId)]) writing.touched.add(id)
  await writeMoved(writing, parts)
  const changed = parts.filter(part => isChanged(part))
  const claims = await claimsOf(writing, cases, changed)
  const became: Became[] = []
  for (const part of changed) became.push(...(await writePart(writing, part, claims)))
  await settleItems(unit, cases, writing.context.now)
  return became
}

async function writeMoved(writing: Writing, parts: readonly Part[]): Promise<void> {
  const moved = parts.filter(part => part.moved)
  await removeFromCases(
    writing.unit,
    moved.flatMap(part => part.settled.members.map(member => member.id)),
  )
  for (const { caseId, settled } of moved) writeMembers(writing, caseId, settled)
}

/** Whether a denial has to be opened, or one that is there no longer says what its case comes to. */
function isChanged({ settled, denials, moved }: Part): boolean {
  const [denial, ...others] = denials.filter(each => !isMerged(each))
  if (denial === undefined) return settled.everAtStake && settled.shown.length > 0
  if (others.length > 0 || moved) return true
  return (
    denial.atStakeCents !== settled.atStakeCents ||
    denial.recoveredCents !== settled.recoveredCents ||
    denial.paidCents !== settled.paidCents ||
    denial.paidOn !== settled.paidOn ||
    (settled.deniedOn !== null && denial.deniedOn !== settled.deniedOn) ||
    !settled.shown.includes(denial.remitClaimId) ||
    (denial.kind === 'take-back') !== settled.takenBack ||
    (denial.status === 'open' && settled.move === 'payer' && denial.move === 'us') ||
    (denial.status === 'open' && settled.comesBack && denial.move === 'payer')
  )
}

/** The claims that changed denials show, and of those with nothing at stake any more, all that ever had anything. */
async function claimsOf(
  { unit }: Writing,
  cases: readonly Case[],
  parts: readonly Part[],
): Promise<ReadonlyMap<number, PostedClaim>> {
  const reversals = new Set(
    cases.flatMap(({ evidence }) => evidence.adjudications.filter(each => each.reversal).map(each => each.id)),
  )
  const wanted = parts.flatMap(({ settled }) =>
    settled.atStakeCents > 0
      ? settled.shown
      : [...settled.shown, ...settled.members.map(member => member.id).filter(id => !reversals.has(id))],
  )
  const claims = await loadClaims(unit, [...new Set(wanted)])
  return new Map(claims.map(claim => [claim.id, claim]))
}

/** Writes what one part has come to, and answers what became of its denials. */
async function writePart(
  writing: Writing,
  { settled, caseId, denials }: Part,
  claims: ReadonlyMap<number, PostedClaim>,
): Promise<readonly Became[]> {
  const shown = settled.shown.flatMap(id => claims.get(id) ?? [])
  if (shown.length === 0) return []
  const made = makeDenial(settled, shown, earlierStakes(settled, claims), writing.context)
  const [denial, ...others] = [...denials].sort((one, other) => Number(isMerged(one)) - Number(isMerged(other)))
  if (denial === undefined) {
    if (!settled.everAtStake) return []
    writeOpened(writing, caseId, made, settled)
    return settled.atStakeCents === 0 ? ['opened', 'closed'] : ['opened']
  }
  const became = await writeChanged(writing, { ...denial, caseId }, made, settled)
  for (const other of others) if (!isMerged(other)) await writeMerged(writing, other, denial.id)
  return [became]
}

/** What was at stake in adjudications that do not hold any more. */
function earlierStakes(settled: Settled, claims: ReadonlyMap<number, PostedClaim>): readonly Stake[] {
  if (settled.atStakeCents > 0) return []
  return settled.members.flatMap(({ id }) => claims.get(id)?.stakes ?? [])
}
