// What the audit asks of files: where each remittance of one is.
import type { Reader } from '../reader.ts'

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

/** What was posted of a file's claims, so many at once: of each what it says and what was taken off, in the order of the file. */
export async function* postedClaims({ kysely }: Reader, fileId: number) {
  const remittances = await kysely
    .selectFrom('remittance')
    .select(['id', 'ordinal'])
    .where('fileId', '=', fileId)
    .execute()
  for (const { id, ordinal } of remittances)
    for (let from = 0; ; from += CLAIMS_AT_ONCE) {
      const claims = await kysely
        .selectFrom('remitClaim')
        .select(['id', 'ordinal', 'account', 'patientName', 'memberId', 'chargeCents', 'paidCents'])
        .where('remittanceId', '=', id)
        .where('ordinal', '>=', from)
        .where('ordinal', '<', from + CLAIMS_AT_ONCE)
        .execute()
      if (claims.length === 0) break
      const numbers = claims.map(claim => claim.id)
      const adjustments = await kysely
        .selectFrom('adjustment')
        .select(['remitClaimId', 'line', 'groupCode', 'carc', 'amountCents'])
        .where('remitClaimId', 'in', numbers)
        .orderBy('id')
        .execute()
      const taken = Map.groupBy(adjustments, row => row.remitClaimId)
      yield {
        ordinal,
        claims: claims.map(({ id: claim, ...row }) => ({
          ...row,
          taken: (taken.get(claim) ?? []).map(each =>
            [each.line, each.groupCode, each.carc, each.amountCents].join(' '),
          ),
        })),
      }
    }
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
