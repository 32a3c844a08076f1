// Says that the payer has acknowledged an appeal.
import { z } from 'zod'
import { defineAction, targetOf } from '../action.ts'
import { maybeLine, titled } from '../input.ts'
import { changeAppeal, mustBe, mustBeBetween } from './appeals.ts'

export const action = defineAction(import.meta.url, {
  title: 'Acknowledged by the payer',
  says: 'Say that the payer has acknowledged an appeal, with the number it goes by there.',
  right: 'work',
  on: 'one',
  undo: 'Say it again.',
  refuses: ['closed', 'not-a-date'],
  screen: '/appeals',
  input: z.object({
    on: titled(z.iso.date(), 'Acknowledged on', { widget: 'date' }),
    reference: maybeLine('Number', { description: 'By which the payer calls it' }),
  }),
  async run({ store, actor }, targets, { on, reference }) {
    const appeal = await changeAppeal(store, targetOf(targets), actor, async appeal => {
      mustBe(appeal, 'sent', 'acknowledged')
      mustBeBetween(on, appeal.sentOn, actor.now.slice(0, 10), 'of the acknowledgment')
      return {
        set: { status: 'acknowledged', acknowledgedOn: on },
        denial: { set: {}, verb: 'appeal-acknowledged', data: { appeal: appeal.id, on, reference } },
      }
    })
    return { changed: 1, says: `Appeal ${appeal.id} was acknowledged on ${on}.` }
  },
})
