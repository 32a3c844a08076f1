// Remittances explained as records, the same from the terminal and over the API: each claim with every decision, each provider adjustment,
// each remittance, each fault, and at the end what it came to.
import type { DecidedClaim } from '../../decide/decide.ts'
import { claimRecord, providerAdjustmentRecord, remittanceRecord } from '../../decide/explain-records.ts'
import { createRemittanceReader } from '../../decide/remittance.ts'
import { type Fault, unreadableFile } from '../../x12/index.ts'
import { type OpenedFile, Unopenable } from '../intake/read/open-file.ts'
import { Refusal } from '../refusal.ts'

/** What came of one file. */
export interface FileSummary {
  readonly file: string
  segments: number
  unreadSegments: number
  remittances: number
  claims: number
  adjustments: number
  /** Claims with a denial or underpayment on them. */
  denials: number
  faults: number
}

export function newSummary(file: string): FileSummary {
  return { file, segments: 0, unreadSegments: 0, remittances: 0, claims: 0, adjustments: 0, denials: 0, faults: 0 }
}

/** Where records go: claims as they were decided, since their records are by far the largest, all else as records. */
export interface RecordSink {
  readonly put: (record: object) => void
  readonly putClaim: (claim: DecidedClaim, remittance: number) => void
}

/** A reader that puts out records; `told` hears of what is counted besides. */
export function createRecordReader(
  { put, putClaim }: RecordSink,
  told: {
    readonly onFault: (fault: Fault) => void
    readonly onClaim: (claim: DecidedClaim) => void
    readonly onRemittance: () => void
  },
) {
  return createRemittanceReader({
    onFault(fault) {
      told.onFault(fault)
      put({ record: 'fault', ...fault })
    },
    onClaim(decided, index) {
      told.onClaim(decided)
      putClaim(decided, index)
    },
    onProviderAdjustment: (adjustment, index) => put(providerAdjustmentRecord(adjustment, index)),
    onRemittance(end) {
      told.onRemittance()
      put(remittanceRecord(end))
    },
  })
}

/** Counts a claim into a summary. Answers whether it has a denial or underpayment on it. */
export function countInto(summary: FileSummary, decided: DecidedClaim): boolean {
  summary.claims++
  summary.adjustments += decided.adjustments.length
  const { outcome } = decided
  if (outcome !== 'denied' && outcome !== 'partly-denied' && outcome !== 'underpaid') return false
  summary.denials++
  return true
}

/** Every record of these files, at most so many. */
export async function explainFiles(
  files: AsyncIterable<OpenedFile | Unopenable>,
  most: number,
): Promise<{ readonly records: readonly object[]; readonly more: boolean }> {
  const records: object[] = []
  let more = false
  const put = (record: object) => {
    if (records.length < most) records.push(record)
    else more = true
  }
  for await (const opened of files) {
    const summary = newSummary(opened instanceof Unopenable ? opened.path : opened.name)
    if (opened instanceof Unopenable) put({ record: 'fault', ...unreadableFile(opened.message) })
    else {
      const putClaim: RecordSink['putClaim'] = (decided, index) => put(claimRecord(decided, index))
      const reader = createRecordReader(
        { put, putClaim },
        {
          onFault: () => summary.faults++,
          onClaim: decided => countInto(summary, decided),
          onRemittance: () => summary.remittances++,
        },
      )
      try {
        for await (const chunk of opened.chunks) reader.push(chunk)
      } catch (error) {
        if (error instanceof Refusal) throw error
        put({ record: 'fault', ...unreadableFile((error as Error).message) })
      }
      const { segments, unread } = reader.end()
      Object.assign(summary, { segments, unreadSegments: unread })
    }
    put({ record: 'summary', ...summary })
  }
  return { records, more }
}
