// Answers a payer's request for records in one step: the documents of its claim as a 275 that repeats the request's trace, and the request is closed.
import { defineAction, targetOf } from '../action.ts'
import { writeAttachment } from '../document/attach.ts'
import { ATTACH_REFUSES, attachInput, attachOutcome } from '../document/attach-record.ts'
import { closeWork, mustBeOpenRequest, OF_WORK_ITEMS } from './work-items.ts'

export const action = defineAction(import.meta.url, {
  ...OF_WORK_ITEMS,
  title: 'Answer with documents (275)',
  says: 'Answer a payer’s request for records with the documents of its claim: one file (275) that repeats the request’s trace is written, to be sent the way your claims go, and the request is closed.',
  undo: 'A file that was written is kept; one that was not sent does nothing. A request that comes again opens its own.',
  refuses: [...ATTACH_REFUSES, 'closed'],
  numberOf: 'request for records',
  command: 'answer-request',
  http: { method: 'POST', path: '/work-items/:id/answer' },
  apart: 'moments',
  input: attachInput,
  async run({ store, actor }, targets, { test, ...asked }) {
    const id = targetOf(targets)
    await mustBeOpenRequest(store, id)
    const attached = await writeAttachment(store, { subject: { requestId: id }, ...asked }, { ...actor, test })
    await closeWork(store, 'records-request', id, `answered with ${attached.name}`, actor)
    return attachOutcome(attached)
  },
})
