// The short form of "npm run fault:power".
import { expect, it } from 'vitest'
import { cutPower } from './power.ts'
import { strace } from './strace.ts'

it.runIf(strace)(
  'what was reported as in outlasts a power cut; a disk that only says so loses it',
  async () => {
    const { cuts, controlCuts, controlLost } = await cutPower(4, 11)
    expect(cuts).toBe(4)
    expect(controlCuts).toBe(4)
    expect(controlLost).toBeGreaterThan(0)
  },
  240_000,
)
