// Writes what settling has come to: new rows are gathered for a bulk load, what is there is changed at once. Totals and events with both.
import { addCaseMembers } from '../../store/case.ts'
import { addDenialParts, addDenials, removeDenialParts, setDenial } from '../../store/denial.ts'
import { addMissingWords, addSearchWords, type WordsOfDenial } from '../../store/search-word.ts'
import type { Row, Unit } from '../../store/store.ts'
import { recognizeOutcome } from '../appeal/recognize.ts'
import { applyOwnRules } from '../rule/own-rules.ts'
import { afterFacts, closedBecause, setByMerge } from './after.ts'
import type { DenialContext, DenialFacts, MadeDenial } from './denial.ts'
import { awakeInTime } from './due.ts'
import { createTotals, type Totals } from './kept-totals.ts'
import { withNotices } from './notices.ts'
import type { Settled } from './settle.ts'

type Own<Name extends 'caseMember' | 'denialAdjustment' | 'clock'> = Omit<Row<Name>, 'practiceId'>

/** What is written in one go, and what is gathered for it. */
export interface Writing {
  readonly unit: Unit
  readonly context: DenialContext
  readonly totals: Totals
  readonly members: Own<'caseMember'>[]
  readonly denials: Row<'denial'>[]
  readonly adjustments: Own<'denialAdjustment'>[]
  readonly clocks: Own<'clock'>[]
  readonly words: WordsOfDenial[]
}

export function beginWriting(unit: Unit, context: DenialContext): Writing {
  return { unit, context, totals: createTotals(), members: [], denials: [], adjustments: [], clocks: [], words: [] }
}

/** Writes what was gathered. */
export async function endWriting(writing: Writing): Promise<void> {
  const { unit, totals, members, denials, adjustments, clocks, words } = writing
  await Promise.all([
    addCaseMembers(unit, members),
    addDenials(unit, denials),
    addDenialParts(unit, { adjustments, clocks }),
    addSearchWords(unit, words),
  ])
  await totals.flush(unit)
}

/** The adjudications of a case, which stand in no other one. */
export function writeMembers({ members }: Writing, caseId: number, settled: Settled): void {
  for (const { id, role, pairId } of settled.members) members.push({ remitClaimId: id, caseId, role, pairId })
}

/** A new denial. Where nothing is at stake any more it comes in closed; the practice's own rules are asked. */
export function writeOpened(writing: Writing, caseId: number, made: MadeDenial, settled: Settled): void {
  const { unit, context, totals, denials, words } = writing
  const { practiceId, now } = context
  const id = unit.nextDenial()
  const open = settled.atStakeCents > 0
  const fresh: Row<'denial'> = {
    practiceId,
    id,
    caseId,
    ...made.facts,
    move: open ? settled.move : 'done',
    owner: '',
    snoozed: false,
    snoozedUntil: null,
    status: open ? 'open' : 'closed',
    closedBecause: open ? null : closedBecause(settled),
    recoveredCents: settled.recoveredCents,
    credited: null,
    writtenOffCents: 0,
    askedCents: 0,
    lastAction: null,
    openedAt: now,
    changedAt: now,
    notices: null,
  }
  const ruled = applyOwnRules(context.rules, fresh)
  const row = { ...fresh, ...ruled?.set }
  denials.push(row)
  words.push({ denialId: id, words: made.words })
  gatherParts(writing, id, made)
  totals.add(row)
  const event = { at: now, who: 'overturn', denialId: id }
  unit.event({ ...event, verb: open ? 'opened' : 'opened-closed', data: factsOfEvent(made.facts) })
  if (ruled !== undefined) unit.event({ ...event, verb: 'ruled', data: { rule: ruled.rule, ...ruled.set } })
}

/** A denial that is there already, after new facts. Answers what became of it. */
export async function writeChanged(
  writing: Writing,
  before: Row<'denial'>,
  fresh: MadeDenial,
  settled: Settled,
): Promise<'reopened' | 'closed' | 'opened'> {
  const { unit, context, totals } = writing
  const { now } = context
  const made = withNotices(fresh, before, context)
  const after = awakeInTime(afterFacts(before, made.facts, settled, now), now.slice(0, 10))
  await removeDenialParts(unit, before.id)
  gatherParts(writing, before.id, made)
  totals.remove(before)
  totals.add(after)
  const { practiceId: _practice, id: _id, ...set } = after
  await setDenial(unit, before.id, set)
  await addMissingWords(unit, { denialId: before.id, words: fresh.words })
  const verb = after.status === 'closed' ? 'closed-by-remittance' : before.status === 'closed' ? 'reopened' : 'changed'
  unit.event({
    at: now,
    who: 'overturn',
    denialId: before.id,
    verb,
    data: { ...factsOfEvent(made.facts), recoveredCents: after.recoveredCents, credited: after.credited },
  })
  await recognizeOutcome(unit, before, after, now)
  return verb === 'closed-by-remittance' ? 'closed' : verb === 'reopened' ? 'reopened' : 'opened'
}

/** A denial of a claim that turned out to be the same as another's. */
export async function writeMerged(
  { unit, context: { now }, totals }: Writing,
  other: Row<'denial'>,
  into: number,
): Promise<void> {
  const set = setByMerge(into, now)
  totals.remove(other)
  totals.add({ ...other, ...set })
  await removeDenialParts(unit, other.id)
  await setDenial(unit, other.id, set)
  unit.event({ at: now, who: 'overturn', denialId: other.id, verb: 'merged', data: { into } })
}

function gatherParts({ adjustments, clocks }: Writing, denialId: number, made: MadeDenial): void {
  for (const { adjustmentId } of made.stakes) adjustments.push({ denialId, adjustmentId })
  for (const clock of made.clocks) clocks.push({ denialId, ...clock })
}

function factsOfEvent(facts: DenialFacts): Record<string, unknown> {
  const { account, carc, cause, action, atStakeCents, dueDate: due, remitClaimId: claim } = facts
  return { claim, account, carc, cause, action, atStakeCents, due }
}
