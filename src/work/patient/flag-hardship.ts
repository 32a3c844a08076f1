// Notes that it is hard for a patient to pay: since when, why, by whom. Nothing is forgiven by it.
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { paragraph } from '../input.ts'
import { accountField, addEntry, dayField } from './entry.ts'

export const action = defineAction(import.meta.url, {
  title: 'Note hardship',
  says: 'Note that it is hard for this patient to pay, with the reason; whoever picks up the telephone sees it. Nothing is forgiven by it.',
  right: 'work',
  on: 'practice',
  undo: '"End an entry" takes it back.',
  refuses: ['not-a-date'],
  http: { method: 'POST', path: '/patients/hardship' },
  screen: '/patient-part/$account',
  input: z.object({
    account: accountField(),
    reason: paragraph('Reason', { most: 500, description: 'What was asked for or shown, and what is to happen' }),
    on: dayField('Since', 'Today where none is said'),
    until: dayField('Until', 'When it is looked at again; open where none is said'),
  }),
  run: (context, _targets, { account, reason, on, until }) =>
    addEntry(context, { account, kind: 'hardship', says: reason, on, until }),
})
