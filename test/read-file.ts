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

interface Envelope {
  readonly guide: string
  readonly set: string
  /** ISA13, GS06 and ST02. */
  readonly controls: readonly [interchange: string, group: string, transaction: string]
  /** CCYYMMDD of ISA09 and GS04. */
  readonly date: string
}

function enveloped(segments: readonly string[], { guide, set, controls, date }: Envelope, terminator = '~\n'): string {
  const [interchange, group, transaction] = controls
  return [
    `ISA*00*          *00*          *ZZ*EXAMPLEPAYER   *ZZ*EXAMPLECLINIC  *${date.slice(2)}*0830*^*00501*${interchange}*0*T*:`,
    `GS*HP*EXAMPLEPAYER*EXAMPLECLINIC*${date}*0830*${group}*X*${guide}`,
    `ST*${set}*${transaction}`,
    ...segments,
    `SE*${segments.length + 2}*${transaction}`,
    `GE*1*${group}`,
    `IEA*1*${interchange}`,
    '',
  ].join(terminator)
}

/** One ISA with one transaction around these segments (`~` between them). */
export function interchange(body: string, guide = '005010X221A1', set = '835'): string {
  const segments = body.split('~').filter(segment => segment.trim() !== '')
  return enveloped(
    segments.map(segment => segment.trim()),
    { guide, set, controls: ['000000001', '1', '0001'], date: '20260105' },
  )
}

/** A remittance's segments in an interchange with numbers of its own, as a payer's next file has them. */
export function remittanceFile(
  segments: readonly string[],
  control: number,
  date = '20260105',
  terminator?: string,
): string {
  const number = String(control).padStart(9, '0')
  const controls = [number, String(control), number] as const
  return enveloped(segments, { guide: '005010X221A1', set: '835', controls, date }, terminator)
}

/** A remittance of one invented payer around these claims; `paidCents` and `date` go into BPR. */
export function remittance(claims: string, paid: string, date = '20260201'): string {
  return interchange(
    `BPR*I*${paid}*C*ACH************${date}~TRN*1*EFT1*1900000002~N1*PR*SAMPLE MUTUAL HEALTH~N3*100 EXAMPLE STREET~N4*EXAMPLE CITY*OH*44001~N1*PE*MADE UP FAMILY CLINIC*XX*1234567893~LX*1~${claims}`,
  )
}
