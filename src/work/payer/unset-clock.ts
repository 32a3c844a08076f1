// Takes back a deadline that the practice has set otherwise than the payer's default.
import { removeClockOverride } from '../../store/clock-override.ts'
import { defineAction, targetOf } from '../action.ts'
import { Refusal } from '../refusal.ts'
import { askRecount, payersUnder, recountAsked } from './recounting.ts'

export const action = defineAction(import.meta.url, {
  title: 'Take a deadline back',
  says: 'Take back a deadline that you have set; the payer’s own holds again, for what is open already, too.',
  right: 'lead',
  on: 'one',
  undo: '"overturn set-clock" sets it again.',
  numberOf: 'deadline that was set',
  command: 'unset-clock',
  http: { method: 'DELETE', path: '/clock-overrides/:id', status: 204 },
  screen: '/payers/$id',
  async run(context, targets) {
    const { store, actor } = context
    const { who, now } = actor
    const id = targetOf(targets)
    const { payer, level, asked } = await store.write(async unit => {
      const row = await removeClockOverride(unit, id)
      if (row === undefined)
        throw new Refusal(
          'not-found',
          `No deadline of yours has the number ${id}.`,
          '"overturn clock-overrides" lists them.',
        )
      const { practiceId: _practice, ...taken } = row
      unit.event({ at: now, who, verb: 'clock-unset', data: taken })
      const { payer, level, payerId } = row
      const payers = payerId === null ? await payersUnder(unit, payer) : [payerId]
      return { payer, level, asked: await askRecount(unit, context, payers) }
    })
    const recounted = await recountAsked(context, asked)
    return { changed: 1, says: `Taken back: ${payer}, ${level}. The payer’s own holds again. ${recounted}` }
  },
})
