// What every command that needs the store shares: where it is, whose practice, who asks; and a refusal as a sentence.
import { openLine } from '../store/line.ts'
import { type Host, openHost, type Store, StoreRefusal } from '../store/store.ts'
import type { Anchor } from '../store/vault.ts'
import type { ActionContext } from '../work/action.ts'
import { type Door, lookOf, shownIn, writeLook } from '../work/look.ts'
import { Refusal } from '../work/refusal.ts'
import { plain, type Terminal } from './terminal.ts'

/** Where the store is and in whose name one works: from options, else the environment, read in main.ts. */
export interface StorePlace {
  readonly where: string
  readonly practice: string
  readonly who: string
  readonly files: string | undefined
  readonly key: string | undefined
  readonly keyFile: string | undefined
  readonly keyCommand: string | undefined
  /** Looks documents through before they are kept (OVERTURN_SCAN_COMMAND). */
  readonly scanCommand: string | undefined
  /** Where heads of chains are kept off this machine (OVERTURN_ANCHOR). */
  readonly anchors: readonly Anchor[]
  /** Hosts inside of the network that webhooks may be sent to (OVERTURN_WEBHOOK_ALLOW). */
  readonly allowed: ReadonlySet<string>
  /** ISO instant. */
  readonly now: string
}

export function whereOf({
  where,
  files,
  key,
  keyFile,
  keyCommand,
  scanCommand,
  anchors,
}: StorePlace): Parameters<typeof openHost>[0] {
  return {
    ...{ where, anchors },
    ...(files === undefined ? {} : { files }),
    ...(key === undefined ? {} : { key }),
    ...(keyFile === undefined ? {} : { keyFile }),
    ...(keyCommand === undefined ? {} : { keyCommand }),
    ...(scanCommand === undefined ? {} : { scanCommand }),
  }
}

/** The door of this machine: whoever may start the command sees what it shows. */
export const TYPED: Door = { door: 'command line' }

/** Writes down that a command written by hand is about to show these records. */
export async function noteLook(
  store: Store,
  place: StorePlace,
  action: string,
  asked: unknown,
  answer: unknown,
): Promise<void> {
  await writeLook(store, lookOf(place, TYPED, action, asked, shownIn(answer)))
}

type Work<Opened> = (opened: Opened) => Promise<number>

/** Opens, runs the work and closes. A refusal is reported in its words; the status is 1 then. */
async function within<Opened extends Store | Host>(
  open: Promise<Opened>,
  terminal: Terminal,
  work: Work<Opened>,
): Promise<number> {
  let opened: Opened | undefined
  try {
    opened = await open
    return await work(opened)
  } catch (error) {
    return refused(error, terminal)
  } finally {
    await opened?.close()
  }
}

/** One practice's store; it has to be there. */
export function withStore(place: StorePlace, terminal: Terminal, work: Work<Store>): Promise<number> {
  return withHost(place, terminal, async host => work(await practiceThere(host, place)))
}

/** The same, for what an empty store begins with: its first practice bears the name that is given. A closed practice takes nothing in. */
export function withNewStore(place: StorePlace, terminal: Terminal, work: Work<Store>): Promise<number> {
  return withNewHost(place, terminal, async host => {
    const store = await practiceThere(host, place, place.practice)
    await mustWork(store)
    return work(store)
  })
}

/** What a practice is called where nobody has said. */
const FIRST = 'main'

/**
 * The practice of this name; an empty store begins with the one called `first`. Throws Refusal `not-found` where there is none of the name: what is
 * mistyped makes no practice, and no file goes into another one.
 */
async function practiceThere(host: Host, { practice, now }: StorePlace, first = FIRST): Promise<Store> {
  const names = (await host.practices()).map(({ name }) => name)
  if (names.length === 0 ? practice !== first : !names.includes(practice))
    throw new Refusal(
      'not-found',
      `There is no practice "${plain(practice)}" in this store; ${names.length === 0 ? 'there is none yet' : `there is: ${names.map(plain).join(', ')}`}.`,
      '"overturn practice-make NAME" makes one.',
    )
  return host.practiceNamed(practice, now)
}

/** Throws Refusal `closed` where the practice is closed. */
export async function mustWork(store: Store): Promise<void> {
  const { closedAt } = await store.settings()
  if (closedAt !== null)
    throw new Refusal(
      'closed',
      `The practice "${plain(store.practice)}" was closed on ${closedAt.slice(0, 10)}; it can be looked at.`,
      '"overturn practice-reopen" opens it again.',
    )
}

/** The practice that is named, else whichever there is. */
async function anyPractice(host: Host, place: StorePlace): Promise<Store> {
  const all = await host.practices()
  const [first] = all
  return first === undefined || all.some(({ name }) => name === place.practice)
    ? practiceThere(host, place, place.practice)
    : host.practiceNamed(first.name, place.now)
}

/** The whole store, every practice in it; it has to be there. */
export function withHost(place: StorePlace, terminal: Terminal, work: Work<Host>): Promise<number> {
  return within(openHost({ ...whereOf(place), there: true }), terminal, work)
}

/** The same, for what a store begins with: one that is not there is made. */
export function withNewHost(place: StorePlace, terminal: Terminal, work: Work<Host>): Promise<number> {
  return within(openHost(whereOf(place)), terminal, work)
}

/** Says so where the line to the database is open to others. */
export async function warnOfOpenLine(host: Host, terminal: Terminal): Promise<void> {
  const says = await openLine(host)
  if (says !== undefined) terminal.err(`${plain(says)}\n`)
}

/** What an action or view is given on this machine, whose user may do everything: the practice, and the accounts where it asks for them. */
export async function contextOn(host: Host, place: StorePlace, anywhere = false): Promise<ActionContext> {
  return {
    store: await (anywhere ? anyPractice(host, place) : practiceThere(host, place)),
    practices: { list: () => host.practices(), make: (name, now) => host.makePractice(name, now) },
    role: 'admin',
    onMachine: true,
    actor: { who: place.who, now: place.now },
    allowed: place.allowed,
    async accounts() {
      const { openPeople } = await import('../api/people.ts')
      // Nobody signs in here: where the service is reached does not matter.
      const people = await openPeople(host, {
        secret: host.vault.secretFor('sessions'),
        baseUrl: 'http://localhost',
        now: () => place.now,
      })
      return people.accounts
    },
  }
}

function refused(error: unknown, terminal: Terminal): number {
  if (!(error instanceof StoreRefusal || error instanceof Refusal)) throw error
  const command = error instanceof Refusal && error.command !== undefined ? ` ${error.command}` : ''
  terminal.err(`${error.message}${command}\n`)
  return 1
}
