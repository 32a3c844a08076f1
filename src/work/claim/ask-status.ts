// Asks payers about claims that nobody has answered.
import { z } from 'zod'
import { ASK_ON_DAYS } from '../../decide/silent.ts'
import { defineAction } from '../action.ts'
import { titled } from '../input.ts'
import { type Asked, askStatus } from './asking.ts'

export const action = defineAction(import.meta.url, {
  title: 'Ask the payers',
  says: 'Write questions about the status (276) of claims that nobody has answered, a file for each receiver; each claim is asked about once for each of the days. They go out by themselves where a server takes them.',
  right: 'work',
  on: 'practice',
  undo: 'A question that was not sent does nothing, and one that was changes nothing at the payer.',
  refuses: ['empty', 'not-found', 'not-known', 'changed'],
  http: { method: 'POST', path: '/status-questions' },
  screen: '/files',
  apart: 'moments',
  without: { command: '"overturn status-ask --out FOLDER" asks and writes the files.' },
  input: z.object({
    days: titled(z.array(z.number().int().min(1).max(3650)).min(1).max(6), 'Days', {
      description: 'So many days after it was sent a claim is asked about',
    }).default([...ASK_ON_DAYS]),
    claims: titled(z.array(z.number().int().positive()).min(1).max(1000).optional(), 'Claims', {
      description: 'By their numbers, whatever day it is; those that are due where none are named',
    }),
    most: titled(z.number().int().min(1).max(5000), 'At most', { description: 'So many questions at once' }).default(
      1000,
    ),
    test: titled(z.boolean(), 'Test', { description: 'Marked as a test' }).default(false),
  }),
  async run({ store, actor }, _targets, asking) {
    const { files, questions, leftOut } = await askStatus(store, asking, actor)
    return {
      changed: questions,
      says: `${questions} ${questions === 1 ? 'question' : 'questions'} about the status of claims written in ${files.length} ${files.length === 1 ? 'file' : 'files'}${leftOut.length === 0 ? '' : `; ${leftOut.length} could not be asked`}.${waysOf(files)}`,
      made: { files, leftOut },
    }
  },
})

/** What is left to be done with them. */
function waysOf(files: Asked['files']): string {
  const servers = new Set(files.flatMap(({ server }) => server ?? []))
  const byHand = files.filter(({ server }) => server === undefined).length
  const goes = servers.size === 0 ? '' : ` On the way to ${[...servers].join(', ')}.`
  return byHand === 0
    ? goes
    : `${goes} Send ${byHand === files.length ? 'them' : `${byHand} of them`} the way your claims go, and bring the answers in.`
}
