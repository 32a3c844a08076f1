// What becomes of a person's work when they are let in no more, or only to look: what is open goes to somebody else or to nobody, and no rule gives
// them anything any more.
import { readOwnSettings } from '../../store/practice.ts'
import type { Unit } from '../../store/store.ts'
import type { Actor } from '../action.ts'
import { changeDenialsIn, denials } from '../denial/change.ts'
import { changeSettings } from '../practice/settings.ts'
import { mustBeAtWork } from './at-work.ts'

/** Hands over in the unit; answers what was done as a sentence, '' where there was nothing. `to` is '' for nobody. Throws Refusal `not-found`. */
export async function handOver(unit: Unit, from: string, to: string, actor: Actor): Promise<string> {
  await mustBeAtWork(unit, to)
  // Snoozed ones too.
  const handed = await changeDenialsIn(unit, { filter: { owner: from, snoozed: true } }, actor, denial =>
    denial.status === 'closed' || denial.owner !== from
      ? undefined
      : { set: { owner: to }, verb: 'assigned', data: { from, to } },
  )
  const { rules = [] } = await readOwnSettings(unit)
  const theirs = rules.filter(rule => rule.does === 'assign' && rule.to === from)
  if (theirs.length > 0) {
    const kept =
      to === ''
        ? rules.filter(rule => !theirs.includes(rule))
        : rules.map(rule => (theirs.includes(rule) ? { ...rule, to } : rule))
    await changeSettings(unit, () => ({ rules: kept }))
    unit.event({ at: actor.now, who: actor.who, verb: 'set', data: { rules: kept } })
  }
  const named = theirs.map(({ name }) => `“${name}”`).join(', ')
  return [
    handed === 0 ? '' : `${denials(handed)} ${to === '' ? 'unassigned' : `assigned to ${to}`}.`,
    theirs.length === 0
      ? ''
      : to === ''
        ? `Taken out of the rules: ${named}.`
        : `The rules ${named} give to ${to} now.`,
  ]
    .filter(part => part !== '')
    .join(' ')
}
