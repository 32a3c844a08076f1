// Proves that no cent and no segment was lost: each check asks the store by a query of its own and says what differs and where. Reads
// only; the one thing it tries to change has to be refused.
import { createHash } from 'node:crypto'
import { dollars } from '../../decide/decide.ts'
import { createRemittanceReader } from '../../decide/remittance.ts'
import { CHAIN_START, eventHash, type Store, StoreRefusal } from '../../store/store.ts'

export interface AuditCheck {
  readonly name: string
  readonly ok: boolean
  readonly differenceCents: number
  /** What was looked at, or what differs and where. */
  readonly says: readonly string[]
}

export interface AuditOptions {
  /** Reads every kept file again; without it the files are taken at their word. */
  readonly files: boolean
  readonly onFile?: (name: string) => void
}

/** How many places of one difference are named. */
const NAMED = 5

export async function audit(store: Store, options: AuditOptions): Promise<readonly AuditCheck[]> {
  return [
    await checkRemittances(store),
    await checkClaims(store),
    await checkLines(store),
    await checkProviderAdjustments(store),
    await checkDecisions(store),
    await checkSent(store),
    await checkCases(store),
    await checkQueue(store),
    await checkTotals(store),
    await checkChain(store),
    await checkSeals(store),
    await checkAppendOnly(store),
    ...(options.files ? [await checkFiles(store, options)] : []),
  ]
}

function check(name: string, differenceCents: number, wrong: readonly string[], otherwise: string): AuditCheck {
  const named = wrong.slice(0, NAMED)
  const more = wrong.length > NAMED ? [`and ${wrong.length - NAMED} more`] : []
  const ok = differenceCents === 0 && wrong.length === 0
  return { name, ok, differenceCents, says: ok ? [otherwise] : [...named, ...more] }
}

const number = (value: unknown) => Number(value ?? 0)

/** Each payment is its claims less its provider adjustments, or differs as the payer's own file does. */
async function checkRemittances({ kysely }: Store): Promise<AuditCheck> {
  const rows = await kysely
    .selectFrom('remittance as r')
    .leftJoin('remitClaim as c', join => join.onRef('c.remittanceId', '=', 'r.id'))
    .groupBy([
      'r.id',
      'r.trace',
      'r.claims',
      'r.paymentCents',
      'r.providerAdjustmentCents',
      'r.differenceCents',
      'r.paidCents',
    ])
    .select(({ fn }) => [
      'r.id',
      'r.trace',
      'r.claims',
      'r.paymentCents',
      'r.providerAdjustmentCents',
      'r.differenceCents',
      'r.paidCents',
      fn.count('c.id').as('found'),
      fn.sum('c.paidCents').as('paid'),
    ])
    .execute()
  let difference = 0
  const wrong: string[] = []
  let unbalanced = 0
  for (const row of rows) {
    const off =
      Math.abs(number(row.paid) - row.paidCents) +
      Math.abs(row.paidCents - row.providerAdjustmentCents - row.paymentCents - row.differenceCents)
    difference += off
    if (row.differenceCents !== 0) unbalanced++
    if (off !== 0 || number(row.found) !== row.claims)
      wrong.push(
        `Remittance ${row.id} (trace ${row.trace ?? 'none'}): ${row.claims} claims and ${dollars(row.paidCents)} were read, ${number(row.found)} and ${dollars(number(row.paid))} are posted.`,
      )
  }
  const told =
    unbalanced === 0 ? '' : `; ${unbalanced} do not balance in the payer's own file, and are kept as they came`
  return check('remittances = claims', difference, wrong, `${rows.length} remittances${told}.`)
}

