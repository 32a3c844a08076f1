// A worker: takes one job after the other, in this process or in others on the same database, and sees to it that what repeats is there.
// Stops when it is told to, after the job in hand.

import { setTimeout as pause } from 'node:timers/promises'
import { nextDayBegins } from '../decide/day.ts'
import { waitingJobs } from '../store/job.ts'
import { type Host, type Settings, type Store, StoreRefusal, type WatchedServer } from '../store/store.ts'
import { endWebhook, findWebhook, listWebhooks } from '../store/webhook.ts'
import { askStatusOfTheDay } from '../work/claim/asking.ts'
import { PUT_OUT, SEE_OUT } from '../work/claim/put-out.ts'
import { loadContext } from '../work/denial/context.ts'
import { recount, recountedSays } from '../work/denial/recount.ts'
import { remind } from '../work/denial/remind.ts'
import { wakeQueue } from '../work/denial/wake.ts'
import { takeBackAnswered } from '../work/fhir/brought.ts'
import type { Readers } from '../work/intake/apart/readers.ts'
import { eraseLooks, sureNow } from '../work/practice/retention/apply.ts'
import { yearsBefore } from '../work/practice/retention/terms.ts'
import { sealHead } from '../work/practice/seal.ts'
import { changeSettings } from '../work/practice/settings.ts'
import type { Allowed } from '../work/webhook/outside.ts'
import { checkFileIn } from './check-folder.ts'
import { RefusedFiles } from './each-file.ts'
import { mailReport } from './mail-report.ts'
import { type GoesOut, type LiesOut, putOut, seeOut } from './outbound.ts'
import {
  AwayForNow,
  addRepeatingJob,
  failJob,
  finishJob,
  HEARTBEAT_MS,
  keepAlive,
  keepJobData,
  later,
  putAllBack,
  putBack,
  takeJob,
  waitForIt,
  wakeSleepers,
} from './queue.ts'
import { sendTo } from './send-server.ts'
import { bringFile, type FileToBring, giveFileUp, lookIntoFolder, meetFileAgain } from './watch-folder.ts'
import { ChangedKey, lookIntoServer } from './watch-server.ts'
import { tellWebhook } from './webhook.ts'

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

type Kind =
  | 'recount'
  | typeof PUT_OUT
  | typeof SEE_OUT
  | 'wake'
  | 'remind'
  | 'seal'
  | 'take-back'
  | 'let-go'
  | 'watch-folder'
  | 'bring-file'
  | 'check-folder'
  | 'check-file'
  | 'watch-server'
  | 'send-server'
  | 'ask-status'
  | 'mail-report'
  | 'webhook'
/** What a job is given besides its own data. */
interface Given {
  readonly now: string
  readonly allowed: Allowed
  readonly readers: Readers
  readonly clock: () => string
  /** How often it was begun, this time included. */
  readonly tries: number
  /** Keeps how far it is. */
  readonly keep: (data: Data) => Promise<void>
}
type Data = Readonly<Record<string, unknown>>
interface Doing {
  /** Does it; what it answers is told. */
  readonly run: (store: Store, data: Data, given: Given) => Promise<string>
  /** When to do it again; undefined where it is done once. */
  readonly again?: (now: string, zone: string) => string
  /** Called when it is not tried any more. */
  readonly onDead?: (store: Store, data: Data, says: string) => Promise<void>
}

/** Daily work is done in the small hours of the day that begins where the practice is. */
const tomorrow = (now: string, zone: string) => nextDayBegins(zone, now)
const FOLDER_EVERY_MS = 15_000
const SERVER_EVERY_MS = 60_000
const SEND_EVERY_MS = 15_000
const SEAL_EVERY_MS = 10 * 60_000
const TAKE_BACK_EVERY_MS = 10 * 60_000
const WEBHOOK_EVERY_MS = 5000

/** Of all servers that this process talks to. */
const REFUSED = new RefusedFiles()
const refusedSays = (says: readonly string[]) => (says.length === 0 ? '' : `, ${says.length} refused: ${says[0]}`)

const OVER = 'not asked for any more'
/** A job that was begun more often has ended its worker each time: what fails in itself is put aside before. */
const MOST_BEGUN = 6

