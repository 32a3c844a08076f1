// Where X12 begins in a stream: with an interchange header, with a fragment, or nowhere. Says what stood before it.
import { CODE } from './fault.ts'
import { printable } from './line-ends.ts'
import { findBeginning, guessSeparators, LONGEST_PREAMBLE } from './separators.ts'
import { declaredAt, drop, report, type Stream } from './stream.ts'

/** Looks for the first interchange, or for a fragment; answers where to go on, or undefined to wait for more. */
export function findStart(stream: Stream, from: number): number | undefined {
  if (!stream.ended && stream.text.length - from < LONGEST_PREAMBLE) return undefined
  const window = stream.text.slice(from, from + LONGEST_PREAMBLE * 2)
  const beginning = findBeginning(window)
  if (beginning !== undefined) {
    const start = from + beginning.at
    reportPreamble(stream, from, start)
    if (beginning.fragment) {
      stream.separators = guessSeparators(stream.text, start, beginning.element)
      report(stream, {
        severity: 'warning',
        offset: stream.base + start,
        code: CODE.noEnvelope,
        says: 'There is no interchange header (ISA): the separators are worked out from the text.',
      })
    } else {
      stream.headerAt = stream.base + start
      stream.separators = declaredAt(stream, start) ?? guessSeparators(stream.text, start, beginning.element)
    }
    return start
  }
  if (window.trim().length > 0 && !stream.reportedNotX12) {
    stream.reportedNotX12 = true
    report(stream, {
      severity: 'error',
      offset: stream.base + from,
      code: CODE.notX12,
      says: 'This is not an X12 file: no interchange header (ISA) and no transaction header (ST) was found in it.',
    })
  }
  stream.base += stream.text.length
  drop(stream)
  return undefined
}

function reportPreamble(stream: Stream, from: number, to: number): void {
  const preamble = stream.text.slice(from, to).replace(/^\xef\xbb\xbf/, '')
  if (preamble.trim().length === 0) return
  report(stream, {
    severity: 'warning',
    offset: stream.base + from,
    code: CODE.textOutside,
    says: `${to - from} bytes of other text stand before the interchange and were passed over: "${printable(preamble).slice(0, 40)}".`,
  })
}
