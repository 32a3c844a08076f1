// Lays adjudications beside the claims that were sent, and acknowledgments beside theirs, in whatever order the files came. Derived:
// doing it again gives the same, but for what a person has said by hand, which stays.
import type { Row, Store, Unit } from '../../store/store.ts'
import { applyChange } from '../denial/change.ts'
import { firstDue } from '../denial/due.ts'
import { createTotals } from '../denial/kept-totals.ts'
import { accountKey } from './account-key.ts'
import { type AdjudicationForMatch, matchClaim, matchLines, type SentForMatch } from './match.ts'
import { openWork } from './open-work.ts'
import { usable } from './settle.ts'

/** How many claims are laid beside the others in one unit. */
const AT_ONCE = 200
/** The beginning of an account by which a cut one is looked for. */
const BEGINNING = 8

/** Lays every file that was not yet beside the others. Safe to stop and to repeat. Answers how many adjudications were looked at. */
export async function layBeside(store: Store, now: string): Promise<number> {
  const { kysely } = store
  const files = await kysely
    .selectFrom('fileEnd as e')
    .leftJoin('fileMatched as m', join => join.onRef('m.fileId', '=', 'e.fileId'))
    .where('m.fileId', 'is', null)
    .select('e.fileId')
    .distinct()
    .orderBy('e.fileId')
    .execute()
  if (files.length === 0) return 0
  const sent = await kysely.selectFrom('claim').select('id').limit(1).executeTakeFirst()
  const said = await kysely.selectFrom('acknowledgment').select('id').limit(1).executeTakeFirst()
  // Without claims there is nothing to lay beside; the first ones that come find the adjudications by themselves.
  if (sent === undefined && said === undefined) return 0
  let looked = 0
  for (const { fileId } of files) {
    looked += await layFile(store, fileId, now)
    await store.write(async unit => {
      await unit.kysely
        .insertInto('fileMatched')
        .values({ practiceId: unit.practiceId, fileId, at: now })
        .onConflict(conflict => conflict.columns(['practiceId', 'fileId']).doNothing())
        .execute()
    })
  }
  return looked
}

async function layFile(store: Store, fileId: number, now: string): Promise<number> {
  const { kysely } = store
  let looked = 0
  const claims = await kysely
    .selectFrom('remitClaim as c')
    .innerJoin('remittance as r', join => join.onRef('r.id', '=', 'c.remittanceId'))
    .where('r.fileId', '=', fileId)
    .select('c.id')
    .orderBy('c.id')
    .execute()
  for (const part of inParts(claims, AT_ONCE)) {
    looked += part.length
    await store.write(async unit => {
      const rows = await unit.kysely
        .selectFrom('remitClaim')
        .selectAll()
        .where(
          'id',
          'in',
          part.map(row => row.id),
        )
        .execute()
      await matchAdjudications(unit, rows, now)
    })
  }
  const sent = await kysely
    .selectFrom('claim as c')
    .innerJoin('transmission as t', join => join.onRef('t.id', '=', 'c.transmissionId'))
    .where('t.fileId', '=', fileId)
    .select(['c.id', 'c.accountKey', 'c.memberId'])
    .orderBy('c.id')
    .execute()
  for (const part of inParts(sent, AT_ONCE))
    await store.write(async unit => {
      const rows = await adjudicationsNear(unit, part)
      looked += rows.length
      await matchAdjudications(unit, rows, now)
    })
  const transmissions = await kysely.selectFrom('transmission').selectAll().where('fileId', '=', fileId).execute()
  for (const transmission of transmissions) await store.write(unit => layAcknowledgments(unit, transmission, now))
  return looked
}

function inParts<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))
}

