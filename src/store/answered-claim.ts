// Statements on payers' answers with what they answer: for resources that other systems read, many at once.
import { inTurn, type Reader } from './reader.ts'

/** Which answers are asked for; all of it has to hold. */
export interface AnswersAsked {
  readonly remittanceId?: number | undefined
  readonly account?: string | undefined
  /** Of this member of this payer. */
  readonly member?: { readonly payerId: number; readonly memberId: string } | undefined
  /** Posted at this instant or later. */
  readonly since?: string | undefined
  /** The number before the page. */
  readonly after?: number | undefined
  readonly limit: number
}

/** Numbers of adjudications, in the order in which they were posted. */
export async function answerIds({ kysely }: Reader, asked: AnswersAsked): Promise<readonly number[]> {
  const { remittanceId, account, member, since, after = 0, limit } = asked
  const rows = await kysely
    .selectFrom('remitClaim as c')
    .where('c.id', '>', after)
    .$if(remittanceId !== undefined, query => query.where('c.remittanceId', '=', remittanceId ?? 0))
    .$if(account !== undefined, query => query.where('c.account', '=', account ?? ''))
    .$if(member !== undefined, query =>
      query.where('c.memberId', '=', member?.memberId ?? '').where('c.payerId', '=', member?.payerId ?? 0),
    )
    .$if(since !== undefined, query =>
      query.where('c.remittanceId', 'in', inner =>
        inner
          .selectFrom('remittance')
          .select('id')
          .where('postedAt', '>=', since ?? ''),
      ),
    )
    .select('c.id')
    .orderBy('c.id')
    .limit(limit)
    .execute()
  return rows.map(row => row.id)
}

/** Heads of remittances with their payers. */
export function remittanceHeads({ kysely }: Reader, ids: readonly number[]) {
  return inTurn([...new Set(ids)], part =>
    kysely
      .selectFrom('remittance as r')
      .innerJoin('payer as p', join => join.onRef('p.id', '=', 'r.payerId'))
      .where('r.id', 'in', part)
      .select(['r.id', 'r.postedAt', 'r.payeeName', 'r.payeeNpi', 'r.trace', 'r.paymentDate', 'r.paymentCents'])
      .select(['r.payerId', 'p.identifier as payerIdentifier', 'p.name as payerName'])
      .execute(),
  )
}

/** Numbers of remittances posted from an instant on, after a number. */
export async function remittanceIds(
  { kysely }: Reader,
  { since, after = 0, limit }: Pick<AnswersAsked, 'since' | 'after' | 'limit'>,
): Promise<readonly number[]> {
  const rows = await kysely
    .selectFrom('remittance')
    .where('id', '>', after)
    .$if(since !== undefined, query => query.where('postedAt', '>=', since ?? ''))
    .select('id')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(row => row.id)
}

/** The claims that these answer, as they were sent, with which answer it is. */
export function claimsAnswered({ kysely }: Reader, remitClaimIds: readonly number[]) {
  return inTurn(remitClaimIds, part =>
    kysely
      .selectFrom('claimMatch as m')
      .innerJoin('claim as c', join => join.onRef('c.id', '=', 'm.claimId'))
      .where('m.remitClaimId', 'in', part)
      .select(['m.remitClaimId', 'c.id', 'c.kind', 'c.facility', 'c.frequency', 'c.patientBorn'])
      .select(['c.serviceFrom', 'c.serviceTo'])
      .execute(),
  )
}

/** Lines of these claims as they were sent. */
export function sentLines({ kysely }: Reader, claimIds: readonly number[]) {
  return inTurn([...new Set(claimIds)], part =>
    kysely
      .selectFrom('claimLine')
      .where('claimId', 'in', part)
      .select(['claimId', 'line', 'revenue', 'place', 'pointers', 'procedure', 'modifiers', 'chargeCents', 'units'])
      .select(['serviceFrom', 'serviceTo'])
      .orderBy('claimId')
      .orderBy('line')
      .execute(),
  )
}

