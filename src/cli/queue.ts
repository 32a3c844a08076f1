// `overturn queue`: what to work first, for people or as JSON; filters, saved views, totals of everything that is found.
import { ACTIONS, CAUSES } from '../knowledge/load.ts'
import { MOVES } from '../store/store.ts'
import { plainDaysLeft } from '../work/denial/days.ts'
import { parseSort, type QueueFilter, type SortTerm } from '../work/denial/filter.ts'
import { listQueue, payerNamed, type QueuePage, saveView, viewNamed } from '../work/denial/list.ts'
import { wakeQueue } from '../work/denial/wake.ts'
import { Refusal } from '../work/refusal.ts'
import { isDate } from './clock.ts'
import { type StorePlace, withStore } from './store.ts'
import { amount, left, plain, right, styled, type Terminal } from './terminal.ts'

/** A filter as a user types it. */
export interface FilterWords {
  readonly view?: string
  readonly payer?: string
  readonly cause?: string
  readonly action?: string
  readonly code?: string
  readonly owner?: string
  readonly move?: string
  readonly due?: string
  readonly min?: string
  readonly account?: string
  readonly search?: string
  readonly closed?: true
  readonly snoozed?: true
}

export interface QueueOptions extends FilterWords {
  readonly json: boolean
  readonly sort: string
  readonly limit: string
  readonly offset: string
  readonly save?: string
}

/** Shows a page of the queue. */
export async function queue(options: QueueOptions, place: StorePlace, terminal: Terminal): Promise<number> {
  const limit = Number(options.limit)
  const offset = Number(options.offset)
  let sort: readonly SortTerm[]
  try {
    sort = parseSort(options.sort)
  } catch (error) {
    terminal.err(`${(error as Error).message}\n`)
    return 2
  }
  if (!Number.isInteger(limit) || limit < 1 || !Number.isInteger(offset) || offset < 0) {
    terminal.err('--limit and --offset are whole numbers.\n')
    return 2
  }
  return withStore(place, terminal, async store => {
    await wakeQueue(store, place.now)
    const filter = await filterOf(store, options)
    if (options.save !== undefined) await saveView(store, options.save, filter, place.who, place.now)
    const page = await listQueue(store, filter, { sort, limit, offset })
    await terminal.out(
      options.json ? `${JSON.stringify(records(page, place.now))}\n` : pageText(page, place.now, terminal),
    )
    return 0
  })
}

/** What the words of a filter mean here. Throws Refusal when a payer or view is not known. */
export async function filterOf(store: Parameters<typeof payerNamed>[0], words: FilterWords): Promise<QueueFilter> {
  const base = words.view === undefined ? {} : await viewNamed(store, words.view)
  const cents = words.min === undefined ? undefined : centsOf(words.min)
  const cause = oneOf('cause', words.cause, CAUSES)
  const action = oneOf('action', words.action, ACTIONS)
  const move = oneOf('move', words.move, MOVES)
  if (words.due !== undefined && !isDate(words.due))
    throw new Refusal('not-a-date', `--due ${plain(words.due)} is no date; write it as 2026-03-31.`)
  return {
    ...base,
    ...(words.closed === true ? { status: 'closed' as const } : {}),
    ...(words.snoozed === true ? { snoozed: true } : {}),
    ...(words.payer === undefined ? {} : { payerId: (await payerNamed(store, words.payer)).id }),
    ...(cause === undefined ? {} : { cause }),
    ...(action === undefined ? {} : { action }),
    ...(words.code === undefined ? {} : { carc: words.code.toUpperCase().replace(/^(CO|PR|OA|PI)-/, '') }),
    ...(words.owner === undefined ? {} : { owner: words.owner === 'nobody' ? '' : words.owner }),
    ...(move === undefined ? {} : { move }),
    ...(words.due === undefined ? {} : { dueBy: words.due }),
    ...(words.search === undefined || words.search === '' ? {} : { search: words.search }),
    ...(words.account === undefined ? {} : { account: words.account }),
    ...(cents === undefined ? {} : { atLeastCents: cents }),
  }
}

