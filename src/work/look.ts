// The audit at the door: whoever is shown a patient's record is written down before it is shown, with what was asked and whose records came. Every
// door looks through here: the service, the command line, and what tools of others ask.
import { addLooks, type NewLook } from '../store/look.ts'
import type { Store } from '../store/store.ts'
import type { ActionContext } from './action.ts'
import type { View } from './view.ts'

/** From where somebody looks. */
export interface Door {
  readonly door: 'service' | 'command line' | 'assistant'
  /** The number of the person's account, or of the token; neither on the command line, whose user the machine knows. */
  readonly person?: string
  readonly token?: number
  readonly session?: string
  /** The address the request came from. */
  readonly address?: string
}

/** Whose records an answer shows. */
export interface Shown {
  readonly accounts: readonly string[]
  readonly files: readonly number[]
}

/** Writes looks down; resolves when they are in the practice's chain. */
export type LookBook = (store: Store, look: NewLook) => Promise<void>

export const writeLook: LookBook = (store, look) => store.write(unit => addLooks(unit, [look]))

/** Reads a view, and writes down who is about to see the answer where it shows patients' records. */
export async function lookAt(
  view: View,
  context: ActionContext,
  query: unknown,
  door: Door,
  book: LookBook = writeLook,
): Promise<unknown> {
  const answer = await view.read(context, query)
  if (view.looks)
    await book(context.store, lookOf(context.actor, door, `${view.noun} ${view.name}`, query, shownIn(answer)))
  return answer
}

/** A look as it is written down. */
export function lookOf(
  { who, now }: { readonly who: string; readonly now: string },
  door: Door,
  action: string,
  asked: unknown,
  shown: Shown,
): NewLook {
  return { at: now, who, data: { ...door, action, asked }, ...shown }
}

/** The accounts that an answer names anywhere in it. */
export function shownIn(answer: unknown): Shown {
  const accounts = new Set<string>()
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) for (const each of part) visit(each)
    else if (typeof part === 'object' && part !== null)
      for (const [name, value] of Object.entries(part)) {
        if (name === 'account' && typeof value === 'string' && value !== '') accounts.add(value)
        else visit(value)
      }
  }
  visit(answer)
  return { accounts: [...accounts], files: [] }
}
