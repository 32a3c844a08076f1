// Medicare durable medical equipment: deadlines and corrections. Plain data.
import type { PayerEntry } from '../entry.ts'
import { MEDICARE_CLOCKS, NO_REPLACEMENT } from '../payer-parts.ts'

export const payer: PayerEntry = {
  id: 'medicare-dme',
  title: 'Medicare durable medical equipment',
  classes: [],
  clocks: [...MEDICARE_CLOCKS],
  correction: NO_REPLACEMENT,
  notes: ["Sent to the DME contractor of the patient's state."],
}
