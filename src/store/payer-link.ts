// Statements on what a person said of two payer names, and on where both stand in one account: payers by the keys that cases know them by.
import { addRow } from './own-rows.ts'
import { inParts, inTurn, type Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

type PayerLink = Row<'payerLink'>

export async function addPayerLink(unit: Unit, link: Omit<PayerLink, 'practiceId' | 'id'>): Promise<void> {
  await addRow(unit, 'payerLink', { id: unit.nextId(), ...link })
}

/** Every word, the newest first: of one pair the first holds. */
export function payerLinks({ kysely }: Reader): Promise<readonly PayerLink[]> {
  return kysely.selectFrom('payerLink').selectAll().orderBy('id', 'desc').execute()
}

/** The words that hold between these payers. */
export async function payerLinksAmong({ kysely }: Reader, keys: ReadonlySet<string>): Promise<readonly PayerLink[]> {
  // One payer alone is nobody else.
  if (keys.size < 2) return []
  const rows = await inTurn([...keys], part =>
    kysely.selectFrom('payerLink').selectAll().where('one', 'in', part).orderBy('id').execute(),
  )
  const newest = new Map(rows.map(row => [`${row.one} ${row.other}`, row]))
  return [...newest.values()].filter(row => keys.has(row.other))
}

/** A payer as documents name it: what a key is made of. */
export interface PayerAsNamed {
  readonly identifier: string | null
  readonly name: string | null
}

/** The payers that claims sent name so, the one they go to or another one: by number or by name, in upper case. */
export async function payersOfClaims({ kysely }: Reader, word: string): Promise<readonly PayerAsNamed[]> {
  const [own, others] = await Promise.all([
    kysely
      .selectFrom('claim')
      .select(['payerIdentifier as identifier', 'payerName as name'])
      .distinct()
      .where(({ or, eb, fn }) =>
        or([eb(fn('upper', ['payerIdentifier']), '=', word), eb(fn('upper', ['payerName']), '=', word)]),
      )
      .execute(),
    kysely
      .selectFrom('claimPayer')
      .select(['identifier', 'name'])
      .distinct()
      .where(({ or, eb, fn }) => or([eb(fn('upper', ['identifier']), '=', word), eb(fn('upper', ['name']), '=', word)]))
      .execute(),
  ])
  return [...own, ...others]
}

/** One side of a link: its rows among the payers of remittances, and how claims sent write its number, or its name where it has none. */
export interface PayerSide {
  readonly payerIds: readonly number[]
  readonly key: string
}

/** Adjudications of accounts in which both payers stand, decided or as claims were sent to them; the newest first, no more than `most`. */
export async function adjudicationsOfBoth(
  { kysely }: Reader,
  one: PayerSide,
  other: PayerSide,
  most: number,
): Promise<readonly number[]> {
  const decidedByBoth = await inTurn(one.payerIds, part =>
    kysely
      .selectFrom('remitClaim as c')
      .innerJoin('remitClaim as d', join => join.onRef('d.account', '=', 'c.account'))
      .select('c.id')
      .distinct()
      .where('c.payerId', 'in', part)
      .where('d.payerId', 'in', other.payerIds.length === 0 ? [-1] : [...other.payerIds])
      .orderBy('c.id', 'desc')
      .limit(most)
      .execute(),
  )
  const sentToTheOther = [
    ...(await decidedWhereSent({ kysely }, one, other, most)),
    ...(await decidedWhereSent({ kysely }, other, one, most)),
  ]
  return [...new Set([...decidedByBoth.map(row => row.id), ...sentToTheOther])]
    .sort((first, second) => second - first)
    .slice(0, most)
}

/** Adjudications of a payer in accounts whose claims name the other one. */
async function decidedWhereSent(
  { kysely }: Reader,
  decider: PayerSide,
  named: PayerSide,
  most: number,
): Promise<readonly number[]> {
  const found: number[] = []
  for (const part of inParts(decider.payerIds)) {
    const own = kysely
      .selectFrom('remitClaim as c')
      .innerJoin('claimMatch as m', join => join.onRef('m.remitClaimId', '=', 'c.id'))
      .innerJoin('claim as s', join => join.onRef('s.accountKey', '=', 'm.accountKey'))
      .where('c.payerId', 'in', part)
    const [first, further] = await Promise.all([
      own
        .where(({ or, eb, fn }) =>
          or([
            eb(fn('upper', ['s.payerIdentifier']), '=', named.key),
            eb(fn('upper', ['s.payerName']), '=', named.key),
          ]),
        )
        .select('c.id')
        .distinct()
        .orderBy('c.id', 'desc')
        .limit(most)
        .execute(),
      own
        .innerJoin('claimPayer as p', join => join.onRef('p.claimId', '=', 's.id'))
        .where(({ or, eb, fn }) =>
          or([eb(fn('upper', ['p.identifier']), '=', named.key), eb(fn('upper', ['p.name']), '=', named.key)]),
        )
        .select('c.id')
        .distinct()
        .orderBy('c.id', 'desc')
        .limit(most)
        .execute(),
    ])
    found.push(...first.map(row => row.id), ...further.map(row => row.id))
  }
  return found
}
