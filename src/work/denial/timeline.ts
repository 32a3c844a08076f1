// A claim's story: one timeline of every event from every file, from the day it was sent to the last thing that was done, each entry
// with the file, the segment and the words it comes from.
import { dollars } from '../../decide/decide.ts'
import type { Row, Store } from '../../store/store.ts'
import { Refusal } from '../refusal.ts'

export interface Entry {
  /** ISO date, or instant for what was done here. */
  readonly at: string
  readonly kind: 'sent' | 'said' | 'decided' | 'done' | 'made' | 'coverage' | 'authorization'
  readonly says: string
  /** File and segment, or who did it. */
  readonly from: string
  readonly claimId?: number
  readonly remitClaimId?: number
}

export interface ClaimStory {
  readonly claims: readonly Row<'claim'>[]
  readonly entries: readonly Entry[]
  readonly denials: readonly Row<'denial'>[]
  readonly patient: PatientPart
}

/** What the patient owes by the last payer's word, and whether that may be billed now. */
export interface PatientPart {
  readonly cents: number
  readonly mayBill: boolean
  readonly says: string
}

/** Which claims a story is about. */
export type StoryOf = { readonly denialId: number } | { readonly account: string } | { readonly claimId: number }

/** Throws Refusal `not-found`. */
export async function tellStory(store: Store, of: StoryOf): Promise<ClaimStory> {
  const { claims, adjudications, denials } = await partsOf(store, of)
  const entries = [
    ...(await sentEntries(store, claims)),
    ...(await saidEntries(store, claims)),
    ...(await decidedEntries(store, adjudications)),
    ...(await evidenceEntries(store, claims)),
    ...(await doneEntries(store, denials)),
  ]
  entries.sort((one, other) =>
    one.at === other.at ? ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind) : one.at < other.at ? -1 : 1,
  )
  return { claims, entries, denials, patient: await patientPart(store, claims, adjudications) }
}

/** CLP02: as which payer in line it was decided. */
const IN_LINE: ReadonlyMap<string, number> = new Map(
  Object.entries<number>({ '1': 1, '19': 1, '2': 2, '20': 2, '3': 3, '21': 3 }),
)

/** From the last payer in line that has decided, by what holds now; nothing is billed while another payer is still to come. */
async function patientPart(
  store: Store,
  claims: readonly Row<'claim'>[],
  adjudications: readonly (Row<'remitClaim'> & { readonly role: string })[],
): Promise<PatientPart> {
  const current = adjudications.filter(each => each.role === 'current')
  const last = current.reduce((most, each) => Math.max(most, IN_LINE.get(each.status) ?? 1), 0)
  const holding = current.filter(each => (IN_LINE.get(each.status) ?? 1) === last)
  if (holding.length === 0)
    return { cents: 0, mayBill: false, says: 'No payer has decided yet, so nothing is the patient’s.' }
  const rows = await store.kysely
    .selectFrom('adjustment as a')
    .innerJoin('decision as d', join => join.onRef('d.adjustmentId', '=', 'a.id'))
    .where(
      'a.remitClaimId',
      'in',
      holding.map(each => each.id),
    )
    .where('a.groupCode', '=', 'PR')
    .select(['a.id', 'a.amountCents', 'd.mayBill', 'd.turn'])
    .orderBy('d.turn')
    .execute()
  const latest = [...new Map(rows.map(row => [row.id, row])).values()]
  const stated = latest.reduce((sum, row) => sum + row.amountCents, 0)
  const billable = latest.reduce((sum, row) => (row.mayBill ? sum + row.amountCents : sum), 0)
  const passedOn = holding.some(each => ['19', '20', '21'].includes(each.status))
  const others =
    claims.length === 0
      ? []
      : await store.kysely
          .selectFrom('claimPayer')
          .select('sequence')
          .where(
            'claimId',
            'in',
            claims.map(claim => claim.id),
          )
          .execute()
  const next = [...others, ...claims].some(other => ['P', 'S', 'T'].indexOf(other.sequence ?? '') + 1 > last)
  if (passedOn || next)
    return {
      cents: 0,
      mayBill: false,
      says: `Another payer is still to come${passedOn ? ': the last one passed the claim on' : ''}. The last one left ${dollars(stated)} to the patient, which is not billed yet.`,
    }
  const held = stated - billable
  return {
    cents: billable,
    mayBill: billable > 0,
    says: `The last payer left ${dollars(stated)} to the patient${held === 0 ? '' : `; ${dollars(held)} of it may not be billed, for the reasons at those adjustments`}.`,
  }
}

const ORDER: readonly Entry['kind'][] = ['coverage', 'authorization', 'sent', 'said', 'decided', 'made', 'done']

