// The queue of background work in the database itself: one worker takes a job, under a lease; what fails is tried again later and later,
// and at last put aside with its trouble. Several machines may share it.
import { addJobRow, changeJob, changeOwnJob, dueJob, isJobWaiting, lastJob } from '../store/job.ts'
import type { Host, Row, Store, Unit } from '../store/store.ts'

/** Minutes until the next try, after each failure; after the last one a job is dead. */
const BACKOFF_MINUTES = [1, 5, 30, 120, 360] as const
/** Hours until what was put aside is taken up anew: after the first time, the second in a row, and every later one. */
const PUT_ASIDE_HOURS = [6, 12, 24] as const
/** A worker says again and again that it lives; one that has not for so long is dead. */
export const LEASE_MS = 10 * 60_000

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

/** How many times in a row work was put aside before this job, kept in its data until it is done once. */
function timesPutAside(data: string): number {
  const { putAside } = JSON.parse(data) as { readonly putAside?: unknown }
  return typeof putAside === 'number' ? putAside : 0
}

/**
 * Adds work that repeats. Where the last one of its kind and subject was put aside, it is taken up anew after a while that grows each time it is put
 * aside in a row.
 */
export async function addRepeatingJob(unit: Unit, job: Omit<NewJob, 'runAt'>, now: string): Promise<boolean> {
  const last = await lastJob(unit, job.kind, job.subject)
  if (last?.status !== 'dead') return addJob(unit, job, now)
  const putAside = timesPutAside(last.data) + 1
  const hours = PUT_ASIDE_HOURS[putAside - 1] ?? PUT_ASIDE_HOURS[PUT_ASIDE_HOURS.length - 1] ?? 24
  const runAt = later(last.changedAt, hours * 3600_000)
  return addJob(unit, { ...job, data: { ...job.data, putAside }, runAt: runAt > now ? runAt : now }, now)
}

/** A person has seen to what was wrong: work that waits is done at once, and what was put aside before counts no more. */
export async function hurryJob(unit: Unit, job: Omit<NewJob, 'runAt'>, now: string): Promise<void> {
  if (await addJob(unit, job, now)) return
  const waiting = await lastJob(unit, job.kind, job.subject)
  if (waiting === undefined || (waiting.leasedUntil !== null && waiting.leasedUntil >= now)) return
  await changeJob(unit, waiting.id, {
    runAt: now,
    attempts: 0,
    data: JSON.stringify(job.data ?? {}),
    changedAt: now,
  })
}

export interface TakenJob {
  readonly store: Store
  readonly job: Row<'job'>
}

/** Takes the next job that is due, of any practice, for this worker; undefined when there is none. */
export async function takeJob(host: Host, worker: string, now: string): Promise<TakenJob | undefined> {
  for (const { id, closedAt } of await host.practices()) {
    if (closedAt !== null) continue
    const store = await host.practice(id)
    if (store === undefined) continue
    // Looked at without a lock first: most of the time there is nothing.
    if ((await dueJob(store, now)) === undefined) continue
    const job = await store.write(async unit => {
      // The unit holds the practice, so nobody else takes it meanwhile: on SQLite the whole file, on PostgreSQL the practice's row.
      const row = await dueJob(unit, now)
      if (row === undefined) return undefined
      const lease = {
        leasedBy: worker,
        leasedUntil: later(now, LEASE_MS),
        attempts: row.attempts + 1,
        changedAt: now,
      }
      await changeJob(unit, row.id, lease)
      return { ...row, ...lease }
    })
    if (job !== undefined) return { store, job }
  }
  return undefined
}

/** The job is done; a repeating one waits for its next time. */
export async function finishJob({ store, job }: TakenJob, now: string, again?: string): Promise<void> {
  const { putAside: _over, ...data } = JSON.parse(job.data) as Readonly<Record<string, unknown>>
  await store.write(unit =>
    changeOwnJob(unit, job, {
      status: again === undefined ? 'done' : 'waiting',
      ...(again === undefined ? {} : { runAt: again, attempts: 0, data: JSON.stringify(data) }),
      leasedUntil: null,
      leasedBy: null,
      trouble: null,
      changedAt: now,
    }),
  )
}

/** The job failed: tried again later, or put aside when it has failed too often. Answers whether it is dead. */
export async function failJob({ store, job }: TakenJob, trouble: string, now: string): Promise<boolean> {
  const wait = BACKOFF_MINUTES[job.attempts - 1]
  await store.write(async unit => {
    await changeOwnJob(unit, job, {
      status: wait === undefined ? 'dead' : 'waiting',
      runAt: later(now, (wait ?? 0) * 60_000),
      leasedUntil: null,
      leasedBy: null,
      trouble: trouble.slice(0, 2000),
      changedAt: now,
    })
    if (wait === undefined)
      unit.event({
        at: now,
        who: 'overturn',
        verb: 'job-dead',
        data: { job: job.id, kind: job.kind, attempts: job.attempts },
      })
  })
  return wait === undefined
}

/** The worker still lives: its lease goes on. */
export async function keepLease({ store, job }: TakenJob, now: string): Promise<void> {
  await store.write(unit => changeOwnJob(unit, job, { leasedUntil: later(now, LEASE_MS) }))
}

export function later(now: string, milliseconds: number): string {
  return new Date(Date.parse(now) + milliseconds).toISOString()
}
