// The short form of "npm run fault:same".
import { expect, it } from 'vitest'
import { ENGINES, newPlace } from '../store.ts'
import { importTheSame } from './same-file.ts'

it.each(ENGINES)(
  'a file that is brought in sixteen times at once is posted once, on %s',
  async engine => {
    const { told } = await importTheSame(await newPlace(engine), 2, 253)
    expect(told.imported).toBeGreaterThanOrEqual(2)
    expect(Object.values(told).reduce((sum, times) => sum + times, 0)).toBe(32)
  },
  120_000,
)
