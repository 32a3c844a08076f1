// Says which payer of the knowledge one of the files' payers is: deadlines and corrections follow that entry from then on.
import { z } from 'zod'
import { payerNames } from '../../knowledge/load.ts'
import { defineAction, targetOf } from '../action.ts'
import { titled } from '../input.ts'
import { askRecount, recountAsked } from './recounting.ts'
import { nameIn } from './terms-input.ts'
import { payerOfNumber, usedEntry } from './uses.ts'

export const action = defineAction(import.meta.url, {
  title: 'Say which payer it is',
  says: 'Say which payer of the knowledge this is, for its deadlines and corrections; what is open already is counted again.',
  right: 'lead',
  on: 'one',
  undo: 'Say again what it was before.',
  http: { method: 'PATCH', path: '/payers/:id', status: 204 },
  screen: '/payers',
  input: z.object({
    entry: titled(z.enum(payerNames() as readonly [string, ...string[]]).nullable(), 'Entry', {
      description: 'The entry of the knowledge; none: its class alone says',
    }),
  }),
  async run(context, targets, { entry }) {
    const { store, actor } = context
    const { who, now } = actor
    const payer = targetOf(targets)
    const asked = await store.write(async unit => {
      await payerOfNumber(unit, payer)
      await nameIn(unit, payer, entry, await usedEntry(unit, { id: payer, entry }))
      unit.event({ at: now, who, verb: 'named-payer', data: { payer, entry } })
      return askRecount(unit, context, [payer])
    })
    const recounted = await recountAsked(context, asked)
    return {
      changed: 1,
      says: `${entry === null ? `Payer ${payer} has no entry of its own.` : `Payer ${payer} is ${entry}.`} ${recounted}`,
    }
  },
})
