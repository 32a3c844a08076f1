// Reads everything that is known of some claims' cases as evidence: claims sent, acknowledgments, status answers, adjudications of all payers,
// money outside of claims that names them. A few statements for many claims; what it comes to is settled elsewhere.
import { decidedAdjustments } from './adjustment.ts'
import { saidOfClaims } from './claim-story.ts'
import { unsentAmong } from './outgoing.ts'
import { payerLinksAmong } from './payer-link.ts'
import { adjustmentsNaming } from './provider-adjustment.ts'
import { inTurn, type Reader } from './reader.ts'
import { remitClaims } from './remit-claim.ts'
import type { Row } from './store.ts'

/** A payer as one document names it. */
interface PayerName {
  readonly key: string
  readonly name: string
  readonly ids: readonly string[]
}

type Sign = 'as-written' | 'negated' | 'either' | 'neither'

/** What the case says of numbers and signs; the store has no opinion on them. */
export interface CaseWords {
  readonly usable: (number: string | null | undefined) => string | undefined
  readonly accountKey: (account: string) => string
  /** The names that the reference of money outside of claims holds, of those that are known. */
  readonly namedIn: (reference: string | null, isKnown: (name: string) => boolean) => readonly string[]
  readonly signThatBalances: (figures: {
    readonly paymentCents: number
    readonly providerAdjustmentCents: number
    readonly paidCents: number
    readonly positiveReversalCents: number
  }) => Sign | null
}

type CaseReader = Pick<Reader, 'kysely'> & CaseWords

/** Where to begin: any documents of the cases, or accounts. */
export interface EvidenceOf {
  readonly remitClaimIds?: readonly number[]
  readonly claimIds?: readonly number[]
  readonly accounts?: readonly string[]
}

/** How often numbers found lead to further documents: a claim billed again under a new account, and that one again. */
const MOST_ROUNDS = 4

/** Evidence of every case that these documents stand in; `gatherCases` splits it. */
export async function readEvidence({ kysely }: Reader, words: CaseWords, of: EvidenceOf) {
  const reader: CaseReader = { kysely, ...words }
  const { claims, adjudications } = await relatives(reader, of)
  const payers = await payerNames(reader, adjudications)
  const [sent, decided, said, outside] = await Promise.all([
    sentOf(reader, claims),
    decidedOf(reader, adjudications, payers),
    saidOfClaims(
      reader,
      claims.map(claim => claim.id),
    ),
    outsideOf(reader, adjudications),
  ])
  const toWhom = new Map(sent.map(claim => [claim.id, claim.payer]))
  const named = [
    ...sent.flatMap(claim => [claim.payer, ...claim.otherPayers.map(each => each.payer)]),
    ...decided.flatMap(each => (each.crossoverTo === null ? [each.payer] : [each.payer, each.crossoverTo])),
    ...outside.map(each => each.payer),
  ]
  const links = await payerLinksAmong(reader, new Set(named.map(each => each.key)))
  return {
    sent,
    adjudications: decided,
    acknowledgments: said
      .filter(each => each.kind !== '277')
      .map(({ id, claimId, verdict, saidOn, says }) => ({ id, claimId, verdict, saidOn, says })),
    statusAnswers: said.flatMap(({ id, kind, claimId, saidOn, says }) => {
      const payer = toWhom.get(claimId)
      return kind === '277' && payer !== undefined ? [{ id, payer, saidOn, says }] : []
    }),
    providerAdjustments: outside,
    payerLinks: links.map(({ one, other, verdict, because, byWhom, at }) => ({
      one,
      other,
      verdict,
      by: 'person' as const,
      because: `${byWhom} said so on ${at.slice(0, 10)}: ${because}`,
    })),
  }
}

interface Relatives {
  readonly claims: readonly Row<'claim'>[]
  readonly adjudications: readonly Row<'remitClaim'>[]
}

