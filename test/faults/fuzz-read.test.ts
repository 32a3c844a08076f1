import { expect, it } from 'vitest'
import { fuzzRead } from './fuzz-read.ts'

it('4,000 damaged remittances are read without a throw (npm run fuzz reads a million)', () => {
  expect(fuzzRead(4_000, 20261123)).toBeGreaterThan(4_000)
})
