// `overturn work`: background work in a process of its own, beside the service or on another machine. `overturn watch`: the folders whose
// files are brought in by themselves. `overturn missing`: claims that nobody has answered.
import { existsSync } from 'node:fs'
import { hostname } from 'node:os'
import { resolve } from 'node:path'
import { runWorker } from '../jobs/worker.ts'
import { openHost, StoreRefusal } from '../store/store.ts'
import { listSilent } from '../work/intake/missing.ts'
import { Refusal } from '../work/refusal.ts'
import { type StorePlace, withStore } from './store.ts'
import { amount, left, plain, right, type Terminal } from './terminal.ts'

/** Works until it is stopped. */
export async function work(
  place: StorePlace,
  terminal: Terminal,
  now: () => string,
  stopped: Promise<unknown>,
): Promise<number> {
  const { where, files, key, keyFile } = place
  try {
    const host = await openHost({
      where,
      ...(files === undefined ? {} : { files }),
      ...(key === undefined ? {} : { key }),
      ...(keyFile === undefined ? {} : { keyFile }),
    })
    const controller = new AbortController()
    void stopped.then(() => controller.abort())
    await terminal.out(`Working on ${plain(host.where)}; Ctrl+C stops after the job in hand.\n`)
    await runWorker(host, {
      name: `${hostname()} ${process.pid}`,
      now,
      signal: controller.signal,
      allowed: place.allowed,
      onJob: ({ kind, ok, says }) =>
        terminal.err(`${now().slice(0, 19)} ${ok ? 'done  ' : 'failed'} ${kind}: ${plain(says)}\n`),
    })
    await host.close()
    return 0
  } catch (error) {
    if (!(error instanceof StoreRefusal)) throw error
    terminal.err(`${error.message}\n`)
    return 1
  }
}

/** Adds a folder to those that are watched, takes one out, or lists them. */
export async function watch(
  folder: string | undefined,
  { remove }: { readonly remove?: true },
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  return withStore(place, terminal, async store => {
    const { watchFolders } = await store.settings()
    if (folder === undefined) {
      await terminal.out(
        watchFolders.length === 0
          ? 'No folder is watched yet: overturn watch FOLDER.\n'
          : watchFolders.map(each => `${plain(each)}\n`).join(''),
      )
      return 0
    }
    const path = resolve(folder)
    if (remove !== true && !existsSync(path)) throw new Refusal('not-found', `${path} is not there; make it first.`)
    if (remove === true && !watchFolders.includes(path)) throw new Refusal('not-found', `${path} is not watched.`)
    const folders = watchFolders.filter(each => each !== path).concat(remove === true ? [] : [path])
    await store.write(async unit => {
      const { settings } = await unit.kysely.selectFrom('practice').select('settings').executeTakeFirstOrThrow()
      await unit.kysely
        .updateTable('practice')
        .set({ settings: JSON.stringify({ ...(JSON.parse(settings) as object), watchFolders: folders }) })
        .execute()
      unit.event({ at: place.now, who: place.who, verb: 'set', data: { watchFolders: folders } })
    })
    await terminal.out(
      remove === true
        ? `${plain(path)} is not watched any more.\n`
        : `${plain(path)} is watched: "overturn serve" or "overturn work" brings in what is laid there, a minute or so after it has stopped growing.\n`,
    )
    return 0
  })
}

export async function missing(
  { json, days }: { readonly json: boolean; readonly days?: string },
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  return withStore(place, terminal, async store => {
    const least = days === undefined ? (await store.settings()).silentDays : Number(days)
    if (!Number.isInteger(least) || least < 1)
      throw new Refusal('not-known', `--days takes a whole number, not "${plain(days)}".`)
    const rows = await listSilent(store, place.now, least, 200)
    if (json) await terminal.out(`${JSON.stringify(rows)}\n`)
    else if (rows.length === 0) await terminal.out(`Every claim of ${least} days and older has its answer.\n`)
    else
      await terminal.out(
        `${rows
          .map(
            row =>
              `${left(plain(row.account), 20)} ${left(plain(row.payer ?? '-'), 26)} ${right(amount(row.chargeCents), 11)}  sent ${row.sentOn}, ${row.days} days${row.acknowledged ? '' : '; nobody has said that it was taken in'}`,
          )
          .join('\n')}\nAsk the payer (276, portal, telephone) before timely filing runs out.\n`,
      )
    return 0
  })
}
