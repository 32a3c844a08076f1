// Posts a kept file: its next parts are read while the ones before are posted.
import type { Store } from '../../../store/store.ts'
import type { DenialContext } from '../../denial/denial.ts'
import { readFile } from '../read/reader.ts'
import { mustGoOn, type ReceivedFile } from '../read/receive-file.ts'
import type { FileReport } from '../report.ts'
import { endFile } from './end-file.ts'
import { createPoster } from './post.ts'
import { noTransmissions, postTransmission } from './transmission.ts'

export async function postFile(
  store: Store,
  file: ReceivedFile,
  by: { readonly now: string; readonly who: string; readonly signal?: AbortSignal },
  context: DenialContext,
): Promise<FileReport> {
  const poster = createPoster(store, context)
  const others = noTransmissions()
  const queue = createQueue()
  const { practiceId, engine } = store
  const parts = readFile(
    store.vault,
    file.kept,
    { practiceId, engine, fileId: file.id, now: by.now, decide: context.decide },
    // In turn with the posting, which may hold the practice over several parts.
    count => queue.add(() => poster.reserve(count)),
  )
  try {
    for await (const part of parts) {
      mustGoOn(by.signal)
      if (part.is === 'end') {
        await queue.end()
        return await endFile(store, file, by, { counts: poster.counts, others, totals: part.totals })
      }
      await queue.room()
      queue.part(() =>
        part.is === 'remittances' ? poster.post(part.batch) : postTransmission(store, part.read, others),
      )
    }
    throw new Error(`the reading of ${file.name} stopped before its end`)
  } catch (error) {
    await queue.end().catch(() => undefined)
    await poster.abandon()
    throw error
  }
}

/** Work that is done one after the other. Reading is never more than two parts ahead of it, so that neither waits for long. */
function createQueue() {
  let last: Promise<unknown> = Promise.resolve()
  let before = last
  const add = <Made>(work: () => Promise<Made>): Promise<Made> => {
    const made = last.then(work)
    last = made
    // Whoever waits for it meets the error.
    made.catch(() => undefined)
    return made
  }
  return {
    add,
    part(work: () => Promise<void>) {
      before = last
      add(work)
    },
    /** Waits until the part before the last one is posted. Throws what posting has thrown. */
    room: async () => void (await before),
    end: async () => void (await last),
  }
}
