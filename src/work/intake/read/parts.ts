// A kept file as the parts in which it is posted: batches of remittances and transmissions, in the order of the file. Asks for identifiers
// before it needs them; reads on while what it gave is being posted.
import { scheduler } from 'node:timers/promises'
import type { Fault } from '../../../x12/index.ts'
import { createIdentifiers } from './identifiers.ts'
import type { ReadRemittance } from './read-remittance.ts'
import { createReading, type ReadingOf } from './reading.ts'
import type { NumberedTransmission, ReadTransmission } from './transmission.ts'

export type FilePart =
  /** Remittances that are finished, and the first part of one that goes on. */
  | { readonly is: 'remittances'; readonly batch: readonly ReadRemittance[] }
  | { readonly is: 'transmission'; readonly read: NumberedTransmission }
  /** The last one. */
  | { readonly is: 'end'; readonly totals: FileTotals }

/** What is known at the end of a file. */
export interface FileTotals {
  readonly segments: number
  readonly unread: number
  /** The first of the faults. */
  readonly faults: readonly Fault[]
  readonly faultCount: number
}

/** What is read between two looks at what is ready; holds fewer new rows than identifiers are kept ready for. */
const SLICE = 1 << 12

/** Reads a file of so many bytes. `reserve` answers the first of so many fresh identifiers. */
export async function* readParts(
  chunks: AsyncIterable<Uint8Array>,
  bytes: number,
  of: ReadingOf,
  reserve: (count: number) => Promise<number>,
): AsyncGenerator<FilePart> {
  const ids = createIdentifiers(reserve, bytes)
  const reading = createReading(of, ids.next)
  const others = (ready: readonly ReadTransmission[]) => numbered(ready, reserve)
  for await (const chunk of chunks)
    for (let at = 0; at < chunk.length; at += SLICE) {
      await ids.ready(reading.open())
      reading.push(chunk.subarray(at, at + SLICE))
      const ready = reading.takeOthers()
      // Remittances before them first: one that goes on over several parts holds the store until its end is posted.
      const batch = reading.take(ready.length > 0)
      if (batch !== undefined) yield { is: 'remittances', batch }
      yield* others(ready)
      // Whoever waits for an answer hears it between two slices.
      if (batch === undefined) await scheduler.yield()
    }
  const totals = reading.end()
  const rest = reading.take(true)
  if (rest !== undefined) yield { is: 'remittances', batch: rest }
  yield* others(reading.takeOthers())
  yield { is: 'end', totals: { ...totals, faults: reading.faults, faultCount: reading.faultCount() } }
}

async function* numbered(
  ready: readonly ReadTransmission[],
  reserve: (count: number) => Promise<number>,
): AsyncGenerator<FilePart> {
  for (const { reported, ...read } of ready) {
    const { count } = reported
    const rows = reported.rows(count === 0 ? 0 : await reserve(count))
    yield { is: 'transmission', read: { ...read, reported: { count, rows } } }
  }
}
