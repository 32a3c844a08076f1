// Disputes with payers over what was allowed and when it was paid: what was asked, what was answered, what came.

import { z } from 'zod'
import { dayIn } from '../../decide/day.ts'
import { newestDisputes } from '../../store/dispute.ts'
import { pageShape } from '../input.ts'
import { defineView, eachItemAs, itemsOf } from '../view.ts'
import { disputeRecord, recordOf, sumsThatCame } from './disputes.ts'

export const view = defineView(import.meta.url, {
  title: 'Disputes',
  says: 'Disputes with payers over what was allowed and when it was paid, the newest first: what was asked, what was answered, what came with later remittances.',
  right: 'read',
  looks: false,
  path: '/disputes',
  command: 'disputes',
  screen: '/underpaid',
  query: z.object(pageShape),
  answer: itemsOf(disputeRecord),
  lines: eachItemAs('dispute', disputeRecord),
  async read({ store, actor }, page) {
    const disputes = await newestDisputes(store, page)
    // Of late ones nothing is told line by line: their lines are not read.
    const came = await sumsThatCame(
      store,
      disputes.flatMap(({ id, kind }) => (kind === 'underpaid' ? [id] : [])),
    )
    return { items: disputes.map(each => recordOf(each, came.get(each.id) ?? 0, dayIn(store.zone, actor.now))) }
  },
})
