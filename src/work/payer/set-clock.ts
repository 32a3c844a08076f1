// Sets a deadline of a payer otherwise than its default: by contract, product or state, with the source it stands in.
import { addClockOverride } from '../../store/clock-override.ts'
import { defineAction } from '../action.ts'
import { clockInput, longerSays, overrideOf } from './clock-input.ts'
import { askRecount, payersUnder, recountAsked } from './recounting.ts'

export const action = defineAction(import.meta.url, {
  title: 'Set a deadline',
  says: 'Set a deadline of a payer as your contract, product or state has it; it holds for what is open already, too ("overturn preview-clock" tells what it changes).',
  right: 'lead',
  on: 'practice',
  undo: '"overturn unset-clock" takes it back; of equals the newest holds.',
  refuses: ['not-known'],
  command: 'set-clock',
  http: { method: 'POST', path: '/clock-overrides', status: 204 },
  screen: '/payers/$id',
  input: clockInput,
  async run(context, _targets, given) {
    const { store, actor } = context
    const { payer, level, within, unit: per, source, product, state } = given
    const row = overrideOf(given, actor)
    const asked = await store.write(async unit => {
      await addClockOverride(unit, row)
      unit.event({ at: actor.now, who: actor.who, verb: 'clock-set', data: { ...given } })
      return askRecount(unit, context, await payersUnder(unit, payer))
    })
    const recounted = await recountAsked(context, asked)
    return {
      changed: 1,
      says: `Set: ${payer}, ${level}: ${within} ${per.replace('-', ' ')}${product === undefined ? '' : ` for ${product}`}${state === undefined ? '' : ` in ${state}`} (${source}).${longerSays([row])} ${recounted}`,
    }
  },
})