/** Each claim's charge is its adjustments and its payment, or differs as the payer's own file does. */
async function checkClaims({ kysely }: Store): Promise<AuditCheck> {
  const rows = await kysely
    .selectFrom('remitClaim as c')
    .leftJoin('adjustment as a', join => join.onRef('a.remitClaimId', '=', 'c.id'))
    .groupBy(['c.id', 'c.account', 'c.chargeCents', 'c.paidCents', 'c.differenceCents'])
    .having(({ eb, fn, ref }) =>
      eb(
        eb(
          eb(eb(ref('c.chargeCents'), '-', ref('c.paidCents')), '-', ref('c.differenceCents')),
          '-',
          fn.coalesce(fn.sum<number>('a.amountCents'), eb.lit(0)),
        ),
        '<>',
        eb.lit(0),
      ),
    )
    .select(({ fn }) => [
      'c.id',
      'c.account',
      'c.chargeCents',
      'c.paidCents',
      'c.differenceCents',
      fn.sum('a.amountCents').as('adjusted'),
    ])
    .execute()
  let difference = 0
  const wrong = rows.map(row => {
    const off = row.chargeCents - row.paidCents - row.differenceCents - number(row.adjusted)
    difference += Math.abs(off)
    return `Claim ${row.account} (${row.id}): charge less adjustments and payment is off by ${dollars(off)}.`
  })
  return check('claims = payment + adjustments', difference, wrong, 'Every claim comes out to the cent.')
}

/** Every line that was read is there. */
async function checkLines({ kysely }: Store): Promise<AuditCheck> {
  const rows = await kysely
    .selectFrom('remitClaim as c')
    .leftJoin('remitLine as l', join => join.onRef('l.remitClaimId', '=', 'c.id'))
    .groupBy(['c.id', 'c.account', 'c.lines'])
    .having(({ eb, fn, ref }) => eb(fn.count('l.line'), '<>', ref('c.lines')))
    .select(({ fn }) => ['c.id', 'c.account', 'c.lines', fn.count('l.line').as('found')])
    .execute()
  return check(
    'lines',
    0,
    rows.map(row => `Claim ${row.account} (${row.id}): ${row.lines} lines were read, ${number(row.found)} are posted.`),
    'Every line is there.',
  )
}

async function checkProviderAdjustments({ kysely }: Store): Promise<AuditCheck> {
  const rows = await kysely
    .selectFrom('remittance as r')
    .leftJoin('providerAdjustment as p', join => join.onRef('p.remittanceId', '=', 'r.id'))
    .groupBy(['r.id', 'r.trace', 'r.providerAdjustmentCents'])
    .select(({ fn }) => ['r.id', 'r.trace', 'r.providerAdjustmentCents', fn.sum('p.amountCents').as('sum')])
    .execute()
  const off = rows.filter(row => number(row.sum) !== row.providerAdjustmentCents)
  return check(
    'provider adjustments',
    off.reduce((sum, row) => sum + Math.abs(number(row.sum) - row.providerAdjustmentCents), 0),
    off.map(row => `Remittance ${row.id} (trace ${row.trace ?? 'none'}): provider adjustments are off.`),
    'Every provider adjustment is there.',
  )
}

/** Every claim that was sent is there with its lines, and their charges come to what was read. */
async function checkSent({ kysely }: Store): Promise<AuditCheck> {
  const sent = await kysely
    .selectFrom('transmission as t')
    .leftJoin('claim as c', join => join.onRef('c.transmissionId', '=', 't.id'))
    .groupBy(['t.id', 't.claims', 't.chargeCents'])
    .select(({ fn }) => [
      't.id',
      't.claims',
      't.chargeCents',
      fn.count('c.id').as('found'),
      fn.sum('c.chargeCents').as('sum'),
    ])
    .execute()
  const lost = sent.filter(row => number(row.found) !== row.claims || number(row.sum) !== row.chargeCents)
  const lines = await kysely
    .selectFrom('claim as c')
    .leftJoin('claimLine as l', join => join.onRef('l.claimId', '=', 'c.id'))
    .groupBy(['c.id', 'c.account', 'c.lines'])
    .having(({ eb, fn, ref }) => eb(fn.count('l.line'), '<>', ref('c.lines')))
    .select(['c.id', 'c.account'])
    .execute()
  return check(
    'claims as sent',
    lost.reduce((sum, row) => sum + Math.abs(number(row.sum) - row.chargeCents), 0),
    [
      ...lost.map(row => `Transmission ${row.id}: ${row.claims} claims were read, ${number(row.found)} are posted.`),
      ...lines.map(row => `Claim ${row.account} (${row.id}): lines that were read are missing.`),
    ],
    `${sent.reduce((sum, row) => sum + row.claims, 0)} claims that were sent, each with its lines.`,
  )
}

