// Which payers' open denials a deadline or a name concerns, and what counting them anew comes to, as every door shows it.
import { z } from 'zod'
import { newestClockOverrides } from '../../store/clock-override.ts'
import { removeWaitingJob } from '../../store/job.ts'
import { payersByName } from '../../store/payer.ts'
import type { Reader } from '../../store/reader.ts'
import type { Unit } from '../../store/store.ts'
import type { ActionContext } from '../action.ts'
import { loadContext } from '../denial/context.ts'
import { openAt, type Recounted, recount, recountedSays } from '../denial/recount.ts'
import { addJob } from '../job/add.ts'

export const recountRecord = z.object({
  says: z.string(),
  open: z.number().describe('Open denials there are'),
  looked: z.number().describe('How many of them were looked at; a preview looks at the first ones'),
  changed: z.number().describe('Of them those with another due date, or one that is known now where it was assumed'),
  earlier: z.number(),
  later: z.number(),
  over: z.number().describe('Whose time would be over today'),
  some: z
    .array(z.object({ id: z.number(), before: z.string().nullable(), after: z.string().nullable() }))
    .readonly()
    .describe('Of the changed ones the first few'),
})

export function recountRecordOf(recounted: Recounted): z.infer<typeof recountRecord> {
  return { says: `It changes ${recountedSays(recounted)}.`, ...recounted }
}

/** The payers whose claims may be worked under an entry of the knowledge: those that are named so, and those whose class decides. */
export async function payersUnder(reader: Reader, entry: string): Promise<readonly number[]> {
  const all = await payersByName(reader)
  return all.filter(payer => payer.entry === entry || payer.entry === null).map(payer => payer.id)
}

/** Payers for whom a deadline was set for a state: which one the practice is in has changed. */
export async function payersByState(reader: Reader): Promise<readonly number[]> {
  const rows = (await newestClockOverrides(reader)).filter(row => row.state !== null)
  const payers = new Set<number>()
  for (const { payer, payerId } of rows)
    for (const id of payerId === null ? await payersUnder(reader, payer) : [payerId]) payers.add(id)
  return [...payers]
}

/** Above so many they are counted in the background: nobody waits for it at a form. */
const AT_ONCE = 1_000
/** So long a worker leaves it to whoever asked; a process that was ended in between does not do it any more. */
const LEFT_ALONE_MS = 60_000

type Asking = Pick<ActionContext, 'actor' | 'onMachine'>

/** A recount that is kept as a job until it is done. */
export interface AskedRecount {
  readonly subject: string
  readonly payers: readonly number[]
  /** Open denials there are. */
  readonly open: number
  readonly inBackground: boolean
}

/**
 * Asks for what is open at these payers to be counted again, within the unit that changes what deadlines follow: neither is kept without the other, whatever
 * happens afterwards.
 */
export async function askRecount(
  unit: Unit,
  { actor, onMachine }: Asking,
  payers: readonly number[],
): Promise<AskedRecount> {
  const open = await openAt(unit, payers)
  const inBackground = open > AT_ONCE && onMachine !== true
  // Each by itself: one that is being done may have passed what this one changes.
  const subject = String(unit.nextId())
  const runAt = new Date(Date.parse(actor.now) + (inBackground ? 0 : LEFT_ALONE_MS)).toISOString()
  const data = { payers, who: actor.who, open, done: 0 }
  await addJob(unit, { kind: 'recount', subject, data, runAt }, actor.now)
  return { subject, payers, open, inBackground }
}

/** Does at once what was asked for, or leaves it to a worker where it is much. Says what came of it, or that it is being done. */
export async function recountAsked(
  { store, actor }: Pick<ActionContext, 'store' | 'actor'>,
  { subject, payers, open, inBackground }: AskedRecount,
): Promise<string> {
  if (inBackground)
    return `${open.toLocaleString('en-US')} open denials are being counted again in the background; Settings shows how far it is.`
  const recounted = await recount(store, payers, await loadContext(store, actor.now), actor)
  await removeWaitingJob(store, 'recount', subject)
  return `It changed ${recountedSays(recounted)}.`
}
