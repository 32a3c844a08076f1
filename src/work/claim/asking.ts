// Asks payers about claims that nobody has answered: which ones, by the days that have passed; one file of questions (276) for each receiver, kept like any
// file, and every question under the number that its answer repeats.

import { dayIn, timeIn } from '../../decide/day.ts'
import { ASK_ON_DAYS, isToBeAsked } from '../../decide/silent.ts'
import { acknowledgmentsOn } from '../../store/acknowledgment.ts'
import { claimsById, overdueClaims } from '../../store/claim.ts'
import { fileByHash } from '../../store/file.ts'
import { inParts } from '../../store/reader.ts'
import { addStatusQuestions, lastQuestions } from '../../store/status-question.ts'
import type { Row, Store } from '../../store/store.ts'
import { UnwritableText } from '../../x12/index.ts'
import type { Actor } from '../action.ts'
import { importText } from '../intake/import.ts'
import { Refusal } from '../refusal.ts'
import { queueDelivery } from './delivering.ts'
import { loadOriginals, type OriginalClaim } from './original.ts'
import { type StatusAsked, statusRequestFile, whyNotAsked } from './status-request.ts'

export interface Asking {
  /** These, whatever day it is; those that are due where none are named. */
  readonly claims?: readonly number[] | undefined
  /** Days after sending on which a payer is asked. */
  readonly days: readonly number[]
  readonly most: number
  readonly test: boolean
}

export interface AskedFile {
  readonly id: number
  readonly name: string
  /** Who takes it in (ISA08). */
  readonly receiver: string
  readonly questions: number
}

export interface Asked {
  readonly files: readonly (AskedFile & {
    /** The server that it is on its way to; absent where none takes questions for its receiver. */
    readonly server?: string
  })[]
  readonly questions: number
  readonly leftOut: readonly { readonly account: string; readonly because: string }[]
}

const PAGE = 500
const MOST_A_DAY = 5000

/** Throws Refusal `empty` where nothing is due, `changed` where somebody asks at the same time. */
export async function askStatus(store: Store, asking: Asking, actor: Actor): Promise<Asked> {
  const due = await claimsToAsk(store, asking, actor.now)
  if (due.length === 0)
    throw new Refusal(
      'empty',
      'There is nothing to ask: no unanswered claim has come to one of these days since it was asked about.',
    )
  const originals = await loadOriginals(store, due)
  const found = new Set(originals.map(({ row }) => row.id))
  const leftOut = [
    ...due.filter(({ id }) => !found.has(id)).map(({ account }) => ({ account, because: 'its file was erased' })),
    ...originals.flatMap(({ claim }) => {
      const because = whyNotAsked(claim)
      return because === undefined ? [] : [{ account: claim.account, because }]
    }),
  ]
  const askable = originals.filter(({ claim }) => whyNotAsked(claim) === undefined)
  const files: Asked['files'][number][] = []
  for (const batch of Map.groupBy(askable, receiverOf).values()) {
    const unwritable = unwritableIn(batch)
    leftOut.push(...unwritable.values())
    const writable = batch.filter(each => !unwritable.has(each))
    if (writable.length > 0) files.push(await askInOneFile(store, writable, asking, actor))
  }
  return { files, questions: files.reduce((sum, { questions }) => sum + questions, 0), leftOut }
}

/** What is due today, as the practice has it asked every day; undefined where nothing is, or no server takes questions. */
export async function askStatusOfTheDay(store: Store, now: string): Promise<Asked | undefined> {
  const { sendServers } = await store.settings()
  if (!sendServers.some(server => server.takes.includes('status') && server.stopped === undefined)) return undefined
  try {
    return await askStatus(store, { days: ASK_ON_DAYS, most: MOST_A_DAY, test: false }, { who: 'overturn', now })
  } catch (error) {
    if (error instanceof Refusal && error.code === 'empty') return undefined
    throw error
  }
}

/** The oldest first. Throws Refusal `not-found`. */
async function claimsToAsk(
  store: Store,
  { claims, days, most }: Asking,
  now: string,
): Promise<readonly Row<'claim'>[]> {
  if (claims !== undefined) {
    const named = await claimsById(store, claims)
    const missing = claims.find(id => !named.some(claim => claim.id === id))
    if (missing !== undefined)
      throw new Refusal('not-found', `There is no claim ${missing} as it was sent.`, '"overturn claims" lists them.')
    return named
  }
  const today = Temporal.PlainDate.from(dayIn(store.zone, now))
  const until = today.subtract({ days: Math.min(...days) }).toString()
  const due: Row<'claim'>[] = []
  for (let skip = 0; due.length < most; skip += PAGE) {
    const page = await overdueClaims(store, until, { limit: PAGE, skip })
    const last = await lastQuestions(
      store,
      page.map(({ id }) => id),
    )
    const asked = (id: number) => {
      const question = last.get(id)
      return question === undefined ? undefined : dayIn(store.zone, question.askedAt)
    }
    due.push(
      ...page.filter(({ id, sentOn }) => sentOn !== null && isToBeAsked(sentOn, asked(id), today.toString(), days)),
    )
    if (page.length < PAGE) break
  }
  return due.slice(0, most)
}

