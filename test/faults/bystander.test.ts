// The short form of "npm run bystander": what is damaged is told as such, and the service stays.
import { expect, it } from 'vitest'
import { annoyService } from './bystander.ts'

it('damaged archives and files end nothing, and a bystander goes on', async () => {
  const report = await annoyService({ count: 150, seed: 3, idlePages: 30 })
  expect(Object.values(report.byStatus).reduce((sum, count) => sum + count, 0)).toBe(150)
  expect(report.meanwhile.pages).toBeGreaterThan(10)
  // A machine that tests something else at the same time says little about times: that somebody is answered within a moment, always.
  expect(report.meanwhile.p50).toBeLessThan(1000)
}, 180_000)
