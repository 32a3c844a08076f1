// Statements on figures that are kept with every change: first answers of payers, and sums that differences are added to.
import { latestAgain } from './adjustment.ts'
import { inTurn, type Reader } from './reader.ts'
import type { Row, TableName, Unit } from './store.ts'
import type { Outcome } from './tables/remittance.ts'

export type FirstAnswer = Omit<Row<'firstAnswer'>, 'practiceId'>

/** What is an answer that decides nothing yet, or takes one back. */
export const NO_ANSWER: readonly Outcome[] = ['pending', 'reversed']

/** Rows of one statement. */
const AT_ONCE = 200

/** Tables of sums, with what each is kept by; the other columns are added up. */
export const SUMMED_BY = {
  queueTotal: ['status', 'snoozed', 'move', 'owner', 'payerId', 'cause', 'action'],
  dueTotal: ['snoozed', 'dueDate', 'dueLevel', 'dueSure', 'move'],
  answerTotal: ['byDay', 'grain', 'period', 'payerId', 'outcome', 'saysDenied'],
  answerDayTotal: ['grain', 'period', 'payerId', 'days'],
  denialTotal: ['byDay', 'grain', 'period', 'payerId', 'cause', 'groupCode', 'carc', 'state'],
  openTotal: ['byDay', 'grain', 'period', 'payerId', 'dayOf', 'day'],
  paymentTotal: ['grain', 'period', 'payerId'],
  sentTotal: ['byDay', 'grain', 'period'],
} as const satisfies Partial<Record<TableName, readonly string[]>>
export type SumTable = keyof typeof SUMMED_BY
export type SumRow<Table extends SumTable> = Omit<Row<Table>, 'practiceId'>

/** Adds differences to kept sums. */
export async function addSums<Table extends SumTable>(
  { kysely, practiceId }: Unit,
  table: Table,
  rows: readonly SumRow<Table>[],
): Promise<void> {
  const by: readonly string[] = SUMMED_BY[table]
  const [first] = rows
  if (first === undefined) return
  const summed = Object.keys(first).filter(name => !by.includes(name))
  for (let at = 0; at < rows.length; at += AT_ONCE)
    await kysely
      .insertInto(table as 'queueTotal')
      .values(rows.slice(at, at + AT_ONCE).map(row => ({ practiceId, ...row })) as unknown as Row<'queueTotal'>[])
      .onConflict(conflict =>
        conflict
          .columns(['practiceId', ...(by as readonly 'payerId'[])])
          .doUpdateSet(({ ref, eb }) =>
            Object.fromEntries(
              (summed as readonly 'denials'[]).map(name => [
                name,
                eb(ref(`${table}.${name}` as 'queueTotal.denials'), '+', ref(`excluded.${name}`)),
              ]),
            ),
          ),
      )
      .execute()
}

/** The first answers of these cases as they are kept. */
export function keptFirstAnswers(reader: Reader, caseIds: readonly number[]): Promise<readonly FirstAnswer[]> {
  return inTurn(caseIds, part =>
    reader.kysely
      .selectFrom('firstAnswer')
      .select([...ANSWER_COLUMNS])
      .where('caseId', 'in', part)
      .execute(),
  )
}

const ANSWER_COLUMNS = [
  ...(['remitClaimId', 'caseId', 'payerId', 'paymentDate', 'serviceFrom', 'receivedDate', 'outcome'] as const),
  ...(['saysDenied', 'chargeCents', 'paidCents', 'atStakeCents'] as const),
] as const

/** The same, found again from the answers of each payer to each case. */
export async function findFirstAnswers(reader: Reader, caseIds: readonly number[]): Promise<readonly FirstAnswer[]> {
  const rows = await inTurn(caseIds, part =>
    reader.kysely
      .selectFrom('caseMember as m')
      .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'm.remitClaimId'))
      .where('m.caseId', 'in', part)
      .where('c.reversal', '=', false)
      // An answer that another follows of itself is none yet.
      .where('m.role', '<>', 'not-final')
      .where('c.outcome', 'not in', NO_ANSWER)
      .select(['c.id as remitClaimId', 'm.caseId', 'c.payerId', 'c.paymentDate', 'c.serviceFrom', 'c.receivedDate'])
      .select(['c.outcome', 'c.status', 'c.chargeCents', 'c.paidCents', 'c.atStakeCents'])
      .execute(),
  )
  const order = (row: (typeof rows)[number]) => row.paymentDate ?? ''
  // Ordered here: asked for the order, the database would read more than it is led to.
  const inOrder = [...rows].sort(
    (one, other) => order(one).localeCompare(order(other)) || one.remitClaimId - other.remitClaimId,
  )
  const first = new Map<string, (typeof rows)[number]>()
  for (const row of inOrder) {
    const key = `${row.caseId} ${row.payerId}`
    if (!first.has(key)) first.set(key, row)
  }
  const found = [...first.values()]
  const again = await latestAgain(
    reader,
    found.map(({ remitClaimId }) => remitClaimId),
  )
  return found.map(({ status, ...row }) => ({ ...row, saysDenied: status === '4', ...again.get(row.remitClaimId) }))
}

export async function removeFirstAnswers(unit: Unit, remitClaimIds: readonly number[]): Promise<void> {
  await inTurn(remitClaimIds, async part => {
    await unit.kysely.deleteFrom('firstAnswer').where('remitClaimId', 'in', part).execute()
    return []
  })
}

/** Claims as they were first sent, of one transmission or of all, by that day and by the day of their service. */
export async function countFirstSent(reader: Reader, transmissionId?: number) {
  const rows = await reader.kysely
    .selectFrom('claim')
    .$if(transmissionId !== undefined, query => query.where('transmissionId', '=', transmissionId ?? 0))
    .where('frequency', 'not in', ['7', '8'])
    .groupBy(['sentOn', 'serviceFrom'])
    .select(({ fn }) => ['sentOn', 'serviceFrom', fn.countAll<number>().as('claims')])
    .execute()
  return rows.map(row => ({ ...row, claims: Number(row.claims) }))
}