const KINDS: Readonly<Record<Kind, Doing>> = {
  recount: {
    run: async (store, data, { now, keep }) => {
      const { payers, who } = data as { readonly payers: readonly number[]; readonly who: string }
      const context = await loadContext(store, now)
      const counted = await recount(store, payers, context, { who, now }, done => keep({ ...data, done }))
      return `changed ${recountedSays(counted)}`
    },
  },
  [PUT_OUT]: { run: (store, data, { now }) => putOut(store, data as unknown as GoesOut, now) },
  [SEE_OUT]: {
    run: async (store, data, { now }) =>
      (await seeOut(store, data as unknown as LiesOut, now)) ? OVER : 'it lies there still',
    again: now => later(now, FOLDER_EVERY_MS),
  },
  wake: {
    run: async (store, _data, { now }) => {
      await wakeQueue(store, now)
      return 'snoozed denials woken, scores of the day'
    },
    again: tomorrow,
  },
  remind: { run: async (store, _data, { now }) => `${await remind(store, now)} reminders`, again: tomorrow },
  seal: {
    run: async (store, _data, { now }) => ((await sealHead(store, now)) ? 'head sealed' : 'nothing new to seal'),
    again: now => later(now, SEAL_EVERY_MS),
  },
  'take-back': {
    run: async (store, _data, { now }) => {
      const taken = await takeBackAnswered(store, { who: 'overturn', now })
      return taken === 0 ? 'nothing to take back' : `${taken} explanations of benefits taken back`
    },
    again: now => later(now, TAKE_BACK_EVERY_MS),
  },
  'let-go': {
    run: async (store, _data, { now }) => {
      const { lookYears } = await store.settings()
      if (lookYears === null) return OVER
      const before = yearsBefore(await sureNow(store, now), lookYears)
      return `${await eraseLooks(store, before, { who: 'overturn', now })} looks let go of`
    },
    again: tomorrow,
  },
  'watch-folder': {
    run: async (store, { folder }, { now }) => {
      const { watchFolders } = await store.settings()
      if (typeof folder !== 'string' || !watchFolders.includes(folder)) return OVER
      const { brought, growing, failed } = await lookIntoFolder(store, folder, now)
      return `${brought} to bring in, ${growing} growing, ${failed} failed`
    },
    again: now => later(now, FOLDER_EVERY_MS),
  },
  'bring-file': {
    run: async (store, data, { now, tries, readers }) => {
      const { watchFolders } = await store.settings()
      const file = fileOf(data)
      if (!watchFolders.includes(file.folder)) {
        await meetFileAgain(store, file)
        return OVER
      }
      return bringFile(store, file, { now, tries }, readers)
    },
    onDead: (store, data, says) => giveFileUp(store, fileOf(data), says),
  },
  'check-folder': {
    run: async (store, { folder }, { now }) => {
      const { checkFolders } = await store.settings()
      const place = checkFolders.find(each => each.folder === folder)
      if (place === undefined) return OVER
      const { brought, growing } = await lookIntoFolder(store, place.folder, now, 'check-file')
      return `${brought} to check, ${growing} growing`
    },
    again: now => later(now, FOLDER_EVERY_MS),
  },
  'check-file': {
    run: async (store, data, { now, readers }) => {
      const { checkFolders } = await store.settings()
      const file = fileOf(data)
      const place = checkFolders.find(each => each.folder === file.folder)
      if (place !== undefined) return checkFileIn(store, place, file.name, now, readers)
      await meetFileAgain(store, file)
      return OVER
    },
    onDead: (store, data, says) => giveFileUp(store, fileOf(data), says),
  },
  'watch-server': {
    run: ofServer('watchServers', async (store, watched, { now, readers }) => {
      const { brought, growing, failed, refused } = await lookIntoServer(store, watched, now, readers, REFUSED)
      return `${brought} brought, ${growing} growing, ${failed} failed${refusedSays(refused)}`
    }),
    again: now => later(now, SERVER_EVERY_MS),
  },
  'send-server': {
    run: ofServer('sendServers', async (store, known, { clock }) => {
      const { placed, failed, refused } = await sendTo(store, known, clock, REFUSED)
      return `${placed} placed, ${failed} failed${refusedSays(refused)}`
    }),
    again: now => later(now, SEND_EVERY_MS),
  },
  'ask-status': {
    run: async (store, _data, { now }) => {
      if (!(await store.settings()).askStatus) return OVER
      const asked = await askStatusOfTheDay(store, now)
      return asked === undefined ? 'nothing to ask' : `${asked.questions} questions, ${asked.leftOut.length} left out`
    },
    again: tomorrow,
  },
  'mail-report': {
    run: async (store, { report }, { now }) => (await mailReport(store, String(report), now)) ?? OVER,
    again: tomorrow,
  },
  webhook: {
    run: async (store, { webhook }, { now, allowed }) => {
      const hook = await findWebhook(store, Number(webhook))
      if (hook === undefined || !hook.active) return OVER
      return `${await tellWebhook(store, hook, now, allowed)} events told`
    },
    again: now => later(now, WEBHOOK_EVERY_MS),
    // A system that cannot be told is not called any more; a person has to look.
    onDead: async (store, { webhook }, says) => {
      await store.write(unit => endWebhook(unit, Number(webhook), says.slice(0, 500)))
    },
  },
}

function fileOf({ folder, name }: Data): FileToBring {
  return { folder: String(folder), name: String(name) }
}

type ServerList = 'watchServers' | 'sendServers'

/** What is done with one server of a list, while it stands there and is not stopped. */
function ofServer<List extends ServerList>(
  list: List,
  ask: (store: Store, server: Settings[List][number], given: Given) => Promise<string>,
): Doing['run'] {
  return async (store, { server: url }, given) => {
    const servers: readonly Settings[List][number][] = (await store.settings())[list]
    const server = servers.find(each => each.url === url && each.stopped === undefined)
    if (server === undefined) return OVER
    try {
      return await ask(store, server, given)
    } catch (error) {
      if (error instanceof ChangedKey) await stopServer(store, list, server, error, given.now)
      throw error
    }
  }
}

/** A changed key is nothing that trying again fixes: a person has to look. */
async function stopServer(
  store: Store,
  list: ServerList,
  server: WatchedServer,
  error: ChangedKey,
  now: string,
): Promise<void> {
  await store.write(async unit => {
    await changeSettings(unit, ({ [list]: servers = [] }) => ({
      [list]: servers.map(each => (each.url === server.url ? { ...each, stopped: error.message } : each)),
    }))
    unit.event({
      at: now,
      who: 'overturn',
      verb: list === 'watchServers' ? 'watch-stopped' : 'sending-stopped',
      data: { server: server.url, agreed: server.hostKey, shown: error.shown },
    })
  })
}

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
