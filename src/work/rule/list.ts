// The practice's own rules, in the order in which they are asked.
import type { z } from 'zod'
import { defineView, itemsOf } from '../view.ts'
import { ruleShape } from './shape.ts'

export const view = defineView(import.meta.url, {
  title: 'Rules',
  says: 'The practice’s own rules, in the order in which they are asked of a new denial.',
  right: 'read',
  looks: false,
  screen: '/rules',
  answer: itemsOf(ruleShape),
  async read({ store }) {
    const { rules } = await store.settings()
    return { items: rules as readonly z.infer<typeof ruleShape>[] }
  },
})
