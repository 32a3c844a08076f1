// Gives a person another role, or no entry any more, or entry again. Whoever is signed in under the old one has to sign in again.
import { z } from 'zod'
import { ROLES } from '../../store/store.ts'
import { defineAction, targetOf } from '../action.ts'
import { choice, maybeLine, titled, yesNo } from '../input.ts'
import { accountsOf } from './accounts.ts'
import { handOver } from './leaving.ts'
import { changePerson, ROLE_LABELS } from './people.ts'

export const action = defineAction(import.meta.url, {
  title: 'Change role or entry',
  says: 'Another role, no entry any more, or entry again; open sessions end, and open work goes to who takes over.',
  right: 'admin',
  on: 'one',
  undo: 'Give the role or the entry back.',
  refuses: ['guarded', 'not-known'],
  id: titled(z.string().min(1).max(200), 'Person', { description: 'by number, e-mail address or name' }),
  http: { method: 'PATCH', path: '/people/:user', status: 204 },
  screen: '/settings',
  input: z.object({
    role: choice('Role', ROLES, { labels: ROLE_LABELS }).optional(),
    disabled: yesNo('No entry', { description: 'Let the person in no more' }).optional(),
    handTo: maybeLine('Who takes over', {
      widget: 'person',
      description: 'Whom the open denials go to of a person who works here no more; left out, they are unassigned',
    }),
  }),
  async run({ store, actor, ...context }, targets, { handTo, ...change }) {
    const accounts = await accountsOf({ store, actor, ...context })
    let handed = ''
    const { userId, name, role, disabled } = await changePerson(
      store,
      targetOf(targets),
      change,
      actor,
      async (unit, was) => {
        const { role = was.role, disabled = was.disabled } = change
        if (disabled || role === 'viewer') handed = await handOver(unit, was.name, handTo, actor)
      },
    )
    await accounts.endSessions(userId)
    return {
      changed: 1,
      says: `${name}: ${disabled ? 'no entry any more' : role}.${handed === '' ? '' : ` ${handed}`}`,
    }
  },
})
