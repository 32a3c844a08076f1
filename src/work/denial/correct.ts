// Makes the corrected claim of a denial: written, kept, and followed until the payer answers.
import { dayIn } from '../../decide/day.ts'
import { defineAction, targetOf } from '../action.ts'
import { makeCorrection } from '../claim/correct.ts'
import { CORRECTION_REFUSES, correctionInput, correctionOptions } from '../claim/correction-record.ts'
import { outcomeOf } from '../claim/keep-outgoing.ts'

export const action = defineAction(import.meta.url, {
  title: 'Make the corrected claim',
  says: 'Make the corrected claim of a denial from the one that was sent; it is kept and followed, and sent the way your claims go.',
  right: 'work',
  on: 'one',
  undo: 'A claim that was made is kept; one that was sent is taken back with a void.',
  refuses: CORRECTION_REFUSES,
  screen: '/denials/$id/correct',
  apart: 'moments',
  without: { command: '"overturn correct NO. --set FIELD=VALUE --out FILE" shows the difference and writes the file.' },
  input: correctionInput,
  async run({ store, actor, role }, targets, { test, ...asked }) {
    const options = correctionOptions({ denialId: targetOf(targets) }, asked, role, dayIn(store.zone, actor.now))
    const made = await makeCorrection(store, options, { ...actor, test })
    return outcomeOf(made, `The corrected claim of ${made.original.row.account} is made: ${made.name}.`)
  },
})
