// The same number with other content: a payer's second thought, or somebody's hand in the file. A person has to look, and is told what
// differs.
import type { Reader } from '../../../store/reader.ts'
import { claimsOfRemittance } from '../../../store/remit-claim.ts'
import { remittancesByNumber } from '../../../store/remittance.ts'
import type { Row } from '../../../store/store.ts'
import type { PostedClaim } from '../../denial/posted.ts'
import type { ReadRemittance } from '../read/read-remittance.ts'

export interface Conflict {
  readonly says: string
  readonly difference: Readonly<Record<string, unknown>>
  /** What it disagrees with. */
  readonly of: Row<'remittance'>
}

interface ComparedClaim {
  readonly account: string
  readonly reversal: boolean
  readonly chargeCents: number
  readonly paidCents: number
}

interface Other {
  readonly row: Row<'remittance'>
  readonly claims: readonly ComparedClaim[]
}

/** How many claims of a posted remittance are compared with another one's. */
const COMPARED = 5000

/** What a remittance disagrees with, of those in the store and of those that will be posted with it. */
export async function findConflict(
  reader: Reader,
  row: Row<'remittance'>,
  good: readonly ReadRemittance[],
  claims: readonly PostedClaim[],
): Promise<Conflict | undefined> {
  const here = claims.map(comparedOf)
  const other = await findOther(reader, row, good, here)
  return other === undefined ? undefined : conflictOf(row, here, other)
}

async function findOther(
  reader: Reader,
  row: Row<'remittance'>,
  good: readonly ReadRemittance[],
  here: readonly ComparedClaim[],
): Promise<Other | undefined> {
  const accounts = new Set(here.map(claim => claim.account))
  const inBatch = good.flatMap(each => (each.end === undefined ? [] : [each.end.row]))
  for (const other of [...inBatch, ...(await remittancesByNumber(reader, row))]) {
    if (other.traceKey !== row.traceKey && other.controlKey !== row.controlKey) continue
    const claims =
      good.find(each => each.end?.row === other)?.claims.map(comparedOf) ??
      (await claimsOfRemittance(reader, other.id, COMPARED)).map(comparedOf)
    // Senders restart their control numbers: alone, those count only for the same day and some of the same claims.
    const same =
      other.traceKey === row.traceKey ||
      (other.paymentDate === row.paymentDate && claims.some(claim => accounts.has(claim.account)))
    if (same) return { row: other, claims }
  }
  return undefined
}

function conflictOf(
  row: Row<'remittance'>,
  claims: readonly ComparedClaim[],
  { row: other, claims: known }: Other,
): Conflict {
  const by = other.traceKey === row.traceKey ? `trace number ${row.trace ?? ''}` : `control number ${row.control}`
  const fields = (Object.keys(FIELDS) as (keyof typeof FIELDS)[])
    .filter(name => other[name] !== row[name])
    .map(name => ({ field: name, posted: other[name], here: row[name] }))
  const posted = new Map(known.map(claim => [keyOf(claim), claim]))
  const changed = claims
    .filter(here => {
      const there = posted.get(keyOf(here))
      return there?.chargeCents !== here.chargeCents || there.paidCents !== here.paidCents
    })
    .map(here => ({ here, posted: posted.get(keyOf(here)) ?? null }))
  const what = [
    ...fields.map(({ field }) => FIELDS[field]),
    ...(changed.length > 0 ? [`${changed.length} ${changed.length === 1 ? 'claim' : 'claims'}`] : []),
  ]
  return {
    of: other,
    says: `a remittance with the same ${by} is posted already and says something else${what.length > 0 ? ` (${what.join(', ')})` : ' (not in the money: names, dates, references or remarks)'}. Nothing of this one was posted; compare the two and ask the payer.`,
    difference: {
      remittance: other.id,
      file: other.fileId,
      fields,
      claims: changed.slice(0, 20),
      changedClaims: changed.length,
    },
  }
}

/** What is compared of the whole, and how it is called. */
const FIELDS = {
  paymentDate: 'payment date',
  paymentCents: 'payment',
  paidCents: 'paid',
  claims: 'claims',
  providerAdjustmentCents: 'provider adjustment',
} as const satisfies Partial<Record<keyof Row<'remittance'>, string>>

function comparedOf({ account, reversal, chargeCents, paidCents }: ComparedClaim): ComparedClaim {
  return { account, reversal, chargeCents, paidCents }
}

function keyOf({ account, reversal }: ComparedClaim): string {
  return `${account} ${reversal}`
}
