// Lays adjudications beside the claims that were sent, and acknowledgments beside theirs, in whatever order the files came. Derived:
// doing it again gives the same, but for what a person has said by hand, which stays.
import type { Row, Store, Unit } from '../../store/store.ts'
import { applyChange } from '../queue/change.ts'
import { firstDue } from '../queue/due.ts'
import { createTotals } from '../queue/totals.ts'
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
    .selectFrom('file_end as e')
    .leftJoin('file_matched as m', join => join.onRef('m.file_id', '=', 'e.file_id'))
    .where('m.file_id', 'is', null)
    .select('e.file_id')
    .distinct()
    .orderBy('e.file_id')
    .execute()
  if (files.length === 0) return 0
  const sent = await kysely.selectFrom('claim').select('id').limit(1).executeTakeFirst()
  const said = await kysely.selectFrom('acknowledgment').select('id').limit(1).executeTakeFirst()
  // Without claims there is nothing to lay beside; the first ones that come find the adjudications by themselves.
  if (sent === undefined && said === undefined) return 0
  let looked = 0
  for (const { file_id } of files) {
    looked += await layFile(store, file_id, now)
    await store.write(async unit => {
      await unit.kysely
        .insertInto('file_matched')
        .values({ practice_id: unit.practiceId, file_id, at: now })
        .onConflict(conflict => conflict.columns(['practice_id', 'file_id']).doNothing())
        .execute()
    })
  }
  return looked
}

async function layFile(store: Store, fileId: number, now: string): Promise<number> {
  const { kysely } = store
  let looked = 0
  const claims = await kysely
    .selectFrom('remit_claim as c')
    .innerJoin('remittance as r', join => join.onRef('r.id', '=', 'c.remittance_id'))
    .where('r.file_id', '=', fileId)
    .select('c.id')
    .orderBy('c.id')
    .execute()
  for (const part of inParts(claims, AT_ONCE)) {
    looked += part.length
    await store.write(async unit => {
      const rows = await unit.kysely
        .selectFrom('remit_claim')
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
    .innerJoin('transmission as t', join => join.onRef('t.id', '=', 'c.transmission_id'))
    .where('t.file_id', '=', fileId)
    .select(['c.id', 'c.account_key', 'c.member_id'])
    .orderBy('c.id')
    .execute()
  for (const part of inParts(sent, AT_ONCE))
    await store.write(async unit => {
      const rows = await adjudicationsNear(unit, part)
      looked += rows.length
      await matchAdjudications(unit, rows, now)
    })
  const transmissions = await kysely.selectFrom('transmission').selectAll().where('file_id', '=', fileId).execute()
  for (const transmission of transmissions) await store.write(unit => layAcknowledgments(unit, transmission, now))
  return looked
}

function inParts<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))
}

/** Adjudications that were there before the claims they may answer. */
async function adjudicationsNear(
  unit: Unit,
  claims: readonly Pick<Row<'claim'>, 'account_key' | 'member_id'>[],
): Promise<readonly Row<'remit_claim'>[]> {
  const keys = [...new Set(claims.map(claim => claim.account_key).filter(key => key !== ''))]
  const members = [...new Set(claims.map(claim => claim.member_id).filter(id => id !== null))]
  const found = new Map<number, Row<'remit_claim'>>()
  // The accounts themselves, and every beginning of them under which a payer may have cut one.
  const beginnings = keys.flatMap(key =>
    Array.from({ length: Math.max(0, key.length - BEGINNING) }, (_, more) => key.slice(0, BEGINNING + more)),
  )
  const ids: number[] = []
  for (const part of inParts([...new Set([...keys, ...beginnings])], 500))
    for (const row of await unit.kysely
      .selectFrom('claim_match')
      .select('remit_claim_id')
      .where('by_whom', '=', 'overturn')
      .where('account_key', 'in', part)
      .execute())
      ids.push(row.remit_claim_id)
  for (const part of inParts(ids, 500))
    for (const row of await unit.kysely.selectFrom('remit_claim').selectAll().where('id', 'in', part).execute())
      found.set(row.id, row)
  // What nothing was sent for so far, of the same persons.
  for (const part of inParts(members, 500)) {
    const rows = await unit.kysely
      .selectFrom('remit_claim as c')
      .innerJoin('claim_match as m', join => join.onRef('m.remit_claim_id', '=', 'c.id'))
      .where('m.sure', '!=', 'sure')
      .where('m.by_whom', '=', 'overturn')
      .where('c.member_id', 'in', part)
      .selectAll('c')
      .execute()
    for (const row of rows) found.set(row.id, row)
  }
  return [...found.values()]
}

/** Matches these adjudications anew. */
export async function rematch(unit: Unit, ids: readonly number[], now: string): Promise<void> {
  const rows = await unit.kysely
    .selectFrom('remit_claim')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  await matchAdjudications(unit, rows, now)
}

