// Railroad Medicare: deadlines and corrections. Plain data.
import type { PayerEntry } from '../entry.ts'
import { MEDICARE_CLOCKS, NO_REPLACEMENT } from '../payer-parts.ts'

export const payer: PayerEntry = {
  id: 'railroad-medicare',
  title: 'Railroad Medicare',
  classes: [],
  clocks: [...MEDICARE_CLOCKS],
  correction: NO_REPLACEMENT,
  notes: ['Same levels and clocks as Part B; the claim goes to the Railroad contractor (N105).'],
}
