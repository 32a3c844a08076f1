// What the audit asks of files: where each remittance of one is.
import type { Reader } from '../reader.ts'
import type { Row, TableName } from '../store.ts'

/**
 * By its place in a file: posted or in quarantine, with its payment, or met before, without. What is both in quarantine and posted was released;
 * what is posted counts.
 */
export async function placesOf(
  { kysely }: Reader,
  fileId: number,
): Promise<ReadonlyMap<number, { readonly paymentCents: number | undefined }>> {
  const posted = await kysely
    .selectFrom('remittance')
    .select(['ordinal', 'paymentCents'])
    .where('fileId', '=', fileId)
    .execute()
  const held = await kysely
    .selectFrom('quarantine')
    .select(['ordinal', 'paymentCents'])
    .where('fileId', '=', fileId)
    .execute()
  const met = await kysely.selectFrom('duplicate').select('ordinal').where('fileId', '=', fileId).execute()
  return new Map<number, { readonly paymentCents: number | undefined }>([
    ...met.map(row => [row.ordinal, { paymentCents: undefined }] as const),
    ...[...held, ...posted].map(row => [row.ordinal, { paymentCents: row.paymentCents }] as const),
  ])
}

const CLAIMS_AT_ONCE = 500

/** Tables of what was taken from files: of a payer's answer and of a claim as it was sent, the rows of each with the order they stand in. */
const ANSWER_PARTS = { remitLine: ['line'], remark: ['line', 'ordinal'], adjustment: ['id'] } as const
const SENT_PARTS = { claimLine: ['line'], claimDiagnosis: ['ordinal'], claimPayer: ['ordinal'] } as const

type RowsOf<Names extends TableName> = { readonly [Name in Names]: readonly Row<Name>[] }
/** The rows of one claim, each table's in the order of the file. */
export type AnswerRows = RowsOf<'remitClaim' | 'decision' | keyof typeof ANSWER_PARTS>
export type SentRows = RowsOf<'claim' | keyof typeof SENT_PARTS>

/** The remittances that were posted of a file. */
export function postedRemittances({ kysely }: Reader, fileId: number): Promise<readonly Row<'remittance'>[]> {
  return kysely.selectFrom('remittance').selectAll().where('fileId', '=', fileId).execute()
}

/** What was posted of a file's payers' answers, so many claims at once. `ordinal` is the remittance's place in the file. */
export async function* postedClaims({ kysely }: Reader, fileId: number) {
  for (const { id, ordinal } of await postedRemittances({ kysely }, fileId))
    for await (const claims of claimsIn(kysely, 'remitClaim', 'remittanceId', id)) {
      const parts = await partsOf(kysely, ANSWER_PARTS, 'remitClaimId', claims)
      const decisions = await firstDecisions(kysely, claims)
      yield {
        ordinal,
        claims: claims.map(
          claim =>
            ({
              ...{ remitClaim: [claim], decision: decisions.get(claim.id) ?? [] },
              ...parts(claim.id),
            }) as unknown as AnswerRows,
        ),
      }
    }
}

/** The same of claims as they were sent. */
export async function* postedSent({ kysely }: Reader, fileId: number) {
  const whole = kysely.selectFrom('transmission').select(['id', 'ordinal']).where('fileId', '=', fileId)
  for (const { id, ordinal } of await whole.execute())
    for await (const claims of claimsIn(kysely, 'claim', 'transmissionId', id)) {
      const parts = await partsOf(kysely, SENT_PARTS, 'claimId', claims)
      yield { ordinal, claims: claims.map(claim => ({ claim: [claim], ...parts(claim.id) }) as unknown as SentRows) }
    }
}

/** What was decided when the claims were posted, in the order of their adjustments. */
async function firstDecisions(kysely: Reader['kysely'], claims: readonly { readonly id: number }[]) {
  const rows = await kysely
    .selectFrom('decision as d')
    .innerJoin('adjustment as a', join => join.onRef('a.id', '=', 'd.adjustmentId'))
    .selectAll('d')
    .select('a.remitClaimId as claim')
    .where(
      'a.remitClaimId',
      'in',
      claims.map(({ id }) => id),
    )
    .where('d.turn', '=', 1)
    .orderBy('a.id')
    .execute()
  return Map.groupBy(rows, row => row.claim)
}

async function* claimsIn<Name extends 'remitClaim' | 'claim'>(
  kysely: Reader['kysely'],
  table: Name,
  within: 'remittanceId' | 'transmissionId',
  id: number,
): AsyncGenerator<readonly Row<Name>[]> {
  for (let from = 0; ; from += CLAIMS_AT_ONCE) {
    const claims = await kysely
      .selectFrom(table as 'remitClaim')
      .selectAll()
      .where(within as 'remittanceId', '=', id)
      .where('ordinal', '>=', from)
      .where('ordinal', '<', from + CLAIMS_AT_ONCE)
      .orderBy('ordinal')
      .execute()
    if (claims.length === 0) return
    yield claims as unknown as readonly Row<Name>[]
  }
}

async function partsOf(
  kysely: Reader['kysely'],
  tables: Readonly<Record<string, readonly string[]>>,
  by: string,
  claims: readonly { readonly id: number }[],
): Promise<(claim: number) => Readonly<Record<string, readonly object[]>>> {
  const numbers = claims.map(({ id }) => id)
  const found: [string, ReadonlyMap<unknown, readonly object[]>][] = []
  for (const [table, order] of Object.entries(tables)) {
    const asked = kysely
      .selectFrom(table as 'remark')
      .selectAll()
      .where(by as 'remitClaimId', 'in', numbers)
    const rows = await order.reduce((query, column) => query.orderBy(column as 'segment'), asked).execute()
    found.push([table, Map.groupBy(rows, row => (row as unknown as Readonly<Record<string, unknown>>)[by])])
  }
  return claim => Object.fromEntries(found.map(([table, rows]) => [table, rows.get(claim) ?? []]))
}

/** The bytes of each file that came in, as its event says: number and SHA-256. */
export async function receivedHashes({ kysely }: Reader): Promise<ReadonlyMap<number, string>> {
  const events = await kysely.selectFrom('event').select('data').where('verb', '=', 'received').execute()
  return new Map(
    events.map(({ data }) => {
      const { file, sha256 } = JSON.parse(data) as { readonly file: number; readonly sha256: string }
      return [file, sha256]
    }),
  )
}