/** Matches adjudications anew and writes down what comes of it. */
async function matchAdjudications(unit: Unit, rows: readonly Row<'remit_claim'>[], now: string): Promise<void> {
  if (rows.length === 0) return
  const byHand = new Set(
    (
      await unit.kysely
        .selectFrom('claim_match')
        .select('remit_claim_id')
        .where(
          'remit_claim_id',
          'in',
          rows.map(row => row.id),
        )
        .where('by_whom', '!=', 'overturn')
        .execute()
    ).map(row => row.remit_claim_id),
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
    const payer = payers.get(row.payer_id)
    const near = candidates.near(row)
    return { row, match: matchClaim(adjudicationOf(row, payer), near) }
  })
  await writeMatches(unit, verdicts, now)
}

function adjudicationOf(
  row: Row<'remit_claim'>,
  payer: Pick<Row<'payer'>, 'identifier' | 'name'> | undefined,
): AdjudicationForMatch {
  return {
    account: row.account,
    payerControl: usable(row.payer_control) ?? null,
    originalControl: usable(row.original_control) ?? null,
    status: row.status,
    chargeCents: Math.abs(row.charge_cents),
    payerIdentifier: payer?.identifier ?? null,
    payerName: payer?.name ?? null,
    memberId: row.member_id,
    patientName: row.patient_name,
    serviceFrom: row.service_from,
    serviceTo: row.service_to,
    paymentDate: row.payment_date,
    split: row.split === 1,
  }
}