async function partsOf(store: Store, of: StoryOf) {
  const { kysely } = store
  let claimIds: number[] = []
  let caseIds: number[] = []
  if ('denialId' in of) {
    const denial = await kysely.selectFrom('denial').select('caseId').where('id', '=', of.denialId).executeTakeFirst()
    if (denial === undefined)
      throw new Refusal('not-found', `There is no denial ${of.denialId}.`, '"overturn queue" lists them.')
    caseIds = [denial.caseId]
  } else if ('claimId' in of) claimIds = [of.claimId]
  else {
    claimIds = (await kysely.selectFrom('claim').select('id').where('account', '=', of.account).execute()).map(
      row => row.id,
    )
    caseIds = (
      await kysely
        .selectFrom('remitClaim as c')
        .innerJoin('caseMember as m', join => join.onRef('m.remitClaimId', '=', 'c.id'))
        .where('c.account', '=', of.account)
        .select('m.caseId')
        .distinct()
        .execute()
    ).map(row => row.caseId)
  }
  if (caseIds.length === 0 && claimIds.length > 0)
    caseIds = (
      await kysely
        .selectFrom('claimMatch as m')
        .innerJoin('caseMember as c', join => join.onRef('c.remitClaimId', '=', 'm.remitClaimId'))
        .where('m.claimId', 'in', claimIds)
        .select('c.caseId')
        .distinct()
        .execute()
    ).map(row => row.caseId)
  const adjudications =
    caseIds.length === 0
      ? []
      : await kysely
          .selectFrom('caseMember as m')
          .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'm.remitClaimId'))
          .where('m.caseId', 'in', caseIds)
          .selectAll('c')
          .select('m.role')
          .execute()
  const matched =
    adjudications.length === 0
      ? []
      : await kysely
          .selectFrom('claimMatch')
          .select('claimId')
          .where(
            'remitClaimId',
            'in',
            adjudications.map(each => each.id),
          )
          .where('claimId', 'is not', null)
          .execute()
  const known = [...new Set([...claimIds, ...matched.flatMap(row => (row.claimId === null ? [] : [row.claimId]))])]
  const keys =
    known.length === 0
      ? []
      : (await kysely.selectFrom('claim').select('accountKey').where('id', 'in', known).execute()).map(
          row => row.accountKey,
        )
  // Replacements and claims to the next payer bear the same account.
  const claims =
    keys.length === 0
      ? []
      : await kysely
          .selectFrom('claim')
          .selectAll()
          .where('accountKey', 'in', [...new Set(keys)])
          .orderBy('sentOn')
          .orderBy('id')
          .execute()
  const denials =
    caseIds.length === 0 ? [] : await kysely.selectFrom('denial').selectAll().where('caseId', 'in', caseIds).execute()
  if (claims.length === 0 && adjudications.length === 0)
    throw new Refusal('not-found', 'Nothing is known of it: no claim that was sent and no remittance.')
  return { claims, adjudications, denials }
}

const FREQUENCIES: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({ '1': 'first claim', '7': 'replacement', '8': 'void' }),
)

async function sentEntries(store: Store, claims: readonly Row<'claim'>[]): Promise<readonly Entry[]> {
  const out: Entry[] = []
  for (const claim of claims) {
    const from = await store.kysely
      .selectFrom('transmission as t')
      .innerJoin('file as f', join => join.onRef('f.id', '=', 't.fileId'))
      .where('t.id', '=', claim.transmissionId)
      .select(['f.name', 't.groupControl', 't.reference'])
      .executeTakeFirst()
    out.push({
      at: claim.sentOn ?? '',
      kind: 'sent',
      claimId: claim.id,
      says: `Sent to ${claim.payerName ?? 'a payer without a name'} (${claim.sequence ?? '?'}): ${FREQUENCIES.get(claim.frequency) ?? `frequency ${claim.frequency}`}, ${dollars(claim.chargeCents)}, ${claim.lines} lines, batch ${from?.reference ?? from?.groupControl ?? '-'}`,
      from: `${from?.name ?? ''} segment ${claim.segment}`,
    })
  }
  return out
}

async function saidEntries(store: Store, claims: readonly Row<'claim'>[]): Promise<readonly Entry[]> {
  if (claims.length === 0) return []
  const rows = await store.kysely
    .selectFrom('acknowledged as l')
    .innerJoin('acknowledgment as a', join => join.onRef('a.id', '=', 'l.acknowledgmentId'))
    .innerJoin('transmission as t', join => join.onRef('t.id', '=', 'a.transmissionId'))
    .innerJoin('file as f', join => join.onRef('f.id', '=', 't.fileId'))
    .where(
      'l.claimId',
      'in',
      claims.map(claim => claim.id),
    )
    .selectAll('a')
    .select(['l.claimId', 'f.name', 't.sender'])
    .execute()
  return rows.map(row => ({
    at: row.saidOn ?? '',
    kind: 'said' as const,
    claimId: row.claimId,
    says: `${row.kind}: ${row.verdict}. ${row.says}${row.payerControl === null ? '' : ` The payer's number is ${row.payerControl}.`}`,
    from: `${row.saidBy ?? row.sender}, ${row.name} segment ${row.segment}`,
  }))
}

