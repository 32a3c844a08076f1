// What a corrected claim is asked with: of a denial or of a claim that was rejected, checked while one types, made when a person says so.
import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, told } from '../../api/client.ts'
import type { CorrectionBody } from '../../api/questions.ts'
import { useAttempt } from '../../parts/attempt.ts'
import { type MadeClaim, madeOf } from '../../parts/made.ts'
import { useOncePaused } from '../../parts/once-paused.ts'
import { useWorkplace } from '../../parts/practice.tsx'

/** Checked once one has paused. */
const PAUSE_MS = 250

export type Form = 'replacement' | 'new' | 'void'

/** What is typed, by the names of the fields. */
export type Values = Readonly<Record<string, string>>

/** What the claim is corrected of, by its number. */
export interface Subject {
  readonly of: 'denial' | 'rejection'
  readonly id: number
}

/** A guard that may be overruled. */
export type Overruled = NonNullable<CorrectionBody['despite']>[number]

/** What is asked for: fields that change, stops that are overruled, the form. */
export interface Wanted {
  readonly set: Values
  readonly despite: Overruled[]
  readonly form?: Form
}
export const NOTHING: Wanted = { set: {}, despite: [] }

export const askCorrection = (practice: number, { of, id }: Subject, wanted: Wanted) =>
  queryOptions({
    queryKey: [practice, 'correction', of, id, wanted],
    queryFn: () => {
      const asked = { params: { path: { practice, id } }, body: { ...wanted, asTyped: true } }
      return told(
        of === 'denial'
          ? client.POST('/api/practices/{practice}/denials/{id}/correction', asked)
          : client.POST('/api/practices/{practice}/work-items/{id}/correction', asked),
      )
    },
    retry: false,
  })

/** What stands in the way of it, asked once one has paused. */
export function useCheck(subject: Subject, wanted: Wanted) {
  const { practice } = useWorkplace()
  const { asked: checked, settled } = useOncePaused(wanted, PAUSE_MS, now => askCorrection(practice, subject, now))
  return { checked, settled }
}

/** The corrected claim written as a file. */
export function useMaking({ of, id }: Subject) {
  const { practice } = useWorkplace()
  const queries = useQueryClient()
  const [made, setMade] = useState<MadeClaim | undefined>(undefined)
  const { busy, error: fault, attempt } = useAttempt()
  const make = (wanted: Wanted) =>
    attempt(async () => {
      const asked = { params: { path: { practice, id }, header: {} }, body: { ...wanted, test: false } }
      const answer = await told(
        of === 'denial'
          ? client.POST('/api/practices/{practice}/denials/{id}/correct', asked)
          : client.POST('/api/practices/{practice}/work-items/{id}/correct', asked),
      )
      setMade(madeOf(answer))
      await queries.invalidateQueries({ queryKey: [practice, 'denial'] })
      await queries.invalidateQueries({ queryKey: [practice, 'work-items'] })
    })
  return { made, fault, busy, make }
}
