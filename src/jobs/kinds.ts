// What a worker knows how to do: for each kind of work what it is, when it is done again, and what becomes of it when it is given up.

import { nextDayBegins } from '../decide/day.ts'
import type { Settings, Store, WatchedServer } from '../store/store.ts'
import { endWebhook, findWebhook } from '../store/webhook.ts'
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
import { later } from './queue.ts'
import { sendTo } from './send-server.ts'
import { bringFile, type FileToBring, giveFileUp, lookIntoFolder, meetFileAgain } from './watch-folder.ts'
import { ChangedKey, lookIntoServer } from './watch-server.ts'
import { tellWebhook } from './webhook.ts'

export type Kind =
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
export type Data = Readonly<Record<string, unknown>>
export interface Doing {
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

export const OVER = 'not asked for any more'
export const KINDS: Readonly<Record<Kind, Doing>> = {
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