/** Everything that shares an account, or the payer's number of a claim, round after round. */
async function relatives(reader: CaseReader, of: EvidenceOf): Promise<Relatives> {
  const claims = new Map<number, Row<'claim'>>()
  const adjudications = new Map<number, Row<'remitClaim'>>()
  const asked = { accounts: new Set<string>(), numbers: new Set<string>() }
  let accounts: readonly string[] = of.accounts ?? []
  let numbers: readonly string[] = []
  const take = (sent: readonly Row<'claim'>[], decided: readonly Row<'remitClaim'>[]) => {
    for (const claim of sent) claims.set(claim.id, claim)
    for (const claim of decided) adjudications.set(claim.id, claim)
    const all = [...sent, ...decided]
    accounts = [...accounts, ...all.map(each => each.account)]
    numbers = [
      ...decided.flatMap(each => [each.payerControl, each.originalControl]),
      ...sent.map(each => (each.frequency === '7' || each.frequency === '8' ? each.originalControl : null)),
    ].filter(number => reader.usable(number) !== undefined) as readonly string[]
  }
  take(
    await inTurn(of.claimIds ?? [], ids =>
      reader.kysely.selectFrom('claim').selectAll().where('id', 'in', ids).execute(),
    ),
    await remitClaims(reader, of.remitClaimIds ?? []),
  )
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const freshAccounts = [...new Set(accounts)].filter(
      each => reader.usable(each) !== undefined && !asked.accounts.has(each),
    )
    const freshNumbers = [...new Set(numbers)].filter(each => !asked.numbers.has(each))
    if (freshAccounts.length === 0 && freshNumbers.length === 0) break
    for (const each of freshAccounts) asked.accounts.add(each)
    for (const each of freshNumbers) asked.numbers.add(each)
    accounts = []
    take(await sentBy(reader, freshAccounts, freshNumbers), await decidedBy(reader, freshAccounts, freshNumbers))
  }
  return { claims: await withoutUnsent(reader, [...claims.values()]), adjudications: [...adjudications.values()] }
}

/** A correction that was written and not sent yet answers nothing: nobody has it. */
async function withoutUnsent(reader: CaseReader, claims: readonly Row<'claim'>[]): Promise<readonly Row<'claim'>[]> {
  if (claims.length === 0) return claims
  const unsent = await unsentAmong(reader, [...new Set(claims.map(claim => claim.transmissionId))])
  return claims.filter(claim => !unsent.has(claim.transmissionId))
}

async function sentBy(
  reader: CaseReader,
  accounts: readonly string[],
  numbers: readonly string[],
): Promise<readonly Row<'claim'>[]> {
  const by = (column: 'accountKey' | 'originalControl', values: readonly string[]) =>
    inTurn(values, part => reader.kysely.selectFrom('claim').selectAll().where(column, 'in', part).execute())
  const found = await Promise.all([by('accountKey', keysOf(reader, accounts)), by('originalControl', numbers)])
  return found.flat()
}

/** By account and number, whoever sent them; by the account as a payer may have rewritten it. */
async function decidedBy(
  reader: CaseReader,
  accounts: readonly string[],
  numbers: readonly string[],
): Promise<readonly Row<'remitClaim'>[]> {
  const by = (column: 'account' | 'payerControl' | 'originalControl', values: readonly string[]) =>
    inTurn(values, part => reader.kysely.selectFrom('remitClaim').selectAll().where(column, 'in', part).execute())
  const rewritten = inTurn(keysOf(reader, accounts), part =>
    reader.kysely
      .selectFrom('claimMatch as m')
      .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'm.remitClaimId'))
      .selectAll('c')
      .where('m.accountKey', 'in', part)
      .execute(),
  )
  const found = await Promise.all([
    by('account', accounts),
    by('payerControl', numbers),
    by('originalControl', numbers),
    rewritten,
  ])
  return found.flat()
}

function keysOf({ accountKey }: CaseWords, accounts: readonly string[]): readonly string[] {
  return [...new Set(accounts.map(accountKey))].filter(key => key !== '')
}

