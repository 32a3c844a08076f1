// Reads a kept file and posts what is in it: the next parts are read while the ones before are posted.
import { scheduler } from 'node:timers/promises'
import type { Store } from '../../../store/store.ts'
import type { DenialContext } from '../../denial/denial.ts'
import { createReading, type Reading } from '../read/reading.ts'
import type { ReceivedFile } from '../read/receive-file.ts'
import type { FileReport } from '../report.ts'
import { endFile } from './end-file.ts'
import { createIdentifiers } from './identifiers.ts'
import { createPoster, type Poster } from './post.ts'
import { noTransmissions, postTransmission, type TransmissionCounts } from './transmission.ts'

/** What is read between two looks at the store; holds fewer new rows than identifiers are kept ready for. */
const SLICE = 1 << 12

/** What is posted while reading goes on, never more than two parts behind it, so that neither waits for long. */
interface Queue {
  readonly store: Store
  readonly reading: Reading
  readonly poster: Poster
  readonly others: TransmissionCounts
  last: Promise<void>
  before: Promise<void>
}

export async function postFile(
  store: Store,
  file: ReceivedFile,
  by: { readonly now: string; readonly who: string },
  context: DenialContext,
): Promise<FileReport> {
  const poster = createPoster(store, context)
  const ids = createIdentifiers(poster, file.kept.bytes)
  const reading = createReading(
    { practiceId: store.practiceId, engine: store.engine, fileId: file.id, now: by.now, decide: context.decide },
    ids.next,
  )
  const done = Promise.resolve()
  const queue: Queue = { store, reading, poster, others: noTransmissions(), last: done, before: done }
  try {
    for await (const chunk of store.vault.read(file.kept.path))
      for (let at = 0; at < chunk.length; at += SLICE) {
        // Asked for long before they are needed, in turn with the posting; waited for only when they run out.
        if (ids.low()) inQueueAs(queue, ids.refillAfter(queue.last))
        if (ids.scarce()) await queue.last
        reading.push(chunk.subarray(at, at + SLICE))
        // The answers of the database are heard between two slices.
        if (!(await postReady(queue))) await scheduler.yield()
      }
    await queue.last
    const totals = reading.end()
    const rest = reading.take(true)
    if (rest !== undefined) await poster.post(rest)
    for (const other of reading.takeOthers()) await postTransmission(store, other, queue.others)
    return await endFile(store, file, by, { counts: poster.counts, others: queue.others, reading, totals })
  } catch (error) {
    await queue.last.catch(() => undefined)
    await poster.abandon()
    throw error
  }
}

/** Takes what is ready to be posted into the queue. Answers whether a batch of remittances was. */
async function postReady(queue: Queue): Promise<boolean> {
  const { store, reading, poster, others } = queue
  const ready = reading.takeOthers()
  if (ready.length > 0) {
    // Remittances before them first: one that goes on over several parts holds the store until its end is posted.
    const rest = reading.take(true)
    inQueue(queue, async () => {
      if (rest !== undefined) await poster.post(rest)
      for (const other of ready) await postTransmission(store, other, others)
    })
  }
  const batch = reading.take(false)
  if (batch === undefined) return false
  await queue.before
  queue.before = queue.last
  inQueue(queue, () => poster.post(batch))
  return true
}

function inQueue(queue: Queue, work: () => Promise<void>): void {
  inQueueAs(queue, queue.last.then(work))
}

function inQueueAs(queue: Queue, last: Promise<void>): void {
  queue.last = last
  // Whoever waits for it meets the error.
  queue.last.catch(() => undefined)
}
