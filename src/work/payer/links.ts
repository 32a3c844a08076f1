// What a person said of two payer names, the newest first; of one pair the newest holds.
import { z } from 'zod'
import { payersByName } from '../../store/payer.ts'
import { payerLinks } from '../../store/payer-link.ts'
import { PAYER_VERDICTS } from '../../store/words.ts'
import { defineView } from '../view.ts'

export const view = defineView(import.meta.url, {
  title: 'Same payer or not',
  says: 'What a person said of two payer names: the same payer, or not.',
  right: 'read',
  looks: false,
  path: '/payer-links',
  command: 'payer-links',
  screen: '/payers',
  answer: z.object({
    items: z
      .array(
        z.object({
          id: z.number(),
          one: z.string().describe('The number of a payer, or its name where it has none'),
          oneName: z.string().optional().describe('As remittances name it'),
          other: z.string(),
          otherName: z.string().optional(),
          verdict: z.enum(PAYER_VERDICTS),
          holds: z.boolean().describe('False where a later word on the two took its place'),
          because: z.string(),
          by: z.string(),
          at: z.string(),
        }),
      )
      .readonly(),
  }),
  async read({ store }) {
    const names = new Map((await payersByName(store)).map(row => [row.identifier.toUpperCase(), row.name]))
    const seen = new Set<string>()
    const items = (await payerLinks(store)).map(({ id, one, other, verdict, because, byWhom, at }) => {
      const pair = `${one} ${other}`
      const holds = !seen.has(pair)
      seen.add(pair)
      const [oneName, otherName] = [names.get(one), names.get(other)]
      return {
        id,
        one,
        ...(oneName === undefined ? {} : { oneName }),
        other,
        ...(otherName === undefined ? {} : { otherName }),
        verdict,
        holds,
        because,
        by: byWhom,
        at,
      }
    })
    return { items }
  },
})
