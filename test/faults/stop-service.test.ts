import { expect, it } from 'vitest'
import { stopService } from './stop-service.ts'

it('a service that is killed loses nothing that it answered, and does nothing twice', async () => {
  const { answered, runs } = await stopService(4, 3)
  expect(runs).toBe(4)
  expect(answered).toBeGreaterThan(20)
}, 120_000)