/** The word, held to the closed list. Throws Refusal `not-known`. */
function oneOf<Word extends string>(name: string, said: string | undefined, words: readonly Word[]): Word | undefined {
  const known = words.find(word => word === said)
  if (said !== undefined && known === undefined)
    throw new Refusal('not-known', `--${name} ${plain(said)} is not known; there are: ${words.join(', ')}.`)
  return known
}

/** Dollars as a person types them, in cents; worked out from the digits. */
function centsOf(text: string): number {
  const [, dollars = '', cents = ''] = /^\$?([\d,]{1,12})(?:\.(\d{1,2}))?$/.exec(text) ?? []
  if (dollars === '') throw new Refusal('not-money', `--min ${plain(text)} is no amount; write it as 250 or 250.00.`)
  return Number(dollars.replaceAll(',', '')) * 100 + Number(cents.padEnd(2, '0'))
}

/** The records of `queue --json` (docs/json.md). */
function records({ rows }: QueuePage, now: string) {
  return rows.map(row => ({
    id: row.id,
    payer: row.payer,
    account: row.account,
    ...(row.patientName === null ? {} : { patient: row.patientName }),
    ...(row.serviceFrom === null ? {} : { serviceFrom: row.serviceFrom }),
    code: row.carc === '' ? undefined : `${row.groupCode}-${row.carc}`,
    cause: row.cause,
    action: row.action,
    atStakeCents: row.atStakeCents,
    expectedCents: row.expectedCents,
    score: row.score,
    ...(row.dueDate === null ? {} : { dueDate: row.dueDate, daysLeft: plainDaysLeft(now, row.dueDate) }),
    move: row.move,
    owner: row.owner === '' ? undefined : row.owner,
    status: row.snoozed ? 'snoozed' : row.status,
    ...(row.closedBecause === null ? {} : { closedBecause: row.closedBecause }),
    ...(row.recoveredCents === 0 ? {} : { recoveredCents: row.recoveredCents, credited: row.credited ?? undefined }),
  }))
}

function pageText({ rows, total }: QueuePage, now: string, terminal: Terminal): string {
  if (rows.length === 0)
    return 'Nothing waits here. "overturn import FOLDER" brings remittances in; a filter may hide what there is.\n'
  const lines = [
    styled(
      terminal,
      'dim',
      `${right('No.', 7)}  ${left('Payer', 24)} ${left('Account', 16)} ${left('Code', 7)} ${left('What to do', 20)} ${right('At stake', 11)} ${right('Worth', 10)}  ${left('Due', 18)} ${left('Owner', 10)}`,
    ),
  ]
  for (const row of rows) {
    const code = row.carc === '' ? row.kind : `${row.groupCode}-${row.carc}`
    lines.push(
      `${right(String(row.id), 7)}  ${left(plain(row.payer), 24)} ${left(plain(row.account), 16)} ${left(plain(code), 7)} ${left(row.action, 20)} ${right(amount(row.atStakeCents), 11)} ${right(amount(row.expectedCents), 10)}  ${dueText(row.dueDate, now, terminal)} ${left(plain(row.owner === '' ? '-' : row.owner), 10)}`,
    )
  }
  const money =
    total.atStakeCents === undefined
      ? ''
      : `, $${amount(total.atStakeCents)} at stake, worth about $${amount(total.expectedCents)}`
  const count = `${total.denials.toLocaleString('en-US')}${total.atLeast ? '+' : ''}`
  lines.push(
    '',
    styled(terminal, 'bold', `${count} ${total.denials === 1 ? 'denial' : 'denials'}${money}; ${rows.length} shown.`),
  )
  lines.push('"overturn show NO." tells the whole story of one.')
  return `${lines.join('\n')}\n`
}

/** `2026-07-05 · 12 d`, red within seven days. */
export function dueText(due: string | null, now: string, terminal: Terminal): string {
  if (due === null) return left('-', 18)
  const days = plainDaysLeft(now, due)
  const text = left(`${due} · ${days < 0 ? 'over' : `${days} d`}`, 18)
  return days <= 7 ? styled(terminal, 'red', text) : text
}