/** Every adjustment was decided, and nothing else was. */
async function checkDecisions({ kysely }: Store): Promise<AuditCheck> {
  const undecided = await kysely
    .selectFrom('adjustment as a')
    .leftJoin('decision as d', join => join.onRef('d.adjustmentId', '=', 'a.id'))
    .where('d.turn', 'is', null)
    .select(['a.id', 'a.amountCents'])
    .execute()
  const loose = await kysely
    .selectFrom('decision as d')
    .leftJoin('adjustment as a', join => join.onRef('a.id', '=', 'd.adjustmentId'))
    .where('a.id', 'is', null)
    .select('d.adjustmentId')
    .execute()
  return check(
    'decisions',
    undecided.reduce((sum, row) => sum + Math.abs(row.amountCents), 0),
    [
      ...undecided.map(row => `Adjustment ${row.id} of ${dollars(row.amountCents)} has no decision.`),
      ...loose.map(row => `A decision is about adjustment ${row.adjustmentId}, which is not there.`),
    ],
    'Every adjustment has its decision.',
  )
}

async function checkCases({ kysely }: Store): Promise<AuditCheck> {
  const rows = await kysely
    .selectFrom('remitClaim as c')
    .leftJoin('caseMember as m', join => join.onRef('m.remitClaimId', '=', 'c.id'))
    .where('m.caseId', 'is', null)
    .select(['c.id', 'c.account'])
    .execute()
  const orphans = await kysely
    .selectFrom('caseMember')
    .where('role', '=', 'orphan')
    .select(({ fn }) => fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  return check(
    'claims laid together',
    0,
    rows.map(row => `Claim ${row.account} (${row.id}) belongs to no case.`),
    `Every claim is in its case; ${number(orphans.n)} reversals wait for the payment they undo.`,
  )
}

/** By case: how much more is at stake in claims that were decided again than when they were posted. */
async function decidedAgain({ kysely }: Store): Promise<ReadonlyMap<number, number>> {
  const rows = await kysely
    .selectFrom('decidedAgain as a')
    .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'a.remitClaimId'))
    .innerJoin('caseMember as m', join => join.onRef('m.remitClaimId', '=', 'a.remitClaimId'))
    .where('m.role', '=', 'current')
    .select(['m.caseId', 'a.remitClaimId', 'a.atStakeCents as again', 'c.atStakeCents as posted'])
    .orderBy('a.turn')
    .execute()
  const latest = new Map(rows.map(row => [row.remitClaimId, row]))
  const byCase = new Map<number, number>()
  for (const row of latest.values()) byCase.set(row.caseId, (byCase.get(row.caseId) ?? 0) + row.again - row.posted)
  return byCase
}

/** What is at stake in the claims that hold now is what stands in the queue. */
async function checkQueue(store: Store): Promise<AuditCheck> {
  const { kysely } = store
  const again = await decidedAgain(store)
  const cases = await kysely
    .selectFrom('caseMember as m')
    .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'm.remitClaimId'))
    .where('m.role', '=', 'current')
    .where('c.atStakeCents', '<>', 0)
    .groupBy('m.caseId')
    .select(({ fn }) => ['m.caseId', fn.sum('c.atStakeCents').as('stake')])
    .execute()
  const denials = new Map(
    (await kysely.selectFrom('denial').select(['caseId', 'id', 'atStakeCents', 'kind', 'status']).execute()).map(
      row => [row.caseId, row],
    ),
  )
  const stakes = new Map(cases.map(({ caseId, stake }) => [caseId, number(stake)]))
  for (const [caseId, more] of again) stakes.set(caseId, (stakes.get(caseId) ?? 0) + more)
  let difference = 0
  const wrong: string[] = []
  for (const [caseId, stake] of stakes) {
    const denial = denials.get(caseId)
    if (stake === 0) continue
    denials.delete(caseId)
    const off = stake - (denial?.atStakeCents ?? 0)
    if (off === 0 && denial !== undefined) continue
    difference += Math.abs(off)
    wrong.push(
      denial === undefined
        ? `Case ${caseId} has ${dollars(stake)} at stake and no denial.`
        : `Denial ${denial.id} shows ${dollars(denial.atStakeCents)} at stake where its claims have ${dollars(stake)}.`,
    )
  }
  for (const denial of denials.values()) {
    if (denial.atStakeCents === 0 || denial.kind === 'take-back') continue
    difference += denial.atStakeCents
    wrong.push(`Denial ${denial.id} shows ${dollars(denial.atStakeCents)} at stake where its claims have nothing.`)
  }
  return check(
    'queue = what is at stake',
    difference,
    wrong,
    `${[...stakes.values()].filter(stake => stake !== 0).length} claims have something at stake, and each has its denial.`,
  )
}

