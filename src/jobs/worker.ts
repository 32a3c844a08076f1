// A worker: takes one job after the other, in this process or in others on the same database, and sees to it that what repeats is there.
// Stops when it is told to, after the job in hand.

import { setTimeout as pause } from 'node:timers/promises'
import { waitingJobs } from '../store/job.ts'
import { type Host, StoreRefusal } from '../store/store.ts'
import { listWebhooks } from '../store/webhook.ts'
import type { Readers } from '../work/intake/apart/readers.ts'
import type { Allowed } from '../work/webhook/outside.ts'
import { type Data, KINDS, type Kind, OVER } from './kinds.ts'
import {
  AwayForNow,
  addRepeatingJob,
  failJob,
  finishJob,
  HEARTBEAT_MS,
  keepAlive,
  keepJobData,
  putAllBack,
  putBack,
  takeJob,
  waitForIt,
  wakeSleepers,
} from './queue.ts'

export interface WorkerOptions {
  /** Tells this worker from others. */
  readonly name: string
  readonly now: () => string
  readonly signal: AbortSignal
  /** Hosts inside of the network that webhooks may be sent to all the same. */
  readonly allowed?: Allowed
  /** What reads files, in processes of their own. */
  readonly readers: Readers
  /** How long to wait when there is nothing to do. */
  readonly idleMs?: number
  /** What was done or failed, for a log: kinds and numbers, nothing of a patient. */
  readonly onJob?: (told: { readonly kind: string; readonly ok: boolean; readonly says: string }) => void
}

/** A job that was begun more often has ended its worker each time: what fails in itself is put aside before. */
const MOST_BEGUN = 6

/** The job in hand is waited for so long when a worker stops; then it is put back, for another or for the next start. */
const PATIENCE_MS = 2000

/** Works until it is stopped. What it had in hand under the same name before, when it was killed, is put back first. */
export async function runWorker(host: Host, options: WorkerOptions): Promise<void> {
  const { signal, now, name, onJob } = options
  // The database is away, or busy for long: the next round tries again.
  const trouble = (error: Error) => onJob?.({ kind: 'worker', ok: false, says: error.message })
  const alive = setInterval(() => void keepAlive(host, name, now()).catch(trouble), HEARTBEAT_MS)
  const working = workOn(host, options, trouble)
  try {
    await Promise.race([working, stoppedFor(signal, PATIENCE_MS)])
  } finally {
    clearInterval(alive)
  }
  await Promise.race([putAllBack(host, name, now()).catch(trouble), pause(PATIENCE_MS, undefined, { ref: false })])
}

/** Resolves so long after the signal. */
async function stoppedFor(signal: AbortSignal, milliseconds: number): Promise<void> {
  if (!signal.aborted) await new Promise(resolve => signal.addEventListener('abort', resolve, { once: true }))
  await pause(milliseconds, undefined, { ref: false })
}

async function workOn(host: Host, options: WorkerOptions, trouble: (error: Error) => void): Promise<void> {
  const { signal, now, name } = options
  let begun = false
  while (!signal.aborted) {
    try {
      await keepAlive(host, name, now())
      if (!begun) await putAllBack(host, name, now())
      begun = true
      await schedule(host, now())
      while (!signal.aborted && (await workOnce(host, options)));
    } catch (error) {
      trouble(error as Error)
    }
    await pause(options.idleMs ?? 2000, undefined, { signal }).catch(() => undefined)
  }
}

/** What repeats waits in the queue, once. */
export async function schedule(host: Host, now: string): Promise<void> {
  await wakeSleepers(host, now)
  for (const { id, closedAt } of await host.practices()) {
    if (closedAt !== null) continue
    const store = await host.practice(id)
    if (store === undefined) continue
    const { watchFolders, checkFolders, watchServers, sendServers, askStatus, lookYears, mail, mailedReports } =
      await store.settings()
    const hooks = (await listWebhooks(store)).filter(hook => hook.active)
    const wanted = [
      { kind: 'wake', subject: '', data: {} },
      { kind: 'remind', subject: '', data: {} },
      { kind: 'seal', subject: '', data: {} },
      { kind: 'take-back', subject: '', data: {} },
      ...(lookYears === null ? [] : [{ kind: 'let-go', subject: '', data: {} }]),
      ...hooks.map(({ id: hook }) => ({ kind: 'webhook', subject: String(hook), data: { webhook: hook } })),
      ...watchFolders.map(folder => ({ kind: 'watch-folder', subject: folder, data: { folder } })),
      ...checkFolders.map(({ folder }) => ({ kind: 'check-folder', subject: folder, data: { folder } })),
      ...watchServers
        .filter(server => server.stopped === undefined)
        .map(({ url }) => ({ kind: 'watch-server', subject: url, data: { server: url } })),
      ...sendServers
        .filter(server => server.stopped === undefined)
        .map(({ url }) => ({ kind: 'send-server', subject: url, data: { server: url } })),
      ...(askStatus ? [{ kind: 'ask-status', subject: '', data: {} }] : []),
      ...(mail === null
        ? []
        : mailedReports.map(({ name }) => ({ kind: 'mail-report', subject: name, data: { report: name } }))),
    ]
    const there = new Set((await waitingJobs(store)).map(job => `${job.kind} ${job.subject}`))
    const missing = wanted.filter(job => !there.has(`${job.kind} ${job.subject}`))
    if (missing.length > 0)
      await store.write(async unit => {
        for (const job of missing) await addRepeatingJob(unit, job, now)
      })
  }
}

/** Takes one job and does it. Answers whether there was one. */
export async function workOnce(host: Host, options: WorkerOptions): Promise<boolean> {
  const { name, now, signal, onJob } = options
  const taken = await takeJob(host, name, now())
  if (taken === undefined) return false
  const { store, job } = taken
  const doing = Object.hasOwn(KINDS, job.kind) ? KINDS[job.kind as Kind] : undefined
  const data = JSON.parse(job.data) as Data
  try {
    if (doing === undefined) throw new Error(`nobody knows how to do "${job.kind}"`)
    if (job.attempts > MOST_BEGUN) throw new Error(`it was begun ${MOST_BEGUN} times, and its worker ended each time`)
    const keep = (data: Data) => keepJobData(taken, data)
    const allowed = options.allowed ?? new Set<string>()
    const given = { now: now(), clock: now, allowed, readers: options.readers, keep }
    const says = await doing.run(store, data, { ...given, tries: job.attempts })
    // What is not asked for any more is not done again.
    const over = says === OVER
    await finishJob(
      taken,
      now(),
      over ? undefined : doing.again?.(now(), store.zone),
      over && doing.again !== undefined,
    )
    onJob?.({ kind: job.kind, ok: true, says })
  } catch (error) {
    const says = (error as Error).message
    if (signal.aborted || (error instanceof StoreRefusal && error.code === 'stopped')) {
      await putBack(taken, now())
      onJob?.({ kind: job.kind, ok: false, says: `put back: ${says}` })
      return true
    }
    if (error instanceof AwayForNow) {
      await waitForIt(taken, error, now())
      onJob?.({ kind: job.kind, ok: false, says })
      return true
    }
    const dead = await failJob(taken, says, now())
    if (dead) await doing?.onDead?.(store, data, says)
    onJob?.({ kind: job.kind, ok: false, says: dead ? `${says}; put aside after ${job.attempts} tries` : says })
  }
  return true
}
