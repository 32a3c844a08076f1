// Posts transactions that are no remittances: each whole or absent, once by its content, whatever file it comes in.
import type { FlatRows, Store, Unit } from '../../store/store.ts'
import { pushRow } from '../../store/store.ts'
import type { ReadTransmission } from './transmission.ts'

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
  read: ReadTransmission,
  counts: TransmissionCounts,
): Promise<void> {
  await store.write(async unit => {
    const { row, refusal } = read
    const twin = await unit.kysely
      .selectFrom('transmission')
      .select(['id', 'fileId', 'ordinal'])
      .where('content', '=', row.content)
      .executeTakeFirst()
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
    const head: FlatRows = []
    pushRow(head, 'transmission', row)
    await unit.insertMany('transmission', head)
    for (const [table, packed] of read.rows) await unit.insertMany(table, packed)
    const told = read.told.rows(unit.nextId(read.told.count))
    for (const [table, rows] of told) await unit.insertMany(table, rows)
    counts.transmissions++
    counts.sentClaims += row.claims
    if (told.has('acknowledgment')) counts.acknowledgments += read.told.count
    else counts.answers += read.told.count
    unit.event({
      at: row.postedAt,
      who: 'overturn',
      verb: 'kept',
      data: { transmission: row.id, set: row.setCode, file: row.fileId, claims: row.claims, told: read.told.count },
    })
  })
}

/** In quarantine, remittances are numbered from 0; other transactions from −1 downwards, so that the two never meet. */
async function quarantine(unit: Unit, { row }: ReadTransmission, says: string): Promise<void> {
  await unit.kysely
    .insertInto('quarantine')
    .values({
      practiceId: row.practiceId,
      fileId: row.fileId,
      ordinal: -1 - row.ordinal,
      firstSegment: row.firstSegment,
      segments: row.segments,
      content: row.content,
      reason: says.includes('cut off') ? 'incomplete' : 'unreadable',
      says,
      difference: '{}',
      control: row.control,
      trace: null,
      paymentCents: 0,
      claims: row.claims,
      at: row.postedAt,
    })
    .onConflict(clash => clash.columns(['practiceId', 'fileId', 'ordinal']).doNothing())
    .execute()
  unit.event({
    at: row.postedAt,
    who: 'overturn',
    verb: 'quarantined',
    data: { file: row.fileId, ordinal: row.ordinal, set: row.setCode, says },
  })
}
