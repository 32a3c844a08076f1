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
