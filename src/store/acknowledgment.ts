// Statements on what receivers said, and on the claims that it was said of.
import { addRowOnce } from './own-rows.ts'
import { inTurn, type Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

type Acknowledgment = Row<'acknowledgment'>

export async function anyAcknowledgment(reader: Reader): Promise<boolean> {
  return (await reader.kysely.selectFrom('acknowledgment').select('id').limit(1).executeTakeFirst()) !== undefined
}

export function acknowledgmentsOf(reader: Reader, transmissionId: number): Promise<readonly Acknowledgment[]> {
  return reader.kysely.selectFrom('acknowledgment').selectAll().where('transmissionId', '=', transmissionId).execute()
}

export function acknowledgmentsById({ kysely }: Reader, ids: readonly number[]): Promise<readonly Acknowledgment[]> {
  return inTurn(ids, part => kysely.selectFrom('acknowledgment').selectAll().where('id', 'in', part).execute())
}

/** Every claim of which these say something, with its account. */
export function claimsAcknowledged({ kysely }: Reader, acknowledgmentIds: readonly number[]) {
  return inTurn(acknowledgmentIds, part =>
    kysely
      .selectFrom('acknowledged as l')
      .innerJoin('claim as c', join => join.onRef('c.id', '=', 'l.claimId'))
      .where('l.acknowledgmentId', 'in', part)
      .select(['l.acknowledgmentId', 'c.id', 'c.account'])
      .orderBy('c.id')
      .execute(),
  )
}

/** The claims of which this transmission says something. */
export async function claimsAcknowledgedIn({ kysely }: Reader, transmissionId: number): Promise<readonly number[]> {
  const rows = await kysely
    .selectFrom('acknowledgment as a')
    .innerJoin('acknowledged as l', join => join.onRef('l.acknowledgmentId', '=', 'a.id'))
    .where('a.transmissionId', '=', transmissionId)
    .select('l.claimId')
    .distinct()
    .execute()
  return rows.map(row => row.claimId)
}

/** Those that answer a batch by one of its numbers. */
export async function acknowledgmentsOfBatch(
  reader: Reader,
  batch: Pick<Row<'transmission'>, 'groupControl' | 'interchangeControl' | 'reference'>,
): Promise<readonly Acknowledgment[]> {
  const { groupControl, interchangeControl, reference } = batch
  return reader.kysely
    .selectFrom('acknowledgment')
    .selectAll()
    .where(({ eb, or }) =>
      or([
        ...(groupControl === '' ? [] : [eb('groupControl', '=', groupControl)]),
        ...(interchangeControl === '' ? [] : [eb('interchangeControl', '=', interchangeControl)]),
        ...(reference === null ? [] : [eb('reference', '=', reference)]),
      ]),
    )
    .execute()
}

/** What was said of these claims, with the file that it stands in and who sent it: a statement to be ended by the one who asks. */
export function acknowledgmentsOn({ kysely }: Reader, claimIds: readonly number[]) {
  return kysely
    .selectFrom('acknowledged as l')
    .innerJoin('acknowledgment as a', join => join.onRef('a.id', '=', 'l.acknowledgmentId'))
    .innerJoin('transmission as t', join => join.onRef('t.id', '=', 'a.transmissionId'))
    .innerJoin('file as f', join => join.onRef('f.id', '=', 't.fileId'))
    .where('l.claimId', 'in', claimIds)
    .selectAll('a')
    .select(['t.sender', 'f.name'])
}

/** Claims to which a payer gave these numbers of its own when it took them in. */
export function claimsByPayerControl(reader: Reader, payerControls: readonly string[]) {
  return inTurn(payerControls, part =>
    reader.kysely
      .selectFrom('acknowledgment as a')
      .innerJoin('acknowledged as l', join => join.onRef('l.acknowledgmentId', '=', 'a.id'))
      .where('a.payerControl', 'in', part)
      .select(['l.claimId', 'a.payerControl'])
      .execute(),
  )
}

/** Which of these claims somebody has taken in. */
export async function acceptedClaims(reader: Reader, claimIds: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await inTurn(claimIds, part =>
    reader.kysely
      .selectFrom('acknowledged as l')
      .innerJoin('acknowledgment as a', join => join.onRef('a.id', '=', 'l.acknowledgmentId'))
      .where('l.claimId', 'in', part)
      .where('a.verdict', 'in', ['accepted', 'accepted-with-errors'])
      .select('l.claimId')
      .execute(),
  )
  return new Set(rows.map(row => row.claimId))
}

/** Notes that an acknowledgment speaks of a claim; once. */
export async function addAcknowledged(unit: Unit, acknowledgmentId: number, claimId: number): Promise<void> {
  await addRowOnce(unit, 'acknowledged', { acknowledgmentId, claimId }, ['acknowledgmentId', 'claimId'])
}
