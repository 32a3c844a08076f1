// Money that payers take or give outside of claims (PLB).
import { inTurn, type Reader } from './reader.ts'

/** All of them, by the day of payment. */
export async function allProviderAdjustments({ kysely }: Reader) {
  return kysely
    .selectFrom('providerAdjustment as p')
    .innerJoin('remittance as r', join => join.onRef('r.id', '=', 'p.remittanceId'))
    .innerJoin('payer as y', join => join.onRef('y.id', '=', 'r.payerId'))
    .select(['p.reason', 'p.reference', 'p.amountCents', 'r.payerId', 'r.paymentDate', 'r.trace', 'y.name'])
    .orderBy('r.paymentDate')
    .orderBy('r.trace')
    .orderBy('p.ordinal')
    .execute()
}

/** What adjustments for these reasons refer to. */
export async function referencesOf({ kysely }: Reader, reasons: readonly string[]): Promise<readonly string[]> {
  const rows = await kysely
    .selectFrom('providerAdjustment')
    .select('reference')
    .where('reason', 'in', reasons)
    .where('reference', 'is not', null)
    .execute()
  return rows.map(row => row.reference ?? '')
}

/** The account of the claim that one of these names stands for: the payer's number first, then the account itself. */
export async function accountOfClaim(
  { kysely }: Reader,
  payerId: number,
  names: readonly string[],
): Promise<string | undefined> {
  for (const column of ['payerControl', 'account'] as const) {
    const claim = await kysely
      .selectFrom('remitClaim')
      .select('account')
      .where('payerId', '=', payerId)
      .where(column, 'in', names)
      .orderBy('id')
      .executeTakeFirst()
    if (claim !== undefined) return claim.account
  }
  return undefined
}

type Naming = (reference: string | null, isKnown: (name: string) => boolean) => readonly string[]

/** Up to so many names the database looks through the references itself. */
const FEW_NAMES = 20
/** A provider adjustment has no number of its own: its remittance and its place there make one. */
const MOST_ORDINALS = 100_000

/** Those whose reference holds one of these names, as `namedIn` reads references (PLB03-2), with the payer that sent them. */
export async function adjustmentsNaming({ kysely }: Reader, known: ReadonlySet<string>, namedIn: Naming) {
  const places = await placesNaming({ kysely }, known, namedIn)
  const rows = await inTurn([...new Set(places.map(each => each.remittanceId))], part =>
    kysely
      .selectFrom('providerAdjustment as p')
      .innerJoin('remittance as r', join => join.onRef('r.id', '=', 'p.remittanceId'))
      .innerJoin('payer as y', join => join.onRef('y.id', '=', 'r.payerId'))
      .select(['p.remittanceId', 'p.ordinal', 'p.reason', 'p.reference', 'p.amountCents'])
      .select(['r.paymentDate', 'r.trace', 'r.traceKey as remittance', 'y.name', 'y.identifier'])
      .orderBy('r.paymentDate')
      .where('p.remittanceId', 'in', part)
      .execute(),
  )
  const wanted = new Set(places.map(placeId))
  return rows
    .filter(row => wanted.has(placeId(row)))
    .map(({ remittanceId, ...row }) => ({ ...row, id: placeId({ remittanceId, ordinal: row.ordinal }) }))
}

/** The file and segment of each, by its `id` as `adjustmentsNaming` gives it. */
export async function adjustmentPlaces({ kysely }: Reader, ids: readonly number[]) {
  const remittanceIds = [...new Set(ids.map(id => Math.floor(id / MOST_ORDINALS)))]
  const rows = await inTurn(remittanceIds, part =>
    kysely
      .selectFrom('providerAdjustment as p')
      .innerJoin('remittance as r', join => join.onRef('r.id', '=', 'p.remittanceId'))
      .innerJoin('file as f', join => join.onRef('f.id', '=', 'r.fileId'))
      .select(['p.remittanceId', 'p.ordinal', 'p.segment', 'f.name', 'r.trace'])
      .where('p.remittanceId', 'in', part)
      .execute(),
  )
  return new Map(rows.map(row => [placeId(row), row]))
}

/** Where they stand. What the database finds by a part of the text is looked at again. */
async function placesNaming({ kysely }: Reader, known: ReadonlySet<string>, namedIn: Naming) {
  if (known.size === 0) return []
  const rows = await kysely
    .selectFrom('providerAdjustment')
    .select(['remittanceId', 'ordinal', 'reference'])
    .where('reference', 'is not', null)
    .$if(known.size <= FEW_NAMES, query =>
      query.where(({ eb, or }) =>
        or([...known].map(name => eb('reference', 'like', `%${name.replaceAll(/[%_]/g, '_')}%`))),
      ),
    )
    .execute()
  return rows.filter(row => namedIn(row.reference, name => known.has(name)).length > 0)
}

function placeId({ remittanceId, ordinal }: { readonly remittanceId: number; readonly ordinal: number }): number {
  return remittanceId * MOST_ORDINALS + ordinal
}
