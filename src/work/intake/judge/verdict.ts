// Judges a finished remittance: new, posted before from this very place, a duplicate, or one that must wait in quarantine. Says so as data;
// `writeVerdict` writes down what is not posted.
import { addQuarantine } from '../../../store/quarantine.ts'
import type { Reader } from '../../../store/reader.ts'
import { addDuplicate, remittanceByContent } from '../../../store/remittance.ts'
import type { Row, Unit, Vault } from '../../../store/store.ts'
import { contentInAnyOrder, type Place } from '../read/any-order.ts'
import type { ReadRemittance } from '../read/read-remittance.ts'
import { findConflict } from './conflict.ts'

export type Verdict =
  | { readonly is: 'new' }
  /** Posted before from this same file, when its reading was stopped. */
  | { readonly is: 'resumed' }
  | { readonly is: 'duplicate'; readonly of: Pick<Row<'remittance'>, 'id' | 'fileId'> }
  | {
      readonly is: 'quarantined'
      readonly reason: 'unreadable' | 'incomplete' | 'conflict'
      readonly says: string
      readonly difference: Readonly<Record<string, unknown>>
    }

/** `good` are those before it in the same batch that will be posted with it; what both say is read from the kept files. */
export async function judgeRemittance(
  reader: Reader,
  vault: Vault,
  remittance: ReadRemittance,
  good: readonly ReadRemittance[],
): Promise<Verdict> {
  const { row, refusal } = endOf(remittance)
  const twin =
    good.find(each => each.end?.row.content === row.content)?.end?.row ??
    (await remittanceByContent(reader, row.content))
  if (twin !== undefined)
    return twin.fileId === row.fileId && twin.ordinal === row.ordinal
      ? { is: 'resumed' }
      : { is: 'duplicate', of: twin }
  if (refusal !== undefined) return { is: 'quarantined', ...refusal, difference: {} }
  const conflict = await findConflict(reader, row, good, remittance.claims)
  if (conflict === undefined) return { is: 'new' }
  const { of, says, difference } = conflict
  if (await saysTheSame(reader, vault, row, of)) return { is: 'duplicate', of }
  return { is: 'quarantined', reason: 'conflict', says, difference }
}

/** The same number, and the same in another order of claims, lines or segments. */
async function saysTheSame(reader: Reader, vault: Vault, one: Place, other: Place): Promise<boolean> {
  const [first, second] = await Promise.all([
    contentInAnyOrder(reader, vault, one),
    contentInAnyOrder(reader, vault, other),
  ])
  return first !== undefined && first === second
}

/** Writes down why a remittance is not posted. */
export async function writeVerdict(
  unit: Unit,
  remittance: ReadRemittance,
  verdict: Verdict,
  now: string,
): Promise<void> {
  const { row } = endOf(remittance)
  const { fileId, ordinal, firstSegment, segments } = row
  if (verdict.is === 'duplicate')
    await addDuplicate(unit, { fileId, ordinal, remittanceId: verdict.of.id, firstSegment, segments })
  if (verdict.is !== 'quarantined') return
  const { reason, says, difference } = verdict
  await addQuarantine(unit, {
    ...{ fileId, ordinal, firstSegment, segments, reason, says },
    content: row.content,
    difference: JSON.stringify(difference),
    control: row.control,
    trace: row.trace,
    paymentCents: row.paymentCents,
    claims: row.claims,
    at: now,
  })
  unit.event({
    at: now,
    who: 'overturn',
    verb: 'quarantined',
    data: { file: fileId, ordinal, reason, rows: remittance.rows.get('remitClaim')?.rows ?? 0 },
  })
}

function endOf({ end }: ReadRemittance): NonNullable<ReadRemittance['end']> {
  if (end === undefined) throw new Error('a remittance that goes on cannot be judged')
  return end
}
