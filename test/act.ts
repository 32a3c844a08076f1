// Does an action in a test as every door does it: the input read by its schema, then run.
import type { z } from 'zod'
import type { Store } from '../src/store/store.ts'
import type { Action, ActionContext, Actor, Outcome, Targets } from '../src/work/action.ts'

/** Throws what the action refuses, and what its input does not take. */
export async function act<Input extends z.ZodType>(
  store: Store,
  action: Action<Input>,
  targets: Targets<number | string>,
  input: z.input<Input>,
  actor: Actor,
  more: Pick<ActionContext, 'accounts' | 'allowed'> = {},
): Promise<Outcome> {
  return action.run({ store, role: 'admin', actor, ...more }, targets, action.input.parse(input) as z.output<Input>)
}
