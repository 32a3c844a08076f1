// Arranges a talk between the practice's physician and the payer's (peer-to-peer): when, with whom, under which number.

import { z } from 'zod'
import { dayIn } from '../../decide/day.ts'
import { keepPeerCall } from '../../store/peer-call.ts'
import { defineAction } from '../action.ts'
import { line, maybeLine, titled } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { changeDenialsIn, denials, mustBeOpen } from './change.ts'

export const action = defineAction(import.meta.url, {
  title: 'Arrange a peer-to-peer call',
  says: 'Keep when your physician talks with the payer’s, under which number and reference. It does not stop the clock of the appeal.',
  right: 'work',
  on: 'many',
  undo: 'Arrange it again as it is right: the last one counts.',
  refuses: ['closed', 'in-the-past', 'not-a-date', 'changed'],
  aside: true,
  input: z.object({
    day: titled(z.iso.date(), 'Day of the call', { widget: 'day-ahead' }),
    time: titled(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is no time; write it as 14:30'), 'Time', {
      description: '24 hours, as 14:30, by your clock',
    }),
    physician: line('Physician', { description: 'Who speaks for the practice' }),
    reviewer: maybeLine('Reviewer', { description: 'Who speaks for the payer, where that is known' }),
    phone: line('Telephone', { most: 60, description: 'Which number is called, or at which yours is' }),
    reference: maybeLine('Reference', { description: 'The payer’s number of the request' }),
    lastDay: titled(z.iso.date(), 'Last day', {
      widget: 'date',
      description: 'On which the payer still takes such a call, where its terms or the person on the telephone said so',
    }).optional(),
  }),
  async run({ store, actor }, targets, told) {
    const { day, lastDay } = told
    if (day < dayIn(store.zone, actor.now))
      throw new Refusal('in-the-past', `${day} is over: give the day on which the call is to be.`)
    if (lastDay !== undefined && day > lastDay)
      throw new Refusal('not-a-date', `The payer takes such a call until ${lastDay}: give a day before.`)
    const changed = await store.write(async unit => {
      const arranged: number[] = []
      const count = await changeDenialsIn(unit, targets, actor, denial => {
        mustBeOpen(denial)
        arranged.push(denial.id)
        return { set: {}, verb: 'arranged-peer-call', data: told }
      })
      for (const denialId of arranged) await keepPeerCall(unit, { denialId, day, time: told.time })
      return count
    })
    return {
      changed,
      says: `The call is kept for ${day}, ${told.time}, on ${denials(changed)}. The appeal’s last day stays as it is.`,
    }
  },
})
