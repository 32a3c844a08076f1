// A question that is asked with what one types: once one has paused, with the answer before it standing meanwhile.
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, type QueryKey, type UseQueryOptions, useQuery } from '@tanstack/react-query'

/** `settled` is what the answer was asked with. */
export function useOncePaused<Wanted, Answer, Key extends QueryKey>(
  wanted: Wanted,
  pauseMs: number,
  ask: (settled: Wanted) => UseQueryOptions<Answer, Error, Answer, Key>,
) {
  const [settled] = useDebouncedValue(wanted, pauseMs)
  return { asked: useQuery({ ...ask(settled), placeholderData: keepPreviousData }), settled }
}
