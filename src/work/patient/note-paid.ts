// Notes what a patient paid on an account, so that what is paid above what is owed is seen.
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { maybeLine, money } from '../input.ts'
import { accountField, addEntry, dayField, MOST_CENTS } from './entry.ts'

export const action = defineAction(import.meta.url, {
  title: 'Note what a patient paid',
  says: 'Note what a patient paid on an account; what was given back comes in by the sheet ("overturn patient-paid import"). What is above what they owe stands under Patients’ credits.',
  right: 'work',
  on: 'practice',
  undo: '"End an entry" takes it back.',
  refuses: ['not-a-date'],
  http: { method: 'POST', path: '/patients/paid' },
  screen: '/patient-part/$account',
  input: z.object({
    account: accountField(),
    amountCents: money('Amount').min(-MOST_CENTS).max(MOST_CENTS),
    on: dayField('Paid on', 'Today where none is said'),
    receipt: maybeLine('Receipt', { most: 80, description: 'The number of the receipt or check' }),
  }),
  run: (context, _targets, { account, amountCents, on, receipt }) =>
    addEntry(context, { account, kind: 'paid', says: receipt, on, amountCents }),
})
