// The practices that one may enter; at the machine, all of the store.
import { z } from 'zod'
import { accountsOf } from '../person/accounts.ts'
import { defineView, itemsOf } from '../view.ts'
import { practicesOf } from './practices.ts'

export const view = defineView(import.meta.url, {
  title: 'Practices',
  says: 'The practices that one may enter, the closed ones too; at the machine, all of the store.',
  right: 'admin',
  looks: false,
  screen: '/settings',
  answer: itemsOf(
    z.object({
      id: z.number(),
      name: z.string(),
      closedAt: z.string().nullable().describe('When it was closed; null while it works'),
    }),
  ),
  async read(context) {
    const { store, actor, onMachine } = context
    const all = await practicesOf(context).list()
    if (onMachine === true) return { items: all }
    const own = new Set(
      actor.person === undefined ? [store.practiceId] : await (await accountsOf(context)).practicesOf(actor.person),
    )
    return { items: all.filter(({ id }) => own.has(id)) }
  },
})
