// Takes a person into the practice, with an account to sign in with.
import { z } from 'zod'
import { ROLES } from '../../store/store.ts'
import { defineAction } from '../action.ts'
import { choice, line, secret, titled } from '../input.ts'
import { accountsOf } from './accounts.ts'
import { personRecord, ROLE_LABELS, takeIn } from './people.ts'

export const action = defineAction({
  noun: 'person',
  verb: 'add',
  title: 'Take a person in',
  says: 'Take a person in; one who has an account in another practice keeps it.',
  right: 'admin',
  on: 'practice',
  undo: 'Let the person in no more; what was done under the name stays.',
  refuses: ['not-known'],
  http: { method: 'POST', path: '/people', status: 201, answer: personRecord },
  screen: '/settings',
  input: z.object({
    email: titled(z.email().max(200), 'E-mail address'),
    name: line('Name', { most: 100 }),
    password: secret('First password', { description: 'Twelve characters at least; they change it themselves' }),
    role: choice('Role', ROLES, { labels: ROLE_LABELS }),
  }),
  async run(context, _targets, { role, ...person }) {
    const { practiceId: _practice, ...made } = await takeIn(
      context.store,
      await accountsOf(context),
      person,
      role,
      context.actor,
    )
    return { changed: 1, says: `${made.name} belongs to the practice now (${role}).`, made }
  },
})
