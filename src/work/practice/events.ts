// What has happened in the practice, event after event, for other systems that follow it: asked again from where one has read. Nothing of a patient stands in it.
import { z } from 'zod'
import { eventsAfter } from '../../store/event.ts'
import { eventName } from '../denial/event-words.ts'
import { titled } from '../input.ts'
import { defineView, itemsTogether } from '../view.ts'

/** Who looked and who was refused is nobody's business outside. */
const NOT_TOLD: ReadonlySet<string> = new Set(['looked', 'refused', 'signed-in', 'sign-in-refused'])

export const isTold = ({ verb }: { readonly verb: string }) => !NOT_TOLD.has(verb)

const event = z.object({
  seq: z.number().int().describe('Its number in the chain: grows by one, never used again'),
  at: z.string().describe('ISO instant'),
  who: z.string(),
  verb: z.string().describe('What happened; a new version may bring further ones'),
  says: z.string().describe('The same in words'),
  denial: z.number().int().nullable().describe('The denial that it was about; null where it was about none'),
})

export const view = defineView(import.meta.url, {
  title: 'Events',
  says: 'What has happened in the practice since an event, the first first: for other systems that follow it. Webhooks tell the same.',
  right: 'lead',
  looks: false,
  without: { workbench: 'It is for other systems; each screen tells of its own thing what was done to it.' },
  query: z.object({
    after: titled(z.coerce.number().int().min(0).default(0), 'After', {
      description: 'the number of the last event that is known; 0 from the start',
    }),
    limit: titled(z.coerce.number().int().min(1).max(1000).default(500), 'Limit', { description: 'how many to read' }),
  }),
  answer: z.object({
    items: z.array(event).readonly(),
    next: z.number().int().describe('What to give as after the next time; as before where nothing has happened'),
    more: z.boolean().describe('There is more to read at once'),
  }),
  lines: itemsTogether(event),
  async read({ store }, { after, limit }) {
    const rows = await eventsAfter(store, after, limit)
    return {
      items: rows
        .filter(isTold)
        .map(({ seq, at, who, verb, denialId: denial }) => ({ seq, at, who, verb, says: eventName(verb), denial })),
      next: rows.at(-1)?.seq ?? after,
      more: rows.length === limit,
    }
  },
})
