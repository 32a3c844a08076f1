// The corrected claim of a denial, or of a claim that was sent back: from the claim as it was sent, with what the biller changes, in the
// form the rules ask for; checked, compared, written, kept, and followed until the payer answers.

import { usable } from '../../decide/case/identity.ts'
import { guardAnswer } from '../../decide/case.ts'
import { entryForClaim } from '../../decide/payers.ts'
import { FILINGS, payerOf } from '../../knowledge/load.ts'
import { denialById } from '../../store/denial.ts'
import { matchOf } from '../../store/match.ts'
import { answerTo, correctionsBeside } from '../../store/outgoing.ts'
import { payerById } from '../../store/payer.ts'
import { remarksOf, remitClaim } from '../../store/remit-claim.ts'
import type { Row, Store } from '../../store/store.ts'
import { workItem } from '../../store/work-item.ts'
import { type Fault, situationsOf } from '../../x12/index.ts'
import type { Actor } from '../action.ts'
import { changeDenials, mustBeOpen } from '../denial/change.ts'
import { Refusal } from '../refusal.ts'
import { askedBy, type Change, changeClaim, changeWhatCan, type FieldName, fieldsOf, valuesOf } from './change-claim.ts'
import { type Enclosing, withEnclosed } from './enclose.ts'
import { checkFields, type FieldCheck } from './field-checks.ts'
import { setReference } from './field-values.ts'
import { type CaseForGuards, type ClaimForm, FIRM, FREQUENCY, formFor, type Guard, guardsFor } from './guards.ts'
import { type Made, writeOutgoing } from './keep-outgoing.ts'
import { loadOriginal, type OriginalClaim } from './original.ts'
import { caseOf } from './standing.ts'
import { differenceInWords, differenceOf, layOutAgain, type Outgoing, type SegmentDifference } from './write-claim.ts'

/** What the correction is of. */
export type Subject = { readonly denialId: number } | { readonly rejectionId: number }

export interface CorrectionOptions {
  readonly subject: Subject
  readonly changes: readonly Change[]
  /** The form, where the biller says it; else as the rules ask. */
  readonly form?: ClaimForm
  /** Names of guards that the biller overrules. */
  readonly despite: readonly string[]
  /** Documents that are named on it, by their numbers, and how they are sent (PWK02). */
  readonly enclose?: Enclosing
  /** ISO date. */
  readonly today: string
  /** Somebody still types: what cannot be set is told beside its field, not refused. */
  readonly asTyped?: boolean
}

export interface Correction {
  readonly original: OriginalClaim
  readonly form: ClaimForm
  readonly guards: readonly Guard[]
  /** The fields that this claim has, with what stands in them as it was sent, and whether a remark of the payer asks for them. */
  readonly fields: readonly (FieldName & { readonly asked: boolean; readonly values: readonly string[] })[]
  /** What is wrong in single fields. */
  readonly checks: readonly FieldCheck[]
  /** Guards that stop it and were not overruled, or fields that cannot be right. */
  readonly stopped: boolean
  readonly difference: readonly SegmentDifference[]
  /** The same in words. */
  readonly words: readonly string[]
  readonly faults: readonly Fault[]
  readonly outgoing: Outgoing
  /** What was asked for, with the documents that go along. */
  readonly changes: readonly Change[]
  readonly denial: Row<'denial'> | undefined
  readonly rejection: Row<'workItem'> | undefined
}

