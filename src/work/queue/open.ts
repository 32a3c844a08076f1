// Lays what was posted beside what is there already, claim by claim, and opens, changes, closes or reopens denials by what each claim
// has come to. The facts decide; what people did (owner, notes, snoozing) stays.
import { CLOCK_KIND_OF } from '../../knowledge/load.ts'
import { type FlatRows, pushRow, type Row, type Unit } from '../../store/store.ts'
import type { PostedClaim, Stake } from '../intake/rows.ts'
import { type Adjudication, groupClaims, type Settled, settleClaim, usable } from '../intake/settle.ts'
import { type DenialContext, type DenialFacts, type MadeDenial, makeDenial } from './denial.ts'
import { applyOwnRules } from './own-rules.ts'
import { createTotals } from './totals.ts'

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

type KeyColumn = 'account' | 'payer_control' | 'original_control'

function keysByPayer(claims: readonly AskedClaim[]): Map<number, readonly (readonly [KeyColumn, readonly string[]])[]> {
  const sets = new Map<number, Record<KeyColumn, Set<string>>>()
  for (const { payerId, adjudication } of claims) {
    const keys = sets.get(payerId) ?? { account: new Set(), payer_control: new Set(), original_control: new Set() }
    sets.set(payerId, keys)
    const control = usable(adjudication.payerControl)
    const original = usable(adjudication.originalControl)
    if (usable(adjudication.account) !== undefined) keys.account.add(adjudication.account)
    if (control !== undefined) {
      keys.payer_control.add(control)
      keys.original_control.add(control)
    }
    if (original !== undefined) {
      keys.payer_control.add(original)
      keys.original_control.add(original)
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
    .selectFrom('remit_claim')
    .where('payer_id', '=', payerId)
    .where(column, 'in', values)
    .select([
      'id',
      'remittance_id',
      'account',
      'payer_control',
      'original_control',
      'reversal',
      'split',
      'payment_date',
      'service_from',
      'charge_cents',
      'paid_cents',
      'at_stake_cents',
      'ordinal',
    ])
    .execute()
  const traces = await tracesOf(unit, [...new Set(rows.map(row => row.remittance_id))])
  const again = await decidedAgain(
    unit,
    rows.map(row => row.id),
  )
  return rows.map(row => ({
    payerId,
    adjudication: {
      id: row.id,
      account: row.account,
      payerControl: row.payer_control,
      originalControl: row.original_control,
      reversal: row.reversal === 1,
      split: row.split === 1,
      paymentDate: row.payment_date,
      serviceFrom: row.service_from,
      chargeCents: row.charge_cents,
      paidCents: row.paid_cents,
      atStakeCents: again.get(row.id) ?? row.at_stake_cents,
      remittance: traces.get(row.remittance_id) ?? '',
      ordinal: row.ordinal,
    },
  }))
}

/** What is at stake in claims that were decided again since they were posted. */
async function decidedAgain(unit: Unit, ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const found = new Map<number, number>()
  for (const part of inParts(ids, IN_LIST)) {
    const rows = await unit.kysely
      .selectFrom('decided_again')
      .select(['remit_claim_id', 'at_stake_cents'])
      .where('remit_claim_id', 'in', part)
      .orderBy('turn')
      .execute()
    for (const row of rows) found.set(row.remit_claim_id, row.at_stake_cents)
  }
  return found
}

async function tracesOf(unit: Unit, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const found = new Map<number, string>()
  for (const part of inParts(ids, IN_LIST)) {
    const rows = await unit.kysely
      .selectFrom('remittance')
      .select(['id', 'trace_key'])
      .where('id', 'in', part)
      .execute()
    for (const { id, trace_key } of rows) found.set(id, trace_key)
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
  const members = await unit.kysely
    .selectFrom('case_member')
    .select('case_id')
    .where('remit_claim_id', 'in', ids)
    .execute()
  const caseIds = [...new Set(members.map(member => member.case_id))].sort((a, b) => a - b)
  const denials =
    caseIds.length === 0
      ? []
      : await unit.kysely.selectFrom('denial').selectAll().where('case_id', 'in', caseIds).orderBy('id').execute()
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
    .selectFrom('remit_claim')
    .select(['payer_id', 'filing', 'service_to', 'patient_name'])
    .where('id', '=', adjudication.id)
    .executeTakeFirstOrThrow()
  const remarks = await unit.kysely
    .selectFrom('remark')
    .select('code')
    .where('remit_claim_id', '=', adjudication.id)
    .orderBy('line')
    .orderBy('ordinal')
    .execute()
  return {
    adjudication,
    payerId: row.payer_id,
    filing: row.filing,
    serviceTo: row.service_to,
    patientName: row.patient_name,
    remarks: remarks.map(remark => remark.code),
    stakes: await loadStakes(unit, adjudication.id),
  }
}

/** The adjustments of a claim that are worth work, by their latest decision. */
async function loadStakes(unit: Unit, claimId: number): Promise<readonly Stake[]> {
  const rows = await unit.kysely
    .selectFrom('adjustment as a')
    .innerJoin('decision as d', join => join.onRef('d.adjustment_id', '=', 'a.id'))
    .where('a.remit_claim_id', '=', claimId)
    .select([
      'a.id',
      'a.group_code',
      'a.carc',
      'a.amount_cents',
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
      group: row.group_code,
      carc: row.carc,
      kind: row.kind,
      cause: row.cause,
      action: row.action,
      appealable: row.appealable === 1,
      amountCents: row.amount_cents,
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
    await unit.kysely.deleteFrom('denial_adjustment').where('denial_id', '=', denialId).execute()
    await unit.kysely.deleteFrom('clock').where('denial_id', '=', denialId).execute()
  }

  return {
    unit,
    async members(caseId, settled, replace) {
      if (replace)
        await unit.kysely
          .deleteFrom('case_member')
          .where(
            'remit_claim_id',
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
        practice_id: practiceId,
        id,
        case_id: caseId,
        ...made.facts,
        move: open ? 'us' : 'done',
        owner: '',
        snoozed: 0,
        snoozed_until: null,
        status: open ? 'open' : 'closed',
        closed_because: open ? null : closedBecause(settled),
        recovered_cents: settled.recoveredCents,
        credited: null,
        written_off_cents: 0,
        asked_cents: 0,
        last_action: null,
        opened_at: now,
        changed_at: now,
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
      const { practice_id: _practice, id: _id, case_id: _case, ...set } = after
      await unit.kysely.updateTable('denial').set(set).where('id', '=', before.id).execute()
      const verb =
        after.status === 'closed' ? 'closed-by-remittance' : before.status === 'closed' ? 'reopened' : 'changed'
      unit.event({
        at: now,
        who: 'overturn',
        denialId: before.id,
        verb,
        data: { ...told(made.facts), recoveredCents: after.recovered_cents, credited: after.credited },
      })
      return verb === 'closed-by-remittance' ? 'closed' : verb === 'reopened' ? 'reopened' : 'opened'
    },
    async merge(other, into) {
      totals.remove(other)
      await dropParts(other.id)
      const after = {
        ...other,
        status: 'closed',
        move: 'done',
        snoozed: 0,
        closed_because: `merged into ${into}`,
        at_stake_cents: 0,
        expected_cents: 0,
      }
      totals.add(after)
      await unit.kysely
        .updateTable('denial')
        .set({
          status: after.status,
          move: after.move,
          snoozed: 0,
          closed_because: after.closed_because,
          at_stake_cents: 0,
          expected_cents: 0,
          changed_at: now,
        })
        .where('id', '=', other.id)
        .execute()
      unit.event({ at: now, who: 'overturn', denialId: other.id, verb: 'merged', data: { into } })
    },
    async flush() {
      await Promise.all([
        unit.insertMany('case_member', members),
        unit.insertMany('denial', denials),
        unit.insertMany('denial_adjustment', parts),
        unit.insertMany('clock', clocks),
      ])
      for (const rows of [members, denials, parts, clocks]) rows.length = 0
      await totals.flush(unit)
    },
  }
}

/** The row after the facts changed. A denial a person has closed stays closed unless another adjudication holds now. */
function changed(before: Row<'denial'>, facts: DenialFacts, settled: Settled, now: string): Row<'denial'> {
  const row = { ...before, ...facts, recovered_cents: settled.recoveredCents, changed_at: now }
  if (settled.atStakeCents === 0)
    return {
      ...row,
      status: 'closed',
      move: 'done',
      snoozed: 0,
      snoozed_until: null,
      asked_cents: 0,
      closed_because: closedBecause(settled),
      credited: settled.recoveredCents > 0 ? (before.last_action ?? 'nothing done') : null,
    }
  const sameAsBefore = before.remit_claim_id === facts.remit_claim_id && before.at_stake_cents === facts.at_stake_cents
  if (before.status === 'closed' && !sameAsBefore)
    return { ...row, status: 'open', move: 'us', closed_because: null, credited: null, written_off_cents: 0 }
  // Something came back: the move is ours again, whoever's it was.
  return before.status === 'open' && !sameAsBefore ? { ...row, move: 'us', snoozed: 0, snoozed_until: null } : row
}

function closedBecause(settled: Settled): string {
  if (!settled.everAtStake) return 'decided again: nothing is at stake'
  return settled.recoveredCents > 0 ? 'recovered' : 'settled by a later remittance'
}

function told(facts: DenialFacts): Record<string, unknown> {
  const { account, carc, cause, action, at_stake_cents: atStakeCents, due_date: due, remit_claim_id: claim } = facts
  return { claim, account, carc, cause, action, atStakeCents, due }
}
