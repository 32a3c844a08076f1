// The segments of a kept file as they stand in it, by their numbers: what a figure on a screen leads back to.
import { fileById } from '../../../store/file.ts'
import type { Store } from '../../../store/store.ts'
import { createSegmenter, decodeText, keepSegment } from '../../../x12/index.ts'
import { Refusal } from '../../refusal.ts'

export interface SegmentText {
  /** Counted through the whole file, from 1, as every fault and row counts them. */
  readonly index: number
  /** Byte in the file at which it begins. */
  readonly offset: number
  readonly text: string
}

/** `count` segments from `from` on; fewer at the end of the file. Throws Refusal `not-found`. */
export async function readSegments(
  store: Store,
  fileId: number,
  from: number,
  count: number,
): Promise<readonly SegmentText[]> {
  const file = await fileById(store, fileId)
  if (file === undefined) throw new Refusal('not-found', 'There is no such file.')
  const found: SegmentText[] = []
  let past = false
  const segmenter = createSegmenter(
    cursor => {
      if (cursor.index >= from + count) past = true
      else if (cursor.index >= from) {
        const { text, offset, index } = keepSegment(cursor)
        found.push({ index, offset, text: decodeText(text) })
      }
    },
    // Faults were reported when the file was read; here it is shown as it is.
    () => undefined,
  )
  for await (const chunk of store.vault.read(file.kept)) {
    segmenter.push(chunk)
    if (past) return found
  }
  segmenter.end()
  return found
}
