// Sets what the practice decides for itself: limits and days. Own rules and watches are set where they are shown.

import { z } from 'zod'
import { STATES } from '../../knowledge/states.ts'
import { defineAction } from '../action.ts'
import { titled, yesNo } from '../input.ts'
import { askRecount, payersByState, recountAsked } from '../payer/recounting.ts'
import { Refusal } from '../refusal.ts'
import { LEAST_LOOK_YEARS, LEAST_RECORD_YEARS } from './retention/terms.ts'
import { changeSettings } from './settings.ts'
import { timeZone } from './time-zone.ts'

const atLeastNothing = z.number().int().min(0)

export const action = defineAction(import.meta.url, {
  title: 'Change settings',
  says: 'Set limits and days of the practice; what is not named stays as it is.',
  right: 'admin',
  on: 'practice',
  undo: 'Set it as it was before.',
  refuses: ['empty'],
  command: 'settings-set',
  http: { method: 'PATCH', path: '/settings', status: 204 },
  screen: '/settings',
  input: z.object({
    writeOffLimitCents: titled(atLeastNothing, 'Limit of write-offs', {
      widget: 'money',
      description: 'Above it a second person has to approve a write-off',
    }).optional(),
    attemptCents: titled(atLeastNothing, 'Cost of an attempt', {
      widget: 'money',
      description: 'What working one denial costs; it lowers what a denial is worth',
    }).optional(),
    hourlyCents: titled(atLeastNothing.nullable().optional(), 'An hour of work', {
      widget: 'money',
      description: 'What an hour of somebody who works denials costs; without it the cost to collect is not shown',
    }),
    stepMinutes: titled(z.number().int().min(1).max(600), 'Minutes of a step', {
      description: 'That a call, a letter or a claim written again takes',
    }).optional(),
    silentDays: titled(z.number().int().min(1).max(3650), 'Days without an answer', {
      description: 'After so many days an unanswered claim is looked for',
    }).optional(),
    askStatus: yesNo('Ask payers every day', {
      description: 'Whether payers are asked about silent claims every day; it needs a server that takes the questions',
    }).optional(),
    state: titled(z.enum(STATES).nullable().optional(), 'State', {
      widget: 'choice',
      description: 'Where the practice is; deadlines set for a state hold by it',
    }),
    timeZone: titled(timeZone.nullable().optional(), 'Time zone', {
      description:
        'By whose days deadlines are counted, such as America/New_York; where none is set, by UTC, whose day begins in the evening before',
    }),
    secondFactor: yesNo('Second factor', {
      description: 'Whether everybody who signs in with a password has to show a second factor',
    }).optional(),
    idleMinutes: titled(z.number().int().min(1).max(15), 'Minutes until sign-out', {
      description: 'Nobody at the keys for so long: the workbench signs the person out; fifteen at most',
    }).optional(),
    recordYears: titled(z.number().int().min(LEAST_RECORD_YEARS).max(100), 'Years records are kept', {
      description: 'From the last that happened to them, as your state and your contracts ask; nothing goes by itself',
    }).optional(),
    minorAge: titled(z.number().int().min(18).max(40), 'Age until which records of children are kept', {
      description: 'By the law of your state',
    }).optional(),
    lookYears: titled(z.number().int().min(LEAST_LOOK_YEARS).max(100).nullable().optional(), 'Years looks are kept', {
      description: 'Who looked at which records; for good where nothing is set',
    }),
    hold: titled(z.string().trim().max(300), 'Hold', {
      description: 'A suit, an audit or an investigation: nothing is erased while something stands here',
    }).optional(),
  }),
  async run(context, _targets, input) {
    const { store, actor } = context
    const { who, now } = actor
    const set = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
    if (Object.keys(set).length === 0) throw new Refusal('empty', 'Say what to set: nothing was given.')
    const asked = await store.write(async unit => {
      await changeSettings(unit, () => set)
      unit.event({ at: now, who, verb: 'set', data: set })
      const payers = input.state === undefined ? [] : await payersByState(unit)
      return payers.length === 0 ? undefined : askRecount(unit, context, payers)
    })
    // The store knows its zone from what it read last.
    await store.settings()
    const recounted = asked === undefined ? '' : ` ${await recountAsked(context, asked)}`
    const count = Object.keys(set).length
    return { changed: count, says: `${count} ${count === 1 ? 'setting' : 'settings'} changed.${recounted}` }
  },
})
