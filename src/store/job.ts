// Statements on background work: what waits, who has taken it, what was put aside.
import type { Reader } from './reader.ts'
import type { Host, Row, Unit } from './store.ts'

export async function addJobRow(
  unit: Unit,
  job: Pick<Row<'job'>, 'kind' | 'subject' | 'data' | 'runAt' | 'madeAt'>,
): Promise<void> {
  await unit.kysely
    .insertInto('job')
    .values({
      practiceId: unit.practiceId,
      id: unit.nextId(),
      ...job,
      status: 'waiting',
      attempts: 0,
      leasedUntil: null,
      leasedBy: null,
      trouble: null,
      changedAt: job.madeAt,
    })
    .execute()
}

/** What waits, or is being done. */
export function waitingJobs({ kysely }: Reader): Promise<readonly Pick<Row<'job'>, 'kind' | 'subject'>[]> {
  return kysely.selectFrom('job').select(['kind', 'subject']).where('status', '=', 'waiting').execute()
}

export type OpenJob = Pick<
  Row<'job'>,
  'id' | 'kind' | 'subject' | 'status' | 'runAt' | 'attempts' | 'leasedBy' | 'trouble' | 'data'
>

/** What waits or was put aside, the next first. */
export function openJobs({ kysely }: Reader): Promise<readonly OpenJob[]> {
  return kysely
    .selectFrom('job')
    .select(['id', 'kind', 'subject', 'status', 'runAt', 'attempts', 'leasedBy', 'trouble', 'data'])
    .where('status', '!=', 'done')
    .orderBy('runAt')
    .execute()
}

export async function isJobWaiting({ kysely }: Reader, kind: string, subject: string): Promise<boolean> {
  const known = await kysely
    .selectFrom('job')
    .select('id')
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('status', '=', 'waiting')
    .executeTakeFirst()
  return known !== undefined
}

/** What is due, the earliest first: more than one, because a living worker may have the first of them. */
export function dueJobs({ kysely }: Reader, now: string): Promise<readonly Row<'job'>[]> {
  return kysely
    .selectFrom('job')
    .selectAll()
    .where('status', '=', 'waiting')
    .where('runAt', '<=', now)
    .orderBy('runAt')
    .orderBy('id')
    .limit(DUE_AT_ONCE)
    .execute()
}

/** More than there are workers. */
const DUE_AT_ONCE = 50

/** Takes a job as it was seen, in one statement, without waiting for a unit. Answers false where another worker was first. */
export async function leaseJob(
  { kysely }: Reader,
  { id, leasedBy, leasedUntil, attempts }: Row<'job'>,
  lease: JobChange,
): Promise<boolean> {
  const { numUpdatedRows } = await kysely
    .updateTable('job')
    .set(lease)
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .where('attempts', '=', attempts)
    .where('leasedBy', leasedBy === null ? 'is' : '=', leasedBy)
    .where('leasedUntil', leasedUntil === null ? 'is' : '=', leasedUntil)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Of every practice: what a worker has in hand. */
export function jobsInHandOf({ keeper }: Host, worker: string): Promise<readonly Row<'job'>[]> {
  return keeper.selectFrom('job').selectAll().where('status', '=', 'waiting').where('leasedBy', '=', worker).execute()
}

/** Of every practice: what any worker has in hand. */
export function jobsInHand({ keeper }: Host): Promise<readonly Row<'job'>[]> {
  return keeper
    .selectFrom('job')
    .selectAll()
    .where('status', '=', 'waiting')
    .where('leasedBy', 'is not', null)
    .execute()
}

/** Of every practice: what waits for a time after `longest`, or for one after `now` by the word of a clock that was past `latest`. */
export function jobsPutOff(
  { keeper }: Host,
  { now, latest, longest }: { readonly now: string; readonly latest: string; readonly longest: string },
): Promise<readonly Row<'job'>[]> {
  return keeper
    .selectFrom('job')
    .selectAll()
    .where('status', '=', 'waiting')
    .where(({ and, eb, or }) =>
      or([eb('runAt', '>', longest), and([eb('runAt', '>', now), eb('changedAt', '>', latest)])]),
    )
    .execute()
}

/** Of every practice: how many wait and were due before an instant. */
export async function waitingBefore({ keeper }: Host, instant: string): Promise<number> {
  const { count } = await keeper
    .selectFrom('job')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('status', '=', 'waiting')
    .where('runAt', '<', instant)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** What is done for good and was to be done once. */
export async function removeOwnJob(
  { kysely }: Reader,
  { id, leasedBy }: Pick<Row<'job'>, 'id' | 'leasedBy'>,
): Promise<void> {
  await kysely.deleteFrom('job').where('id', '=', id).where('leasedBy', '=', leasedBy).execute()
}

/** What waits and was done by somebody else. */
export async function removeWaitingJob({ kysely }: Reader, kind: string, subject: string): Promise<void> {
  await kysely
    .deleteFrom('job')
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('status', '=', 'waiting')
    .execute()
}

type JobChange = Partial<Omit<Row<'job'>, 'practiceId' | 'id' | 'kind' | 'subject' | 'madeAt'>>

/** Changes a job whoever has it: to take it, or to have it done earlier. */
export async function changeJob({ kysely }: Reader, id: number, change: JobChange): Promise<void> {
  await kysely.updateTable('job').set(change).where('id', '=', id).execute()
}

/** Changes a job as long as it is still the worker's that took it. */
export async function changeOwnJob(
  { kysely }: Reader,
  { id, leasedBy }: Pick<Row<'job'>, 'id' | 'leasedBy'>,
  change: JobChange,
): Promise<void> {
  await kysely.updateTable('job').set(change).where('id', '=', id).where('leasedBy', '=', leasedBy).execute()
}

/** The latest of a kind and subject, whatever became of it. */
export function lastJob({ kysely }: Reader, kind: string, subject: string): Promise<Row<'job'> | undefined> {
  return kysely
    .selectFrom('job')
    .selectAll()
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Of every practice: what was put aside since an instant, the latest first. */
export function deadJobsSince(
  { keeper }: Host,
  since: string,
): Promise<readonly Pick<Row<'job'>, 'kind' | 'trouble'>[]> {
  return keeper
    .selectFrom('job')
    .select(['kind', 'trouble'])
    .where('status', '=', 'dead')
    .where('changedAt', '>', since)
    .orderBy('changedAt', 'desc')
    .execute()
}
