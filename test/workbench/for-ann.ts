// What the browser tests of one file share: a workbench in a room of its own, and Ann's page in it.
import { newRoom } from '../store.ts'
import { type Fill, openWorkbench } from './open.ts'

/** `leave` takes it down, and throws where something went wrong in the page. */
export async function openForAnn(fill?: Fill) {
  const room = newRoom()
  const bench = await openWorkbench(room.place, fill)
  const { page, troubles } = await bench.enter('ann')
  const leave = async () => {
    await bench.close()
    room.remove()
    if (troubles.length > 0) throw new Error(`Something went wrong in the page: ${troubles.join('; ')}`)
  }
  return { bench, page, leave }
}
