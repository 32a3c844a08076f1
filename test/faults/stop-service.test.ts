// The short form of the part of "npm run faults" that kills the service, on both engines.
import { expect, it } from 'vitest'
import { ENGINES, newPlace } from '../store.ts'
import { stopService } from './stop-service.ts'

it.each(ENGINES)(
  'a service on %s that is killed loses nothing that it answered, and does nothing twice',
  async engine => {
    const url = engine === 'postgres' ? (await newPlace(engine)).where : undefined
    const { answered, runs, inTheMiddle } = await stopService(4, 3, url)
    expect(runs).toBe(4)
    expect(answered).toBeGreaterThan(20)
    expect(inTheMiddle).toBeGreaterThan(1)
  },
  120_000,
)