export function sentDiagnoses({ kysely }: Reader, claimIds: readonly number[]) {
  return inTurn([...new Set(claimIds)], part =>
    kysely
      .selectFrom('claimDiagnosis')
      .where('claimId', 'in', part)
      .select(['claimId', 'ordinal', 'qualifier', 'code'])
      .orderBy('claimId')
      .orderBy('ordinal')
      .execute(),
  )
}

/** Which lines as sent the lines of these answers are. */
export function answeredLines({ kysely }: Reader, remitClaimIds: readonly number[]) {
  return inTurn(remitClaimIds, part =>
    kysely
      .selectFrom('lineMatch')
      .where('remitClaimId', 'in', part)
      .select(['remitClaimId', 'line', 'claimLine'])
      .execute(),
  )
}

/** The first answer about each of these members, of each payer. */
export function firstAnswers({ kysely }: Reader, members: readonly string[]) {
  return inTurn([...new Set(members)], part =>
    kysely
      .selectFrom('remitClaim')
      .where('memberId', 'in', part)
      .select(({ fn }) => ['payerId', 'memberId', fn.min('id').as('id')] as const)
      .groupBy(['payerId', 'memberId'])
      .execute(),
  )
}

/** Of which payers the practice has a fee schedule that holds. */
export async function payersWithSchedule({ kysely }: Reader): Promise<ReadonlySet<number>> {
  const rows = await kysely
    .selectFrom('feeSchedule')
    .where('withdrawnAt', 'is', null)
    .select('payerId')
    .distinct()
    .execute()
  return new Set(rows.map(row => row.payerId))
}

/** The claims of remittances with what was paid for each, in their order. */
export function paidClaims({ kysely }: Reader, remittanceIds: readonly number[]) {
  return inTurn(remittanceIds, part =>
    kysely
      .selectFrom('remitClaim')
      .where('remittanceId', 'in', part)
      .select(['remittanceId', 'id', 'account', 'paidCents'])
      .orderBy('remittanceId')
      .orderBy('ordinal')
      .execute(),
  )
}

/** Money outside of the claims of these. */
export function outsideOf({ kysely }: Reader, remittanceIds: readonly number[]) {
  return inTurn(remittanceIds, part =>
    kysely
      .selectFrom('providerAdjustment')
      .where('remittanceId', 'in', part)
      .select(['remittanceId', 'reason', 'reference', 'amountCents'])
      .orderBy('remittanceId')
      .orderBy('ordinal')
      .execute(),
  )
}

/** The last remittance that was paid to this provider. */
export function lastPaidTo({ kysely }: Reader, npi: string) {
  return kysely
    .selectFrom('remittance')
    .where('payeeNpi', '=', npi)
    .select(['id', 'payeeName', 'payeeNpi', 'postedAt'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Answers that bear these numbers of payers' claims, with the remittance that they came in. */
export function answersOfNumbers({ kysely }: Reader, numbers: readonly string[]) {
  return inTurn([...new Set(numbers)], part =>
    kysely
      .selectFrom('remitClaim as c')
      .innerJoin('remittance as r', join => join.onRef('r.id', '=', 'c.remittanceId'))
      .where('c.payerControl', 'in', part)
      .select(['c.id', 'c.account', 'c.payerControl', 'c.reversal', 'c.paidCents', 'r.control', 'r.method'])
      .orderBy('c.id')
      .execute(),
  )
}

/** Claims of remittances whose control numbers begin like this and that are paid in this way. */
export function answersMarked({ kysely }: Reader, mark: string, method: string) {
  return kysely
    .selectFrom('remittance as r')
    .innerJoin('remitClaim as c', join => join.onRef('c.remittanceId', '=', 'r.id'))
    .where('r.control', 'like', `${mark}%`)
    .where('r.method', '=', method)
    .select(['c.id', 'c.account', 'c.payerControl', 'c.reversal', 'c.paidCents'])
    .orderBy('c.id')
    .execute()
}

/** Which of these numbers remittances bear as theirs. */
export async function knownTraces({ kysely }: Reader, traces: readonly string[]): Promise<ReadonlySet<string | null>> {
  const rows = await inTurn(traces, part =>
    kysely.selectFrom('remittance').where('trace', 'in', part).select('trace').execute(),
  )
  return new Set(rows.map(row => row.trace))
}
