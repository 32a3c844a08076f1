// The practice's own rules for what newly comes into the queue: give it to somebody, or leave it out with a reason. Plain conditions, tried
// on what is there before they are kept; what a rule did is written into the chain under its name.
import type { OwnRule, Row, Store } from '../../store/store.ts'
import { changeSettings } from '../practice/settings.ts'
import { Refusal } from '../refusal.ts'
import type { Deed } from './change.ts'
import { type QueueFilter, whereFilter } from './filter.ts'
import { listQueue, type QueueTotal } from './list.ts'

/** What a rule comes to for one denial: the part of its row that it sets, and its name. */
export interface Ruled {
  readonly rule: string
  readonly set: Pick<Row<'denial'>, 'owner'> | Pick<Row<'denial'>, 'status' | 'move' | 'closedBecause'>
}

/** Asks the rules in their order; the first that holds decides. Only what is open is asked about. */
export function applyOwnRules(rules: readonly OwnRule[], denial: Row<'denial'>): Ruled | undefined {
  if (denial.status !== 'open') return undefined
  const rule = rules.find(({ when }) => holds(when, denial))
  if (rule === undefined) return undefined
  return {
    rule: rule.name,
    set:
      rule.does === 'assign'
        ? { owner: rule.to }
        : { status: 'closed', move: 'done', closedBecause: `left out by the rule “${rule.name}”` },
  }
}

function holds(when: OwnRule['when'], denial: Row<'denial'>): boolean {
  return (
    (when.payerId === undefined || denial.payerId === when.payerId) &&
    (when.cause === undefined || denial.cause === when.cause) &&
    (when.action === undefined || denial.action === when.action) &&
    (when.carc === undefined || denial.carc === when.carc) &&
    (when.atLeastCents === undefined || denial.atStakeCents >= when.atLeastCents) &&
    (when.atMostCents === undefined || denial.atStakeCents <= when.atMostCents)
  )
}

export interface Tried {
  /** Open ones that it would hold for. */
  readonly total: QueueTotal
  readonly some: readonly (Row<'denial'> & { readonly payer: string })[]
  /** Of those that were closed: how many, and what they brought. What would have been lost had they been left out. */
  readonly closed: number
  readonly recoveredCents: number
}

/** What a rule would hold for, of all that is known: nothing is changed. */
export async function tryRule(store: Store, when: OwnRule['when']): Promise<Tried> {
  mustAsk(when)
  const filter: QueueFilter = { ...when, snoozed: true }
  const { rows, total } = await listQueue(store, filter, { sort: 'amount', limit: 10 })
  // Nothing is at stake in what is closed: its charge is asked instead.
  const { atLeastCents: _least, atMostCents: _most, ...rest } = when
  let asked = whereFilter(store.kysely.selectFrom('denial'), { ...rest, status: 'closed', snoozed: true })
  if (when.atLeastCents !== undefined) asked = asked.where('chargeCents', '>=', when.atLeastCents)
  if (when.atMostCents !== undefined) asked = asked.where('chargeCents', '<=', when.atMostCents)
  const sums = await asked
    .select(({ fn }) => [fn.countAll<number>().as('closed'), fn.sum<number | null>('recoveredCents').as('recovered')])
    .executeTakeFirstOrThrow()
  return { total, some: rows, closed: Number(sums.closed), recoveredCents: Number(sums.recovered ?? 0) }
}

function mustAsk(when: OwnRule['when']): void {
  if (Object.values(when).every(value => value === undefined))
    throw new Refusal('empty', 'A rule has to ask for something: a payer, a cause, a code, an action or an amount.')
}

/** Keeps these rules, in this order, in place of those before. They hold for denials opened from now on. */
export async function keepRules(store: Store, rules: readonly OwnRule[], { who, now }: Deed): Promise<void> {
  for (const { name, when } of rules) {
    mustAsk(when)
    if (rules.filter(other => other.name === name).length > 1)
      throw new Refusal('ambiguous', `Two rules are called “${name}”; what a rule did is traced by its name.`)
  }
  await store.write(async unit => {
    await changeSettings(unit, () => ({ rules }))
    unit.event({ at: now, who, verb: 'set', data: { rules } })
  })
}
