// Asks the questions of api/questions.ts about the practice that is worked in.
import {
  type InfiniteData,
  type QueryKey,
  type UseInfiniteQueryOptions,
  type UseInfiniteQueryResult,
  type UseQueryOptions,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query'
import { useWorkplace } from './practice.tsx'

export function useAsked<Words extends readonly unknown[], Answer, Key extends QueryKey>(
  ask: (practice: number, ...words: Words) => UseQueryOptions<Answer, Error, Answer, Key>,
  ...words: Words
): UseQueryResult<Answer, Error> {
  const { practice } = useWorkplace()
  return useQuery(ask(practice, ...words))
}

/** The same of a list that comes in pages. */
export function useAskedInPages<Words extends readonly unknown[], Page, Key extends QueryKey, Place>(
  ask: (practice: number, ...words: Words) => UseInfiniteQueryOptions<Page, Error, InfiniteData<Page>, Key, Place>,
  ...words: Words
): UseInfiniteQueryResult<InfiniteData<Page>, Error> {
  const { practice } = useWorkplace()
  return useInfiniteQuery(ask(practice, ...words))
}