/** Adjudications that were there before the claims they may answer. */
async function adjudicationsNear(
  unit: Unit,
  claims: readonly Pick<Row<'claim'>, 'accountKey' | 'memberId'>[],
): Promise<readonly Row<'remitClaim'>[]> {
  const keys = [...new Set(claims.map(claim => claim.accountKey).filter(key => key !== ''))]
  const members = [...new Set(claims.map(claim => claim.memberId).filter(id => id !== null))]
  const found = new Map<number, Row<'remitClaim'>>()
  // The accounts themselves, and every beginning of them under which a payer may have cut one.
  const beginnings = keys.flatMap(key =>
    Array.from({ length: Math.max(0, key.length - BEGINNING) }, (_, more) => key.slice(0, BEGINNING + more)),
  )
  const ids: number[] = []
  for (const part of inParts([...new Set([...keys, ...beginnings])], 500))
    for (const row of await unit.kysely
      .selectFrom('claimMatch')
      .select('remitClaimId')
      .where('byWhom', '=', 'overturn')
      .where('accountKey', 'in', part)
      .execute())
      ids.push(row.remitClaimId)
  for (const part of inParts(ids, 500))
    for (const row of await unit.kysely.selectFrom('remitClaim').selectAll().where('id', 'in', part).execute())
      found.set(row.id, row)
  // What nothing was sent for so far, of the same persons.
  for (const part of inParts(members, 500)) {
    const rows = await unit.kysely
      .selectFrom('remitClaim as c')
      .innerJoin('claimMatch as m', join => join.onRef('m.remitClaimId', '=', 'c.id'))
      .where('m.sure', '!=', 'sure')
      .where('m.byWhom', '=', 'overturn')
      .where('c.memberId', 'in', part)
      .selectAll('c')
      .execute()
    for (const row of rows) found.set(row.id, row)
  }
  return [...found.values()]
}

/** Matches these adjudications anew. */
export async function rematch(unit: Unit, ids: readonly number[], now: string): Promise<void> {
  const rows = await unit.kysely
    .selectFrom('remitClaim')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  await matchAdjudications(unit, rows, now)
}

/** Matches adjudications anew and writes down what comes of it. */
async function matchAdjudications(unit: Unit, rows: readonly Row<'remitClaim'>[], now: string): Promise<void> {
  if (rows.length === 0) return
  const byHand = new Set(
    (
      await unit.kysely
        .selectFrom('claimMatch')
        .select('remitClaimId')
        .where(
          'remitClaimId',
          'in',
          rows.map(row => row.id),
        )
        .where('byWhom', '!=', 'overturn')
        .execute()
    ).map(row => row.remitClaimId),
  )
  const open = rows.filter(row => !byHand.has(row.id))
  if (open.length === 0) return
  const candidates = await candidatesFor(unit, open)
  const payers = new Map(
    (await unit.kysely.selectFrom('payer').select(['id', 'identifier', 'name']).execute()).map(payer => [
      payer.id,
      payer,
    ]),
  )
  const verdicts = open.map(row => {
    const payer = payers.get(row.payerId)
    const near = candidates.near(row)
    return { row, match: matchClaim(adjudicationOf(row, payer), near) }
  })
  await writeMatches(unit, verdicts, now)
}

function adjudicationOf(
  row: Row<'remitClaim'>,
  payer: Pick<Row<'payer'>, 'identifier' | 'name'> | undefined,
): AdjudicationForMatch {
  return {
    account: row.account,
    payerControl: usable(row.payerControl) ?? null,
    originalControl: usable(row.originalControl) ?? null,
    status: row.status,
    chargeCents: Math.abs(row.chargeCents),
    payerIdentifier: payer?.identifier ?? null,
    payerName: payer?.name ?? null,
    memberId: row.memberId,
    patientName: row.patientName,
    serviceFrom: row.serviceFrom,
    serviceTo: row.serviceTo,
    paymentDate: row.paymentDate,
    split: row.split,
  }
}

