// The story behind a denial: one timeline over every file, from the claim as it was sent to the last thing that was done.
import { z } from 'zod'
import { denialOrAccount, meant } from '../claim/meant.ts'
import { timelineOf, timelineRecord } from '../claim/record.ts'
import { tellStory } from '../claim/timeline.ts'
import { defineView } from '../view.ts'

export const view = defineView(import.meta.url, {
  title: 'Timeline',
  says: 'One timeline of a claim over every file: sent, acknowledged, decided, worked.',
  right: 'read',
  looks: true,
  path: '/denials/:id/timeline',
  command: 'story',
  argument: 'id',
  typedOnly: ['account'],
  screen: '/denials/$id',
  query: denialOrAccount,
  answer: timelineRecord,
  lines: {
    each: timelineRecord.extend({
      record: z.literal('story'),
      denials: z.array(z.number()).readonly().describe('Their numbers'),
    }),
    of: story => [{ record: 'story', ...story, denials: story.denials.map(({ id }) => id) }],
  },
  async read({ store }, asked) {
    return timelineOf(await tellStory(store, meant(asked)), asked.account)
  },
})
