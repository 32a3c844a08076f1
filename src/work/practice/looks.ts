// Who looked at which records: who saw this patient, what this person saw, the last first. Looks are written at the door (work/look.ts); this reads them.

import { z } from 'zod'
import { dayIn } from '../../decide/day.ts'
import { accountOfDenial } from '../../store/denial.ts'
import { GONE } from '../../store/erasure.ts'
import type { ReadEvent } from '../../store/event.ts'
import { filesNaming, lookEvents, looksAt } from '../../store/look.ts'
import { accountsOfMember } from '../../store/remit-claim.ts'
import type { Store } from '../../store/store.ts'
import type { ActionContext } from '../action.ts'
import { loadViews } from '../catalog.ts'
import { titled } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { sheetRow } from '../sheet/csv.ts'
import { defineView, eachItem, placeOf, type View, writePlace } from '../view.ts'
import { lookSays } from './look-words.ts'

const look = z.object({
  id: z.number().int().describe('Its number in the chain of events'),
  at: z.string(),
  who: z.string(),
  says: z.string().describe('What was looked at, in words'),
  action: z.string().describe('The same by its name: the view, or the address of what no view answers'),
  door: z.string().describe('service, or command line'),
  asked: z.string().describe('What was asked for: the filter, the number'),
  accounts: z.array(z.string()).readonly().describe('The accounts whose records were shown'),
  files: z.array(z.number()).readonly().describe('The files that were shown'),
  person: z.string().optional().describe('The number of the account that was signed in'),
  token: z.number().optional().describe('The number of the token that asked'),
  session: z.string().optional(),
  address: z.string().optional().describe('The network address the request came from'),
})
export type Look = z.infer<typeof look>

/** Whose looks: of an account, a patient, a denial, or by a person. */
export const looksShape = {
  account: titled(z.string().max(80), 'Account', { description: 'who saw the records of this account' }).optional(),
  member: titled(z.string().max(80), 'Member number', { description: 'who saw any record of this patient' }).optional(),
  denial: titled(z.coerce.number().int().positive(), 'Denial', { description: 'who saw this denial' }).optional(),
  by: titled(z.string().max(200), 'Person', { description: 'what this person or token saw' }).optional(),
  from: titled(z.iso.date(), 'From').optional(),
  to: titled(z.iso.date(), 'To').optional(),
}
const query = z.object({
  ...looksShape,
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().max(400).optional().describe('From `next` of the page before'),
})

export const view = defineView(import.meta.url, {
  title: 'Who looked',
  says: 'Who was shown which patients’ records, when and from where: of an account, a patient, a denial, or by a person.',
  right: 'admin',
  looks: true,
  screen: '/settings',
  query,
  answer: z.object({
    items: z.array(look).readonly(),
    toCome: z
      .number()
      .int()
      .describe(
        'Looks of the last moments that are on the disk, and not in the chain yet, because somebody holds the practice',
      ),
    next: z.string().optional(),
  }),
  lines: eachItem(look),
  async read({ store, looksToCome }, asked) {
    const toCome = (await looksToCome?.()) ?? 0
    const views = await loadViews()
    const found = await pageOf(store, asked)
    // The page goes on from the last look that was found, also where it is none of this person's.
    const last = found.at(-1)
    const items = found
      .map(event => lookOf(event, views))
      .filter(each => isBetween(dayIn(store.zone, each.at), asked) && (asked.by === undefined || each.who === asked.by))
    return {
      ...{ items, toCome },
      ...(found.length < asked.limit || last === undefined || tooEarly(dayIn(store.zone, last.at), asked)
        ? {}
        : { next: writePlace(last.seq) }),
    }
  },
})

const EXPORTED = 500

/** All of them, page by page, the last first. */
export async function* allLooks(context: ActionContext, asked: Readonly<Record<string, unknown>>) {
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await view.read(context, query.parse({ ...asked, limit: EXPORTED, cursor }))
    yield items
    if (next === undefined) return
    cursor = next
  }
}

const COLUMNS = [
  'id',
  'at',
  'who',
  'says',
  'accounts',
  'files',
  'door',
  'address',
  'person',
  'token',
  'session',
  'action',
  'asked',
] as const
export const LOOK_FORMATS = ['csv', 'jsonl'] as const

/** The same as text: a sheet, or an object a line. */
export async function* looksAs(
  format: (typeof LOOK_FORMATS)[number],
  context: ActionContext,
  asked: Readonly<Record<string, unknown>>,
): AsyncGenerator<string> {
  if (format === 'csv') yield sheetRow(COLUMNS)
  for await (const items of allLooks(context, asked))
    yield items
      .map(item => (format === 'csv' ? sheetRow(COLUMNS.map(name => item[name])) : `${JSON.stringify(item)}\n`))
      .join('')
}

type Asked = z.output<typeof query>

async function pageOf(store: Store, asked: Asked): Promise<readonly ReadEvent[]> {
  const page = { before: placeOf(asked.cursor), most: asked.limit }
  const accounts = await accountsOf(store, asked)
  if (accounts !== undefined) {
    const files = await filesNaming(store, accounts)
    const [ofAccounts, ofFiles] = await Promise.all([
      looksAt(store, 'account', accounts, page),
      looksAt(store, 'file', files.map(String), page),
    ])
    const seqs = [...new Set([...ofAccounts, ...ofFiles])].sort((one, other) => other - one).slice(0, asked.limit)
    return lookEvents(store, { seqs })
  }
  if (asked.by !== undefined) return lookEvents(store, { seqs: await looksAt(store, 'person', [asked.by], page) })
  return lookEvents(store, page)
}

/** Whose records are asked about; undefined where anybody's are. */
async function accountsOf(store: Store, { account, member, denial }: Asked): Promise<readonly string[] | undefined> {
  if (account !== undefined) return [account]
  if (member !== undefined) return accountsOfMember(store, member)
  if (denial === undefined) return undefined
  const found = await accountOfDenial(store, denial)
  if (found === undefined) throw new Refusal('not-found', `There is no denial ${denial} here.`)
  return [found]
}

const tooEarly = (day: string, { from }: Asked) => from !== undefined && day < from
const isBetween = (day: string, asked: Asked) => !tooEarly(day, asked) && (asked.to === undefined || day <= asked.to)

/** Of an event; those of before the records shown were written down say the route alone. */
function lookOf({ seq, at, who, data }: ReadEvent, views: readonly View[]): Look {
  const { action, route, asked, shown, door, person, token, session, address, ...rest } = data as Written
  return {
    id: seq,
    at,
    who,
    says: erased(data) ? 'Erased, as its years are over' : lookSays(action ?? route ?? '', asked ?? rest, views),
    action: action ?? route ?? '',
    door: door ?? 'service',
    asked: saidOf(asked ?? rest),
    accounts: shown?.accounts ?? [],
    files: shown?.files ?? [],
    ...Object.fromEntries(
      Object.entries({ person, token, session, address }).filter(([, value]) => value !== undefined),
    ),
  }
}

/** What it said was erased with its years. */
const erased = ({ action }: Written) => action === GONE

interface Written {
  readonly action?: string
  readonly route?: string
  readonly asked?: Readonly<Record<string, unknown>>
  readonly shown?: Pick<Look, 'accounts' | 'files'>
  readonly door?: string
  readonly person?: string
  readonly token?: number
  readonly session?: string
  readonly address?: string
}

function saidOf(asked: Readonly<Record<string, unknown>>): string {
  return Object.entries(asked)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ')
}
