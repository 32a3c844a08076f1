// Writes documents of a denial as a 275, which goes out like a claim.
import { defineAction, targetOf } from '../action.ts'
import { writeAttachment } from '../document/attach.ts'
import { ATTACH_REFUSES, attachInput, attachOutcome } from '../document/attach-record.ts'
import { number } from '../input.ts'

export const action = defineAction(import.meta.url, {
  title: 'Write the documents (275)',
  says: 'Write documents of a denial as one file for the payer (275), each under the number that a corrected claim bears for it, or in answer to a request for records; it is kept and followed, and sent the way your claims go.',
  right: 'work',
  on: 'one',
  undo: 'A file that was written is kept; one that was not sent does nothing.',
  refuses: ATTACH_REFUSES,
  screen: '/denials/$id/appeal',
  apart: 'moments',
  input: attachInput.extend({
    request: number('In answer to request', { description: 'its number ("overturn requests")' }).optional(),
  }),
  async run({ store, actor }, targets, { test, ...asked }) {
    return attachOutcome(
      await writeAttachment(store, { subject: { denialId: targetOf(targets) }, ...asked }, { ...actor, test }),
    )
  },
})
