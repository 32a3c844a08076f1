// What is let be done on the machine that works, as actions and views ask for it: the port to it, which no action opens itself.
import type { ActionContext, KeptBackup, Machine } from '../action.ts'
import { accountsOf } from '../person/accounts.ts'
import { Refusal } from '../refusal.ts'
import { practicesOf } from './practices.ts'

/** What is said of every action on the machine. */
export const OF_MACHINE = { right: 'admin', on: 'practice', screen: '/settings' } as const

/** Throws where a door has none to give: every door that such actions have gives it. */
export function machineOf({ machine }: ActionContext): Machine {
  if (machine === undefined) throw new Error('an action on the machine was given none')
  return machine
}

/**
 * A backup is of every practice of the store: only who belongs to all of them makes one from outside of the machine. Throws Refusal `guarded`.
 */
export async function mustBelongToAll(context: ActionContext): Promise<void> {
  const { actor, onMachine } = context
  if (onMachine === true) return
  const own = new Set(actor.person === undefined ? [] : await (await accountsOf(context)).practicesOf(actor.person))
  const others = (await practicesOf(context).list()).filter(({ id, closedAt }) => closedAt === null && !own.has(id))
  if (others.length > 0)
    throw new Refusal(
      'guarded',
      'A backup is of every practice in this store, and you do not belong to all of them: whoever runs the machine makes it there, with "overturn backup".',
    )
}

/** A service that was given no machine: nothing of it can be done. */
export const NO_MACHINE: Machine = {
  secrets: () => undefined,
  backups: () => undefined,
  secretPath: () => nothing(),
  tryServer: async () => nothing(),
  backUp: async (): Promise<KeptBackup> => nothing(),
  verify: async (): Promise<KeptBackup> => nothing(),
}

function nothing(): never {
  throw new Refusal('not-found', 'This service was given no machine: it is done there, with the command line.')
}
