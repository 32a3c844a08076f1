// A one-time link to a new password, for who has forgotten theirs or whose account somebody else has got into. The password of before opens nothing
// from then on, and whoever is signed in under it is out.
import { z } from 'zod'
import { personCalled } from '../../store/person.ts'
import { type ActionContext, defineAction, targetOf } from '../action.ts'
import { titled, yesNo } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { accountsOf } from './accounts.ts'

export const action = defineAction(import.meta.url, {
  title: 'Reset the password',
  says: 'Make a one-time link to a new password; the one of before is void at once, open sessions end.',
  right: 'admin',
  on: 'one',
  undo: 'The person sets a new password with the link; until then they cannot sign in with one.',
  refuses: ['guarded'],
  id: titled(z.string().min(1).max(200), 'Person', { description: 'by number, e-mail address or name' }),
  http: {
    method: 'POST',
    path: '/people/:user/reset',
    status: 201,
    answer: z.object({ link: z.string(), until: z.string() }),
  },
  screen: '/settings',
  shownOnce: true,
  input: z.object({
    factors: yesNo('Second factor too', {
      description: 'Take the second factor and every passkey away as well, for who has lost them',
    }).default(false),
  }),
  async run(context, targets, { factors }) {
    const { store, actor } = context
    const row = await personCalled(store, targetOf(targets))
    if (row === undefined) throw new Refusal('not-found', 'There is no such person in this practice.')
    const accounts = await accountsOf(context)
    await mustBeOurs(context, await accounts.practicesOf(row.userId))
    // Written down before the link is there, so that none goes out unwritten.
    await store.write(async unit =>
      unit.event({ at: actor.now, who: actor.who, verb: 'reset-person', data: { user: row.userId, factors } }),
    )
    const { secret, until } = await accounts.resetFor(row.userId, factors)
    const made = { link: `/reset#${secret}`, until }
    return {
      changed: 1,
      says: `${row.name} sets a new password with this link, once, until ${until.slice(0, 16).replace('T', ' ')} UTC. It is not shown again: ${made.link} behind the address of the service.`,
      made,
    }
  },
})

/** An account opens every practice of its person: what one practice's administrator cannot reach, they do not get by a reset. */
async function mustBeOurs({ store, actor, onMachine }: ActionContext, practices: readonly number[]): Promise<void> {
  if (onMachine === true) return
  if (actor.person === undefined)
    throw new Refusal('guarded', 'A token resets nobody: an administrator does, signed in, or who runs the machine.')
  if (practices.some(id => id !== store.practiceId))
    throw new Refusal(
      'guarded',
      'This person belongs to another practice as well, which the new password would open. Whoever runs the machine can reset it.',
    )
}
