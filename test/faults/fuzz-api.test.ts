import { expect, it } from 'vitest'
import { fuzzApi } from './fuzz-api.ts'

it('1,500 requests of every kind are answered without one in the 500s (npm run fuzz-api asks 20,000)', async () => {
  const counts = await fuzzApi(1500, 11)
  expect(Object.keys(counts)).toEqual(expect.arrayContaining(['200', '400', '401', '403', '404']))
}, 120_000)
