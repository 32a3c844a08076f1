// What was written off, by who chose it and why: nothing is written off by itself, so that every dollar has a name and a reason.
import { z } from 'zod'
import { sum } from '../../decide/sum.ts'
import { givenUpDenials, writeOffEvents } from '../../store/work-done.ts'
import { defineView, eachItemAs, itemsOf, REPORT_SCREEN } from '../view.ts'
import { spanOf, spanShape } from './span.ts'

const count = z.number().int()
const record = z.object({
  by: z.string().meta({ title: 'Who chose it' }),
  approved: z.string().optional().meta({ title: 'Approved by' }),
  reason: z.string(),
  denials: count,
  cents: count.meta({ title: 'Written off' }),
})

export const view = defineView(import.meta.url, {
  title: 'Write-offs by who and why',
  says: 'What was written off of the denials of a time, by who chose it, who approved it, and the reason.',
  right: 'lead',
  looks: false,
  path: '/insight/write-offs',
  command: 'given-up',
  screen: REPORT_SCREEN,
  query: z.object(spanShape),
  answer: itemsOf(record).extend({ cents: count.meta({ title: 'Written off in all' }) }),
  lines: eachItemAs('given-up', record),
  async read({ store }, asked) {
    const denials = await givenUpDenials(store, await spanOf(store, asked))
    const events = await writeOffEvents(
      store,
      denials.map(({ id }) => id),
    )
    const last = new Map(events.map(each => [each.denialId, each]))
    const told = denials.map(({ id, writtenOffCents }) => {
      const event = last.get(id)
      const { by, reason, approved } = JSON.parse(event?.data ?? '{}') as Readonly<Record<string, string | undefined>>
      return { by: by ?? event?.who ?? 'not known', reason: reason ?? 'not known', approved, cents: writtenOffCents }
    })
    const groups = Map.groupBy(told, each => JSON.stringify([each.by, each.approved, each.reason]))
    const items = [...groups.values()].map(own => ({
      ...{ by: own[0]?.by ?? '', reason: own[0]?.reason ?? '' },
      ...(own[0]?.approved === undefined ? {} : { approved: own[0].approved }),
      ...{ denials: own.length, cents: sum(own, each => each.cents) },
    }))
    return {
      items: items.sort((one, other) => other.cents - one.cents || one.by.localeCompare(other.by)),
      cents: sum(denials, each => each.writtenOffCents),
    }
  },
})