/** Works the correction out; writes nothing. */
export async function prepareCorrection(store: Store, given: CorrectionOptions): Promise<Correction> {
  const { denial, rejection, claimId, facts } = await factsOf(store, given)
  const original = await loadOriginal(store, claimId)
  const options = { ...given, changes: await withEnclosed(store, original.claim, { ...given, claimId }, denial?.id) }
  const before: Outgoing = {
    kind: original.claim.kind,
    node: original.claim.node,
    levels: original.claim.levels,
    head: original.head,
  }
  const { changed, refused } =
    options.asTyped === true
      ? changeWhatCan(original.claim, options.changes)
      : { changed: changeClaim(original.claim, options.changes), refused: [] }
  const edited: Outgoing = { ...before, ...changed }
  const whole = { ...facts, changed: differenceOf(before, edited).length > 0 }
  const form = options.form ?? formFor(whole)
  const outgoing = asForm(edited, form, whole.payerControl)
  const guards = guardsFor(form, whole)
  const asked = askedBy(whole.remarks)
  const checks = [
    ...refused.map(each => ({ ...each, weight: 'stop' as const })),
    ...checkFields({
      before: original.claim,
      after: layOutAgain(edited),
      changed: new Set(options.changes.map(({ field }) => field)),
      today: options.today,
      sentOn: original.row.sentOn ?? undefined,
    }),
  ]
  return {
    original,
    form,
    fields: fieldsOf(original.claim.kind).map(field => ({
      ...field,
      asked: asked.has(field.name),
      values: valuesOf(original.claim, field),
    })),
    guards,
    checks,
    stopped:
      checks.some(check => check.weight === 'stop') ||
      guards.some(guard => guard.weight === 'stop' && (FIRM.has(guard.rule) || !options.despite.includes(guard.rule))),
    difference: differenceOf(before, outgoing),
    words: differenceInWords(before, outgoing),
    faults: situationsOf(layOutAgain(outgoing)),
    outgoing,
    changes: options.changes,
    denial,
    rejection,
  }
}

/** Frequency and REF*F8 as the form demands. */
function asForm(outgoing: Outgoing, form: ClaimForm, payerControl: string | undefined): Outgoing {
  const { node } = outgoing
  return {
    ...outgoing,
    node: {
      ...node,
      claim: { ...node.claim, place: { ...node.claim?.place, frequency: FREQUENCY[form] } },
      references: setReference(node.references, 'F8', form === 'new' ? '' : (payerControl ?? '')),
    } as Outgoing['node'],
  }
}

async function factsOf(store: Store, { subject }: CorrectionOptions) {
  if ('rejectionId' in subject) return rejectionFacts(store, subject.rejectionId)
  const denial = await denialById(store, subject.denialId)
  if (denial === undefined)
    throw new Refusal('not-found', `There is no denial ${subject.denialId}.`, '"overturn queue" lists them.')
  const wrong = await wrongAnswer(store, denial)
  const adjudication = await remitClaim(store, wrong.remitClaimId)
  if (adjudication === undefined) throw new Error(`denial ${denial.id} has no adjudication`)
  const match = await matchOf(store, denial.remitClaimId)
  if (match?.claimId == null)
    throw new Refusal(
      'not-known',
      `The claim behind denial ${denial.id} as it was sent is not in the store. Bring the 837 in that it went out in; or, if it is there, say which one it is.`,
      `"overturn match ${denial.remitClaimId} --claim NO." says which one it is.`,
    )
  if (match.sure === 'unsure')
    throw new Refusal(
      'ambiguous',
      `Which claim denial ${denial.id} answers is not sure (${match.why}). Say which one it is.`,
      `"overturn match ${denial.remitClaimId} --claim NO." says which one it is.`,
    )
  const entry = (await payerById(store, denial.payerId))?.entry
  const facts: CaseForGuards = {
    payer: entryForClaim(
      entry == null ? undefined : payerOf(entry),
      FILINGS.get(adjudication.filing)?.payerClass ?? 'unknown',
    ),
    remarks: (await remarksOf(store, [wrong.remitClaimId])).map(remark => remark.code),
    carc: denial.carc,
    action: denial.action,
    payerControl: wrong.number ?? usable(adjudication.payerControl),
    deniedWhole: adjudication.paidCents === 0,
    rejected: false,
    running: await runningFor(store, match.claimId, denial.remitClaimId),
    appealRunning: denial.lastAction === 'appealed' && denial.move === 'payer',
    changed: false,
    ofCase: wrong.guards,
    voided: wrong.voided,
  }
  return { denial, rejection: undefined, claimId: match.claimId, facts }
}

