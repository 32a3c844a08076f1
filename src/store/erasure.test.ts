// What is erased goes out of every text of a report, and out of nothing else.
import { expect, it } from 'vitest'
import { withoutValues } from './erasure.ts'

it('takes what is erased out of texts, and leaves numbers and names as they are', () => {
  const report = { claims: 123_400, says: ['claim 1234 of O"NEIL', 'other'], more: { says: 'x', amount: null } }
  const left = withoutValues(report, ['1234', 'O"NEIL', 'says', 'x'])
  expect(left.claims).toBe(123_400)
  expect(left.says.join()).not.toMatch(/1234|NEIL/)
  expect(left.says[1]).toBe('other')
  expect(left.more).toEqual({ says: 'x', amount: null })
})
