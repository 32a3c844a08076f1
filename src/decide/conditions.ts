// A question of knowledge made ready to be asked quickly: its fact looked up and its test chosen once. Rules and laws are made of
// these; says nothing of what follows from an answer.
import type { Condition } from '../knowledge/load.ts'
import { type Fact, type FactValue, factNamed, type Subject } from './facts.ts'

export interface CompiledCondition {
  readonly condition: Condition
  readonly fact: Fact
  readonly holds: (is: FactValue) => boolean
}

export function compileConditions(when: readonly Condition[]): readonly CompiledCondition[] {
  return when.map(condition => ({ condition, fact: factNamed(condition.fact), holds: testOf(condition) }))
}

/** True when every condition holds. */
export function allHold(conditions: readonly CompiledCondition[], subject: Subject): boolean {
  for (const { fact, holds } of conditions) if (!holds(fact.value(subject))) return false
  return true
}

/** The conditions up to the first that fails: what was really asked. */
export function askedOf(conditions: readonly CompiledCondition[], subject: Subject): readonly CompiledCondition[] {
  const fails = conditions.findIndex(({ fact, holds }) => !holds(fact.value(subject)))
  return fails < 0 ? conditions : conditions.slice(0, fails + 1)
}

/** A condition's test, chosen once. */
export function testOf(condition: Condition): (is: FactValue) => boolean {
  if ('is' in condition) return is => is === condition.is
  if ('not' in condition) return is => is !== condition.not
  if ('in' in condition) return is => condition.in.includes(is as string | number)
  if ('has' in condition) return is => Array.isArray(is) && is.some(value => condition.has.includes(value))
  if ('lacks' in condition) return is => !(Array.isArray(is) && is.some(value => condition.lacks.includes(value)))
  if ('above' in condition) return is => typeof is === 'number' && is > condition.above
  if ('atLeast' in condition) return is => typeof is === 'number' && is >= condition.atLeast
  if ('below' in condition) return is => typeof is === 'number' && is < condition.below
  return is => typeof is === 'number' && is <= condition.atMost
}

const wanteds = new WeakMap<Condition, string>()
/** A condition's test in words: `CO or OA`, `above 0`, `one of MA130`. */
export function wantedOf(condition: Condition): string {
  const known = wanteds.get(condition)
  if (known !== undefined) return known
  let wanted: string
  if ('is' in condition) wanted = String(condition.is)
  else if ('not' in condition) wanted = `not ${condition.not}`
  else if ('in' in condition) wanted = condition.in.join(' or ')
  else if ('has' in condition) wanted = `one of ${condition.has.join(', ')}`
  else if ('lacks' in condition) wanted = `none of ${condition.lacks.join(', ')}`
  else if ('above' in condition) wanted = `above ${condition.above}`
  else if ('atLeast' in condition) wanted = `at least ${condition.atLeast}`
  else if ('below' in condition) wanted = `below ${condition.below}`
  else wanted = `at most ${condition.atMost}`
  wanteds.set(condition, wanted)
  return wanted
}
