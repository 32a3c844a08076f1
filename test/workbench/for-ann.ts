// What the browser tests of one file share: a workbench in a room of its own, and Ann's page in it.
import type { Page } from 'playwright-core'
import { beforeAll } from 'vitest'
import { newRoom } from '../store.ts'
import { type Fill, openWorkbench, type Workbench } from './open.ts'

interface Opened {
  readonly bench: Workbench
  readonly page: Page
}

/** Opens it before the tests of a `describe` and gives it to `take`; it is taken down after them, which throws where something went wrong in the page. */
export function forAnn(take: (opened: Opened) => void | Promise<void>, fill?: Fill): void {
  beforeAll(async () => {
    const room = newRoom()
    const bench = await openWorkbench(room.place, fill)
    const { page, troubles } = await bench.enter('ann')
    await take({ bench, page })
    return async () => {
      await bench.close()
      room.remove()
      if (troubles.length > 0) throw new Error(`Something went wrong in the page: ${troubles.join('; ')}`)
    }
  })
}

/** The same for tests that each ask for what was opened: `const { page } = ann`. */
export function openForAnn(fill?: Fill): Opened {
  const ann: Partial<Opened> = {}
  forAnn(opened => void Object.assign(ann, opened), fill)
  return ann as Opened
}
