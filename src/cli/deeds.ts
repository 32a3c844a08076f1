// The verbs of the queue on the terminal: assign, snooze, note, call, close, reopen, write-off, approve; on numbers or, with --all, on
// everything a filter finds. Every answer says how many were changed.
import type { Store } from '../store/store.ts'
import { assign } from '../work/denial/assign.ts'
import { type Call, call } from '../work/denial/call.ts'
import type { Deed, Targets } from '../work/denial/change.ts'
import { close, reopen } from '../work/denial/close.ts'
import { note } from '../work/denial/note.ts'
import { snooze } from '../work/denial/snooze.ts'
import { approveWriteOff, writeOff } from '../work/denial/write-off.ts'
import { Refusal } from '../work/refusal.ts'
import { type FilterWords, filterOf } from './queue.ts'
import { type StorePlace, withStore } from './store.ts'
import { counted, type Terminal } from './terminal.ts'

export interface DeedOptions extends FilterWords {
  readonly json: boolean
  /** Everything the filter finds. */
  readonly all?: true
  readonly to?: string
  readonly until?: string
  readonly waitingFor?: string
  readonly text?: string
  readonly reason?: string
  readonly reference?: string
  readonly person?: string
  readonly summary?: string
  readonly next?: string
}

type Doing = (
  store: Store,
  targets: Targets,
  options: DeedOptions,
  deed: Deed,
) => Promise<{ readonly changed: number; readonly says: string }>

const plainly = (changed: number, says: string) => ({ changed, says: `${counted(changed, 'denial')} ${says}.` })

export const DEEDS: Readonly<Record<string, Doing>> = {
  assign: async (store, targets, { to = '' }, deed) => {
    const owner = to === 'nobody' ? '' : to
    return plainly(await assign(store, targets, owner, deed), owner === '' ? 'given to nobody' : `given to ${owner}`)
  },
  snooze: async (store, targets, { until = '', waitingFor = 'us' }, deed) => {
    if (waitingFor !== 'us' && waitingFor !== 'payer' && waitingFor !== 'patient')
      throw new Refusal('not-known', 'One waits for us, payer or patient.')
    return plainly(await snooze(store, targets, until, waitingFor, deed), `put aside until ${until}`)
  },
  note: async (store, targets, { text = '' }, deed) => plainly(await note(store, targets, text, deed), 'noted'),
  call: async (store, targets, options, deed) => {
    const { reference = '', person = '', summary = '', next = '', until } = options
    const told: Call = { reference, person, summary, next, ...(until === undefined ? {} : { until }) }
    return plainly(await call(store, targets, told, deed), 'bear the call')
  },
  close: async (store, targets, { reason = '', text = '' }, deed) =>
    plainly(await close(store, targets, reason, text, deed), 'closed'),
  reopen: async (store, targets, { text = '' }, deed) =>
    plainly(await reopen(store, targets, text, deed), 'open again'),
  'write-off': async (store, targets, { reason = '' }, deed) => {
    const { done, asked } = await writeOff(store, targets, reason, deed)
    const waits = asked === 0 ? '' : ` ${counted(asked, 'denial')} above the limit: a second person has to approve.`
    return { changed: done + asked, says: `${counted(done, 'denial')} written off.${waits}` }
  },
  approve: async (store, targets, _options, deed) =>
    plainly(await approveWriteOff(store, targets, deed), 'written off with your approval'),
}

/** Does one verb. 0 done, 1 refused, 2 wrong use. */
export async function doDeed(
  verb: string,
  ids: readonly string[],
  options: DeedOptions,
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  const doing = Object.hasOwn(DEEDS, verb) ? DEEDS[verb] : undefined
  const numbers = ids.map(Number)
  if (
    doing === undefined ||
    numbers.some(id => !Number.isInteger(id) || id < 1) ||
    (ids.length === 0) === (options.all !== true)
  ) {
    terminal.err(
      `Say which denials: overturn ${verb} 12 15 …, or --all with a filter (the numbers stand in "overturn queue").\n`,
    )
    return 2
  }
  return withStore(place, terminal, async store => {
    const targets: Targets = options.all === true ? { filter: await filterOf(store, options) } : { ids: numbers }
    const { changed, says } = await doing(store, targets, options, { who: place.who, now: place.now })
    await terminal.out(
      options.json ? `${JSON.stringify({ record: 'changed', verb, denials: changed })}\n` : `${says}\n`,
    )
    return 0
  })
}