async function checkTotals({ kysely }: Store): Promise<AuditCheck> {
  const by = ['status', 'snoozed', 'move', 'owner', 'payerId', 'cause', 'action'] as const
  const counted = await kysely
    .selectFrom('denial')
    .groupBy([...by])
    .select(({ fn }) => [...by, fn.countAll().as('denials'), fn.sum('atStakeCents').as('stake')])
    .execute()
  const kept = await kysely.selectFrom('queueTotal').selectAll().execute()
  const key = (row: Readonly<Record<(typeof by)[number], unknown>>) => by.map(name => row[name]).join(' ')
  const left = new Map(kept.map(row => [key(row), row]))
  let difference = 0
  const wrong: string[] = []
  for (const row of counted) {
    const total = left.get(key(row))
    left.delete(key(row))
    const off = number(row.stake) - (total?.atStakeCents ?? 0)
    if (off === 0 && number(row.denials) === (total?.denials ?? 0)) continue
    difference += Math.abs(off)
    wrong.push(
      `The kept total of ${key(row)} is ${total?.denials ?? 0} denials where ${number(row.denials)} are counted.`,
    )
  }
  for (const row of left.values())
    if (row.denials !== 0 || row.atStakeCents !== 0) wrong.push(`A total is kept of ${key(row)}, where there is none.`)
  return check('kept totals', difference, wrong, 'The totals shown are those counted.')
}

const CHAIN_PAGE = 5000

/** Each event bears the hash of the one before, and the head is the last. */
async function checkChain({ kysely }: Store): Promise<AuditCheck> {
  let previous = CHAIN_START
  let seq = 0
  const wrong: string[] = []
  for (;;) {
    const rows = await kysely
      .selectFrom('event')
      .selectAll()
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(CHAIN_PAGE)
      .execute()
    for (const row of rows) {
      const hash = eventHash(previous, row.seq, row.at, row.who, row.denialId, row.verb, row.data)
      if (row.seq !== seq + 1) wrong.push(`Event ${seq + 1} is missing.`)
      if (row.previous !== previous || row.hash !== hash)
        wrong.push(`Event ${row.seq} (${row.verb}) was changed after it was written.`)
      previous = row.hash
      seq = row.seq
    }
    if (rows.length < CHAIN_PAGE || wrong.length > NAMED) break
  }
  const head = await kysely.selectFrom('practice').select(['events', 'eventHash']).executeTakeFirstOrThrow()
  if (wrong.length === 0 && (head.events !== seq || head.eventHash !== previous))
    wrong.push(`The chain ends at event ${seq}; ${head.events} were written.`)
  return check('chain of events', 0, wrong, `${seq} events, each bound to the one before.`)
}

/** What was sealed outside of the database is still so: no tail was cut, nothing was written anew. */
async function checkSeals({ kysely, vault, practiceId }: Store): Promise<AuditCheck> {
  const seals = vault.seals(practiceId)
  const wrong: string[] = []
  for (const seal of seals) {
    if (seal === false) {
      wrong.push('A sealed head was changed: its signature does not fit.')
      continue
    }
    const event = await kysely.selectFrom('event').select('hash').where('seq', '=', seal.events).executeTakeFirst()
    if (event === undefined)
      wrong.push(`Event ${seal.events}, sealed on ${seal.at.slice(0, 10)}, is gone: the chain was cut.`)
    else if (event.hash !== seal.hash)
      wrong.push(`Event ${seal.events} is not the one that was sealed on ${seal.at.slice(0, 10)}.`)
  }
  return check('sealed heads', 0, wrong, `${seals.length} heads sealed outside of the database, and each still holds.`)
}

