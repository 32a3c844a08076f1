// What actions and views of batches share: what is said for all letters, how one is found, what its letters come to.
import { z } from 'zod'
import { type Cause, LEVELS, type Level } from '../../knowledge/load.ts'
import { type AppealBatch, batchById, type LetterOfBatch } from '../../store/batch.ts'
import type { Reader } from '../../store/reader.ts'
import { isGranted } from '../../store/words.ts'
import { titled } from '../input.ts'
import { letterShape } from '../letter/letter-record.ts'
import { argumentsOf } from '../letter/own-arguments.ts'
import type { LetterAsked } from '../letter/prepare.ts'
import { Refusal } from '../refusal.ts'

/** The most letters of one batch: as many as a person looks through. Our judgment. */
export const MOST_LETTERS = 500

/** What is said for all letters of a batch. */
export const batchShape = {
  level: letterShape.level,
  // What is not said stays as it was; only an empty one is taken back.
  argument: titled(z.string().trim().max(80).optional(), 'Argument', {
    description: 'What is argued, by its name; an empty one is taken back',
  }),
  answers: letterShape.answers,
  note: letterShape.note,
}

/** Throws Refusal `not-found`. */
export async function batchNamed(reader: Reader, id: number): Promise<AppealBatch> {
  const batch = await batchById(reader, id)
  if (batch === undefined) throw new Refusal('not-found', `There is no batch ${id}.`, '"overturn batches" lists them.')
  return batch
}

/** The letter of a denial among those of a batch. Throws Refusal `not-found`. */
export function letterIn(letters: readonly LetterOfBatch[], batch: number, denialId: number): LetterOfBatch {
  const letter = letters.find(each => each.denialId === denialId)
  if (letter === undefined)
    throw new Refusal(
      'not-found',
      `Denial ${denialId} is not in batch ${batch}.`,
      `"overturn batch ${batch}" lists them.`,
    )
  return letter
}

/** Throws Refusal `not-known` for an argument that this cause has not. */
export async function mustBeArgument(reader: Reader, cause: Cause, argument: string | undefined): Promise<void> {
  if (argument === undefined || argument === '') return
  const known = (await argumentsOf(reader, cause)).map(({ id }) => id)
  if (!known.some(id => id === argument || id.split('/')[1] === argument))
    throw new Refusal(
      'not-known',
      `There is no argument "${argument.slice(0, 60)}" for this cause; there is: ${known.join(', ')}.`,
    )
}

/** How a letter of the batch is asked for. */
export function askedFor(
  { level, argument, answers, ownWords }: AppealBatch,
  despite: readonly string[] = [],
): LetterAsked {
  const known: Level | undefined = LEVELS.find(each => each === level)
  return {
    level: known,
    argument: argument ?? undefined,
    answers: {},
    despite,
    shared: { answers, note: ownWords },
  }
}

export const totalsShape = {
  count: z.number().describe('Letters that are in it, but for those left out'),
  open: z.number().describe('Still to be looked at'),
  made: z.number(),
  sent: z.number().describe('Made and sent, decided or not'),
  decided: z.number(),
  granted: z.number().describe('Decided for us, whole or in part'),
  leftOut: z.number(),
  atStakeCents: z.number().int().describe('Of its letters that are not left out'),
  askedCents: z.number().int().describe('What was asked in those that were made'),
  grantedCents: z.number().int(),
  recoveredCents: z.number().int().describe('Money that came for its denials'),
}
type Totals = z.infer<z.ZodObject<typeof totalsShape>>

/** What the letters of one batch come to. */
export function totalsOf(letters: readonly LetterOfBatch[]): Totals {
  const own = letters.filter(({ state }) => state !== 'left-out')
  const count = (is: (letter: LetterOfBatch) => boolean) => own.filter(is).length
  const cents = (of: (letter: LetterOfBatch) => number | null) => own.reduce((sum, each) => sum + (of(each) ?? 0), 0)
  return {
    count: own.length,
    open: count(({ state }) => state === 'open'),
    made: count(({ state }) => state === 'made'),
    sent: count(({ sentOn }) => sentOn !== null),
    decided: count(({ ruling }) => ruling !== null),
    granted: count(({ ruling }) => isGranted(ruling)),
    leftOut: letters.length - own.length,
    atStakeCents: cents(({ atStakeCents }) => atStakeCents),
    askedCents: cents(({ askedCents }) => askedCents),
    grantedCents: cents(({ wonCents }) => wonCents),
    recoveredCents: cents(({ recoveredCents }) => recoveredCents),
  }
}
