// Tries a rule on what is known before it is kept; nothing is changed.

import { z } from 'zod'
import { dayIn } from '../../decide/day.ts'
import { denialTotal } from '../denial/list.ts'
import { denialRecord, recordOf } from '../denial/record.ts'
import { defineView } from '../view.ts'
import { tryRule } from './own-rules.ts'
import { ruleOf, ruleShape } from './shape.ts'

export const view = defineView(import.meta.url, {
  title: 'Try a rule',
  says: 'What a rule would hold for, of all that is known; nothing is changed.',
  right: 'read',
  looks: true,
  path: '/rules/try',
  method: 'POST',
  screen: '/rules',
  without: { command: 'Its conditions are the filters of "overturn queue", which shows the same denials.' },
  query: ruleShape,
  answer: z.object({
    total: denialTotal,
    some: z.array(denialRecord),
    closed: z.number().describe('Closed ones that it would have held for'),
    recoveredCents: z.number().int().describe('What those brought'),
  }),
  async read({ store, actor }, rule) {
    const { some, total, closed, recoveredCents } = await tryRule(store, ruleOf(rule).when)
    return { total, closed, recoveredCents, some: some.map(row => recordOf(row, dayIn(store.zone, actor.now))) }
  },
})
