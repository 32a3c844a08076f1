// What a remittance says, whatever the order of its claims, of the lines in them and of the segments in each loop, as one hash. Slower than the
// hash that every remittance gets while it is read, so asked only of two that bear the same number.
import { hash } from 'node:crypto'
import { fileById } from '../../../store/file.ts'
import type { Reader } from '../../../store/reader.ts'
import type { Row, Vault } from '../../../store/store.ts'
import { createSegmenter } from '../../../x12/index.ts'
import { usualText } from './content.ts'

export type Place = Pick<Row<'remittance'>, 'fileId' | 'firstSegment' | 'segments'>

/** Segments that begin a loop in a remittance, by what they begin. */
const BEGINS: Readonly<Record<string, 'claim' | 'line' | 'other'>> = {
  CLP: 'claim',
  SVC: 'line',
  N1: 'other',
  LX: 'other',
  PLB: 'other',
}

const SUM = 1n << 256n

/** The hash of one remittance as it lies in a kept file; undefined when the file is not there. */
export async function contentInAnyOrder(reader: Reader, vault: Vault, place: Place): Promise<string | undefined> {
  const file = await fileById(reader, place.fileId)
  if (file === undefined) return undefined
  const last = place.firstSegment + place.segments
  const parts = gather()
  let past = false
  const segmenter = createSegmenter(
    cursor => {
      if (cursor.index >= last) past = true
      else if (cursor.index >= place.firstSegment) parts.add(usualText(cursor))
    },
    // Faults were reported when the file was read.
    () => undefined,
  )
  for await (const chunk of vault.read(file.kept)) {
    segmenter.push(chunk)
    if (past) return parts.digest()
  }
  segmenter.end()
  return parts.digest()
}

/** Adds up the hashes of claims and of what stands outside of them: a sum has no order, and holds no more than one claim at a time. */
function gather(): { add(segment: string): void; digest(): string } {
  let sum = 0n
  let loops: string[][] = [[]]
  const close = () => {
    const text = loops.map(textOf).sort().join('\n\n')
    if (text !== '') sum = (sum + BigInt(`0x${hash('sha256', text)}`)) % SUM
    loops = [[]]
  }
  return {
    add(segment) {
      const [id = ''] = segment.split('*', 1)
      if (id === 'ST' || id === 'SE') return
      const begins = BEGINS[id]
      if (begins === 'claim' || begins === 'other') close()
      if (begins === 'line') loops.push([])
      // Its number only counts.
      if (id !== 'LX') loops.at(-1)?.push(segment)
    },
    digest() {
      close()
      return sum.toString(16)
    },
  }
}

function textOf(loop: readonly string[]): string {
  return [...loop].sort().join('\n')
}
