// Posts transactions that are no remittances: each whole or absent, once by its content, whatever file it comes in.
import { countFirstSent } from '../../../store/kept-figures.ts'
import { addQuarantine } from '../../../store/quarantine.ts'
import type { Store, Unit } from '../../../store/store.ts'
import { addTransmission, transmissionByContent } from '../../../store/transmission.ts'
import { createFigureSums } from '../../insight/kept.ts'
import type { NumberedTransmission } from '../read/transmission.ts'

export interface TransmissionCounts {
  transmissions: number
  /** Posted before from this same file, when its reading was stopped. */
  resumed: number
  duplicates: number
  quarantined: number
  sentClaims: number
  acknowledgments: number
  answers: number
  duplicateOf: number | undefined
  readonly says: string[]
}

export function noTransmissions(): TransmissionCounts {
  return {
    transmissions: 0,
    resumed: 0,
    duplicates: 0,
    quarantined: 0,
    sentClaims: 0,
    acknowledgments: 0,
    answers: 0,
    duplicateOf: undefined,
    says: [],
  }
}

/** Posts one; counts what became of it. */
export async function postTransmission(
  store: Store,
  read: NumberedTransmission,
  counts: TransmissionCounts,
): Promise<void> {
  await store.write(async unit => {
    const { row, refusal, reported } = read
    const twin = await transmissionByContent(unit, row.content)
    if (twin !== undefined) {
      if (twin.fileId === row.fileId && twin.ordinal === row.ordinal) counts.resumed++
      else {
        counts.duplicates++
        counts.duplicateOf = twin.fileId
      }
      return
    }
    if (refusal !== undefined) {
      await quarantine(unit, read, refusal)
      counts.quarantined++
      counts.says.push(refusal)
      return
    }
    await addTransmission(unit, row)
    for (const [table, packed] of read.rows) await unit.insertMany(table, packed)
    for (const [table, rows] of reported.rows) await unit.insertMany(table, rows)
    if (row.claims > 0) await countSent(unit, row.id)
    counts.transmissions++
    counts.sentClaims += row.claims
    if (reported.rows.has('acknowledgment')) counts.acknowledgments += reported.count
    else counts.answers += reported.count
    unit.event({
      at: row.postedAt,
      who: 'overturn',
      verb: 'kept',
      data: { transmission: row.id, set: row.setCode, file: row.fileId, claims: row.claims, told: reported.count },
    })
  })
}

/** What was sent for the first time is counted in the figures. */
async function countSent(unit: Unit, transmissionId: number): Promise<void> {
  const figures = createFigureSums()
  for (const days of await countFirstSent(unit, transmissionId)) figures.sent(days)
  await figures.flush(unit)
}

/** In quarantine, remittances are numbered from 0; other transactions from −1 downwards, so that the two never meet. */
async function quarantine(unit: Unit, { row }: NumberedTransmission, says: string): Promise<void> {
  const { fileId, ordinal, firstSegment, segments, content, control, claims, postedAt: at } = row
  await addQuarantine(unit, {
    ...{ fileId, firstSegment, segments, content, control, claims, at, says },
    ordinal: -1 - ordinal,
    reason: says.includes('cut off') ? 'incomplete' : 'unreadable',
    difference: '{}',
    trace: null,
    paymentCents: 0,
  })
  unit.event({
    at,
    who: 'overturn',
    verb: 'quarantined',
    data: { file: fileId, ordinal, set: row.setCode, says },
  })
}