type LeftOut = Asked['leftOut'][number]

/** Claims with a text that no file can hold: each is left out by itself, and the others are asked about. */
function unwritableIn(batch: readonly OriginalClaim[]): ReadonlyMap<OriginalClaim, LeftOut> {
  const faultOf = (part: readonly OriginalClaim[]) => {
    try {
      writtenFile(
        part.map(({ claim }) => ({ trace: 'OVS', claim, payerControl: undefined })),
        part,
        { control: 1, receiver: receiverIn(part), test: true },
        { date: '2000-01-01', time: '00:00' },
      )
      return undefined
    } catch (error) {
      if (error instanceof UnwritableText) return error.message
      throw error
    }
  }
  if (faultOf(batch) === undefined) return new Map()
  return new Map(
    batch.flatMap((each): [OriginalClaim, LeftOut][] => {
      const because = faultOf([each])
      return because === undefined ? [] : [[each, { account: each.claim.account, because }]]
    }),
  )
}

const receiverIn = ([first]: readonly OriginalClaim[]) => first?.start.interchange?.elements[8]?.trim() || 'RECEIVER'

/** Questions go the way the claims went. */
const receiverOf = ({ start }: OriginalClaim) =>
  [4, 5, 6, 7].map(at => (start.interchange?.elements[at + 1] ?? '').trim()).join(' ')

async function askInOneFile(
  store: Store,
  batch: readonly OriginalClaim[],
  { test }: Asking,
  actor: Actor,
): Promise<Asked['files'][number]> {
  const before = await lastQuestions(store, idsOf(batch))
  const ids = await store.write(async unit => batch.map(() => unit.nextId()))
  const numbers = await payerNumbers(store, idsOf(batch))
  const questions = batch.map(
    ({ claim, row }, at): StatusAsked => ({
      trace: `OVS${store.practiceId}-${ids[at]}`,
      claim,
      payerControl: numbers.get(row.id),
    }),
  )
  const receiver = receiverIn(batch)
  const name = `status-${receiver.replaceAll(/[^A-Za-z0-9-]/g, '_')}-${ids[0]}.276`
  const control = (ids[0] ?? 0) % 1_000_000_000
  const text = writtenFile(
    questions,
    batch,
    { control, receiver, test },
    {
      date: dayIn(store.zone, actor.now),
      time: timeIn(store.zone, actor.now),
    },
  )
  const { sha256 = '', status, says } = await importText(store, name, text, actor)
  const file = await fileByHash(store, sha256)
  if (file === undefined || status !== 'imported')
    throw new Error(`our own questions were not taken in: ${says.join(' ')}`)
  const settings = await store.settings()
  const server = await store.write(async unit => {
    const now = await lastQuestions(unit, idsOf(batch))
    if (batch.some(({ row }) => now.get(row.id)?.id !== before.get(row.id)?.id))
      throw new Refusal('changed', 'Somebody asks about the same claims at this moment; nothing is asked twice.')
    await addStatusQuestions(
      unit,
      questions.map(({ trace }, at) => ({
        ...{ id: ids[at] ?? 0, claimId: batch[at]?.row.id ?? 0, trace, fileId: file.id },
        ...{ askedAt: actor.now, askedBy: actor.who },
      })),
    )
    const data = { file: file.id, questions: batch.length }
    unit.event({ at: actor.now, who: actor.who, verb: 'asked-status', data })
    return queueDelivery(unit, settings, { kind: 'status', fileId: file.id }, actor)
  })
  const asked = { id: file.id, name, receiver, questions: batch.length }
  return server === undefined ? asked : { ...asked, server: server.url }
}

const idsOf = (batch: readonly OriginalClaim[]) => batch.map(({ row }) => row.id)

/** Throws UnwritableText. */
function writtenFile(
  questions: readonly StatusAsked[],
  [first]: readonly OriginalClaim[],
  { control, receiver, test }: { readonly control: number; readonly receiver: string; readonly test: boolean },
  written: { readonly date: string; readonly time: string },
): string {
  const isa = first?.start.interchange?.elements ?? []
  const trimmed = (at: number, otherwise: string) => (isa[at] ?? '').trim() || otherwise
  return statusRequestFile(questions, first?.head.submitter, {
    ...{ control, test, ...written },
    reference: `OVS${control}`,
    sender: { qualifier: trimmed(5, 'ZZ'), id: trimmed(6, 'SENDER') },
    receiver: { qualifier: trimmed(7, 'ZZ'), id: receiver },
  })
}

/** The numbers that payers gave these claims when they took them in. */
async function payerNumbers(store: Store, claimIds: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const numbers = new Map<number, string>()
  for (const part of inParts(claimIds)) {
    const said = await acknowledgmentsOn(store, part).select('l.claimId').execute()
    for (const { claimId, payerControl } of said) if (payerControl !== null) numbers.set(claimId, payerControl)
  }
  return numbers
}