/** Claims that were sent under the same account, its beginning, the payer's number, or for the same person on the same day. */
async function candidatesFor(unit: Unit, rows: readonly Row<'remitClaim'>[]) {
  const keys = new Set(rows.map(row => accountKey(row.account)).filter(key => key !== ''))
  const members = [...new Set(rows.map(row => row.memberId).filter(id => id !== null))]
  const controls = [...new Set(rows.map(row => usable(row.payerControl)).filter(control => control !== undefined))]
  const found = new Map<number, Row<'claim'>>()
  const put = (claims: readonly Row<'claim'>[]) => {
    for (const claim of claims) found.set(claim.id, claim)
  }
  for (const part of inParts([...keys], 500))
    put(await unit.kysely.selectFrom('claim').selectAll().where('accountKey', 'in', part).execute())
  for (const part of inParts(members, 500))
    put(await unit.kysely.selectFrom('claim').selectAll().where('memberId', 'in', part).execute())
  const acknowledged =
    controls.length === 0
      ? []
      : await unit.kysely
          .selectFrom('acknowledgment as a')
          .innerJoin('acknowledged as l', join => join.onRef('l.acknowledgmentId', '=', 'a.id'))
          .where('a.payerControl', 'in', controls)
          .select(['l.claimId', 'a.payerControl'])
          .execute()
  const named = [...new Set(acknowledged.map(row => row.claimId))].filter(id => !found.has(id))
  for (const part of inParts(named, 500))
    put(await unit.kysely.selectFrom('claim').selectAll().where('id', 'in', part).execute())
  // A cut account: what begins with it. Only for those that nothing was found for yet.
  const starts = [...new Set([...found.values()].map(claim => claim.accountKey))]
  for (const key of keys) {
    if (key.length < BEGINNING || starts.includes(key)) continue
    const near = await unit.kysely
      .selectFrom('claim')
      .selectAll()
      .where('accountKey', '>=', key)
      .where('accountKey', '<', `${key}~`)
      .limit(50)
      .execute()
    put(near)
  }
  const numbers = Map.groupBy(acknowledged, row => row.claimId)
  const sent = [...found.values()].map(claim =>
    sentOf(claim, numbers.get(claim.id)?.map(row => row.payerControl ?? '') ?? []),
  )
  const byKey = Map.groupBy(sent, claim => accountKey(claim.account))
  const byMember = Map.groupBy(sent, claim => claim.memberId ?? '')
  return {
    near(row: Row<'remitClaim'>): readonly SentForMatch[] {
      const key = accountKey(row.account)
      const control = usable(row.payerControl)
      return [
        ...new Set([
          ...(byKey.get(key) ?? []),
          ...(row.memberId === null ? [] : (byMember.get(row.memberId) ?? [])),
          ...(key.length >= BEGINNING && !byKey.has(key)
            ? sent.filter(each => accountKey(each.account).startsWith(key))
            : []),
          ...(control === undefined ? [] : sent.filter(each => each.payerControls.includes(control))),
        ]),
      ]
    },
  }
}

function sentOf(claim: Row<'claim'>, payerControls: readonly string[]): SentForMatch {
  return {
    id: claim.id,
    account: claim.account,
    chargeCents: claim.chargeCents,
    frequency: claim.frequency,
    originalControl: claim.originalControl,
    sequence: claim.sequence,
    payerIdentifier: claim.payerIdentifier,
    payerName: claim.payerName,
    memberId: claim.memberId,
    patientName: claim.patientName,
    serviceFrom: claim.serviceFrom,
    serviceTo: claim.serviceTo,
    sentOn: claim.sentOn,
    payerControls,
  }
}

type Verdict = { readonly row: Row<'remitClaim'>; readonly match: ReturnType<typeof matchClaim> }

