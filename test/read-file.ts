// What tests share: a whole text read at once, in chunks of any size.
import {
  createFileReader,
  type Fault,
  type FileTotals,
  type RawSegment,
  type Remittance,
  type Separators,
  type Transaction,
  type TransactionStart,
  writeBody,
} from '../src/x12/index.ts'

export interface ReadFile {
  /** Every transaction, whichever it is; the tree is typed as a remittance's for the many tests of those. */
  readonly remittances: readonly {
    readonly start: TransactionStart
    readonly description: Transaction
    readonly tree: Remittance
  }[]
  readonly faults: readonly Fault[]
  readonly totals: FileTotals
  /** The file written back from its trees and envelopes. */
  readonly written: string
}

/** Reads bytes (or text of one character per byte) in chunks of `size`. */
export function readFile(input: string | Uint8Array, size = 1 << 16): ReadFile {
  const bytes = typeof input === 'string' ? Buffer.from(input, 'latin1') : input
  const faults: Fault[] = []
  const remittances: { start: TransactionStart; description: Transaction; tree: Remittance }[] = []
  const written: string[] = []
  const put = (text: string, by: Separators) => {
    written.push(`${text}${by.terminator}${by.suffix}`)
  }
  const reader = createFileReader({
    onFault: fault => faults.push(fault),
    onEnvelope: (segment: RawSegment) => put(segment.text, segment.separators),
    onTransaction(start, description) {
      const alone = start.set === 'TA1'
      if (!alone) put(start.header.text, start.separators)
      return {
        onEnd(tree: Remittance, trailer: RawSegment | undefined) {
          remittances.push({ start, description, tree })
          for (const text of writeBody(description, tree as never, start.separators)) put(text, start.separators)
          if (trailer !== undefined && !alone) put(trailer.text, start.separators)
        },
      }
    },
  })
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size))
  return { remittances, faults, totals: reader.end(), written: written.join('') }
}

/** One ISA with one transaction around these segments (`~` between them). */
export function interchange(body: string, guide = '005010X221A1', set = '835'): string {
  const segments = body.split('~').filter(segment => segment.trim() !== '')
  return [
    'ISA*00*          *00*          *ZZ*EXAMPLEPAYER   *ZZ*EXAMPLECLINIC  *260105*0830*^*00501*000000001*0*T*:',
    `GS*HP*EXAMPLEPAYER*EXAMPLECLINIC*20260105*0830*1*X*${guide}`,
    `ST*${set}*0001`,
    ...segments.map(segment => segment.trim()),
    `SE*${segments.length + 2}*0001`,
    'GE*1*1',
    'IEA*1*000000001',
    '',
  ].join('~\n')
}

/** A remittance of one invented payer around these claims; `paidCents` and `date` go into BPR. */
export function remittance(claims: string, paid: string, date = '20260201'): string {
  return interchange(
    `BPR*I*${paid}*C*ACH************${date}~TRN*1*EFT1*1900000002~N1*PR*SAMPLE MUTUAL HEALTH~N3*100 EXAMPLE STREET~N4*EXAMPLE CITY*OH*44001~N1*PE*MADE UP FAMILY CLINIC*XX*1234567893~LX*1~${claims}`,
  )
}
