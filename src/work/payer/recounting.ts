// Which payers' open denials a deadline or a name concerns, and what counting them anew comes to, as every door shows it.
import { z } from 'zod'
import { payersByName } from '../../store/payer.ts'
import type { Store } from '../../store/store.ts'
import type { Actor } from '../action.ts'
import { loadContext } from '../denial/context.ts'
import { type Recounted, recount, recountedSays } from '../denial/recount.ts'

export const recountRecord = z.object({
  says: z.string(),
  open: z.number().describe('Open denials that were looked at'),
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

/** Counts what is open at these payers anew, and says what came of it. */
export async function recountAt(store: Store, payerIds: readonly number[], actor: Actor): Promise<string> {
  const recounted = await recount(store, payerIds, await loadContext(store, actor.now), actor)
  return `It changed ${recountedSays(recounted)}.`
}
