// The short form of "npm run fault:clocks": one clock on each engine.
import { expect, it } from 'vitest'
import { ENGINES, newPlace } from '../store.ts'
import { setClockWrong } from './clocks.ts'

it.each(ENGINES.map((engine, at) => [engine, ['forty minutes ahead', 'a year behind'][at] ?? ''] as const))(
  'on %s, what a clock that was %s has left is taken over at once',
  async (engine, clock) => {
    const place = await newPlace(engine)
    const { remittances } = await setClockWrong({ place, clock, seed: 7, files: 2, claims: 1000 })
    expect(remittances).toBe(80)
  },
  200_000,
)
