// Sends claims made here to the server that takes claims.
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { yesNo } from '../input.ts'
import { deliverClaims } from './delivering.ts'
import { claimsMadeHere } from './put-out.ts'

export const action = defineAction(import.meta.url, {
  title: 'Send',
  says: 'Send claims made here ("overturn outbox" lists them) to the server that takes claims; each counts as sent when it lies there, and nothing goes twice.',
  right: 'work',
  on: 'practice',
  undo: 'What lies at the receiver is out of the house: a void claim takes it back.',
  refuses: ['not-found', 'closed', 'not-known'],
  command: 'deliver',
  argument: 'claims',
  http: { method: 'POST', path: '/outgoing/deliver' },
  screen: '/claims',
  input: z.object({
    claims: claimsMadeHere,
    again: yesNo('Again', {
      description: 'Once more what went out already, because the receiver says that it never came',
    }).default(false),
  }),
  async run({ store, actor }, _targets, { claims, again }) {
    const servers = await deliverClaims(store, claims, again, actor)
    return {
      changed: claims.length,
      says: `${claims.length} ${claims.length === 1 ? 'claim is' : 'claims are'} on the way to ${[...new Set(servers)].join(', ')}; "overturn deliveries" shows how far.`,
    }
  },
})
