// Which payers' open denials a deadline or a name concerns, and what counting them anew comes to, as every door shows it.
import { z } from 'zod'
import { newestClockOverrides } from '../../store/clock-override.ts'
import { payersByName } from '../../store/payer.ts'
import type { Store } from '../../store/store.ts'
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
export async function payersUnder(store: Store, entry: string): Promise<readonly number[]> {
  const all = await payersByName(store)
  return all.filter(payer => payer.entry === entry || payer.entry === null).map(payer => payer.id)
}

/** Counts what is open again where a deadline was set for a state: which one the practice is in has changed. Says nothing where none was. */
export async function recountForState(context: Pick<ActionContext, 'store' | 'actor' | 'onMachine'>): Promise<string> {
  const { store } = context
  const rows = (await newestClockOverrides(store)).filter(row => row.state !== null)
  const payers = new Set<number>()
  for (const { payer, payerId } of rows)
    for (const id of payerId === null ? await payersUnder(store, payer) : [payerId]) payers.add(id)
  return payers.size === 0 ? '' : recountAt(context, [...payers])
}

/** Above so many they are counted in the background: nobody waits for it at a form. */
const AT_ONCE = 1_000

/** Counts what is open at these payers anew, and says what came of it, or that it is being done. */
export async function recountAt(
  { store, actor, onMachine }: Pick<ActionContext, 'store' | 'actor' | 'onMachine'>,
  payerIds: readonly number[],
): Promise<string> {
  const open = await openAt(store, payerIds)
  if (open > AT_ONCE && onMachine !== true) {
    // Each by itself: one that is being done may have passed what this one changes.
    const subject = `${payerIds.join(' ')} since ${actor.now}`
    const data = { payers: payerIds, who: actor.who, open, done: 0 }
    await store.write(unit => addJob(unit, { kind: 'recount', subject, data }, actor.now))
    return `${open.toLocaleString('en-US')} open denials are being counted again in the background; Settings shows how far it is.`
  }
  const recounted = await recount(store, payerIds, await loadContext(store, actor.now), actor)
  return `It changed ${recountedSays(recounted)}.`
}
