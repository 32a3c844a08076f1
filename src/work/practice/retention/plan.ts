// What an erasure would take out and what keeps the rest, worked out without changing anything. The preview shows it, and the erasure does just that.
import { accountOfDenial } from '../../../store/denial.ts'
import { holdsBack } from '../../../store/erasure.ts'
import { accountsAround, accountsBefore, filesApart, type NamedRows, rowsNaming } from '../../../store/named-patient.ts'
import type { Reader } from '../../../store/reader.ts'
import { accountsOfMember } from '../../../store/remit-claim.ts'
import type { Settings } from '../../../store/store.ts'
import { accountKey } from '../../intake/read/account-key.ts'
import { Refusal } from '../../refusal.ts'
import { yearsBefore } from './terms.ts'

export const GROUNDS = ['term-over', 'not-ours'] as const
export type Ground = (typeof GROUNDS)[number]

/** Whose records: of an account, of a patient, of a denial; of all whose term is over where none is named. */
export interface Whose {
  readonly account?: string | undefined
  readonly member?: string | undefined
  readonly denial?: number | undefined
  readonly ground: Ground
}

export interface KeptBack {
  readonly account: string
  readonly why: string
}

export interface ErasurePlan {
  /** Accounts whose records go. */
  readonly accounts: readonly string[]
  readonly rows: NamedRows
  /** Files whose bytes go, and those that stay because others stand in them. */
  readonly alone: readonly number[]
  readonly shared: readonly number[]
  readonly kept: readonly KeptBack[]
  /** There are more whose term is over. */
  readonly more: boolean
}

/** So many at once: one unit holds the practice for as long. */
const MOST_AT_ONCE = 200

/** Throws Refusal `not-found` where nobody is known by what was named. */
export async function planErasure(reader: Reader, settings: Settings, whose: Whose, now: string): Promise<ErasurePlan> {
  const named = await accountsNamed(reader, settings, whose, now)
  const kept: KeptBack[] = []
  const going: string[] = []
  const done = new Set<string>()
  for (const account of named.slice(0, MOST_AT_ONCE)) {
    if (done.has(account)) continue
    const around = await accountsAround(reader, [account], accountKey)
    for (const each of around) done.add(each)
    const why = whatKeeps(await rowsNaming(reader, around), settings, whose.ground, now)
    if (why === undefined) going.push(...around)
    else kept.push(...around.map(each => ({ account: each, why })))
  }
  const rows = await rowsNaming(reader, going)
  const { alone, shared } = await filesApart(reader, rows)
  const held = await Promise.all(alone.map(async id => ((await holdsBack(reader, id)) ? [id] : [])))
  const back = new Set(held.flat())
  return {
    accounts: going,
    rows,
    alone: alone.filter(id => !back.has(id)),
    shared: [...shared, ...back],
    kept,
    more: named.length > MOST_AT_ONCE,
  }
}

async function accountsNamed(
  reader: Reader,
  { recordYears }: Settings,
  { account, member, denial, ground }: Whose,
  now: string,
): Promise<readonly string[]> {
  if (account !== undefined) return known(reader, [account], `account ${account}`)
  if (member !== undefined) return known(reader, await accountsOfMember(reader, member), `member number ${member}`)
  if (denial !== undefined) {
    const found = await accountOfDenial(reader, denial)
    return known(reader, found === undefined ? [] : [found], `denial ${denial}`)
  }
  if (ground === 'not-ours')
    throw new Refusal('empty', 'Say whose records are not yours: an account, a member number or a denial.')
  return accountsBefore(reader, yearsBefore(now, recordYears), MOST_AT_ONCE + 1)
}

async function known(reader: Reader, accounts: readonly string[], called: string): Promise<readonly string[]> {
  const { files } = await rowsNaming(reader, accounts)
  if (files.length === 0) throw new Refusal('not-found', `Nothing here names ${called}.`)
  return accounts
}

/** Why the records have to stay; undefined where they may go. */
function whatKeeps(
  { openDenials, openItems, last, born }: NamedRows,
  { hold, recordYears, minorAge }: Settings,
  ground: Ground,
  now: string,
): string | undefined {
  if (hold !== '') return `A hold is set: ${hold}. Nothing goes until it is lifted.`
  if (openDenials.length > 0) return `Work is open: denial ${openDenials.join(', ')}. Close it first.`
  if (openItems > 0) return `${openItems} pieces of work are open. Close them first.`
  if (ground === 'not-ours') return undefined
  if (last === undefined) return 'Nothing of it bears a date, so nobody knows whether its term is over.'
  const from = yearsBefore(now, recordYears)
  if (last >= from) return `Something of it is of ${last}; records are kept for ${recordYears} years.`
  if (born !== undefined && born > yearsBefore(now, minorAge))
    return `The patient was born on ${born}; records of children are kept until they are ${minorAge}.`
  return undefined
}
