// What the screens of appeals ask beside the letter itself: batches, precedents, decisions of others, chances, templates.
import { queryOptions } from '@tanstack/react-query'
import { client, told } from './client.ts'
import { type Get, ofOne, ofPractice } from './questions.ts'
import type { paths } from './schema.ts'

export type Templates = Get<'/api/practices/{practice}/templates'>
export type Template = Templates['items'][number]
export type TriedTemplate =
  paths['/api/practices/{practice}/templates/try']['post']['responses'][200]['content']['application/json']
export type Precedents = Get<'/api/practices/{practice}/denials/{id}/precedents'>
export type Decisions = Get<'/api/practices/{practice}/decisions'>
export type Decision = Decisions['items'][number]
export type Chances = Get<'/api/practices/{practice}/appeals/chances'>
export type Batch = Get<'/api/practices/{practice}/batches/{id}'>

export const askPrecedents = ofOne('/api/practices/{practice}/denials/{id}/precedents', 'precedents')
export const askDecisions = (practice: number, search: string, ruling: string) =>
  queryOptions({
    queryKey: [practice, 'decisions', search, ruling],
    queryFn: () =>
      told(
        client.GET('/api/practices/{practice}/decisions', {
          params: {
            path: { practice },
            query: { search, ...(ruling === '' ? {} : { ruling: ruling as Decision['ruling'] }) },
          },
        }),
      ),
    placeholderData: before => before,
  })
export const askTemplates = ofPractice('/api/practices/{practice}/templates', 'templates')
export const askChances = ofPractice('/api/practices/{practice}/appeals/chances', 'chances')
export const askBatches = ofPractice('/api/practices/{practice}/batches', 'batches')
export const askBatch = ofOne('/api/practices/{practice}/batches/{id}', 'batch')
