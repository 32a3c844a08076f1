// Releases a remittance from quarantine by hand: a person has compared it with the one that is posted under the same number, and says that both
// hold. It is posted as any other, whole or not at all, in one unit with its event; what cannot be read stays where it is.

import { z } from 'zod'
import { recognizePayer } from '../../decide/payers.ts'
import { addTraceForms } from '../../store/adjustment.ts'
import { addFileEnd, fileById, lastFileEnd, rowAtPlace } from '../../store/file.ts'
import { addPayer } from '../../store/payer.ts'
import { addRemittances, remittanceByContent } from '../../store/remittance.ts'
import type { Row, Store, Unit } from '../../store/store.ts'
import type { Actor } from '../action.ts'
import { defineAction } from '../action.ts'
import { loadContext } from '../denial/context.ts'
import type { DenialContext } from '../denial/denial.ts'
import { settlePosted } from '../denial/open.ts'
import { knownNumbers } from '../denial/relatives.ts'
import { line, maybeLine } from '../input.ts'
import { matchFiles } from '../intake/match/match-files.ts'
import type { ReadRemittance } from '../intake/read/read-remittance.ts'
import { createReading } from '../intake/read/reading.ts'
import { Refusal } from '../refusal.ts'
import { findQuarantined, quarantineNumber } from './quarantine-number.ts'

export interface Released {
  /** The number of the posted remittance. */
  readonly remittance: number
  readonly claims: number
  readonly denials: number
}

/**
 * Posts it. Throws Refusal `not-found`; `closed` where it is posted already; `guarded` where it is in quarantine because it cannot be read to its end,
 * which no word of a person changes.
 */
export async function release(
  store: Store,
  number: string,
  actor: Actor,
  because: string | undefined,
): Promise<Released> {
  const context = await loadContext(store, actor.now)
  const released = await store.write(async unit => {
    const held = await findQuarantined(unit, number)
    await mustBeReleasable(unit, held)
    const parts = await readAgain(store, unit, held, context)
    const made = await post(unit, parts, held, context)
    await endAgain(unit, held, parts, made, actor)
    unit.event({
      at: actor.now,
      who: actor.who,
      verb: 'released',
      data: {
        file: held.fileId,
        ordinal: held.ordinal,
        remittance: made.remittance,
        ...(because === undefined ? {} : { because }),
      },
    })
    return made
  })
  await matchFiles(store, context)
  return released
}

export const action = defineAction(import.meta.url, {
  title: 'Release from quarantine',
  says: 'Post a remittance from quarantine all the same: your word that it and the one posted under its number both hold.',
  right: 'lead',
  on: 'practice',
  undo: 'What is posted is never taken out again; a reversal that the payer sends takes it back.',
  refuses: ['not-known', 'not-found', 'closed', 'guarded', 'changed'],
  command: 'release',
  argument: 'number',
  http: { method: 'POST', path: '/quarantine/release' },
  screen: '/files',
  apart: 'moments',
  input: z.object({
    number: line('Number', { description: 'as the quarantine lists it: 12-1', most: 30 }),
    because: maybeLine('Why', { description: 'why it is released: what the payer said', most: 500 }),
  }),
  async run({ store, actor }, _targets, { number, because }) {
    const made = await release(store, number, actor, because === '' ? undefined : because)
    return {
      changed: 1,
      says: `${number} is posted as remittance ${made.remittance}: ${counted(made.claims, 'claim')}, ${counted(made.denials, 'denial')} opened.`,
      made: { number, ...made },
    }
  },
})

