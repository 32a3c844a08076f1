// Destroys a practice that was closed, when its contract is over and its records were returned: every row and every file of it. Its name, its chain of
// events and who looked stay, as proof of what was done.
import { z } from 'zod'
import {
  deletePractice,
  eraseAllKept,
  erasedBefore,
  eraseEvents,
  eventsInParts,
  keptPaths,
} from '../../store/erasure.ts'
import { chainHead, readName } from '../../store/practice.ts'
import type { Settings, Store, Unit } from '../../store/store.ts'
import { type Actor, defineAction } from '../action.ts'
import { line, paragraph } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { CLOSED_DAYS } from './retention/terms.ts'
import { changeSettings } from './settings.ts'

/** Events that say who could do what here, and what became of the practice: nothing of a patient. */
const STAY: ReadonlySet<string> = new Set([
  ...['made-practice', 'renamed-practice', 'closed-practice', 'reopened-practice', 'added-person', 'changed-person'],
  ...['reset-person', 'made-token', 'revoked-token', 'refused', 'erased', 'erased-practice', 'sealed'],
])

export const action = defineAction(import.meta.url, {
  title: 'Destroy the practice',
  says: 'Delete every record and file of a practice that was closed thirty days ago; its events stay, and who looked.',
  right: 'admin',
  on: 'practice',
  undo: 'What is destroyed is gone; a backup of before has it, and has to be destroyed too.',
  refuses: ['open', 'guarded', 'closed', 'changed'],
  reopens: true,
  without: { workbench: 'It is done at the machine or over the API, by who answers for the records.' },
  input: z.object({
    name: line('Name', { most: 100, description: 'what the practice is called, so that no other one is meant' }),
    returned: line('Returned', {
      most: 300,
      description: 'how and when its records were returned to whom they belong, or why they need not be',
    }),
    because: paragraph('Why', { description: 'who asked for it, and by what right: the contract that is over' }),
  }),
  async run({ store, actor: { who, now } }, _targets, { name, returned, because }) {
    const settings = await store.settings()
    mustBeOver(settings, now)
    if (name !== (await readName(store)))
      throw new Refusal('changed', `This practice is not called ${name}: nothing was destroyed.`)
    const gone = await destroyAll(store, { who, now }, { because, returned })
    return {
      changed: 1,
      says: `${name} is destroyed: ${gone.rows} rows and ${gone.files} files are gone; who did what and who looked is kept. Backups of before have it all: destroy them too.`,
      made: { ...gone },
    }
  },
})

/** Deletes every row and file of a practice; whether it may is asked before. Answers how many are gone. */
export async function destroyAll(
  store: Store,
  { who, now }: Pick<Actor, 'who' | 'now'>,
  said: { readonly because: string; readonly returned: string },
): Promise<{ readonly rows: number; readonly files: number }> {
  const settings = await store.settings()
  // The bytes first: whoever stops here does it again, and nothing is left that no row leads to.
  const paths = await keptPaths(store)
  await store.erasing.unit(now, async unit => {
    await eraseAllKept(unit)
    unit.event({ at: now, who, verb: 'erased-practice', data: { begun: true, ...said } })
  })
  const stayed = await store.erasing.forget(paths)
  const rows = await store.erasing.unit(now, async unit => {
    const gone = await deletePractice(unit)
    const events = await eraseEvents(unit, (await chainHead(unit)).events + 1, await eventsOfRecords(unit))
    await changeSettings(unit, set => ({
      ...Object.fromEntries(Object.keys(set).map(key => [key, undefined])),
      closedAt: settings.closedAt,
      ...(settings.lookYears === null ? {} : { lookYears: settings.lookYears }),
      erasedAt: now,
    }))
    unit.event({ at: now, who, verb: 'erased', data: { ground: 'practice', rows: gone, events } })
    return Object.values(gone).reduce((sum, count) => sum + count, 0)
  })
  return { rows, files: paths.length - stayed.length }
}

/** Throws Refusal. */
function mustBeOver({ closedAt, erasedAt, hold }: Settings, now: string): void {
  if (erasedAt !== null) throw new Refusal('closed', `It was destroyed on ${erasedAt.slice(0, 10)} already.`)
  if (hold !== '') throw new Refusal('guarded', `A hold is set: ${hold}. Nothing goes until it is lifted.`)
  if (closedAt === null) throw new Refusal('open', 'The practice works: close it first.', '"overturn practice-close"')
  const days = (Date.parse(now) - Date.parse(closedAt)) / 86_400_000
  if (days < CLOSED_DAYS)
    throw new Refusal(
      'guarded',
      `It was closed on ${closedAt.slice(0, 10)}. ${CLOSED_DAYS} days have to pass, in which it can be opened again.`,
    )
}

async function eventsOfRecords(unit: Unit) {
  const before = await erasedBefore(unit)
  const found: { seq: number; hash: string; data: string }[] = []
  for await (const part of eventsInParts(unit, false))
    for (const { seq, hash, data, verb } of part)
      if (!before.has(seq) && !STAY.has(verb)) found.push({ seq, hash, data })
  return found
}
