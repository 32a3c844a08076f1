// The queue of background work in the database itself: one worker takes a job, under a lease; what fails is tried again later and later,
// and at last put aside with its trouble. Several machines may share it.
import type { Host, Row, Store, Unit } from '../store/store.ts'

/** Minutes until the next try, after each failure; after the last one a job is dead. */
const BACKOFF_MINUTES = [1, 5, 30, 120, 360] as const
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
  const known = await unit.kysely
    .selectFrom('job')
    .select('id')
    .where('kind', '=', job.kind)
    .where('subject', '=', job.subject)
    .where('status', '=', 'waiting')
    .executeTakeFirst()
  if (known !== undefined) return false
  await unit.kysely
    .insertInto('job')
    .values({
      practiceId: unit.practiceId,
      id: unit.nextId(),
      kind: job.kind,
      subject: job.subject,
      data: JSON.stringify(job.data ?? {}),
      status: 'waiting',
      runAt: job.runAt ?? now,
      attempts: 0,
      leasedUntil: null,
      leasedBy: null,
      trouble: null,
      madeAt: now,
      changedAt: now,
    })
    .execute()
  return true
}

export interface TakenJob {
  readonly store: Store
  readonly job: Row<'job'>
}

/** Takes the next job that is due, of any practice, for this worker; undefined when there is none. */
export async function takeJob(host: Host, worker: string, now: string): Promise<TakenJob | undefined> {
  for (const { id } of await host.practices()) {
    const store = await host.practice(id)
    if (store === undefined) continue
    // Looked at without a lock first: most of the time there is nothing.
    if ((await dueJob(store, now).executeTakeFirst()) === undefined) continue
    const job = await store.write(async unit => {
      // The unit holds the practice, so nobody else takes it meanwhile: on SQLite the whole file, on PostgreSQL the practice's row.
      const row = await dueJob({ kysely: unit.kysely }, now).executeTakeFirst()
      if (row === undefined) return undefined
      const lease = {
        leasedBy: worker,
        leasedUntil: later(now, LEASE_MS),
        attempts: row.attempts + 1,
        changedAt: now,
      }
      await unit.kysely.updateTable('job').set(lease).where('id', '=', row.id).execute()
      return { ...row, ...lease }
    })
    if (job !== undefined) return { store, job }
  }
  return undefined
}

function dueJob({ kysely }: Pick<Store, 'kysely'>, now: string) {
  return kysely
    .selectFrom('job')
    .selectAll()
    .where('status', '=', 'waiting')
    .where('runAt', '<=', now)
    .where(({ eb, or }) => or([eb('leasedUntil', 'is', null), eb('leasedUntil', '<', now)]))
    .orderBy('runAt')
    .orderBy('id')
    .limit(1)
}

/** The job is done; a repeating one waits for its next time. */
export async function finishJob({ store, job }: TakenJob, now: string, again?: string): Promise<void> {
  await store.write(async unit => {
    await unit.kysely
      .updateTable('job')
      .set({
        status: again === undefined ? 'done' : 'waiting',
        ...(again === undefined ? {} : { runAt: again, attempts: 0 }),
        leasedUntil: null,
        leasedBy: null,
        trouble: null,
        changedAt: now,
      })
      .where('id', '=', job.id)
      .where('leasedBy', '=', job.leasedBy)
      .execute()
  })
}

/** The job failed: tried again later, or put aside when it has failed too often. Answers whether it is dead. */
export async function failJob({ store, job }: TakenJob, trouble: string, now: string): Promise<boolean> {
  const wait = BACKOFF_MINUTES[job.attempts - 1]
  await store.write(async unit => {
    await unit.kysely
      .updateTable('job')
      .set({
        status: wait === undefined ? 'dead' : 'waiting',
        runAt: later(now, (wait ?? 0) * 60_000),
        leasedUntil: null,
        leasedBy: null,
        trouble: trouble.slice(0, 2000),
        changedAt: now,
      })
      .where('id', '=', job.id)
      .where('leasedBy', '=', job.leasedBy)
      .execute()
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
  await store.write(async unit => {
    await unit.kysely
      .updateTable('job')
      .set({ leasedUntil: later(now, LEASE_MS) })
      .where('id', '=', job.id)
      .where('leasedBy', '=', job.leasedBy)
      .execute()
  })
}

export function later(now: string, milliseconds: number): string {
  return new Date(Date.parse(now) + milliseconds).toISOString()
}
