// Two remittances that claim to be the same, laid side by side segment by segment, claim by claim: what a person looks at before one is released
// from quarantine or the payer is asked. Separators and envelopes do not count.
import { fileById } from '../../store/file.ts'
import { remittanceById } from '../../store/remittance.ts'
import type { Row, Store } from '../../store/store.ts'
import { decodeText, type Separators } from '../../x12/index.ts'
import { differenceBetween } from '../difference.ts'
import { findQuarantined } from '../file/quarantine-number.ts'
import { Refusal } from '../refusal.ts'
import { readTransaction } from './transaction.ts'

export interface ComparedSide {
  /** As it was asked for: a remittance's number, or one of the quarantine. */
  readonly number: string
  readonly file: string
  /** Its place in the file, from 1. */
  readonly place: number
  readonly segments: number
}

export interface ComparedSegment {
  /** `-` only in the first, `+` only in the second. */
  readonly mark: '-' | '+'
  /** Its number in its own file, as every fault and figure counts them. */
  readonly segment: number
  /** With the usual separators. */
  readonly text: string
}

export interface ComparedPart {
  /** The head and the end of a remittance, or one of its claims. */
  readonly of: 'head' | 'claim' | 'end'
  /** The account of a claim. */
  readonly account: string | undefined
  /** Where the whole part is in one of the two only. */
  readonly onlyIn: 'first' | 'second' | undefined
  readonly segments: readonly ComparedSegment[]
}

export interface Comparison {
  readonly first: ComparedSide
  readonly second: ComparedSide
  /** How many claims say the same in both. */
  readonly sameClaims: number
  /** What differs, in the order of the first; nothing where both say the same. */
  readonly parts: readonly ComparedPart[]
}

type Place = Pick<Row<'remittance'>, 'fileId' | 'ordinal' | 'firstSegment' | 'segments'>

/** Each is the number of a posted remittance (`17`) or one of the quarantine (`12-1`). Throws Refusal `not-found` or `not-known`. */
export async function compareRemittances(store: Store, first: string, second: string): Promise<Comparison> {
  const [one, other] = [await readSide(store, first), await readSide(store, second)]
  const keys = [...new Set([...one.parts.keys(), ...other.parts.keys()])]
  // The end comes last, whatever claims only the second has.
  keys.sort((a, b) => Number(a === END) - Number(b === END))
  const parts: ComparedPart[] = []
  let sameClaims = 0
  for (const key of keys) {
    const [here, there] = [one.parts.get(key), other.parts.get(key)]
    const part = compareParts(key, here, there)
    if (part.segments.length > 0) parts.push(part)
    else if (part.of === 'claim') sameClaims++
  }
  return { first: one.side, second: other.side, sameClaims, parts }
}

interface Segment {
  readonly index: number
  readonly text: string
}

const HEAD = 'head'
const END = 'end'

function compareParts(
  key: string,
  here: readonly Segment[] | undefined,
  there: readonly Segment[] | undefined,
): ComparedPart {
  const [one, other] = [here ?? [], there ?? []]
  const differences = differenceBetween(
    one.map(segment => segment.text),
    other.map(segment => segment.text),
  )
  const isClaim = key !== HEAD && key !== END
  return {
    of: isClaim ? 'claim' : key,
    account: isClaim ? ((one[0] ?? other[0])?.text.split('*')[1] ?? '') : undefined,
    onlyIn: here === undefined ? 'second' : there === undefined ? 'first' : undefined,
    segments: differences.map(({ mark, text, at }) => ({
      mark,
      text,
      segment: (mark === '-' ? one : other)[at]?.index ?? 0,
    })),
  }
}

async function readSide(
  store: Store,
  number: string,
): Promise<{ readonly side: ComparedSide; readonly parts: ReadonlyMap<string, readonly Segment[]> }> {
  const place = await findPlace(store, number)
  const file = await fileById(store, place.fileId)
  if (file === undefined) throw new Refusal('not-found', `The file of ${number} is not there.`)
  const segments = await readBetween(store, file.kept, place)
  return {
    side: { number, file: file.name, place: place.ordinal + 1, segments: place.segments },
    parts: partsOf(segments),
  }
}

async function findPlace(store: Store, number: string): Promise<Place> {
  if (number.includes('-')) return findQuarantined(store, number)
  const found = /^\d{1,15}$/.test(number) ? await remittanceById(store, Number(number)) : undefined
  if (found === undefined)
    throw new Refusal('not-found', `There is no remittance "${number}".`, '"overturn remittances" lists them.')
  return found
}

/** What stands between ST and SE, with the usual separators. */
async function readBetween(store: Store, kept: string, place: Place): Promise<readonly Segment[]> {
  const { body } = await readTransaction(store, kept, place)
  return body
    .filter(({ id }) => id !== 'SE')
    .map(({ text, index, separators }) => ({ index, text: withUsualSeparators(decodeText(text), separators) }))
}

function withUsualSeparators(text: string, { element, component, repetition }: Separators): string {
  return [...text]
    .map(sign => (sign === element ? '*' : sign === component ? ':' : sign === repetition ? '^' : sign))
    .join('')
}

/** The head, each claim by its account (a reversal apart; the second of an account as such), the end. */
function partsOf(segments: readonly Segment[]): ReadonlyMap<string, readonly Segment[]> {
  const parts = new Map<string, Segment[]>([[HEAD, []]])
  const times = new Map<string, number>()
  let key = HEAD
  for (const segment of segments) {
    const [id, account = '', status] = segment.text.split('*')
    if (id === 'CLP') {
      const claim = `${account} ${status === '22'}`
      times.set(claim, (times.get(claim) ?? 0) + 1)
      key = `claim ${claim} ${times.get(claim)}`
    } else if (id === 'PLB') key = END
    // Numbers of claim groups stand between claims and belong to none.
    if (id === 'LX') continue
    const part = parts.get(key)
    if (part === undefined) parts.set(key, [segment])
    else part.push(segment)
  }
  return parts
}
