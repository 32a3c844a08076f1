// What actions and views of letter templates share: how one is told.
import { z } from 'zod'
import { exhibitTitles } from '../../knowledge/letters.ts'
import { CAUSES, PAYER_CLASSES } from '../../knowledge/vocabulary.ts'
import type { LetterTemplate } from '../../store/letter-template.ts'
import { choice, line, paragraph, titled } from '../input.ts'
import { unknownGaps } from '../letter/own-arguments.ts'
import { Refusal } from '../refusal.ts'

export const templateName = titled(z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/), 'Name', {
  description: 'Small letters, digits and dashes; a letter is asked for by it',
})

export const templateShape = {
  name: templateName,
  cause: choice('Cause', CAUSES),
  stage: choice('Level', ['first', 'second', 'external'], {
    labels: { first: 'First appeal', second: 'Second level', external: 'External review or hearing' },
  }),
  to: titled(z.array(z.enum(PAYER_CLASSES)).max(PAYER_CLASSES.length).default([]), 'Payer classes', {
    description: 'To whom it is written; every class where none is said',
  }),
  when: line('When it fits', { description: 'By which it is chosen', most: 120 }),
  text: paragraph('Text', {
    description:
      'A line is a sentence, an empty line begins a paragraph; {patient.name} stands for a fact, {guideline|Which guideline says so} asks whoever writes the letter, {cite.NAME} names an authority that was read',
    most: 20_000,
  }),
  exhibits: titled(z.array(z.string().max(40)).max(20).default([]), 'Enclosures', {
    description: 'What it needs: records, contract …',
  }),
} as const
export const templateInput = z.object(templateShape)

/** As it is kept. Throws Refusal `not-known` for a gap that is no fact, or an exhibit that is none. */
export function templateOf(
  told: z.output<typeof templateInput>,
): Omit<LetterTemplate, 'id' | 'changedAt' | 'changedBy'> {
  const { name, cause, stage, to, when, text, exhibits } = told
  const gaps = unknownGaps(cause, text)
  if (gaps.length > 0)
    throw new Refusal(
      'not-known',
      `No fact of a letter is called ${gaps.map(gap => `"${gap.slice(0, 60)}"`).join(', ')}: write {word|What is asked} to ask for it, {cite.NAME} for an authority that was read.`,
      '"overturn templates" lists the facts.',
    )
  const kinds = exhibitTitles()
  const none = exhibits.find(kind => !Object.hasOwn(kinds, kind))
  if (none !== undefined)
    throw new Refusal(
      'not-known',
      `"${none.slice(0, 40)}" is no enclosure; there is: ${Object.keys(kinds).join(', ')}.`,
    )
  return { name, cause, stage, payerClasses: to, heading: when, body: text, exhibits }
}