async function payerNames(
  reader: CaseReader,
  adjudications: readonly Row<'remitClaim'>[],
): Promise<ReadonlyMap<number, PayerName>> {
  const ids = [...new Set(adjudications.map(each => each.payerId))]
  const rows = await inTurn(ids, part =>
    reader.kysely.selectFrom('payer').select(['id', 'identifier', 'name']).where('id', 'in', part).execute(),
  )
  return new Map(rows.map(row => [row.id, payerName(reader, row.name, row.identifier)]))
}

/** A payer without a number is known by its name; the same text is the same key in claims and in remittances. */
export function payerName(
  { usable }: Pick<CaseWords, 'usable'>,
  name: string | null,
  identifier: string | null,
): PayerName {
  const number = usable(identifier)?.toUpperCase()
  const own = number !== undefined && number !== name?.toUpperCase()
  return { key: number ?? (name ?? '').toUpperCase(), name: name ?? '', ids: own ? [number] : [] }
}

async function sentOf(reader: CaseReader, claims: readonly Row<'claim'>[]) {
  const ids = claims.map(claim => claim.id)
  const [lines, payers] = await Promise.all([
    inTurn(ids, part =>
      reader.kysely.selectFrom('claimLine').selectAll().where('claimId', 'in', part).orderBy('line').execute(),
    ),
    inTurn(ids, part =>
      reader.kysely.selectFrom('claimPayer').selectAll().where('claimId', 'in', part).orderBy('ordinal').execute(),
    ),
  ])
  const linesOf = Map.groupBy(lines, line => line.claimId)
  const payersOf = Map.groupBy(payers, payer => payer.claimId)
  return claims.map(claim => ({
    id: claim.id,
    account: claim.account,
    frequency: claim.frequency,
    originalControl: claim.originalControl,
    sentOn: claim.sentOn,
    sequence: claim.sequence,
    payer: payerName(reader, claim.payerName, claim.payerIdentifier),
    chargeCents: claim.chargeCents,
    serviceFrom: claim.serviceFrom,
    serviceTo: claim.serviceTo,
    lines: (linesOf.get(claim.id) ?? []).map(({ line, control, procedure, modifiers, chargeCents, units }) => ({
      line,
      control,
      procedure,
      modifiers: wordsOf(modifiers),
      chargeCents,
      units,
    })),
    otherPayers: (payersOf.get(claim.id) ?? []).map(({ sequence, name, identifier }) => ({
      sequence: sequence === '' ? null : sequence,
      payer: payerName(reader, name, identifier),
    })),
  }))
}

async function decidedOf(
  reader: CaseReader,
  adjudications: readonly Row<'remitClaim'>[],
  payers: ReadonlyMap<number, PayerName>,
) {
  const ids = adjudications.map(each => each.id)
  const [adjustments, lines, traces, balances] = await Promise.all([
    adjustmentsOf(reader, ids),
    inTurn(ids, part =>
      reader.kysely.selectFrom('remitLine').selectAll().where('remitClaimId', 'in', part).orderBy('line').execute(),
    ),
    remittancesOf(
      reader,
      adjudications.map(each => each.remittanceId),
    ),
    signsOf(reader, adjudications),
  ])
  const linesOf = Map.groupBy(lines, line => line.remitClaimId)
  return adjudications.map(claim => ({
    id: claim.id,
    payer: payers.get(claim.payerId) ?? payerName(reader, null, null),
    account: claim.account,
    payerControl: claim.payerControl,
    originalControl: claim.originalControl,
    status: claim.status,
    frequency: claim.frequency,
    filing: claim.filing,
    reversal: claim.reversal,
    split: claim.split,
    paymentDate: claim.paymentDate,
    serviceFrom: claim.serviceFrom,
    serviceTo: claim.serviceTo,
    receivedDate: claim.receivedDate,
    chargeCents: claim.chargeCents,
    paidCents: claim.paidCents,
    patientCents: claim.patientCents,
    statedPatientCents: claim.statedPatientCents,
    adjustments: adjustments.get(claim.id) ?? [],
    lines: (linesOf.get(claim.id) ?? []).map(
      ({ line, control, procedure, submitted, modifiers, chargeCents, paidCents, serviceFrom }) => ({
        line,
        control,
        procedure,
        submitted,
        modifiers: wordsOf(modifiers),
        chargeCents,
        paidCents,
        serviceFrom,
      }),
    ),
    crossoverTo:
      claim.crossoverName === null && claim.crossoverId === null
        ? null
        : payerName(reader, claim.crossoverName, claim.crossoverId),
    balancesWhen: balances.get(claim.remittanceId) ?? null,
    remittance: traces.get(claim.remittanceId)?.traceKey ?? '',
    ordinal: claim.ordinal,
  }))
}

