// Lays what was posted beside what is there already, claim by claim, and opens, changes, closes or reopens denials by what each claim
// has come to. The facts decide; what people did (owner, notes, snoozing) stays.
import { CLOCK_KIND_OF } from '../../knowledge/load.ts'
import { type FlatRows, pushRow, type Row, type Unit } from '../../store/store.ts'
import { type DenialContext, type DenialFacts, type MadeDenial, makeDenial } from '../denial/denial.ts'
import { createTotals } from '../denial/kept-totals.ts'
import type { PostedClaim, Stake } from '../intake/rows.ts'
import { type Adjudication, groupClaims, type Settled, settleClaim, usable } from '../intake/settle.ts'
import { applyOwnRules } from '../rule/own-rules.ts'

export interface Opened {
  readonly opened: number
  readonly reopened: number
  readonly closed: number
}

/** How many values stand in one list of a query. */
const IN_LIST = 500

/**
 * Settles the claims just posted (or decided again). Call it in the unit that posts them, with `older` looked up before they were
 * inserted (see `olderRelatives`).
 */
export async function settlePosted(
  unit: Unit,
  posted: readonly PostedClaim[],
  older: readonly OlderClaim[],
  context: DenialContext,
): Promise<Opened> {
  const counts = { opened: 0, reopened: 0, closed: 0 }
  const writer = createWriter(unit, context)
  const postedById = new Map(posted.map(claim => [claim.adjudication.id, claim]))
  const olderIds = new Set(older.map(({ adjudication }) => adjudication.id))
  const byPayer = new Map<number, Adjudication[]>()
  // A claim that is decided again stands in both lists.
  for (const { payerId, adjudication } of [...older.filter(each => !postedById.has(each.adjudication.id)), ...posted]) {
    const known = byPayer.get(payerId)
    if (known === undefined) byPayer.set(payerId, [adjudication])
    else known.push(adjudication)
  }
  for (const all of byPayer.values())
    for (const group of groupClaims(all)) {
      if (!group.some(each => postedById.has(each.id))) continue
      const settled = settleClaim(group)
      const known = group.some(each => olderIds.has(each.id)) ? await loadCase(unit, group) : undefined
      await settleCase(writer, settled, group, postedById, known, context, counts)
    }
  await writer.flush()
  return counts
}

/** An adjudication that was posted before. */
export interface OlderClaim {
  readonly payerId: number
  readonly adjudication: Adjudication
}

/** The numbers by which a claim's relatives are found. */
export interface AskedClaim {
  readonly payerId: number
  readonly adjudication: Pick<Adjudication, 'id' | 'account' | 'payerControl' | 'originalControl'>
}

/** Everything posted before that may belong to the same claims: by account, by the payer's number, and what hangs on those. */
export async function olderRelatives(unit: Unit, posted: readonly AskedClaim[]): Promise<readonly OlderClaim[]> {
  const found = new Map<number, OlderClaim>()
  let fresh: readonly AskedClaim[] = posted
  while (fresh.length > 0) {
    const next: OlderClaim[] = []
    // All asked at once, so that the database answers one after the other without waiting for us in between.
    const answers = await Promise.all(
      [...keysByPayer(fresh)].flatMap(([payerId, asked]) =>
        asked.flatMap(([column, values]) =>
          inParts(values, IN_LIST).map(part => relativesBy(unit, payerId, column, part)),
        ),
      ),
    )
    for (const row of answers.flat()) {
      if (found.has(row.adjudication.id)) continue
      found.set(row.adjudication.id, row)
      next.push(row)
    }
    fresh = next
  }
  return [...found.values()]
}

function inParts<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))
}

type KeyColumn = 'account' | 'payerControl' | 'originalControl'

function keysByPayer(claims: readonly AskedClaim[]): Map<number, readonly (readonly [KeyColumn, readonly string[]])[]> {
  const sets = new Map<number, Record<KeyColumn, Set<string>>>()
  for (const { payerId, adjudication } of claims) {
    const keys = sets.get(payerId) ?? { account: new Set(), payerControl: new Set(), originalControl: new Set() }
    sets.set(payerId, keys)
    const control = usable(adjudication.payerControl)
    const original = usable(adjudication.originalControl)
    if (usable(adjudication.account) !== undefined) keys.account.add(adjudication.account)
    if (control !== undefined) {
      keys.payerControl.add(control)
      keys.originalControl.add(control)
    }
    if (original !== undefined) {
      keys.payerControl.add(original)
      keys.originalControl.add(original)
    }
  }
  return new Map(
    [...sets].map(([payerId, keys]) => [
      payerId,
      (Object.keys(keys) as KeyColumn[]).map(column => [column, [...keys[column]]] as const),
    ]),
  )
}

