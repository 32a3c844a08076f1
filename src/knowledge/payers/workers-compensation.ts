// Workers' compensation: deadlines and corrections. Plain data.
import type { PayerEntry } from '../entry.ts'
import { appealWithin, correctedWithin, filingWithin, REPLACEMENT, recordsWithin } from '../payer-parts.ts'

export const payer: PayerEntry = {
  id: 'workers-compensation',
  title: "Workers' compensation",
  classes: ['workers-compensation'],
  clocks: [
    filingWithin(30, { note: 'By state; some allow a year. The shortest met is taken.' }),
    correctedWithin(30, { note: 'By state.' }),
    appealWithin(30, { note: 'By state: dispute resolution and hearing rules differ.' }),
    recordsWithin(30),
  ],
  correction: REPLACEMENT,
  notes: ['Set the state: fee schedules, forms and disputes are its own.'],
}