/** Claims that were sent under the same account, its beginning, the payer's number, or for the same person on the same day. */
async function candidatesFor(unit: Unit, rows: readonly Row<'remit_claim'>[]) {
  const keys = new Set(rows.map(row => accountKey(row.account)).filter(key => key !== ''))
  const members = [...new Set(rows.map(row => row.member_id).filter(id => id !== null))]
  const controls = [...new Set(rows.map(row => usable(row.payer_control)).filter(control => control !== undefined))]
  const found = new Map<number, Row<'claim'>>()
  const put = (claims: readonly Row<'claim'>[]) => {
    for (const claim of claims) found.set(claim.id, claim)
  }
  for (const part of inParts([...keys], 500))
    put(await unit.kysely.selectFrom('claim').selectAll().where('account_key', 'in', part).execute())
  for (const part of inParts(members, 500))
    put(await unit.kysely.selectFrom('claim').selectAll().where('member_id', 'in', part).execute())
  const acknowledged =
    controls.length === 0
      ? []
      : await unit.kysely
          .selectFrom('acknowledgment as a')
          .innerJoin('acknowledged as l', join => join.onRef('l.acknowledgment_id', '=', 'a.id'))
          .where('a.payer_control', 'in', controls)
          .select(['l.claim_id', 'a.payer_control'])
          .execute()
  const named = [...new Set(acknowledged.map(row => row.claim_id))].filter(id => !found.has(id))
  for (const part of inParts(named, 500))
    put(await unit.kysely.selectFrom('claim').selectAll().where('id', 'in', part).execute())
  // A cut account: what begins with it. Only for those that nothing was found for yet.
  const starts = [...new Set([...found.values()].map(claim => claim.account_key))]
  for (const key of keys) {
    if (key.length < BEGINNING || starts.includes(key)) continue
    const near = await unit.kysely
      .selectFrom('claim')
      .selectAll()
      .where('account_key', '>=', key)
      .where('account_key', '<', `${key}~`)
      .limit(50)
      .execute()
    put(near)
  }
  const numbers = Map.groupBy(acknowledged, row => row.claim_id)
  const sent = [...found.values()].map(claim =>
    sentOf(claim, numbers.get(claim.id)?.map(row => row.payer_control ?? '') ?? []),
  )
  const byKey = Map.groupBy(sent, claim => accountKey(claim.account))
  const byMember = Map.groupBy(sent, claim => claim.memberId ?? '')
  return {
    near(row: Row<'remit_claim'>): readonly SentForMatch[] {
      const key = accountKey(row.account)
      const control = usable(row.payer_control)
      return [
        ...new Set([
          ...(byKey.get(key) ?? []),
          ...(row.member_id === null ? [] : (byMember.get(row.member_id) ?? [])),
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
    chargeCents: claim.charge_cents,
    frequency: claim.frequency,
    originalControl: claim.original_control,
    sequence: claim.sequence,
    payerIdentifier: claim.payer_identifier,
    payerName: claim.payer_name,
    memberId: claim.member_id,
    patientName: claim.patient_name,
    serviceFrom: claim.service_from,
    serviceTo: claim.service_to,
    sentOn: claim.sent_on,
    payerControls,
  }
}

type Verdict = { readonly row: Row<'remit_claim'>; readonly match: ReturnType<typeof matchClaim> }

async function writeMatches(unit: Unit, verdicts: readonly Verdict[], now: string): Promise<void> {
  const ids = verdicts.map(({ row }) => row.id)
  await unit.kysely.deleteFrom('claim_match').where('remit_claim_id', 'in', ids).execute()
  await unit.kysely.deleteFrom('line_match').where('remit_claim_id', 'in', ids).execute()
  await unit.insertMany(
    'claim_match',
    verdicts.flatMap(({ row, match }) => [
      unit.practiceId,
      row.id,
      accountKey(row.account),
      row.payer_control,
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
      .selectFrom('remit_line')
      .selectAll()
      .where(
        'remit_claim_id',
        'in',
        pairs.map(pair => pair.remitClaim),
      )
      .orderBy('line')
      .execute(),
    line => line.remit_claim_id,
  )
  const sent = Map.groupBy(
    await unit.kysely
      .selectFrom('claim_line')
      .selectAll()
      .where('claim_id', 'in', [...new Set(pairs.map(pair => pair.claim))])
      .orderBy('line')
      .execute(),
    line => line.claim_id,
  )
  await unit.insertMany(
    'line_match',
    pairs.flatMap(({ remitClaim, claim }) =>
      matchLines(
        (adjudicated.get(remitClaim) ?? []).map(line => ({
          line: line.line,
          control: line.control,
          procedure: line.procedure,
          submitted: line.submitted,
          modifiers: line.modifiers.split(' ').filter(modifier => modifier !== ''),
          chargeCents: Math.abs(line.charge_cents),
          serviceFrom: line.service_from,
        })),
        (sent.get(claim) ?? []).map(line => ({
          line: line.line,
          control: line.control,
          revenue: line.revenue,
          procedure: line.procedure,
          modifiers: line.modifiers.split(' ').filter(modifier => modifier !== ''),
          chargeCents: line.charge_cents,
          serviceFrom: line.service_from,
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
    .where('transmission_id', '=', transmission.id)
    .execute()
  for (const acknowledgment of own) await layOne(unit, acknowledgment, now)
  if (transmission.set_code !== '837') return
  const earlier = await unit.kysely
    .selectFrom('acknowledgment')
    .selectAll()
    .where(({ eb, or }) =>
      or([
        ...(transmission.group_control === '' ? [] : [eb('group_control', '=', transmission.group_control)]),
        ...(transmission.interchange_control === ''
          ? []
          : [eb('interchange_control', '=', transmission.interchange_control)]),
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
      .values({ practice_id: unit.practiceId, acknowledgment_id: acknowledgment.id, claim_id: claim.id })
      .onConflict(conflict => conflict.columns(['practice_id', 'acknowledgment_id', 'claim_id']).doNothing())
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
    .innerJoin('transmission as t', join => join.onRef('t.group_control', '=', 'o.control'))
    .innerJoin('claim as c', join => join.onRef('c.transmission_id', '=', 't.id'))
    .where(
      'c.id',
      'in',
      claims.map(claim => claim.id),
    )
    .select(['o.id', 'o.denial_id', 'o.status'])
    .execute()
  for (const row of rows) {
    if (row.status === status || row.status === 'rejected') continue
    await unit.kysely.updateTable('outgoing').set({ status, changed_at: now }).where('id', '=', row.id).execute()
    const data = { outgoing: row.id, acknowledgment: id }
    const denial =
      row.denial_id === null
        ? undefined
        : await unit.kysely.selectFrom('denial').selectAll().where('id', '=', row.denial_id).executeTakeFirst()
    if (denial === undefined) unit.event({ at: now, who: 'overturn', verb: `claim-${status}`, data })
    else {
      const totals = createTotals()
      // Sent back: it is our move, and every deadline runs as before.
      const set =
        status === 'rejected' && denial.status === 'open'
          ? { move: 'us', ...(await firstDue(unit.kysely, denial.id)) }
          : {}
      await applyChange(unit, totals, denial, { set, verb: `claim-${status}`, data }, { who: 'overturn', now })
      await totals.flush(unit)
    }
  }
}

/** By account and batch; by control numbers; the latest one sent where several could be meant. */
async function claimsNamedBy(unit: Unit, acknowledgment: Row<'acknowledgment'>): Promise<readonly Row<'claim'>[]> {
  const { account_key, reference, group_control, control, interchange_control, said_on } = acknowledgment
  if (account_key !== null) {
    const all = await unit.kysely
      .selectFrom('claim as c')
      .innerJoin('transmission as t', join => join.onRef('t.id', '=', 'c.transmission_id'))
      .where('c.account_key', '=', account_key)
      .selectAll('c')
      .select('t.reference')
      .orderBy('c.sent_on')
      .execute()
    const inBatch = all.filter(claim => reference !== null && claim.reference === reference)
    const before = (inBatch.length > 0 ? inBatch : all).filter(
      claim => said_on === null || claim.sent_on === null || claim.sent_on <= said_on,
    )
    const named = before.at(-1)
    return named === undefined ? [] : [named]
  }
  const found = unit.kysely.selectFrom('transmission').select('id').where('set_code', '=', '837')
  const transmissions =
    group_control !== null
      ? await found
          .where('group_control', '=', group_control)
          .$if(control !== null, query => query.where('control', '=', control ?? ''))
          .execute()
      : interchange_control !== null
        ? await found.where('interchange_control', '=', interchange_control).execute()
        : reference !== null
          ? await found.where('reference', '=', reference).execute()
          : []
  // Senders begin their numbers again: two batches of one number are told apart by nothing, so neither is meant.
  if (transmissions.length !== 1) return []
  return unit.kysely
    .selectFrom('claim')
    .selectAll()
    .where('transmission_id', '=', transmissions[0]?.id ?? 0)
    .execute()
}
