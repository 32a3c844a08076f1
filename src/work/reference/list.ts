// The official lists that the practice has brought in.
import { referenceLists } from '../../store/reference-list.ts'
import { rowOf } from '../row-record.ts'
import { defineView, itemsOf } from '../view.ts'

export const view = defineView(import.meta.url, {
  title: 'Official lists',
  says: 'The official lists that the practice has brought in, with the days of service for which each holds; the latest first.',
  right: 'read',
  looks: false,
  screen: '/settings',
  answer: itemsOf(rowOf('referenceList')),
  read: async ({ store }) => ({ items: (await referenceLists(store)).filter(({ state }) => state === 'there') }),
})
