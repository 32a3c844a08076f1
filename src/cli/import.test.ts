// The sentence with which an import ends: what is open, in money.
import { expect, it } from 'vitest'
import { worthText } from './import.ts'

const none = { denials: 0, atLeast: false }

it.each([
  [none, none, 'No denial is open.\n'],
  [
    { denials: 1, atLeast: false, atStakeCents: 12_050 },
    none,
    'Open now: 1 denial ($120.50 at stake); none of it expires within 7 days.\n',
  ],
  [
    { denials: 1200, atLeast: true, atStakeCents: 1_000_000 },
    { denials: 2, atLeast: false, atStakeCents: 30_000 },
    'Open now: at least 1,200 denials ($10,000.00 at stake); of it 2 denials ($300.00 at stake) with a deadline within 7 days.\n',
  ],
])('%j, of it %j', (open, expiring, says) => expect(worthText({ open, expiring })).toBe(says))