/** Every adjustment with the latest decision about it. */
async function adjustmentsOf(reader: CaseReader, ids: readonly number[]) {
  const rows = await inTurn(ids, part =>
    decidedAdjustments(reader, part)
      .select(['a.id', 'a.remitClaimId', 'a.line', 'a.groupCode', 'a.carc', 'a.amountCents'])
      .select(['d.kind', 'd.cause', 'd.action', 'd.liable', 'd.mayBill', 'd.why', 'd.turn'])
      .execute(),
  )
  // Ordered here: asked for the order, SQLite would read all adjustments in it instead of looking these up.
  const sorted = [...rows].sort((one, other) => one.id - other.id || one.turn - other.turn)
  const latest = [...new Map(sorted.map(row => [row.id, row])).values()]
  const made = latest.map(row => ({
    ofClaim: row.remitClaimId,
    id: row.id,
    line: row.line,
    group: row.groupCode,
    carc: row.carc,
    amountCents: row.amountCents,
    kind: row.kind,
    cause: row.cause,
    action: row.action,
    liable: row.liable,
    mayBillPatient: row.mayBill,
    mayBillPatientBecause: row.why,
  }))
  return Map.groupBy(made, each => each.ofClaim)
}

async function remittancesOf(reader: CaseReader, ids: readonly number[]) {
  const rows = await inTurn([...new Set(ids)], part =>
    reader.kysely
      .selectFrom('remittance')
      .select(['id', 'traceKey', 'paymentCents', 'paidCents', 'providerAdjustmentCents'])
      .where('id', 'in', part)
      .execute(),
  )
  return new Map(rows.map(row => [row.id, row]))
}

/** With which sign remittances balance whose reversals are not negated; others are not asked for it. */
async function signsOf(
  reader: CaseReader,
  adjudications: readonly Row<'remitClaim'>[],
): Promise<ReadonlyMap<number, Sign | null>> {
  const odd = adjudications.filter(each => each.reversal && (each.chargeCents > 0 || each.paidCents > 0))
  const ids = [...new Set(odd.map(each => each.remittanceId))]
  if (ids.length === 0) return new Map()
  const [remittances, positive] = await Promise.all([
    remittancesOf(reader, ids),
    inTurn(ids, part =>
      reader.kysely
        .selectFrom('remitClaim')
        .select(['remittanceId', 'paidCents'])
        .where('remittanceId', 'in', part)
        .where('reversal', '=', true)
        .where('paidCents', '>', 0)
        .execute(),
    ),
  ])
  const sums = new Map<number, number>()
  for (const { remittanceId, paidCents } of positive) sums.set(remittanceId, (sums.get(remittanceId) ?? 0) + paidCents)
  return new Map(
    [...remittances].map(([id, figures]) => [
      id,
      reader.signThatBalances({ ...figures, positiveReversalCents: sums.get(id) ?? 0 }),
    ]),
  )
}

/** Money outside of claims that names these by the payer's number or the account. */
async function outsideOf(reader: CaseReader, adjudications: readonly Row<'remitClaim'>[]) {
  const names = adjudications
    .flatMap(each => [each.payerControl, each.account])
    .filter(name => reader.usable(name) !== undefined) as readonly string[]
  const known = new Set([...names, ...names.map(reader.accountKey)])
  known.delete('')
  const rows = await adjustmentsNaming(reader, known, reader.namedIn)
  return rows.map(({ name, identifier, ...row }) => ({ ...row, payer: payerName(reader, name, identifier) }))
}

function wordsOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ')
}