/**
 * The answer that is wrong, by the case: of a split claim the part that denies, never the one that was paid; with the payer's number that a
 * replacement names, and what stands in its way.
 */
async function wrongAnswer(store: Store, { remitClaimId }: Row<'denial'>) {
  const standing = (await caseOf(store, { remitClaimId }))?.standing
  if (standing === undefined) throw new Error(`there is no adjudication ${remitClaimId}`)
  const key = standing.adjudications.find(each => each.id === remitClaimId)?.payer
  const payer = standing.payers.find(each => each.key === key)
  const answers = payer?.answers ?? []
  const shown = answers.find(each => each.adjudicationId === remitClaimId)
  const other =
    shown !== undefined && shown.atStakeCents === 0 ? answers.find(each => each.atStakeCents > 0) : undefined
  const wrong = (other ?? shown)?.adjudicationId ?? remitClaimId
  const unit = standing.work.find(
    each => each.adjudicationId === wrong && (each.kind === 'denial' || each.kind === 'take-back'),
  )
  return {
    remitClaimId: wrong,
    number: unit?.correction.names,
    guards: guardAnswer(standing, wrong, 'correct'),
    voided: payer?.state === 'void',
  }
}

async function rejectionFacts(store: Store, id: number) {
  const rejection = await workItem(store, 'rejection', id)
  if (rejection === undefined)
    throw new Refusal('not-found', `There is no rejection ${id}.`, '"overturn rejections" lists them.')
  if (rejection.claimId === null)
    throw new Refusal(
      'not-known',
      `The claim that rejection ${id} is about is not in the store, or the whole batch was sent back: import or send the 837 again.`,
    )
  const facts: CaseForGuards = {
    payer: undefined,
    remarks: [],
    carc: '',
    action: 'new-claim',
    payerControl: undefined,
    deniedWhole: false,
    rejected: true,
    running: await runningFor(store, rejection.claimId, undefined),
    appealRunning: false,
    changed: false,
    ofCase: [],
    voided: false,
  }
  return { denial: undefined, rejection, claimId: rejection.claimId, facts }
}

/** A claim of ours for the same one that no receiver sent back and no later adjudication answered. */
async function runningFor(
  store: Store,
  claimId: number,
  adjudicationId: number | undefined,
): Promise<CaseForGuards['running']> {
  for (const { id, madeAt, status } of await correctionsBeside(store, claimId)) {
    const answer = await answerTo(store, id)
    if (answer === undefined || (adjudicationId !== undefined && answer < adjudicationId)) return { id, madeAt, status }
  }
  return undefined
}

/** Writes the corrected claim: kept in the store, not sent yet. Throws Refusal when a guard stops it. */
export async function makeCorrection(
  store: Store,
  options: CorrectionOptions,
  actor: Actor & { readonly test: boolean },
): Promise<Correction & Made> {
  const correction = await prepareCorrection(store, options)
  if (correction.denial !== undefined) mustBeOpen(correction.denial)
  if (correction.stopped) {
    const says = correction.guards
      .filter(guard => guard.weight === 'stop')
      .map(guard => `${guard.says} (${guard.rule})`)
    const wrong = correction.checks
      .filter(check => check.weight === 'stop')
      .map(({ field, says }) => `${field}: ${says}`)
    throw new Refusal('guarded', `The claim was not written. ${[...says, ...wrong].join(' ')}`)
  }
  const made = await writeOutgoing(store, correction.outgoing, {
    kind: correction.form,
    claimId: correction.original.row.id,
    denialId: correction.denial?.id,
    changes: correction.changes,
    original: correction.original,
    actor,
  })
  if (correction.denial !== undefined)
    // It is written and nobody has it: whose move it is and every deadline stay as they are until it goes out.
    await changeDenials(store, { ids: [correction.denial.id] }, actor, () => ({
      set: { lastAction: `${correction.form} claim written` },
      verb: 'corrected',
      data: {
        outgoing: made.id,
        form: correction.form,
        changes: correction.changes.map(({ field, value }) => `${field}=${value}`),
      },
    }))
  return { ...correction, ...made }
}
