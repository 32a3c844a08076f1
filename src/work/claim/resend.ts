// Resends a rejected claim: written again, kept, and followed until it is taken in.
import { dayIn } from '../../decide/day.ts'
import { defineAction, targetOf } from '../action.ts'
import { makeCorrection } from './correct.ts'
import { CORRECTION_REFUSES, correctionInput, correctionOptions } from './correction-record.ts'
import { outcomeOf } from './keep-outgoing.ts'

export const action = defineAction(import.meta.url, {
  title: 'Resend the rejected claim',
  says: 'Write a rejected claim again with the error corrected; it is kept and followed, and sent the way your claims go.',
  right: 'work',
  on: 'one',
  undo: 'A claim that was made is kept; one that was not sent does nothing.',
  refuses: CORRECTION_REFUSES,
  http: { method: 'POST', path: '/work-items/:id/correct' },
  screen: '/rejections/$id/resend',
  apart: 'moments',
  without: {
    command: '"overturn correct NO. --rejection --out FILE" shows the difference and writes the file.',
  },
  input: correctionInput,
  async run({ store, actor, role }, targets, { test, ...asked }) {
    const options = correctionOptions({ rejectionId: targetOf(targets) }, asked, role, dayIn(store.zone, actor.now))
    const made = await makeCorrection(store, options, { ...actor, test })
    return outcomeOf(made, `Claim ${made.original.row.account} is written again: ${made.name}.`)
  },
})
