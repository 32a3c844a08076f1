// Rules that were learned from the practice's own denials, with what they were learned from and how they did on months they had not seen.
import { z } from 'zod'
import { learnedRules } from '../../store/check.ts'
import { LEARNED_STATUSES } from '../../store/words.ts'
import { defineView, itemsOf } from '../view.ts'

const share = z.number().min(0).max(1)
const count = z.number().int()

export const learnedRecord = z.object({
  id: count,
  says: z.string(),
  carc: z.string(),
  status: z.enum(LEARNED_STATUSES),
  because: z.string(),
  lines: count.describe('For which it held, in the months it was learned from'),
  denied: count,
  rate: share,
  low: share.describe('The rate lies between low and high (Wilson, 95 percent)'),
  high: share,
  baseline: share.describe('The rate of all other lines'),
  lift: z.number().describe('How many times as often as the others'),
  q: z.number().describe('The share of rules with as much evidence that are chance'),
  testedFrom: z.string().describe('The months that were held out'),
  testedTo: z.string(),
  caught: count.describe('Denials of those months that it would have told'),
  caughtCents: z.number().int(),
  falseAlarms: count,
  missed: count.describe('Denials of this payer for the same reason that it would not have told'),
  precision: share.optional(),
  recall: share.optional(),
})

export const view = defineView(import.meta.url, {
  title: 'Learned rules',
  says: 'What your own denials teach: conditions under which payers deny, each with how often, how sure, and what it would have caught in months that it had not seen.',
  right: 'read',
  looks: false,
  path: '/rules/learned',
  command: 'rules-learned',
  screen: '/rules',
  answer: itemsOf(learnedRecord),
  async read({ store }) {
    return {
      items: (await learnedRules(store)).map(({ id, says, carc, status, because, figures }) => {
        const { tested, ...learned } = figures
        const { from, to, precision, recall, ...rest } = tested
        return {
          ...{ id, says, carc, status, because, ...learned, testedFrom: from, testedTo: to, ...rest },
          ...(precision === null ? {} : { precision }),
          ...(recall === null ? {} : { recall }),
        }
      }),
    }
  },
})
