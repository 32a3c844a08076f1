// What is asked about claims on their way out: made here, sent, silent, asked about.
import { infiniteQueryOptions } from '@tanstack/react-query'
import { client, told } from './client.ts'
import { type Get, ofPractice, PAGE } from './questions.ts'

export type StatusQuestion = Get<'/api/practices/{practice}/status-questions'>['items'][number]
export type OutgoingClaim = Get<'/api/practices/{practice}/outgoing'>['items'][number]
export const askStatusQuestions = ofPractice('/api/practices/{practice}/status-questions', 'status-questions')
export const askDeliveries = ofPractice('/api/practices/{practice}/deliveries', 'deliveries')
export const askOutgoing = ofPractice('/api/practices/{practice}/outgoing', 'outgoing')

export const askMissing = (practice: number) =>
  infiniteQueryOptions({
    queryKey: [practice, 'missing'],
    queryFn: ({ pageParam: skip }) =>
      told(
        client.GET('/api/practices/{practice}/missing', {
          params: { path: { practice }, query: { limit: PAGE, skip } },
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => {
      const shown = pages.reduce((count, { items }) => count + items.length, 0)
      return shown < total ? shown : undefined
    },
  })
