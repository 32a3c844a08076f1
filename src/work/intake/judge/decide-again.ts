// Decides again what was posted, from the kept files and with what is known today: where a decision comes out otherwise, it is added
// after the old one, and the claim's denial follows. What is the same adds nothing.
import type { DecidedClaim, DecideOptions } from '../../../decide/decide.ts'
import { createRemittanceReader } from '../../../decide/remittance.ts'
import { knowledgeVersion } from '../../../knowledge/load.ts'
import { addDecidedAgain, addDecisions, addTraceForms, latestDecisions } from '../../../store/adjustment.ts'
import { adjudicationsClosedAs } from '../../../store/denial-row.ts'
import { postedRemittances } from '../../../store/file.ts'
import { claimsOfRemittance } from '../../../store/remit-claim.ts'
import { ERASED, type Row, type Store, type Unit } from '../../../store/store.ts'
import type { TraceForm } from '../../../store/trace-form.ts'
import { BY_ANOTHER_PAYER } from '../../denial/after.ts'
import { loadContext } from '../../denial/context.ts'
import type { DenialContext } from '../../denial/denial.ts'
import { settleAround } from '../../denial/open.ts'
import { decisionRow } from './decided-rows.ts'

export interface DecideAgainOptions {
  /** ISO instant. */
  readonly now: string
  readonly who: string
  readonly decide?: DecideOptions
  readonly onFile?: (name: string) => void
}

export interface DecidedAgain {
  readonly remittances: number
  readonly adjustments: number
  /** Decisions that came out otherwise, and the claims they are in. */
  readonly changed: number
  readonly claims: number
}

/** Decides every posted remittance again. Each remittance is one unit; stopping and repeating is safe. */
export async function decideAgain(store: Store, options: DecideAgainOptions): Promise<DecidedAgain> {
  const context = await loadContext(store, options.now)
  const total = { remittances: 0, adjustments: 0, changed: 0, claims: 0 }
  const posted = Map.groupBy(await postedRemittances(store), file => file.id)
  for (const rows of posted.values()) {
    const [file] = rows
    if (file === undefined || file.kept === ERASED) continue
    options.onFile?.(file.name)
    const ids = new Map(rows.map(row => [row.ordinal, row.remittance]))
    for await (const { ordinal, claims } of readDecided(store, file.kept, { ...context.decide, ...options.decide })) {
      const remittance = ids.get(ordinal)
      if (remittance === undefined) continue
      const found = await store.write(unit => compare(unit, remittance, claims, options, context))
      total.remittances++
      total.adjustments += found.adjustments
      total.changed += found.changed
      total.claims += found.claims
    }
  }
  await settleAgain(store, context)
  return total
}

const AT_ONCE = 200

/** What another payer seemed to settle is looked at again: how cases are settled is known better than when it was closed. */
async function settleAgain(store: Store, context: DenialContext): Promise<void> {
  const ids = await adjudicationsClosedAs(store, BY_ANOTHER_PAYER)
  for (let at = 0; at < ids.length; at += AT_ONCE)
    await store.write(unit => settleAround(unit, { remitClaimIds: ids.slice(at, at + AT_ONCE) }, context))
}

interface DecidedRemittance {
  readonly ordinal: number
  readonly claims: readonly DecidedClaim[]
}

async function* readDecided(store: Store, kept: string, decide: DecideOptions): AsyncGenerator<DecidedRemittance> {
  let ready: DecidedRemittance[] = []
  let claims: DecidedClaim[] = []
  const reader = createRemittanceReader(
    {
      onFault() {},
      onStart() {
        claims = []
      },
      onClaim: claim => claims.push(claim),
      onRemittance: ({ index }) => ready.push({ ordinal: index, claims }),
    },
    decide,
  )
  for await (const chunk of store.vault.read(kept)) {
    reader.push(chunk)
    yield* ready
    ready = []
  }
  reader.end()
  yield* ready
}

async function compare(
  unit: Unit,
  remittanceId: number,
  decided: readonly DecidedClaim[],
  options: DecideAgainOptions,
  context: DenialContext,
): Promise<Omit<DecidedAgain, 'remittances'>> {
  const claims = await claimsOfRemittance(unit, remittanceId)
  const found = { adjustments: 0, changed: 0, claims: 0 }
  const changed: Row<'remitClaim'>[] = []
  for (const claim of claims) {
    const now = decided[claim.ordinal]
    if (now === undefined) throw new Error(`claim ${claim.id} is not in its file any more`)
    const count = await compareClaim(unit, claim, now, options)
    found.adjustments += now.adjustments.length
    found.changed += count
    if (count === 0) continue
    found.claims++
    changed.push(claim)
  }
  if (changed.length > 0) await settleAround(unit, { remitClaimIds: changed.map(claim => claim.id) }, context)
  return found
}

/** Adds the decisions that come out otherwise. Answers how many. */
async function compareClaim(
  unit: Unit,
  claim: Row<'remitClaim'>,
  now: DecidedClaim,
  options: DecideAgainOptions,
): Promise<number> {
  const latest = await latestDecisions(unit, [claim.id])
  const knowledge = knowledgeVersion()
  const forms = new Map<number, TraceForm>()
  const added = latest.flatMap((before, at) => {
    const decision = now.adjustments[at]?.decision
    if (decision === undefined) throw new Error(`an adjustment of claim ${claim.id} is not in its file any more`)
    const after = decisionRow(decision, {
      practiceId: unit.practiceId,
      adjustmentId: before.adjustmentId,
      turn: before.turn + 1,
      knowledge,
      now: options.now,
      forms,
    })
    return SAME.every(column => before[column] === after[column]) ? [] : [after]
  })
  if (added.length === 0) return 0
  await addTraceForms(
    unit,
    [...forms.values()].filter(form => added.some(row => row.form === form.id)),
  )
  await addDecisions(unit, added)
  await addDecidedAgain(unit, {
    remitClaimId: claim.id,
    turn: Math.max(...added.map(row => row.turn)),
    outcome: now.outcome,
    atStakeCents: now.atStakeCents,
    knowledge,
    decidedAt: options.now,
  })
  unit.event({
    at: options.now,
    who: options.who,
    verb: 'decided-again',
    data: { claim: claim.id, account: claim.account, decisions: added.length, atStakeCents: now.atStakeCents },
  })
  return added.length
}

/** What makes a decision another one; the trace alone does not. */
const SAME = ['kind', 'cause', 'action', 'liable', 'mayBill', 'appealable', 'sure', 'rule', 'why'] as const
