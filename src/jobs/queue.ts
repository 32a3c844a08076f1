// The queue of background work in the database itself: one worker takes a job, under a lease; what fails is tried again later and later,
// and at last put aside with its trouble. Several machines may share it.
import {
  changeJob,
  changeOwnJob,
  dueJobs,
  jobsInHandOf,
  jobsPutOff,
  lastJob,
  leaseJob,
  removeOwnJob,
} from '../store/job.ts'
import type { Host, Row, Store, Unit } from '../store/store.ts'
import { endWorker, keepLeases, leaseEnd } from '../store/worker-mark.ts'
import { addJob, type NewJob } from '../work/job/add.ts'

/** Minutes until the next try, after each failure; after the last one a job is dead. */
const BACKOFF_MINUTES = [1, 5, 30, 120, 360] as const
/** Hours until what was put aside is taken up anew: after the first time, the second in a row, and every later one. */
const PUT_ASIDE_HOURS = [6, 12, 24] as const
/** A worker says again and again that it lives; one that has not for so long is dead. */
export const LEASE_MS = 20_000
/** How often it says so. */
export const HEARTBEAT_MS = 5000
/** Nothing that waits waits longer: what seems to was made while the clock was wrong. */
export const LONGEST_WAIT_MS = 25 * 3600_000

/** So far apart the clocks of several workers may be. */
const OUT_OF_STEP_MS = 60_000

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
    for (const row of await dueJobs(store, now)) {
      if (isInHand(host, row, now)) continue
      const lease = {
        leasedBy: worker,
        leasedUntil: later(now, LEASE_MS),
        attempts: row.attempts + 1,
        changedAt: now,
      }
      if (await leaseJob(store, row, lease)) return { store, job: { ...row, ...lease } }
    }
  }
  return undefined
}

/** Whether a living worker has it. A lease that ends later than any can was given while a clock was wrong. */
export function isInHand(host: Host, job: Row<'job'>, now: string): boolean {
  const end = leaseEnd(host, job)
  return end !== undefined && end >= now && end <= later(now, 2 * LEASE_MS)
}

/** The job is done: a repeating one waits for its next time, another goes, or is kept with `keep`. */
export async function finishJob(
  { store, job }: TakenJob,
  now: string,
  again?: string,
  keep = again === undefined,
): Promise<void> {
  if (again === undefined && !keep) return removeOwnJob(store, job)
  const { putAside: _over, ...data } = JSON.parse(job.data) as Readonly<Record<string, unknown>>
  await changeOwnJob(store, job, {
    status: again === undefined ? 'done' : 'waiting',
    ...(again === undefined ? {} : { runAt: again, attempts: 0, data: JSON.stringify(data) }),
    leasedUntil: null,
    leasedBy: null,
    trouble: null,
    changedAt: now,
  })
}

/** How far it is, for who looks at it. */
export function keepJobData({ store, job }: TakenJob, data: Readonly<Record<string, unknown>>): Promise<void> {
  return changeOwnJob(store, job, { data: JSON.stringify(data) })
}

/** Back into the queue, as if it had not been taken: its worker stops. */
export async function putBack({ store, job }: TakenJob, now: string): Promise<void> {
  await changeOwnJob(store, job, {
    attempts: Math.max(0, job.attempts - 1),
    leasedUntil: null,
    leasedBy: null,
    changedAt: now,
  })
}

/** Everything that a worker of this name has in hand: put back when it stops, and when it starts after it was killed. */
export async function putAllBack(host: Host, worker: string, now: string): Promise<void> {
  for (const job of await jobsInHandOf(host, worker)) {
    const store = await host.practice(job.practiceId)
    if (store !== undefined) await putBack({ store, job }, now)
  }
  endWorker(host, worker, later(now, -LONGEST_WAIT_MS))
}

/** Of every practice. What was put off by a clock that is only a little ahead is not among them. */
export const putOffByAWrongClock = (host: Host, now: string) =>
  jobsPutOff(host, { now, latest: later(now, OUT_OF_STEP_MS), longest: later(now, LONGEST_WAIT_MS) })

/**
 * What waits longer than anything does, or was put off at a time that is still to come, is done now: the clock was wrong when it was put off. Answers how many.
 */
export async function wakeSleepers(host: Host, now: string): Promise<number> {
  const late = await putOffByAWrongClock(host, now)
  for (const job of late) {
    const store = await host.practice(job.practiceId)
    if (store !== undefined) await changeJob(store, job.id, { runAt: now, changedAt: now })
  }
  return late.length
}

/** The job failed: tried again later, or put aside when it has failed too often. Answers whether it is dead. */
export async function failJob({ store, job }: TakenJob, trouble: string, now: string): Promise<boolean> {
  const wait = BACKOFF_MINUTES[job.attempts - 1]
  const change = { leasedUntil: null, leasedBy: null, trouble: trouble.slice(0, 2000), changedAt: now }
  if (wait !== undefined) {
    await changeOwnJob(store, job, { ...change, runAt: later(now, wait * 60_000) })
    return false
  }
  await store.write(async unit => {
    await changeOwnJob(unit, job, { ...change, status: 'dead' })
    unit.event({
      at: now,
      who: 'overturn',
      verb: 'job-dead',
      data: { job: job.id, kind: job.kind, attempts: job.attempts },
    })
  })
  return true
}

/** Something outside that the work needs is away for now, such as a drive or a network: nothing failed, and it is looked for again as long as it takes. */
export class AwayForNow extends Error {
  constructor(says: string) {
    super(says)
    this.name = 'AwayForNow'
  }
}

/** How long until what is away is looked for again. */
const AWAY_MS = 60_000

/** The job waits for something that is away. It keeps what was said of it, and is never put aside for it. */
export async function waitForIt({ store, job }: TakenJob, { message }: AwayForNow, now: string): Promise<void> {
  await changeOwnJob(store, job, {
    ...{ leasedUntil: null, leasedBy: null, attempts: 0, trouble: message.slice(0, 2000) },
    ...{ runAt: later(now, AWAY_MS), changedAt: now },
  })
}

/** The worker still lives: its leases go on. */
export function keepAlive(host: Host, worker: string, now: string): Promise<void> {
  return keepLeases(host, worker, later(now, LEASE_MS))
}

export function later(now: string, milliseconds: number): string {
  return new Date(Date.parse(now) + milliseconds).toISOString()
}
