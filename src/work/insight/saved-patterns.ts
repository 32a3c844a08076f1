// Saved ways of looking at the patterns.
import { z } from 'zod'
import { defineView, eachItemAs, itemsOf } from '../view.ts'
import { GROUPED_BY } from './patterns.ts'

const record = z.object({
  name: z.string(),
  savedBy: z.string(),
  of: z.enum(GROUPED_BY).optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  payer: z.string().optional(),
  by: z.enum(['payment', 'service']).optional(),
})

export const view = defineView(import.meta.url, {
  title: 'Saved patterns',
  says: 'Ways of looking at the patterns that somebody saved, for everybody.',
  right: 'read',
  looks: false,
  path: '/insight/saved',
  screen: '/patterns',
  answer: itemsOf(record),
  lines: eachItemAs('saved-patterns', record),
  async read({ store }) {
    const { savedPatterns } = await store.settings()
    const items = savedPatterns.map(({ name, by, asked }) => record.parse({ name, savedBy: by, ...asked }))
    return { items: items.sort((one, other) => one.name.localeCompare(other.name)) }
  },
})
