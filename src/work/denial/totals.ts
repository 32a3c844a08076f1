// How many several filters find, and over how much, in one answer: what the tabs and saved views of the queue show beside their names.
import { z } from 'zod'
import { filterShape } from '../list.ts'
import { Refusal } from '../refusal.ts'
import { defineView, itemsOf } from '../view.ts'
import { DENIAL_FIELDS, type DenialFilter } from './fields.ts'
import { denialTotal, totalOf } from './list.ts'

const filters = z.array(z.object(filterShape(DENIAL_FIELDS, false))).max(40)

export const view = defineView(import.meta.url, {
  title: 'Totals',
  says: 'How many each of several filters finds and over how much; nobody’s record is shown.',
  right: 'read',
  looks: false,
  path: '/denials/totals',
  screen: '/queue',
  without: { command: '"overturn queue" prints the total of its filter.' },
  query: z.object({
    filters: z.string().max(16_000).default('[{}]').describe('A JSON array of filters, forty at most'),
  }),
  answer: itemsOf(denialTotal),
  async read({ store }, { filters: text }) {
    const asked = readFilters(text)
    return { items: await Promise.all(asked.map(filter => totalOf(store, filter))) }
  },
})

function readFilters(text: string): readonly DenialFilter[] {
  try {
    return filters.parse(JSON.parse(text)) as readonly DenialFilter[]
  } catch {
    throw new Refusal('not-known', 'The filters are no JSON array of what the queue can be filtered by.')
  }
}
