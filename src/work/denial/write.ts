// Writes what settling has come to: new rows are gathered for a bulk load, what is there is changed at once. Totals and events with both.
import { addCaseMembers } from '../../store/case.ts'
import { addDenialParts, addDenials, removeDenialParts, setDenial } from '../../store/denial.ts'
import {
  type FirstAnswer,
  findFirstAnswers,
  keptFirstAnswers,
  NO_ANSWER,
  removeFirstAnswers,
} from '../../store/kept-figures.ts'
import { addRows } from '../../store/own-rows.ts'
import { nameProviders } from '../../store/provider.ts'
import { addMissingWords, addSearchWords, type WordsOfDenial } from '../../store/search-word.ts'
import type { Row, Unit } from '../../store/store.ts'
import { recognizeOutcome } from '../appeal/recognize.ts'
import { applyOwnRules } from '../rule/own-rules.ts'
import { afterFacts, closedBecause, setByMerge } from './after.ts'
import type { DenialContext, DenialFacts, MadeDenial } from './denial.ts'
import { awakeInTime } from './due.ts'
import { createTotals, type Totals } from './kept-totals.ts'
import { withNotices } from './notices.ts'
import type { FreshClaim } from './posted.ts'
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
  /** First answers of claims that are alone, and cases in which they have to be found again. */
  readonly answers: FirstAnswer[]
  readonly touched: Set<number>
}

export function beginWriting(unit: Unit, context: DenialContext): Writing {
  const rows = { members: [], denials: [], adjustments: [], clocks: [], words: [], answers: [] }
  return { unit, context, totals: createTotals(), ...rows, touched: new Set() }
}

/** Writes what was gathered. */
export async function endWriting(writing: Writing): Promise<void> {
  const { unit, totals, members, denials, adjustments, clocks, words } = writing
  await Promise.all([
    addCaseMembers(unit, members),
    addDenials(unit, denials),
    addDenialParts(unit, { adjustments, clocks }),
    addSearchWords(unit, words),
    addRows(unit, 'firstAnswer', writing.answers),
  ])
  await renewAnswers(writing)
  // Answers that are new are matched with what was sent when their file has been read.
  await nameProviders(unit, { caseIds: [...writing.touched] })
  await totals.flush(unit)
}

/** Finds the first answers in cases again whose members or decisions have changed. */
async function renewAnswers({ unit, totals: { figures }, touched }: Writing): Promise<void> {
  const caseIds = [...touched]
  const before = new Map((await keptFirstAnswers(unit, caseIds)).map(each => [each.remitClaimId, each]))
  const fresh: FirstAnswer[] = []
  for (const answer of await findFirstAnswers(unit, caseIds)) {
    const known = before.get(answer.remitClaimId)
    if (known !== undefined && isSameAnswer(known, answer)) before.delete(answer.remitClaimId)
    else fresh.push(answer)
  }
  for (const gone of before.values()) figures.answer(gone, -1)
  for (const made of fresh) figures.answer(made, 1)
  await removeFirstAnswers(unit, [...before.keys()])
  await addRows(unit, 'firstAnswer', fresh)
}

/** What else stands in it is posted, and the same for good. */
function isSameAnswer(one: FirstAnswer, other: FirstAnswer): boolean {
  return one.caseId === other.caseId && one.outcome === other.outcome && one.atStakeCents === other.atStakeCents
}

/** The first answer of a claim that is alone in its case. */
export function writeAnswer({ answers, totals: { figures } }: Writing, claim: FreshClaim): void {
  if (claim.reversal || NO_ANSWER.includes(claim.outcome)) return
  const { id, payerId, paymentDate, serviceFrom, receivedDate, outcome, chargeCents, paidCents, atStakeCents } = claim
  const answer = {
    ...{ remitClaimId: id, caseId: id, payerId, paymentDate, serviceFrom, receivedDate, outcome },
    ...{ saysDenied: claim.status === '4', chargeCents, paidCents, atStakeCents },
  }
  answers.push(answer)
  figures.answer(answer, 1)
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
    providerNpi: null,
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