const counted = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`

async function mustBeReleasable(unit: Unit, held: Row<'quarantine'>): Promise<void> {
  const number = quarantineNumber(held)
  const posted = await rowAtPlace(unit, 'remittance', held.fileId, held.ordinal)
  if (posted !== undefined)
    throw new Refusal('closed', `${number} was released already: it is posted as remittance ${posted.id}.`)
  if (held.reason !== 'conflict') throw new Refusal('guarded', `${number} cannot be released: ${held.says}`)
  const twin = await remittanceByContent(unit, held.content)
  if (twin !== undefined)
    throw new Refusal('closed', `The very same remittance is posted already, as number ${twin.id}.`)
}

/** The remittance as it stands in the kept file, in parts where it is a large one. */
async function readAgain(
  store: Store,
  unit: Unit,
  { fileId, ordinal }: Row<'quarantine'>,
  { now, decide }: DenialContext,
): Promise<readonly ReadRemittance[]> {
  const file = await fileById(unit, fileId)
  if (file === undefined) throw new Error(`file ${fileId} of the quarantine is not there`)
  const parts: ReadRemittance[] = []
  const { practiceId } = unit
  const reading = createReading({ practiceId, engine: store.engine, fileId, now, decide }, () => unit.nextId())
  const take = (all: boolean) => {
    reading.takeOthers()
    for (const part of reading.take(all) ?? []) if (part.ordinal === ordinal) parts.push(part)
  }
  for await (const chunk of store.vault.read(file.kept)) {
    reading.push(chunk)
    take(false)
  }
  reading.end()
  take(true)
  return parts
}

async function post(
  unit: Unit,
  parts: readonly ReadRemittance[],
  held: Row<'quarantine'>,
  context: DenialContext,
): Promise<Released> {
  const last = parts.at(-1)
  if (last?.end === undefined || last.end.refusal !== undefined || last.end.row.content !== held.content)
    throw new Refusal('changed', 'It does not stand in its kept file as it did: run an audit.', '"overturn audit"')
  const { row } = last.end
  const claims = parts.flatMap(part => part.claims)
  const known = await knownNumbers(unit, claims)
  await addPayer(unit, { ...last.payer, entry: recognizePayer(last.payer) ?? null })
  await addTraceForms(
    unit,
    parts.flatMap(part => [...part.forms.values()]),
  )
  await addRemittances(unit, [withOwnNumbers(row)])
  for (const { rows } of parts) for (const [table, packed] of rows) await unit.insertMany(table, packed)
  const { opened } = await settlePosted(unit, claims, known, last.end.takings, context)
  return { remittance: row.id, claims: row.claims, denials: opened }
}

/**
 * The numbers that it shares are the other's: a person has said that this is not the same one. Whatever comes next under them is compared
 * with the one that was posted first.
 */
function withOwnNumbers(row: Row<'remittance'>): Row<'remittance'> {
  return { ...row, traceKey: `${row.traceKey} released ${quarantineNumber(row)}`, controlKey: row.content }
}

/** How the reading of its file ended, now that it counts among what is posted. */
async function endAgain(
  unit: Unit,
  { fileId, ordinal }: Row<'quarantine'>,
  parts: readonly ReadRemittance[],
  { claims, denials }: Released,
  { who, now }: Actor,
): Promise<void> {
  const last = await lastFileEnd(unit, fileId)
  // A file whose reading was stopped has no end yet; whoever goes on with it meets this one as posted.
  if (last === undefined) return
  const { practiceId: _practice, ...before } = last
  const count = (table: 'remitLine' | 'adjustment') =>
    parts.reduce((sum, { rows }) => sum + (rows.get(table)?.rows ?? 0), 0)
  await addFileEnd(unit, {
    ...before,
    turn: last.turn + 1,
    status: 'imported',
    posted: last.posted + 1,
    quarantined: last.quarantined - 1,
    claims: last.claims + claims,
    lines: last.lines + count('remitLine'),
    adjustments: last.adjustments + count('adjustment'),
    denials: last.denials + denials,
    report: {
      ...last.report,
      says: [...last.report.says, `Remittance ${ordinal + 1} was released by ${who} on ${now.slice(0, 10)}.`],
    },
    at: now,
  })
}
