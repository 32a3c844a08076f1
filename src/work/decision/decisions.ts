// Decisions of others that the practice has brought in, found by the words of their texts; and the files they came in.
import { z } from 'zod'
import { decisionImports, decisionsWith } from '../../store/outside-decision.ts'
import { OUTSIDE_RULINGS } from '../../store/words.ts'
import { choice, flag, maybeLine, titled } from '../input.ts'
import { present } from '../present.ts'
import { Refusal } from '../refusal.ts'
import { defineView } from '../view.ts'

/** Characters around the first word that was asked for. */
const AROUND = 240

const decision = z.object({
  id: z.number(),
  number: z.string().describe('By which it is cited'),
  forum: z.string().describe('Who decided'),
  decided: z.string().optional().describe('A day, or the year where no more is told'),
  ruling: z.enum(OUTSIDE_RULINGS),
  about: z.string(),
  excerpt: z.string().describe('Around the first word that was asked for'),
  text: z.string().optional(),
})

export const view = defineView(import.meta.url, {
  title: 'Decisions of others',
  says: 'Decisions of external reviewers and appeals councils that you brought in, found by the words of their texts: all of the words have to stand in one, as they are or as its beginning.',
  right: 'read',
  looks: false,
  argument: 'search',
  screen: '/decisions',
  query: z.object({
    search: maybeLine('Words', { most: 300, description: 'Such as: lumbar fusion conservative' }),
    ruling: choice('Outcome', OUTSIDE_RULINGS).optional(),
    whole: flag('Whole texts').default(false),
    limit: titled(z.coerce.number().int().min(1).max(200).default(20), 'Limit', { description: 'how many' }),
  }),
  answer: z.object({
    items: z.array(decision).readonly(),
    more: z.boolean().describe('There are further ones: say more words'),
    files: z
      .array(
        z.object({
          id: z.number(),
          name: z.string(),
          forum: z.string(),
          decisions: z.number(),
          broughtAt: z.string(),
          broughtBy: z.string(),
        }),
      )
      .readonly(),
  }),
  async read({ store }, { search, ruling, whole, limit }) {
    const words = wordsIn(search)
    if (search !== '' && words.length === 0)
      throw new Refusal('not-known', `There is no word in "${search.slice(0, 60)}".`)
    const found = await decisionsWith(store, { words, ruling, limit: limit + 1 })
    return {
      more: found.length > limit,
      items: found.slice(0, limit).map(({ said, importId: _file, decided, ...row }) =>
        present({
          ...row,
          decided: decided === '' ? null : decided,
          excerpt: excerptOf(said, words),
          text: whole ? said : null,
        }),
      ),
      files: (await decisionImports(store))
        .filter(({ state }) => state === 'there')
        .map(({ id, name, forum, decisions, broughtAt, broughtBy }) => ({
          ...{ id, name, forum, decisions, broughtAt, broughtBy },
        })),
    }
  },
})

/** Letters and digits alone: no sign of a database's own language is left in them. */
export function wordsIn(text: string): readonly string[] {
  return [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])].slice(0, 20)
}

function excerptOf(said: string, words: readonly string[]): string {
  const line = said.replaceAll(/\s+/g, ' ')
  const lower = line.toLowerCase()
  const places = words.map(word => lower.search(new RegExp(`(?<![\\p{L}\\p{N}])${word}`, 'u'))).filter(at => at >= 0)
  const at = Math.max(0, Math.min(...(places.length === 0 ? [0] : places)) - AROUND / 3)
  const from = at === 0 ? 0 : line.indexOf(' ', at) + 1
  const part = line.slice(from, from + AROUND)
  return `${from > 0 ? '… ' : ''}${part}${from + AROUND < line.length ? ' …' : ''}`
}
