// What those who work here are called: whom a denial can be given to.
import { z } from 'zod'
import { namesAtWork } from '../../store/person.ts'
import { defineView, itemsOf } from '../view.ts'

export const view = defineView(import.meta.url, {
  title: 'Names',
  says: 'What those who work here are called: whom a denial can be given to.',
  right: 'read',
  looks: false,
  path: '/people/names',
  screen: '/queue',
  without: { command: '"overturn people" shows the names with their roles.' },
  answer: itemsOf(z.string()),
  read: async ({ store }) => ({ items: await namesAtWork(store) }),
})
