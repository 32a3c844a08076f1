// Who belongs to the practice, in which role; those without entry as well.
import { peopleByName } from '../../store/person.ts'
import { defineView, itemsOf } from '../view.ts'
import { personRecord } from './people.ts'

export const view = defineView(import.meta.url, {
  title: 'People',
  says: 'Who belongs to the practice, in which role.',
  right: 'admin',
  looks: false,
  screen: '/settings',
  answer: itemsOf(personRecord),
  read: async ({ store }) => ({ items: await peopleByName(store) }),
})
