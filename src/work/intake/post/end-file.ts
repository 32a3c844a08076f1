// Writes down how the reading of a file ended, and reports it.
import { addFileEnd, fileById, lastFileEnd } from '../../../store/file.ts'
import type { FileStatus, Store } from '../../../store/store.ts'
import type { FileTotals } from '../read/parts.ts'
import type { ReceivedFile } from '../read/receive-file.ts'
import type { FileReport } from '../report.ts'
import type { PostCounts } from './counts.ts'
import type { TransmissionCounts } from './transmission.ts'

/** All that was counted of one file. */
export interface Ended {
  readonly counts: PostCounts
  readonly others: TransmissionCounts
  readonly totals: FileTotals
}

export async function endFile(
  store: Store,
  file: ReceivedFile,
  by: { readonly now: string; readonly who: string },
  ended: Ended,
): Promise<FileReport> {
  const { counts, others } = ended
  const twin = [...counts.duplicateOf.values()][0] ?? others.duplicateOf
  const first = twin === undefined ? undefined : await fileById(store, twin)
  const report: FileReport = {
    path: file.name,
    sha256: file.kept.sha256,
    status: statusOf(ended),
    remittances: counts.posted,
    claims: counts.claims,
    lines: counts.lines,
    adjustments: counts.adjustments,
    denials: counts.denials,
    faults: ended.totals.faultCount,
    duplicates: counts.duplicates + others.duplicates,
    quarantined: counts.quarantined + others.quarantined,
    transmissions: others.transmissions,
    sentClaims: others.sentClaims,
    acknowledgments: others.acknowledgments,
    answers: others.answers,
    ...(first === undefined ? {} : { duplicateOf: first.name }),
    says: saysOf(ended),
  }
  const isFirst = await writeEnd(store, file, by, ended, report)
  // Whoever went on with what another process was posting has found it done.
  const didNothing = report.status === 'imported' && counts.posted + others.transmissions === 0
  return isFirst || !didNothing ? report : { ...report, status: 'duplicate', duplicateOf: file.firstName }
}

function foundIn({ counts, others }: Ended): number {
  return counts.remittances + others.transmissions + others.resumed + others.duplicates + others.quarantined
}

function statusOf(ended: Ended): FileStatus {
  const { counts, others } = ended
  if (foundIn(ended) === 0) return 'rejected'
  if (counts.posted + counts.resumed + others.transmissions + others.resumed > 0) return 'imported'
  return counts.quarantined + others.quarantined > 0 ? 'quarantined' : 'duplicate'
}

function saysOf(ended: Ended): readonly string[] {
  const { counts, others, totals } = ended
  const said = [...counts.says, ...others.says]
  if (foundIn(ended) > 0) return said
  const error = totals.faults.find(fault => fault.severity === 'error')
  return [...said, error?.says ?? 'There is no transaction in it that Overturn knows.']
}

/** Answers false where another process has read the same file meanwhile, and said so. */
async function writeEnd(
  store: Store,
  file: ReceivedFile,
  { now, who }: { readonly now: string; readonly who: string },
  { counts, totals }: Ended,
  report: FileReport,
): Promise<boolean> {
  const { status, claims, lines, adjustments, denials, faults, duplicates, quarantined, says } = report
  const posted = counts.posted + counts.resumed
  return store.write(async unit => {
    const last = await lastFileEnd(unit, file.id)
    if (last !== undefined && last.status !== 'rejected') return false
    await addFileEnd(unit, {
      fileId: file.id,
      turn: (last?.turn ?? 0) + 1,
      segments: totals.segments,
      unreadSegments: totals.unread,
      remittances: counts.remittances,
      ...{ status, posted, duplicates, quarantined, claims, lines, adjustments, denials, faults },
      report: { says, faults: totals.faults },
      at: now,
    })
    unit.event({ at: now, who, verb: 'read', data: { file: file.id, status, posted, claims } })
    return true
  })
}
