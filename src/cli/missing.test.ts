// What `overturn missing` says of claims that nobody has answered: how many there are beside those shown, and how to see the others.
import { expect, it } from 'vitest'
import { text } from './text/missing.ts'

const claim = {
  id: 1,
  account: 'AC-1',
  patient: null,
  payer: 'SAMPLE MUTUAL',
  chargeCents: 15000,
  sentOn: '2026-01-08',
  days: 53,
  askedOn: null,
  answer: null,
  acknowledged: false,
}

it.each([
  [{ items: [claim], total: 3, days: 45 }, /AC-1 .*150\.00 .*nobody has said[\s\S]*1 of 3 shown; --limit and --skip/],
  [{ items: [claim], total: 1, days: 45 }, /taken in\nAsk the payer/],
  [{ items: [], total: 0, days: 45 }, /^Every claim of 45 days and older has its answer\.\n$/],
  [{ items: [], total: 3, days: 45 }, /3 in all/],
])('%#', (answer, says) => expect(text(answer)).toMatch(says))