async function relativesBy(
  unit: Unit,
  payerId: number,
  column: KeyColumn,
  values: readonly string[],
): Promise<readonly OlderClaim[]> {
  // Without a join: SQLite would then read all claims of the practice instead of looking into the index.
  const rows = await unit.kysely
    .selectFrom('remitClaim')
    .where('payerId', '=', payerId)
    .where(column, 'in', values)
    .select([
      'id',
      'remittanceId',
      'account',
      'payerControl',
      'originalControl',
      'reversal',
      'split',
      'paymentDate',
      'serviceFrom',
      'chargeCents',
      'paidCents',
      'atStakeCents',
      'ordinal',
    ])
    .execute()
  const traces = await tracesOf(unit, [...new Set(rows.map(row => row.remittanceId))])
  const again = await decidedAgain(
    unit,
    rows.map(row => row.id),
  )
  return rows.map(row => ({
    payerId,
    adjudication: {
      id: row.id,
      account: row.account,
      payerControl: row.payerControl,
      originalControl: row.originalControl,
      reversal: row.reversal,
      split: row.split,
      paymentDate: row.paymentDate,
      serviceFrom: row.serviceFrom,
      chargeCents: row.chargeCents,
      paidCents: row.paidCents,
      atStakeCents: again.get(row.id) ?? row.atStakeCents,
      remittance: traces.get(row.remittanceId) ?? '',
      ordinal: row.ordinal,
    },
  }))
}

/** What is at stake in claims that were decided again since they were posted. */
async function decidedAgain(unit: Unit, ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const found = new Map<number, number>()
  for (const part of inParts(ids, IN_LIST)) {
    const rows = await unit.kysely
      .selectFrom('decidedAgain')
      .select(['remitClaimId', 'atStakeCents'])
      .where('remitClaimId', 'in', part)
      .orderBy('turn')
      .execute()
    for (const row of rows) found.set(row.remitClaimId, row.atStakeCents)
  }
  return found
}

async function tracesOf(unit: Unit, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const found = new Map<number, string>()
  for (const part of inParts(ids, IN_LIST)) {
    const rows = await unit.kysely.selectFrom('remittance').select(['id', 'traceKey']).where('id', 'in', part).execute()
    for (const { id, traceKey } of rows) found.set(id, traceKey)
  }
  return found
}

/** What the store holds of a claim that was there before. */
interface KnownCase {
  readonly caseIds: readonly number[]
  readonly denials: readonly Row<'denial'>[]
}

async function loadCase(unit: Unit, group: readonly Adjudication[]): Promise<KnownCase> {
  const ids = group.map(each => each.id)
  const members = await unit.kysely.selectFrom('caseMember').select('caseId').where('remitClaimId', 'in', ids).execute()
  const caseIds = [...new Set(members.map(member => member.caseId))].sort((a, b) => a - b)
  const denials =
    caseIds.length === 0
      ? []
      : await unit.kysely.selectFrom('denial').selectAll().where('caseId', 'in', caseIds).orderBy('id').execute()
  return { caseIds, denials }
}

async function settleCase(
  writer: Writer,
  settled: Settled,
  group: readonly Adjudication[],
  posted: ReadonlyMap<number, PostedClaim>,
  known: KnownCase | undefined,
  context: DenialContext,
  counts: { opened: number; reopened: number; closed: number },
): Promise<void> {
  const caseId = known?.caseIds[0] ?? Math.min(...group.map(each => each.id))
  await writer.members(caseId, settled, known !== undefined)
  if (!settled.everAtStake && (known?.denials ?? []).length === 0) return
  const holding = settled.takenBack
    ? settled.members.filter(member => member.role === 'reversed').map(member => member.adjudication)
    : settled.current
  const shown = holding.length > 0 ? holding : group.filter(each => !each.reversal)
  if (shown.length === 0) return
  const claims = await Promise.all(shown.map(each => posted.get(each.id) ?? loadClaim(writer.unit, each)))
  const atStakeNow = claims.some(claim => claim.stakes.length > 0)
  const earlier =
    settled.takenBack || atStakeNow
      ? []
      : (
          await Promise.all(
            group
              .filter(each => !each.reversal && each.atStakeCents > 0)
              .map(async each => (posted.get(each.id) ?? (await loadClaim(writer.unit, each))).stakes),
          )
        ).flat()
  const made = makeDenial(settled, claims, earlier, context)
  const [denial, ...merged] = known?.denials ?? []
  if (denial === undefined) {
    await writer.open(caseId, made, settled)
    counts.opened++
    if (settled.atStakeCents === 0) counts.closed++
    return
  }
  const change = await writer.change(denial, made, settled)
  counts[change]++
  for (const other of merged) await writer.merge(other, denial.id)
}

