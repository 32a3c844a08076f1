// The short form of test/faults/stop-store.ts.
import { expect, it } from 'vitest'
import { stopStore } from './stop-store.ts'

it('an import or a verb that is stopped, or a disk that is full, leaves nothing half there', async () => {
  const report = await stopStore(6, 3)
  expect(report.nothing + report.part + report.all).toBe(6)
  expect(report.fullDisk).toBeGreaterThan(0)
})
