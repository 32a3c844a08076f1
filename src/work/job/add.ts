// Adds work that a worker does in the background, once for each thing it is about.
import { addJobRow, isJobWaiting } from '../../store/job.ts'
import type { Unit } from '../../store/store.ts'

export interface NewJob {
  readonly kind: string
  readonly subject: string
  readonly data?: Readonly<Record<string, unknown>>
  /** ISO instant; now by default. */
  readonly runAt?: string
}

/** Adds a job unless one of its kind and subject waits already. Answers whether it was added. */
export async function addJob(unit: Unit, job: NewJob, now: string): Promise<boolean> {
  if (await isJobWaiting(unit, job.kind, job.subject)) return false
  await addJobRow(unit, {
    kind: job.kind,
    subject: job.subject,
    data: JSON.stringify(job.data ?? {}),
    runAt: job.runAt ?? now,
    madeAt: now,
  })
  return true
}
