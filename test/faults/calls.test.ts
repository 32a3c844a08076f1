// The short form of "npm run fault:calls": some calls of some kinds.
import { expect, it } from 'vitest'
import { failCalls } from './calls.ts'
import { strace } from './strace.ts'

it.runIf(strace)(
  'an import that is killed or refused at a call is whole or absent, says so, and goes on',
  async () => {
    const only = ['kill pwrite64', 'kill rename', 'EIO fsync', 'ENOSPC mkdir', 'EDQUOT rename']
    const reports = await failCalls({ step: 151, seed: 11, only })
    expect(reports.map(({ what }) => what)).toEqual(only)
    for (const { faults } of reports) expect(faults).toBeGreaterThan(0)
    // An import makes some four hundred of them.
    expect(reports[0]?.faults).toBeGreaterThan(1)
    // A disk that fails to sync is not asked again in the hope that it has.
    expect(reports.find(({ what }) => what === 'EIO fsync')).toMatchObject({ borne: 0 })
  },
  240_000,
)
