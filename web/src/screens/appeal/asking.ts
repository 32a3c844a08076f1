// What a letter is asked with: answers, words of one's own, what is argued; worked out while one types, kept and made when a person says so.
import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, told } from '../../api/client.ts'
import type { Letter, LetterBody } from '../../api/questions.ts'
import { useAttempt } from '../../parts/attempt.ts'
import { useOncePaused } from '../../parts/once-paused.ts'
import { useWorkplace } from '../../parts/practice.tsx'

/** Worked out once one has paused. */
const PAUSE_MS = 350

export type Overruled = NonNullable<LetterBody['despite']>[number]
export interface Wanted {
  readonly answers: Readonly<Record<string, string>>
  readonly despite: Overruled[]
  readonly note?: string
}
export const NOTHING: Wanted = { answers: {}, despite: [] }

const askLetter = (practice: number, id: number, wanted: Wanted) =>
  queryOptions({
    queryKey: [practice, 'letter', id, wanted],
    queryFn: (): Promise<Letter> =>
      told(
        client.POST('/api/practices/{practice}/denials/{id}/letter', {
          params: { path: { practice, id } },
          body: wanted,
        }),
      ),
    retry: false,
  })

export function useLetter(id: number, wanted: Wanted) {
  const { practice } = useWorkplace()
  const { asked: letter, settled } = useOncePaused(wanted, PAUSE_MS, now => askLetter(practice, id, now))
  return { letter, settled }
}

/** Answers kept, and the letter made with its packet. */
export function useMaking(id: number) {
  const { practice } = useWorkplace()
  const queries = useQueryClient()
  const [made, setMade] = useState<{ readonly appeal: number; readonly pages: number } | undefined>(undefined)
  const [kept, setKept] = useState(false)
  const { busy, error: fault, attempt } = useAttempt()
  const path = { params: { path: { practice, id }, header: {} } }
  const make = (wanted: Wanted) =>
    attempt(async () => {
      const answer = await told(client.POST('/api/practices/{practice}/denials/{id}/appeal', { ...path, body: wanted }))
      const { appeal, pages } = (answer.made ?? {}) as { readonly appeal?: number; readonly pages?: number }
      setMade({ appeal: Number(appeal), pages: Number(pages) })
      await queries.invalidateQueries({ queryKey: [practice] })
    })
  const keep = ({ answers, note }: Wanted) =>
    attempt(async () => {
      const body = { answers, ...(note === undefined ? {} : { note }) }
      await told(client.POST('/api/practices/{practice}/denials/{id}/answer', { ...path, body }))
      setKept(true)
    })
  return { made, kept, fault, busy, make, keep }
}
