// The short form of "npm run fault:rot".
import { expect, it } from 'vitest'
import { rot } from './rot.ts'

/** What was taken from files, and what was decided of it. */
const OF_FILES = /^(remittance|remitClaim|remitLine|remark|adjustment|claim|claimLine|claimDiagnosis|claimPayer)\./

it('a bit that turned over on the disk changes nothing of what files say without the audit saying so', async () => {
  const { flips, refused, found, harmless, missed } = await rot(25, 253)
  expect(flips).toBe(25)
  expect(refused + found).toBeGreaterThan(0)
  expect(harmless).toBeLessThan(25)
  // `content` and the two keys are ours, not the file's.
  const slipped = [...missed.keys()].filter(
    column => OF_FILES.test(column) && !/\.(content|controlKey|traceKey|outcome|atStakeCents|id|\w+Id)$/.test(column),
  )
  expect(slipped).toEqual([])
}, 120_000)
