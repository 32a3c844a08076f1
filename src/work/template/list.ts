// The practice's letter templates, and what their text can name.
import { z } from 'zod'
import { authoritiesOf, exhibitTitles } from '../../knowledge/letters.ts'
import { CAUSES, PAYER_CLASSES } from '../../knowledge/vocabulary.ts'
import { letterTemplates } from '../../store/letter-template.ts'
import { TEMPLATE_FACTS } from '../letter/own-arguments.ts'
import { defineView } from '../view.ts'

const titledName = z.object({ name: z.string(), title: z.string() })

export const view = defineView(import.meta.url, {
  title: 'Letter templates',
  says: 'The practice’s own letter templates by cause and level, and the facts and enclosures that their text can name.',
  right: 'read',
  looks: false,
  screen: '/templates',
  answer: z.object({
    items: z
      .array(
        z.object({
          name: z.string(),
          cause: z.enum(CAUSES),
          stage: z.enum(['first', 'second', 'external']),
          to: z.array(z.enum(PAYER_CLASSES)).readonly(),
          when: z.string(),
          text: z.string(),
          exhibits: z.array(z.string()).readonly(),
          changedAt: z.string(),
          changedBy: z.string(),
        }),
      )
      .readonly(),
    classes: z.array(z.enum(PAYER_CLASSES)).readonly().describe('Payer classes that one can be written to'),
    facts: z.array(titledName).readonly(),
    authorities: z
      .array(titledName.extend({ cause: z.enum(CAUSES) }))
      .readonly()
      .describe('What {cite.NAME} can name: authorities that arguments of the cause rest on, each of which was read'),
    exhibits: z.array(titledName).readonly(),
  }),
  async read({ store }) {
    const named = (titles: Readonly<Record<string, string>>) =>
      Object.entries(titles).map(([name, title]) => ({ name, title }))
    return {
      items: (await letterTemplates(store)).map(template => ({
        name: template.name,
        cause: template.cause,
        stage: template.stage,
        to: template.payerClasses,
        when: template.heading,
        text: template.body,
        exhibits: template.exhibits,
        changedAt: template.changedAt,
        changedBy: template.changedBy,
      })),
      classes: PAYER_CLASSES,
      facts: named(TEMPLATE_FACTS),
      authorities: CAUSES.flatMap(cause => authoritiesOf(cause).map(({ name, title }) => ({ name, title, cause }))),
      exhibits: named(exhibitTitles()),
    }
  },
})
