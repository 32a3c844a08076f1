// The short form of test/planted/measure.ts: against lists of chance, every planted mistake is found and no clean claim is held up.
import { describe, expect, it } from 'vitest'
import { ownLists } from '../../../test/planted/codes.ts'
import { bringOwn, plantedErrors } from '../../../test/planted/measure.ts'
import { MISTAKES } from '../../../test/planted/mistakes.ts'
import { ENGINES, newStore } from '../../../test/store.ts'

describe.each(ENGINES)('planted mistakes on %s', engine => {
  it('are all found, and clean claims pass', async () => {
    const store = await newStore(engine)
    const { codes, lists } = ownLists(253)
    await bringOwn(store, codes, lists)
    const { made, missed, alarms } = await plantedErrors(store, codes, 253, 600)
    expect([...made.keys()].sort()).toEqual(MISTAKES.map(({ name }) => name).sort())
    expect({ missed, alarms }).toEqual({ missed: [], alarms: [] })
  })
})