/** A claim posted before, as far as denials are opened from it. */
export async function loadClaim(unit: Unit, adjudication: Adjudication): Promise<PostedClaim> {
  const row = await unit.kysely
    .selectFrom('remitClaim')
    .select(['payerId', 'filing', 'serviceTo', 'patientName'])
    .where('id', '=', adjudication.id)
    .executeTakeFirstOrThrow()
  const remarks = await unit.kysely
    .selectFrom('remark')
    .select('code')
    .where('remitClaimId', '=', adjudication.id)
    .orderBy('line')
    .orderBy('ordinal')
    .execute()
  return {
    adjudication,
    payerId: row.payerId,
    filing: row.filing,
    serviceTo: row.serviceTo,
    patientName: row.patientName,
    remarks: remarks.map(remark => remark.code),
    stakes: await loadStakes(unit, adjudication.id),
  }
}

/** The adjustments of a claim that are worth work, by their latest decision. */
async function loadStakes(unit: Unit, claimId: number): Promise<readonly Stake[]> {
  const rows = await unit.kysely
    .selectFrom('adjustment as a')
    .innerJoin('decision as d', join => join.onRef('d.adjustmentId', '=', 'a.id'))
    .where('a.remitClaimId', '=', claimId)
    .select([
      'a.id',
      'a.groupCode',
      'a.carc',
      'a.amountCents',
      'd.turn',
      'd.kind',
      'd.cause',
      'd.action',
      'd.appealable',
    ])
    .orderBy('a.id')
    .orderBy('d.turn')
    .execute()
  const latest = new Map(rows.map(row => [row.id, row]))
  return [...latest.values()]
    .filter(row => row.kind === 'denial' || row.kind === 'underpayment')
    .map(row => ({
      adjustmentId: row.id,
      group: row.groupCode,
      carc: row.carc,
      kind: row.kind,
      cause: row.cause,
      action: row.action,
      appealable: row.appealable,
      amountCents: row.amountCents,
    }))
}

interface Writer {
  readonly unit: Unit
  members(caseId: number, settled: Settled, replace: boolean): Promise<void>
  open(caseId: number, made: MadeDenial, settled: Settled): Promise<void>
  change(before: Row<'denial'>, made: MadeDenial, settled: Settled): Promise<'reopened' | 'closed' | 'opened'>
  merge(other: Row<'denial'>, into: number): Promise<void>
  flush(): Promise<void>
}

