// The practice's own rules for what newly comes into the queue: give it to somebody, or leave it out with a reason. Plain conditions, tried
// on what is there before they are kept; what a rule did is written into the chain under its name.
import { type DenialTotal, type ListedDenial, recoveredBy } from '../../store/denial-list.ts'
import { type Condition, holdsFor, type OwnRule, type Row, type Store } from '../../store/store.ts'
import { DENIAL_FIELDS } from '../denial/fields.ts'
import { listQueue } from '../denial/list.ts'
import { filtersOf } from '../list.ts'
import { Refusal } from '../refusal.ts'

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

const holds = (when: OwnRule['when'], denial: Row<'denial'>): boolean => holdsFor(denial, askedBy(when))

/** A rule's conditions, without what a list of denials asks by itself. */
const askedBy = (when: OwnRule['when']): readonly Condition[] =>
  [...RULE_FILTERS].flatMap(([name, { columns, operator }]) => {
    const value = when[name]
    return value === undefined ? [] : [{ columns, operator, value }]
  })

/** What rules may ask: the filters of the list that say so. */
export const RULE_FILTERS = new Map([...filtersOf(DENIAL_FIELDS)].filter(([, filter]) => filter.inRules === true))

export interface Tried {
  /** Open ones that it would hold for. */
  readonly total: DenialTotal
  readonly some: readonly ListedDenial[]
  /** Of those that were closed: how many, and what they brought. What would have been lost had they been left out. */
  readonly closed: number
  readonly recoveredCents: number
}

/** What a rule would hold for, of all that is known: nothing is changed. */
export async function tryRule(store: Store, when: OwnRule['when']): Promise<Tried> {
  mustAsk(when)
  const { rows, total } = await listQueue(
    store,
    { ...when, snoozed: true },
    { sort: [{ by: 'amount', rises: false }], limit: 10 },
  )
  // Nothing is at stake in what is closed: its charge is asked instead.
  const closed = await recoveredBy(store, [
    { columns: ['status'], operator: 'is', value: 'closed' },
    ...askedBy(when).map(condition =>
      condition.columns[0] === 'atStakeCents' ? { ...condition, columns: ['chargeCents'] } : condition,
    ),
  ])
  return { total, some: rows, closed: closed.denials, recoveredCents: closed.cents }
}

function mustAsk(when: OwnRule['when']): void {
  if (Object.values(when).every(value => value === undefined))
    throw new Refusal('empty', 'A rule has to ask for something: a payer, a cause, a code, an action or an amount.')
}

/** Throws Refusal where a rule asks nothing, or two have one name. */
export function mustBeRules(rules: readonly OwnRule[]): void {
  for (const { name, when } of rules) {
    mustAsk(when)
    if (rules.filter(other => other.name === name).length > 1)
      throw new Refusal('ambiguous', `Two rules are called “${name}”; what a rule did is traced by its name.`)
  }
}
