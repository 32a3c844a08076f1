// A letter prepared for a denial: what is told now over what was answered before, the evidence of the store, and the letter that comes of it.
// Writes nothing.

import { dayIn } from '../../decide/day.ts'
import { letterArguments, letterRoutes } from '../../knowledge/letters.ts'
import { LEVELS, type Level } from '../../knowledge/load.ts'
import { CAUSES } from '../../knowledge/vocabulary.ts'
import { letterDraft } from '../../store/appeal.ts'
import type { Role, Store } from '../../store/store.ts'
import { Refusal } from '../refusal.ts'
import { composeLetter } from './compose.ts'
import type { Evidence, OwnArgument } from './evidence.ts'
import { gatherEvidence } from './gather.ts'
import { FIRM_LETTER_GUARDS, type LetterGuard } from './guards.ts'
import type { Letter } from './letter.ts'
import { isOpen, moneyTyped } from './writing.ts'

export interface LetterAsked {
  readonly level?: Level | undefined
  readonly argument?: string | undefined
  readonly answers: Readonly<Record<string, string>>
  readonly note?: string | undefined
  readonly despite: readonly string[]
  /** A template that is tried and not kept. */
  readonly trial?: OwnArgument | undefined
  /** What is said for all letters of a batch; what was said for this one alone goes before it. */
  readonly shared?: { readonly answers: Readonly<Record<string, string>>; readonly note: string } | undefined
}

export interface Prepared {
  readonly letter: Letter
  readonly evidence: Evidence
  /** Answers as they were typed. */
  readonly typed: Readonly<Record<string, string>>
}

/** `now` is an ISO instant. Throws Refusal `not-found`, `not-known` for an argument that is none, `too-few-rights`. */
export async function prepareLetter(
  store: Store,
  denialId: number,
  asked: LetterAsked,
  { now, role }: { readonly now: string; readonly role: Role },
): Promise<Prepared> {
  if (asked.despite.length > 0 && role !== 'lead' && role !== 'admin')
    throw new Refusal('too-few-rights', 'Overruling a guard is a lead’s word.')
  const draft = await letterDraft(store, denialId)
  const typed = { ...asked.shared?.answers, ...draft?.answers, ...asked.answers }
  const answers = answersOf(typed)
  const argument = asked.argument || answers.argument || undefined
  const gathered = await gatherEvidence(store, denialId, {
    answers,
    note: asked.note ?? (draft?.ownWords || asked.shared?.note || ''),
    today: dayIn(store.zone, now),
  })
  const { trial } = asked
  const evidence =
    trial === undefined
      ? gathered
      : { ...gathered, templates: [trial, ...gathered.templates.filter(({ id }) => id !== trial.id)] }
  const known = [...evidence.templates, ...letterArguments(evidence.denial.cause)].map(({ id }) => id)
  if (argument !== undefined && !known.some(id => id === argument || id.split('/')[1] === argument))
    throw new Refusal(
      'not-known',
      `There is no argument "${argument.slice(0, 60)}" for this cause; there is: ${known.join(', ')}.`,
    )
  const letter = composeLetter(evidence, {
    ...(asked.level === undefined ? levelOf(answers.level) : { level: asked.level }),
    ...(argument === undefined ? {} : { argument }),
    despite: asked.despite.filter(rule => !FIRM_LETTER_GUARDS.has(rule as LetterGuard)),
  })
  return { letter, evidence, typed }
}

const levelOf = (given: string | undefined): { readonly level?: Level } => {
  const level = LEVELS.find(each => each === given)
  return level === undefined ? {} : { level }
}

let money: ReadonlySet<string> | undefined
/** The questions whose answers are amounts. */
function moneyKeys(): ReadonlySet<string> {
  money ??= new Set([
    // Where the remittance does not state them.
    ...['dispute.amount', 'claim.charge'],
    ...CAUSES.flatMap(cause =>
      letterArguments(cause).flatMap(({ answers }) =>
        Object.entries(answers).flatMap(([key, { kind }]) => (kind === 'money' ? [key] : [])),
      ),
    ),
    ...letterRoutes().flatMap(({ answers }) => answers.flatMap(({ key, kind }) => (kind === 'money' ? [key] : []))),
  ])
  return money
}

/** Answers as a person typed them; what is empty was taken back. */
function answersOf(given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(given)
      .filter(([, text]) => text.trim() !== '')
      .map(([key, text]) => [key, moneyKeys().has(key) ? moneyTyped(text) : text]),
  )
}

/** What stands in the way of a letter, in sentences. */
export function blockedBy(letter: Letter, despite: readonly string[]): readonly string[] {
  return [
    ...letter.guards
      .filter(({ weight, rule }) => weight === 'stop' && !despite.includes(rule))
      .map(({ rule, says }) => `${says} (${rule})`),
    ...letter.faults,
    ...letter.questions
      .filter(isOpen)
      .map(
        ({ key, asks, wrong, choices }) =>
          `${key}: ${asks}${wrong === undefined ? '' : ` ${wrong}`}${choices === undefined || choices.length === 0 ? '' : ` (${choices.map(({ value, says }) => `${value}: ${says}`).join('; ')})`}`,
      ),
  ]
}
