// What an assistant's server is given by whoever opens it (the command line, the service): the practice, the caller's rights, how views are read and
// actions done there. Knows no protocol.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Action, ActionContext, Outcome, Right, Targets } from '../work/action.ts'
import { AREA_OF, mayDo, scopeFor } from '../work/rights.ts'
import { PATIENT_NAMES, type Scope } from '../work/token/scopes.ts'
import type { View } from '../work/view.ts'

/** What the caller's token or the one who started the server allows. */
export interface Rights {
  readonly role: ActionContext['role']
  /** Null: all that the role may, but for patients' names, which are always given by word. */
  readonly scopes: readonly Scope[] | null
  /** Actions are offered; else an assistant only looks. */
  readonly acts: boolean
  /** Names, numbers and birth dates of patients are shown; else they are masked. */
  readonly names: boolean
}

/** One practice as an assistant reaches it, opened for one call. */
export interface Practice {
  readonly context: ActionContext
  readonly rights: Rights
  /** 64 hex digits, the same in every process of the store. */
  readonly secret: string
  /** Reads a view and writes down who looked. Throws Refusal. */
  look(view: View, query: unknown): Promise<unknown>
  /** Does an action. Throws Refusal. */
  act(action: Action, context: ActionContext, targets: Targets<number | string>, input: unknown): Promise<Outcome>
}

export interface AssistantDoor {
  readonly version: string
  /** What the caller may, as far as it is known before a practice is opened. */
  readonly rights: Rights
  /** Opens the practice for one call. Throws Refusal or StoreRefusal where it is not there. */
  within<Answer>(work: (practice: Practice) => Promise<Answer>): Promise<Answer>
}

/** The rights of a token: patients' names only where its scopes name them. */
export const rightsOfToken = (role: Rights['role'], scopes: readonly Scope[] | null): Rights => ({
  role,
  scopes,
  acts: true,
  names: scopes?.includes(PATIENT_NAMES) ?? false,
})

/** Whether the caller may look at or do something of this noun. */
export function mayUse(
  { role, scopes }: Rights,
  { noun, right }: { readonly noun: View['noun']; readonly right: Right },
  does: 'read' | 'write',
): boolean {
  return mayDo(role, right) && (scopes === null || scopes.includes(scopeFor(AREA_OF[noun], does)))
}

/** How long a preview may be confirmed. */
const MINUTES = 10

/** A code that stands for exactly this deed, as it was shown; it holds for ten minutes and in every process of the store. */
export function confirmationFor({ secret, context }: Practice, deed: unknown): string {
  const until = Date.parse(context.actor.now) + MINUTES * 60_000
  return `${until}.${sign(secret, context, deed, until)}`
}

/** Whether the code was given for this deed, by this caller, and lately. */
export function isConfirmed({ secret, context }: Practice, deed: unknown, code: string): boolean {
  const [digits = '', given = ''] = code.split('.')
  const until = Number(digits)
  if (!Number.isSafeInteger(until) || until < Date.parse(context.actor.now)) return false
  const wanted = Buffer.from(sign(secret, context, deed, until))
  const offered = Buffer.from(given)
  return wanted.length === offered.length && timingSafeEqual(wanted, offered)
}

function sign(secret: string, { store, actor }: ActionContext, deed: unknown, until: number): string {
  const said = JSON.stringify([store.practiceId, actor.who, actor.person ?? null, until, deed])
  return createHmac('sha256', Buffer.from(secret, 'hex')).update(said).digest('base64url')
}
