// Gives a person another role, or no entry any more, or entry again. Whoever is signed in under the old one has to sign in again.
import { z } from 'zod'
import { ROLES } from '../../store/store.ts'
import { defineAction, targetOf } from '../action.ts'
import { choice, titled, yesNo } from '../input.ts'
import { accountsOf } from './accounts.ts'
import { changePerson, ROLE_LABELS } from './people.ts'

export const action = defineAction({
  noun: 'person',
  verb: 'change',
  title: 'Change role or entry',
  says: 'Another role, no entry any more, or entry again; open sessions end.',
  right: 'admin',
  on: 'one',
  id: titled(z.string().min(1).max(200), 'Person', { description: 'by number, e-mail address or name' }),
  undo: 'Give the role or the entry back.',
  refuses: ['not-found', 'guarded'],
  http: { method: 'PATCH', path: '/people/:user', status: 204 },
  screen: '/settings',
  input: z.object({
    role: choice('Role', ROLES, { labels: ROLE_LABELS }).optional(),
    disabled: yesNo('No entry', { description: 'Let the person in no more' }).optional(),
  }),
  async run(context, targets, change) {
    const accounts = await accountsOf(context)
    const { userId, name, role, disabled } = await changePerson(context.store, targetOf(targets), change, context.actor)
    await accounts.endSessions(userId)
    return { changed: 1, says: `${name}: ${disabled ? 'no entry any more' : role}.` }
  },
})
