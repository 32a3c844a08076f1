// Keeps the good-faith estimate that a patient was given, so that what is billed is held to it.
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { maybeLine, money } from '../input.ts'
import { accountField, addEntry, dayField, MOST_CENTS } from './entry.ts'

export const action = defineAction(import.meta.url, {
  title: 'Keep an estimate',
  says: 'Keep the good-faith estimate that a patient was given for an account; what is billed is held to the newest one.',
  right: 'work',
  on: 'practice',
  undo: '"End an entry" takes it back.',
  refuses: ['not-a-date'],
  http: { method: 'POST', path: '/patients/estimate' },
  screen: '/patient-part/$account',
  input: z.object({
    account: accountField(),
    amountCents: money('Expected charges', { description: 'Of this practice alone, all services of the account' })
      .min(0)
      .max(MOST_CENTS),
    on: dayField('Given on', 'Today where none is said'),
    note: maybeLine('Note', { most: 500, description: 'Where it lies, what it was for' }),
  }),
  run: (context, _targets, { account, amountCents, on, note }) =>
    addEntry(context, { account, kind: 'estimate', says: note, on, amountCents }),
})
