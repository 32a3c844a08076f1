// When a claim made here is out of the house: a person says so, or somebody has taken it in. Until then its denial stays ours, with every deadline.
import { dayIn } from '../../decide/day.ts'
import { denialById } from '../../store/denial.ts'
import { claimsOfOutgoing, outgoingById, setOutgoing } from '../../store/outgoing.ts'
import type { Row, Store, Unit } from '../../store/store.ts'
import type { Actor } from '../action.ts'
import { applyChange } from '../denial/change.ts'
import { loadContext } from '../denial/context.ts'
import { dueOn, MET_BY_A_CLAIM, MET_BY_RECORDS } from '../denial/due.ts'
import { createTotals } from '../denial/kept-totals.ts'
import { settleAround } from '../denial/open.ts'
import { Refusal } from '../refusal.ts'

/** What is said of every action on a claim made here. */
export const OF_OUTGOING = {
  right: 'work',
  on: 'one',
  screen: '/claims',
  numberOf: 'claim made here',
} as const

/** Whether a claim made here goes to another payer than the one that denied: it meets no deadline there. */
function goesToAnother(kind: string): boolean {
  return kind === 'secondary' || kind === 'primary'
}

/** What is set of the denial whose claim is out: it waits for the payer, and what a claim meets is met; an appeal's deadline goes on. */
export async function setBySent(unit: Unit, denial: Row<'denial'>, kind: string, today: string) {
  if (denial.status !== 'open' || goesToAnother(kind)) return {}
  return {
    move: 'payer',
    lastAction: kind === 'attachment' ? 'documents sent' : `${kind} claim`,
    ...(await dueOn(unit, denial.id, today, kind === 'attachment' ? MET_BY_RECORDS : MET_BY_A_CLAIM)),
  } as const satisfies Partial<Row<'denial'>>
}

/** Keeps that a claim made here went out on an ISO date. Throws Refusal where it did before, or the date cannot be. */
export async function tellSent(store: Store, id: number, on: string, actor: Actor): Promise<Row<'outgoing'>> {
  return change(store, id, actor, async (unit, row, today) => {
    if (row.status !== 'written')
      throw new Refusal('closed', `Claim ${id} of our making is ${STATES[row.status]} already.`)
    if (on > today) throw new Refusal('not-a-date', `${on} is still ahead: give the day it went out.`)
    if (on < dayIn(unit.zone, row.madeAt))
      throw new Refusal(
        'not-a-date',
        `It was written on ${dayIn(unit.zone, row.madeAt)}; it cannot have gone out on ${on}.`,
      )
    await setOutgoing(unit, id, { status: 'sent', sentOn: on, sentBy: actor.who, changedAt: actor.now })
    return { verb: 'claim-sent', set: denial => setBySent(unit, denial, row.kind, today), on }
  })
}

/** Takes back that it went out: its denial is ours again with every deadline. Throws Refusal where that was not said, or somebody has it. */
export async function tellNotSent(store: Store, id: number, actor: Actor): Promise<Row<'outgoing'>> {
  return change(store, id, actor, async (unit, row, today) => {
    if (row.status !== 'sent')
      throw new Refusal('closed', `Claim ${id} of our making is ${STATES[row.status]}: nobody said that it was sent.`)
    await setOutgoing(unit, id, { status: 'written', sentOn: null, sentBy: null, changedAt: actor.now })
    return {
      verb: 'claim-not-sent',
      set: async denial =>
        denial.status === 'open' && !goesToAnother(row.kind)
          ? { move: 'us', lastAction: null, ...(await dueOn(unit, denial.id, today)) }
          : {},
    }
  })
}

const STATES: Readonly<Record<Row<'outgoing'>['status'], string>> = {
  making: 'not finished',
  written: 'written and not sent yet',
  sent: 'sent',
  accepted: 'taken in by a receiver',
  rejected: 'rejected by a receiver',
}

interface Told {
  readonly verb: string
  readonly set: (denial: Row<'denial'>) => Promise<Partial<Row<'denial'>>>
  readonly on?: string
}

async function change(
  store: Store,
  id: number,
  actor: Actor,
  tell: (unit: Unit, row: Row<'outgoing'>, today: string) => Promise<Told>,
): Promise<Row<'outgoing'>> {
  const context = await loadContext(store, actor.now)
  return store.write(async unit => {
    const row = await outgoingById(unit, id)
    if (row === undefined)
      throw new Refusal('not-found', `There is no claim ${id} of our making.`, '"overturn outbox" lists them.')
    const { verb, set, on } = await tell(unit, row, dayIn(store.zone, actor.now))
    const data = { outgoing: id, kind: row.kind, file: row.kept, ...(on === undefined ? {} : { on }) }
    const denial = row.denialId === null ? undefined : await denialById(unit, row.denialId)
    if (denial === undefined) unit.event({ at: actor.now, who: actor.who, verb, data })
    else {
      const totals = createTotals()
      await applyChange(unit, totals, denial, { set: await set(denial), verb, data }, actor)
      await totals.flush(unit)
    }
    // What a case comes to hangs on whether the payer has it.
    await settleAround(unit, { claimIds: await claimsOfOutgoing(unit, id) }, context)
    return row
  })
}
