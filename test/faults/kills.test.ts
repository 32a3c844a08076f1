// The short form of "npm run faults": one kill each of what takes longest to be right, on both engines.
import { expect, it } from 'vitest'
import { killEverything } from './kills.ts'

it('what is killed in the middle is whole or absent, and goes on', async () => {
  const reports = await killEverything({ kills: 1, seed: 11, only: ['import', 'migrate', 'rotate-key --files'] })
  expect(reports.map(({ engine, what }) => `${engine} ${what}`)).toHaveLength(6)
  expect(reports.filter(({ inTheMiddle }) => inTheMiddle > 0).length).toBeGreaterThan(2)
}, 240_000)
