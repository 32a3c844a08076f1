// Says who a payer is and what its contract sets, at once; what is open already is counted again by it.
import { addClockOverride } from '../../store/clock-override.ts'
import { defineAction, targetOf } from '../action.ts'
import { Refusal } from '../refusal.ts'
import { longerSays } from './clock-input.ts'
import { askRecount, recountAsked } from './recounting.ts'
import { nameIn, termRows, termsInput } from './terms-input.ts'
import { payerOfNumber, usedEntry } from './uses.ts'

export const action = defineAction(import.meta.url, {
  title: 'Set the terms',
  says: 'Say which payer or kind of plan it is and what your contract with it sets; it holds for what is open already, too ("overturn preview-terms" tells what it changes).',
  right: 'lead',
  on: 'one',
  undo: '"overturn unset-clock" takes a deadline back; say again what the payer was.',
  refuses: ['not-known', 'empty'],
  command: 'set-terms',
  http: { method: 'PUT', path: '/payers/:id/terms' },
  screen: '/payers/terms',
  input: termsInput,
  async run(context, targets, terms) {
    const { store, actor } = context
    const id = targetOf(targets)
    const { says, asked } = await store.write(async unit => {
      const payer = await payerOfNumber(unit, id)
      const entry = terms.entry === undefined ? payer.entry : terms.entry
      const uses = await usedEntry(unit, { id, entry })
      const rows = termRows(payer, uses, terms, actor)
      if (entry === payer.entry && rows.length === 0)
        throw new Refusal('empty', `Nothing is new for ${payer.name}: give a deadline, or say which payer it is.`)
      if (entry !== payer.entry) await nameIn(unit, id, entry, uses)
      for (const row of rows) await addClockOverride(unit, row)
      unit.event({ at: actor.now, who: actor.who, verb: 'terms-set', data: { payer: id, ...terms } })
      const count = `${rows.length} ${rows.length === 1 ? 'deadline' : 'deadlines'}`
      const says = `${payer.name}${uses === null ? '' : ` is worked as ${uses}`}${rows.length === 0 ? '' : `, with ${count} of your own`}.${longerSays(rows)}`
      return { says, asked: await askRecount(unit, context, [id]) }
    })
    return { changed: 1, says: `${says} ${await recountAsked(context, asked)}` }
  },
})
