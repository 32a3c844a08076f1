// Reads from a kept file the segments of one claim and the heads above it, and no other patient's. Streams; the file may be of any size.
import type { Row, Store } from '../../store/store.ts'
import { createSegmenter, decodeText, keepSegment, type RawSegment } from '../../x12/index.ts'
import type { EvidenceFile, EvidenceSegment } from './evidence.ts'

/** Takes segments in their order; true once all of the claim has come. */
interface Collector {
  take(id: string, elements: readonly string[], index: number): boolean
  readonly head: EvidenceSegment[]
  readonly claim: EvidenceSegment[]
}

/** Segments that end a claim of an 835. */
const ENDS_835 = new Set(['CLP', 'LX', 'PLB', 'SE', 'TS2', 'TS3'])

/** The heads of the remittance, and the claim that begins at this segment. */
function collect835(at: number): Collector {
  const head: EvidenceSegment[] = []
  const claim: EvidenceSegment[] = []
  let above = false
  return {
    head,
    claim,
    take(id, elements, index) {
      if (index > at && ENDS_835.has(id)) return true
      if (index >= at) claim.push({ index, elements })
      else if (id === 'ST') {
        head.length = 0
        above = true
      } else if (ENDS_835.has(id)) above = false
      else if (above) head.push({ index, elements })
      return false
    },
  }
}

const ENDS_837 = new Set(['CLM', 'HL', 'SE'])

/** Submitter, provider, subscriber and patient above the claim that begins at this segment, and the claim. */
function collect837(at: number): Collector {
  const head: EvidenceSegment[] = []
  const claim: EvidenceSegment[] = []
  /** Where in `head` each level begins; a new one takes away those beneath it. */
  let levels: { readonly level: string; readonly from: number }[] = []
  let above = false
  return {
    head,
    claim,
    take(id, elements, index) {
      if (index > at && ENDS_837.has(id)) return true
      if (index >= at) {
        claim.push({ index, elements })
        return false
      }
      if (id === 'ST') {
        head.length = 0
        levels = []
        above = true
        return false
      }
      if (id === 'HL') {
        const level = elements[3] ?? ''
        const kept = levels.filter(each => each.level < level)
        const cut = levels.find(each => each.level >= level)
        if (cut !== undefined) head.length = cut.from
        levels = [...kept, { level, from: head.length }]
        above = true
      }
      // Another claim of the same subscriber is not this one.
      if (id === 'CLM') above = false
      if (above) head.push({ index, elements })
      return false
    },
  }
}

/** The part of a kept file that is about the claim at this segment. Throws StoreRefusal `damaged` when the file is not what was kept. */
export async function readEvidence(
  store: Store,
  file: Row<'file'>,
  set: '835' | '837',
  at: number,
): Promise<EvidenceFile> {
  const collector = set === '835' ? collect835(at) : collect837(at)
  let done = false
  let component = ':'
  const segmenter = createSegmenter(
    cursor => {
      if (done) return
      const raw: RawSegment = keepSegment(cursor)
      if (raw.index <= 1) component = raw.separators.component
      done = collector.take(raw.id, raw.elements.map(decodeText), raw.index)
      if (raw.index === at) component = raw.separators.component
    },
    // Faults were told when the file was read.
    () => undefined,
  )
  for await (const chunk of store.vault.read(file.kept)) {
    segmenter.push(chunk)
    if (done) break
  }
  if (!done) segmenter.end()
  const { head, claim } = collector
  return { id: file.id, name: file.name, sha256: file.sha256, set, component, head, claim }
}