/** Tries to change a posted fact. The database itself must refuse it; if it does not, the change is taken back. */
async function checkAppendOnly(store: Store): Promise<AuditCheck> {
  const event = await store.kysely.selectFrom('event').select('seq').limit(1).executeTakeFirst()
  const name = 'facts cannot be changed'
  if (event === undefined) return check(name, 0, [], 'Nothing was written yet.')
  const unit = await store.begin()
  try {
    await unit.kysely.updateTable('event').set({ who: 'audit' }).where('seq', '=', event.seq).execute()
    return check(name, 0, ['The database let an event be changed: its guards are gone.'], '')
  } catch (error) {
    if (!(error instanceof StoreRefusal) && !/append-only|permission denied/.test((error as Error).message)) throw error
    return check(name, 0, [], 'The database refuses to change what was posted.')
  } finally {
    await unit.rollback()
  }
}

/** Every kept file is what came, and every segment of it is in a remittance that is posted, known or in quarantine, or around one. */
async function checkFiles(store: Store, { onFile }: AuditOptions): Promise<AuditCheck> {
  const { kysely } = store
  const files = await kysely.selectFrom('file').selectAll().orderBy('id').execute()
  let difference = 0
  let segments = 0
  const wrong: string[] = []
  const stopped: string[] = []
  for (const file of files) {
    onFile?.(file.name)
    const end = await kysely
      .selectFrom('fileEnd')
      .selectAll()
      .where('fileId', '=', file.id)
      .orderBy('turn', 'desc')
      .executeTakeFirst()
    if (end === undefined) {
      stopped.push(file.name)
      continue
    }
    const found = await readAgain(store, file.kept).catch((error: unknown) => {
      if (!(error instanceof StoreRefusal)) throw error
      wrong.push(`${file.name}: ${error.message}`)
      return undefined
    })
    if (found === undefined) continue
    segments += found.segments
    if (found.sha256 !== file.sha256) wrong.push(`${file.name}: the kept bytes are not those that came.`)
    if (found.segments !== end.segments)
      wrong.push(`${file.name}: it has ${found.segments} segments, ${end.segments} were read.`)
    const places = await placesOf(store, file.id)
    for (const { index, paymentCents, claims } of found.remittances) {
      const place = places.get(index)
      if (place === undefined) {
        difference += Math.abs(paymentCents)
        wrong.push(`${file.name}: remittance ${index + 1} with ${claims} claims is nowhere.`)
      } else if (place.paymentCents !== undefined && place.paymentCents !== paymentCents) {
        difference += Math.abs(place.paymentCents - paymentCents)
        wrong.push(
          `${file.name}: remittance ${index + 1} pays ${dollars(paymentCents)}, posted are ${dollars(place.paymentCents)}.`,
        )
      }
    }
  }
  return check(
    'files = remittances',
    difference,
    wrong,
    `${files.length - stopped.length} files with ${segments} segments, read again.${stopped.length === 0 ? '' : ` Reading was stopped and goes on with the next import: ${stopped.join(', ')}.`}`,
  )
}

async function readAgain({ vault }: Store, path: string) {
  const hash = createHash('sha256')
  const remittances: { index: number; paymentCents: number; claims: number }[] = []
  const reader = createRemittanceReader({
    onFault() {},
    onClaim() {},
    onRemittance: ({ index, paymentCents, claims }) => remittances.push({ index, paymentCents, claims }),
  })
  for await (const chunk of vault.read(path)) {
    hash.update(chunk)
    reader.push(chunk)
  }
  const { segments } = reader.end()
  return { sha256: hash.digest('hex'), segments, remittances }
}

/** Where each remittance of a file is: posted (with its payment), met before, or in quarantine. */
async function placesOf(
  { kysely }: Store,
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
