// The segments of one remittance as they stand in its kept file, with the envelope around them.
import type { Row, Store } from '../../store/store.ts'
import { createSegmenter, keepSegment, type RawSegment } from '../../x12/index.ts'

export interface RawTransaction {
  /** The interchange and the group that it stands in; undefined where the file has none. */
  readonly interchange: RawSegment | undefined
  readonly group: RawSegment | undefined
  readonly header: RawSegment | undefined
  /** What stands behind ST, SE with it. */
  readonly body: readonly RawSegment[]
}

/** Faults were told when the file was read; here it is as it is. Throws StoreRefusal `damaged` when the file is not what was kept. */
export async function readTransaction(
  store: Store,
  kept: string,
  { firstSegment, segments }: Pick<Row<'remittance'>, 'firstSegment' | 'segments'>,
): Promise<RawTransaction> {
  const body: RawSegment[] = []
  let [interchange, group, header]: (RawSegment | undefined)[] = []
  const after = firstSegment + segments
  let past = false
  const segmenter = createSegmenter(
    cursor => {
      if (cursor.index >= after) past = true
      else if (cursor.index > firstSegment) body.push(keepSegment(cursor))
      else {
        const segment = keepSegment(cursor)
        if (segment.id === 'ISA') interchange = segment
        else if (segment.id === 'GS') group = segment
        else if (cursor.index === firstSegment) header = segment
      }
    },
    () => undefined,
  )
  for await (const chunk of store.vault.read(kept)) {
    segmenter.push(chunk)
    if (past) break
  }
  if (!past) segmenter.end()
  return { interchange, group, header, body }
}
