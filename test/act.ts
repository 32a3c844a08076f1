// Does an action, or looks at a view, in a test as every door does it: what it is told read by its schema, what it answers too.
import type { z } from 'zod'
import type { Store } from '../src/store/store.ts'
import type { Action, ActionContext, Actor, Outcome, Targets } from '../src/work/action.ts'
import type { View } from '../src/work/view.ts'
import { NOW } from './store.ts'

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

/** Throws what the view refuses, what its query does not take, and an answer that is not its record. */
export async function look<Query extends z.ZodType, Answer extends z.ZodType>(
  store: Store,
  view: View<Query, Answer>,
  asked: unknown,
  now = NOW,
): Promise<z.output<Answer>> {
  const context = { store, role: 'admin' as const, actor: { who: 'ann', now } }
  return view.answer.parse(await view.read(context, view.query.parse(asked))) as z.output<Answer>
}
