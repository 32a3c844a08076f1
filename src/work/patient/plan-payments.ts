// Notes a payment plan that was agreed on with a patient. Nothing is charged by it.
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { money, paragraph } from '../input.ts'
import { accountField, addEntry, dayField, MOST_CENTS } from './entry.ts'

export const action = defineAction(import.meta.url, {
  title: 'Note a payment plan',
  says: 'Note what a patient has agreed to pay, how much each time and from when. Nothing is charged by it.',
  right: 'work',
  on: 'practice',
  undo: '"End an entry" takes it back.',
  refuses: ['not-a-date'],
  http: { method: 'POST', path: '/patients/plan' },
  screen: '/patient-part/$account',
  input: z.object({
    account: accountField(),
    amountCents: money('Each payment').min(1).max(MOST_CENTS),
    terms: paragraph('Terms', { most: 500, description: 'As it was agreed: which days, until what is paid' }),
    on: dayField('First payment', 'Today where none is said'),
    until: dayField('Last payment', 'Open where none is said'),
  }),
  run: (context, _targets, { account, amountCents, terms, on, until }) =>
    addEntry(context, { account, kind: 'plan', says: terms, on, until, amountCents, ahead: true }),
})
