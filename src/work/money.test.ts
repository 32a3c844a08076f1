// One reader of amounts for every door of the service: what is money, and what is not.
import { expect, it } from 'vitest'
import { centsOf as typedOnScreen } from '../../web/src/parts/figures.ts'
import { centsOf, dollarsOf } from './money.ts'

it.each([
  ['250', 25000],
  ['250.5', 25050],
  ['250.05', 25005],
  ['$1,250.00', 125000],
  ['1,234,567.89', 123456789],
  [' 12 ', 1200],
  ['0.01', 1],
])('%s', (typed, cents) => {
  expect(centsOf(typed)).toBe(cents)
  expect(typedOnScreen(typed)).toBe(cents)
})

it.each(['', 'many', '12.345', '1,2,5', '12,34', ',250', '-5', '1.', '1e3', '$', '1234567890'])(
  'no amount: %j',
  typed => expect(() => centsOf(typed)).toThrow(/is no amount; write it as 250/),
)

it('is read back as it is shown', () => {
  for (const cents of [1, 10, 12345, 99_999_999_999]) expect(centsOf(dollarsOf(cents))).toBe(cents)
  expect(dollarsOf(undefined)).toBe('')
})
