// Statements on the register of authorizations.
import { addRow } from './own-rows.ts'
import { inTurn, type Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

export type Authorization = Omit<Row<'authorization'>, 'practiceId'>

/** Those of these members that were not ended. */
export function authorizationsOf({ kysely }: Reader, members: readonly string[]): Promise<readonly Authorization[]> {
  return inTurn(members, part =>
    kysely
      .selectFrom('authorization')
      .selectAll()
      .where('memberId', 'in', part)
      .where('endedAt', 'is', null)
      .orderBy('id')
      .execute(),
  )
}

/** All that were not ended, those that end first before the others. */
export function allAuthorizations(
  { kysely }: Reader,
  { member, limit }: { readonly member: string | undefined; readonly limit: number },
): Promise<readonly Authorization[]> {
  return kysely
    .selectFrom('authorization')
    .selectAll()
    .where('endedAt', 'is', null)
    .$if(member !== undefined, query => query.where('memberId', '=', member ?? ''))
    .orderBy(({ eb }) => eb.case().when('toDate', 'is', null).then(1).else(0).end())
    .orderBy('toDate')
    .orderBy('id')
    .limit(limit)
    .execute()
}

export function authorizationById({ kysely }: Reader, id: number): Promise<Authorization | undefined> {
  return kysely.selectFrom('authorization').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function addAuthorization(unit: Unit, authorization: Authorization): Promise<void> {
  await addRow(unit, 'authorization', authorization)
}

export async function endAuthorization(unit: Unit, id: number, endedAt: string): Promise<void> {
  await unit.kysely.updateTable('authorization').set({ endedAt }).where('id', '=', id).execute()
}

/** Whether one with this number is there for the member, ended or not. */
export async function hasAuthorization({ kysely }: Reader, memberId: string, reference: string): Promise<boolean> {
  const found = kysely
    .selectFrom('authorization')
    .select('id')
    .where('memberId', '=', memberId)
    .where('reference', '=', reference)
  return (await found.executeTakeFirst()) !== undefined
}

/** Answers to requests with one of these verdicts and a number, the first first. */
export function certifiedAnswers(
  { kysely }: Reader,
  actions: readonly string[],
): Promise<readonly Row<'reviewAnswer'>[]> {
  return kysely
    .selectFrom('reviewAnswer')
    .selectAll()
    .where('action', 'in', [...actions])
    .where('number', 'is not', null)
    .orderBy('id')
    .execute()
}