async function writeMatches(unit: Unit, verdicts: readonly Verdict[], now: string): Promise<void> {
  const ids = verdicts.map(({ row }) => row.id)
  await unit.kysely.deleteFrom('claimMatch').where('remitClaimId', 'in', ids).execute()
  await unit.kysely.deleteFrom('lineMatch').where('remitClaimId', 'in', ids).execute()
  await unit.insertMany(
    'claimMatch',
    verdicts.flatMap(({ row, match }) => [
      unit.practiceId,
      row.id,
      accountKey(row.account),
      row.payerControl,
      match.claimId ?? null,
      match.sure,
      match.score,
      match.why.join('; '),
      'overturn',
      now,
    ]),
  )
  await matchLinesOf(
    unit,
    verdicts.flatMap(({ row, match }) =>
      match.claimId === undefined ? [] : [{ remitClaim: row.id, claim: match.claimId }],
    ),
  )
}

/** Matches the lines of claims that belong together. */
export async function matchLinesOf(
  unit: Unit,
  pairs: readonly { readonly remitClaim: number; readonly claim: number }[],
): Promise<void> {
  if (pairs.length === 0) return
  const adjudicated = Map.groupBy(
    await unit.kysely
      .selectFrom('remitLine')
      .selectAll()
      .where(
        'remitClaimId',
        'in',
        pairs.map(pair => pair.remitClaim),
      )
      .orderBy('line')
      .execute(),
    line => line.remitClaimId,
  )
  const sent = Map.groupBy(
    await unit.kysely
      .selectFrom('claimLine')
      .selectAll()
      .where('claimId', 'in', [...new Set(pairs.map(pair => pair.claim))])
      .orderBy('line')
      .execute(),
    line => line.claimId,
  )
  await unit.insertMany(
    'lineMatch',
    pairs.flatMap(({ remitClaim, claim }) =>
      matchLines(
        (adjudicated.get(remitClaim) ?? []).map(line => ({
          line: line.line,
          control: line.control,
          procedure: line.procedure,
          submitted: line.submitted,
          modifiers: line.modifiers.split(' ').filter(modifier => modifier !== ''),
          chargeCents: Math.abs(line.chargeCents),
          serviceFrom: line.serviceFrom,
        })),
        (sent.get(claim) ?? []).map(line => ({
          line: line.line,
          control: line.control,
          revenue: line.revenue,
          procedure: line.procedure,
          modifiers: line.modifiers.split(' ').filter(modifier => modifier !== ''),
          chargeCents: line.chargeCents,
          serviceFrom: line.serviceFrom,
        })),
      ).flatMap(({ line, sentLine, sure, why }) => [unit.practiceId, remitClaim, line, sentLine ?? null, sure, why]),
    ),
  )
}

/** Acknowledgments of this transmission to the claims they name; and those that came before the claims of this one. */
async function layAcknowledgments(unit: Unit, transmission: Row<'transmission'>, now: string): Promise<void> {
  const own = await unit.kysely
    .selectFrom('acknowledgment')
    .selectAll()
    .where('transmissionId', '=', transmission.id)
    .execute()
  for (const acknowledgment of own) await layOne(unit, acknowledgment, now)
  if (transmission.setCode !== '837') return
  const earlier = await unit.kysely
    .selectFrom('acknowledgment')
    .selectAll()
    .where(({ eb, or }) =>
      or([
        ...(transmission.groupControl === '' ? [] : [eb('groupControl', '=', transmission.groupControl)]),
        ...(transmission.interchangeControl === ''
          ? []
          : [eb('interchangeControl', '=', transmission.interchangeControl)]),
        ...(transmission.reference === null ? [] : [eb('reference', '=', transmission.reference)]),
      ]),
    )
    .execute()
  for (const acknowledgment of earlier) await layOne(unit, acknowledgment, now)
}

async function layOne(unit: Unit, acknowledgment: Row<'acknowledgment'>, now: string): Promise<void> {
  const claims = await claimsNamedBy(unit, acknowledgment)
  for (const claim of claims)
    await unit.kysely
      .insertInto('acknowledged')
      .values({ practiceId: unit.practiceId, acknowledgmentId: acknowledgment.id, claimId: claim.id })
      .onConflict(conflict => conflict.columns(['practiceId', 'acknowledgmentId', 'claimId']).doNothing())
      .execute()
  await openWork(unit, acknowledgment, claims, now)
  await followOutgoing(unit, acknowledgment, claims, now)
}

