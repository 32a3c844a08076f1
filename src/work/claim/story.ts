// The story of one claim as it was sent: one timeline over every file.
import { z } from 'zod'
import { number } from '../input.ts'
import { defineView } from '../view.ts'
import { timelineOf, timelineRecord } from './record.ts'
import { tellStory } from './timeline.ts'

export const view = defineView(import.meta.url, {
  title: 'Timeline of a claim',
  says: 'One timeline of a claim over every file: sent, acknowledged, decided, worked.',
  right: 'read',
  looks: true,
  path: '/claims/:id/timeline',
  screen: '/claims/$id',
  without: { command: '"overturn story" tells it, by the number of a denial or by --account.' },
  query: z.object({ id: number('Claim') }),
  answer: timelineRecord,
  async read({ store }, { id }) {
    return timelineOf(await tellStory(store, { claimId: id }))
  },
})