async function decidedEntries(
  store: Store,
  adjudications: readonly (Row<'remitClaim'> & { readonly role: string })[],
): Promise<readonly Entry[]> {
  const out: Entry[] = []
  for (const claim of adjudications) {
    const from = await store.kysely
      .selectFrom('remittance as r')
      .innerJoin('file as f', join => join.onRef('f.id', '=', 'r.fileId'))
      .innerJoin('payer as p', join => join.onRef('p.id', '=', 'r.payerId'))
      .where('r.id', '=', claim.remittanceId)
      .select(['f.name', 'r.trace', 'p.name as payer'])
      .executeTakeFirst()
    out.push({
      at: claim.paymentDate ?? '',
      kind: 'decided',
      remitClaimId: claim.id,
      says: `${from?.payer ?? 'The payer'} decided (${claim.role}): ${claim.outcome}, paid ${dollars(claim.paidCents)} of ${dollars(claim.chargeCents)}, patient ${dollars(claim.patientCents)}; number ${claim.payerControl ?? '-'}, payment ${from?.trace ?? '-'}`,
      from: `${from?.name ?? ''} segment ${claim.segment}`,
    })
  }
  return out
}

/** Answers about coverage and authorization for the same member, of the time of the service. */
async function evidenceEntries(store: Store, claims: readonly Row<'claim'>[]): Promise<readonly Entry[]> {
  const out: Entry[] = []
  const members = [...new Set(claims.map(claim => claim.memberId).filter(id => id !== null))]
  if (members.length === 0) return out
  const coverages = await store.kysely
    .selectFrom('eligibility as e')
    .innerJoin('transmission as t', join => join.onRef('t.id', '=', 'e.transmissionId'))
    .innerJoin('file as f', join => join.onRef('f.id', '=', 't.fileId'))
    .where('e.memberId', 'in', members)
    .selectAll('e')
    .select(['t.createdOn', 'f.name'])
    .execute()
  for (const each of coverages)
    out.push({
      at: each.createdOn ?? '',
      kind: 'coverage',
      says: `${each.payerName ?? 'The payer'} said of coverage${each.fromDate === null ? '' : ` from ${each.fromDate}${each.toDate === null ? '' : ` to ${each.toDate}`}`}: ${each.says}`,
      from: `${each.name} segment ${each.segment}`,
    })
  const answers = await store.kysely
    .selectFrom('reviewAnswer as a')
    .innerJoin('transmission as t', join => join.onRef('t.id', '=', 'a.transmissionId'))
    .innerJoin('file as f', join => join.onRef('f.id', '=', 't.fileId'))
    .where('a.memberId', 'in', members)
    .selectAll('a')
    .select(['t.createdOn', 'f.name'])
    .execute()
  for (const each of answers)
    out.push({
      at: each.createdOn ?? '',
      kind: 'authorization',
      says: `${each.payerName ?? 'The payer'} answered the request for ${each.procedure ?? `category ${each.category}`}: ${each.says}${each.number === null ? '' : ` Number ${each.number}.`}`,
      from: `${each.name} segment ${each.segment}`,
    })
  return out
}

async function doneEntries(store: Store, denials: readonly Row<'denial'>[]): Promise<readonly Entry[]> {
  if (denials.length === 0) return []
  const rows = await store.kysely
    .selectFrom('event')
    .selectAll()
    .where(
      'denialId',
      'in',
      denials.map(denial => denial.id),
    )
    .orderBy('seq')
    .execute()
  return rows.map(row => ({
    at: row.at,
    kind: row.verb === 'wrote-claim' ? ('made' as const) : ('done' as const),
    says: `Denial ${row.denialId}: ${DEEDS.get(row.verb) ?? row.verb.replaceAll('-', ' ')}${wordsOf(row.data)}`,
    from: row.who,
  }))
}

/** What events are called where their own names say too little. */
const DEEDS: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    stepped: 'a step of the playbook',
    noted: 'note',
    called: 'call',
    undone: 'taken back',
    ruled: 'decided by an own rule',
    woke: 'awake again',
  }),
)

function wordsOf(data: string): string {
  const read = JSON.parse(data) as Readonly<Record<string, unknown>>
  const said = ['step', 'text', 'reason', 'summary', 'next', 'to', 'until', 'form', 'kind', 'file', 'rule', 'verb']
    .filter(name => typeof read[name] === 'string' && read[name] !== '')
    .map(name => `${name} ${String(read[name])}`)
  return said.length === 0 ? '' : ` (${said.join(', ')})`
}
