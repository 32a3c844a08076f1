// Takes an authorization out of the register: it was entered wrongly, or the payer took it back.
import { z } from 'zod'
import { authorizationById, endAuthorization } from '../../store/authorization.ts'
import { defineAction, targetOf } from '../action.ts'
import { maybeLine } from '../input.ts'
import { Refusal } from '../refusal.ts'

export const action = defineAction(import.meta.url, {
  title: 'End an authorization',
  says: 'Take an authorization out of the register: entered wrongly, or taken back by the payer.',
  right: 'work',
  on: 'one',
  undo: 'Enter it again.',
  screen: '/authorizations',
  input: z.object({ reason: maybeLine('Reason', { most: 300 }) }),
  async run({ store, actor: { who, now } }, targets, { reason }) {
    const id = targetOf(targets)
    const found = await authorizationById(store, id)
    if (found === undefined || found.endedAt !== null)
      throw new Refusal(
        'not-found',
        `There is no authorization ${id} in the register.`,
        '"overturn authorizations" lists them.',
      )
    await store.write(async unit => {
      await endAuthorization(unit, id, now)
      unit.event({ at: now, who, verb: 'authorization-ended', data: { id, memberId: found.memberId, reason } })
    })
    return { changed: 1, says: `Authorization ${id} is out of the register.` }
  },
})