/** Gathers new rows for a bulk load; changes what is there at once. */
function createWriter(unit: Unit, { practiceId, now, rules }: DenialContext): Writer {
  const members: FlatRows = []
  const denials: FlatRows = []
  const parts: FlatRows = []
  const clocks: FlatRows = []
  const totals = createTotals()

  function addParts(denialId: number, made: MadeDenial): void {
    for (const { adjustmentId } of made.stakes) parts.push(practiceId, denialId, adjustmentId)
    for (const clock of made.clocks)
      clocks.push(
        practiceId,
        denialId,
        clock.level,
        CLOCK_KIND_OF[clock.level],
        clock.anchor,
        clock.due,
        clock.workBy,
        clock.unit,
        clock.filedMeans,
        clock.doesNotStop.join(' '),
        clock.rule,
        clock.sure,
      )
  }

  async function dropParts(denialId: number): Promise<void> {
    await unit.kysely.deleteFrom('denialAdjustment').where('denialId', '=', denialId).execute()
    await unit.kysely.deleteFrom('clock').where('denialId', '=', denialId).execute()
  }

  return {
    unit,
    async members(caseId, settled, replace) {
      if (replace)
        await unit.kysely
          .deleteFrom('caseMember')
          .where(
            'remitClaimId',
            'in',
            settled.members.map(member => member.adjudication.id),
          )
          .execute()
      for (const { adjudication, role, pair } of settled.members)
        members.push(practiceId, adjudication.id, caseId, role, pair?.id ?? null)
    },
    async open(caseId, made, settled) {
      const id = unit.nextDenial()
      const open = settled.atStakeCents > 0
      const fresh: Row<'denial'> = {
        practiceId: practiceId,
        id,
        caseId: caseId,
        ...made.facts,
        move: open ? 'us' : 'done',
        owner: '',
        snoozed: false,
        snoozedUntil: null,
        status: open ? 'open' : 'closed',
        closedBecause: open ? null : closedBecause(settled),
        recoveredCents: settled.recoveredCents,
        credited: null,
        writtenOffCents: 0,
        askedCents: 0,
        lastAction: null,
        openedAt: now,
        changedAt: now,
      }
      const ruled = applyOwnRules(rules, fresh)
      const row = { ...fresh, ...ruled?.set }
      pushRow(denials, 'denial', row)
      addParts(id, made)
      totals.add(row)
      const event = { at: now, who: 'overturn', denialId: id }
      unit.event({ ...event, verb: open ? 'opened' : 'opened-closed', data: told(made.facts) })
      if (ruled !== undefined) unit.event({ ...event, verb: 'ruled', data: { rule: ruled.rule, ...ruled.set } })
    },
    async change(before, made, settled) {
      const after = changed(before, made.facts, settled, now)
      await dropParts(before.id)
      addParts(before.id, made)
      totals.remove(before)
      totals.add(after)
      const { practiceId: _practice, id: _id, caseId: _case, ...set } = after
      await unit.kysely.updateTable('denial').set(set).where('id', '=', before.id).execute()
      const verb =
        after.status === 'closed' ? 'closed-by-remittance' : before.status === 'closed' ? 'reopened' : 'changed'
      unit.event({
        at: now,
        who: 'overturn',
        denialId: before.id,
        verb,
        data: { ...told(made.facts), recoveredCents: after.recoveredCents, credited: after.credited },
      })
      return verb === 'closed-by-remittance' ? 'closed' : verb === 'reopened' ? 'reopened' : 'opened'
    },
    async merge(other, into) {
      totals.remove(other)
      await dropParts(other.id)
      const after = {
        ...other,
        status: 'closed' as const,
        move: 'done' as const,
        snoozed: false,
        closedBecause: `merged into ${into}`,
        atStakeCents: 0,
        expectedCents: 0,
      }
      totals.add(after)
      await unit.kysely
        .updateTable('denial')
        .set({
          status: after.status,
          move: after.move,
          snoozed: false,
          closedBecause: after.closedBecause,
          atStakeCents: 0,
          expectedCents: 0,
          changedAt: now,
        })
        .where('id', '=', other.id)
        .execute()
      unit.event({ at: now, who: 'overturn', denialId: other.id, verb: 'merged', data: { into } })
    },
    async flush() {
      await Promise.all([
        unit.insertMany('caseMember', members),
        unit.insertMany('denial', denials),
        unit.insertMany('denialAdjustment', parts),
        unit.insertMany('clock', clocks),
      ])
      for (const rows of [members, denials, parts, clocks]) rows.length = 0
      await totals.flush(unit)
    },
  }
}

/** The row after the facts changed. A denial a person has closed stays closed unless another adjudication holds now. */
function changed(before: Row<'denial'>, facts: DenialFacts, settled: Settled, now: string): Row<'denial'> {
  const row = { ...before, ...facts, recoveredCents: settled.recoveredCents, changedAt: now }
  if (settled.atStakeCents === 0)
    return {
      ...row,
      status: 'closed',
      move: 'done',
      snoozed: false,
      snoozedUntil: null,
      askedCents: 0,
      closedBecause: closedBecause(settled),
      credited: settled.recoveredCents > 0 ? (before.lastAction ?? 'nothing done') : null,
    }
  const sameAsBefore = before.remitClaimId === facts.remitClaimId && before.atStakeCents === facts.atStakeCents
  if (before.status === 'closed' && !sameAsBefore)
    return { ...row, status: 'open', move: 'us', closedBecause: null, credited: null, writtenOffCents: 0 }
  // Something came back: the move is ours again, whoever's it was.
  return before.status === 'open' && !sameAsBefore ? { ...row, move: 'us', snoozed: false, snoozedUntil: null } : row
}

function closedBecause(settled: Settled): string {
  if (!settled.everAtStake) return 'decided again: nothing is at stake'
  return settled.recoveredCents > 0 ? 'recovered' : 'settled by a later remittance'
}

function told(facts: DenialFacts): Record<string, unknown> {
  const { account, carc, cause, action, atStakeCents, dueDate: due, remitClaimId: claim } = facts
  return { claim, account, carc, cause, action, atStakeCents, due }
}
