// Takes a person into the practice, with an account to sign in with.
import { z } from 'zod'
import { ROLES } from '../../store/store.ts'
import { defineAction } from '../action.ts'
import { choice, line, secret, titled } from '../input.ts'
import { accountsOf } from './accounts.ts'
import { personRecord, ROLE_LABELS, takeIn } from './people.ts'

export const action = defineAction(import.meta.url, {
  title: 'Take a person in',
  says: 'Take a person in; one who has an account in another practice keeps it.',
  right: 'admin',
  on: 'practice',
  undo: 'Let the person in no more; what was done under the name stays.',
  refuses: ['not-known'],
  http: {
    method: 'POST',
    path: '/people',
    status: 201,
    answer: personRecord.extend({
      link: z.string().optional().describe('With which a new account sets its password, once; shown this once'),
      until: z.string().optional().describe('Until when the link holds'),
    }),
  },
  screen: '/settings',
  shownOnce: true,
  input: z.object({
    email: titled(z.email().max(200), 'E-mail address'),
    name: line('Name', { most: 100 }),
    password: secret('First password', {
      description: 'Left out, a one-time link is made with which they set their own, so that nobody else ever knows it',
    }).optional(),
    role: choice('Role', ROLES, { labels: ROLE_LABELS }),
  }),
  async run(context, _targets, { role, ...person }) {
    const accounts = await accountsOf(context)
    const { made: row, isNew } = await takeIn(context.store, accounts, person, role, context.actor)
    const { practiceId: _practice, ...made } = row
    const says = `${made.name} belongs to the practice now (${role}).`
    if (!isNew || person.password !== undefined) return { changed: 1, says, made }
    const { secret: word, until } = await accounts.resetFor(made.userId, false)
    const link = `/reset#${word}`
    return {
      changed: 1,
      says: `${says} They set their password with this link, once, until ${until.slice(0, 16).replace('T', ' ')} UTC. It is not shown again: ${link} behind the address of the service.`,
      made: { ...made, link, until },
    }
  },
})