/** Claims of ours follow what is said of them: taken in, or sent back and our move again. */
async function followOutgoing(
  unit: Unit,
  { id, verdict }: Row<'acknowledgment'>,
  claims: readonly Row<'claim'>[],
  now: string,
): Promise<void> {
  const status = verdict === 'rejected' ? 'rejected' : verdict.startsWith('accepted') ? 'accepted' : undefined
  if (status === undefined || claims.length === 0) return
  const rows = await unit.kysely
    .selectFrom('outgoing as o')
    .innerJoin('transmission as t', join => join.onRef('t.groupControl', '=', 'o.control'))
    .innerJoin('claim as c', join => join.onRef('c.transmissionId', '=', 't.id'))
    .where(
      'c.id',
      'in',
      claims.map(claim => claim.id),
    )
    .select(['o.id', 'o.denialId', 'o.status'])
    .execute()
  for (const row of rows) {
    if (row.status === status || row.status === 'rejected') continue
    await unit.kysely.updateTable('outgoing').set({ status, changedAt: now }).where('id', '=', row.id).execute()
    const data = { outgoing: row.id, acknowledgment: id }
    const denial =
      row.denialId === null
        ? undefined
        : await unit.kysely.selectFrom('denial').selectAll().where('id', '=', row.denialId).executeTakeFirst()
    if (denial === undefined) unit.event({ at: now, who: 'overturn', verb: `claim-${status}`, data })
    else {
      const totals = createTotals()
      // Sent back: it is our move, and every deadline runs as before.
      const set =
        status === 'rejected' && denial.status === 'open' ? { move: 'us', ...(await firstDue(unit, denial.id)) } : {}
      await applyChange(unit, totals, denial, { set, verb: `claim-${status}`, data }, { who: 'overturn', now })
      await totals.flush(unit)
    }
  }
}

/** By account and batch; by control numbers; the latest one sent where several could be meant. */
async function claimsNamedBy(unit: Unit, acknowledgment: Row<'acknowledgment'>): Promise<readonly Row<'claim'>[]> {
  const { accountKey, reference, groupControl, control, interchangeControl, saidOn } = acknowledgment
  if (accountKey !== null) {
    const all = await unit.kysely
      .selectFrom('claim as c')
      .innerJoin('transmission as t', join => join.onRef('t.id', '=', 'c.transmissionId'))
      .where('c.accountKey', '=', accountKey)
      .selectAll('c')
      .select('t.reference')
      .orderBy('c.sentOn')
      .execute()
    const inBatch = all.filter(claim => reference !== null && claim.reference === reference)
    const before = (inBatch.length > 0 ? inBatch : all).filter(
      claim => saidOn === null || claim.sentOn === null || claim.sentOn <= saidOn,
    )
    const named = before.at(-1)
    return named === undefined ? [] : [named]
  }
  const found = unit.kysely.selectFrom('transmission').select('id').where('setCode', '=', '837')
  const transmissions =
    groupControl !== null
      ? await found
          .where('groupControl', '=', groupControl)
          .$if(control !== null, query => query.where('control', '=', control ?? ''))
          .execute()
      : interchangeControl !== null
        ? await found.where('interchangeControl', '=', interchangeControl).execute()
        : reference !== null
          ? await found.where('reference', '=', reference).execute()
          : []
  // Senders begin their numbers again: two batches of one number are told apart by nothing, so neither is meant.
  if (transmissions.length !== 1) return []
  return unit.kysely
    .selectFrom('claim')
    .selectAll()
    .where('transmissionId', '=', transmissions[0]?.id ?? 0)
    .execute()
}
