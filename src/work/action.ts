// An action as data: what a person can do to a thing of the trade, told once. The route, the command, the form with its menu and palette
// entries and the reference page are made of it (api/actions.ts, cli/actions.ts, the workbench's catalog).
import { z } from 'zod'
import type { ListedPractice, Role, Store } from '../store/store.ts'
import type { RefusalCode } from './refusal.ts'

/** What an action asks for; everybody may `read`, a biller and above `work`. */
export const RIGHTS = ['read', 'work', 'lead', 'admin'] as const
export type Right = (typeof RIGHTS)[number]

/** The things of the trade that are acted on and looked at; each has a folder in `work`. */
export const NOUNS = [
  'denial',
  'appeal',
  'batch',
  'template',
  'decision',
  'document',
  'claim',
  'coverage',
  'authorization',
  'remittance',
  'fhir',
  'file',
  'payer',
  'code',
  'reference',
  'insight',
  'schedule',
  'dispute',
  'patient',
  'deposit',
  'rule',
  'view',
  'person',
  'token',
  'webhook',
  'job',
  'practice',
] as const
export type Noun = (typeof NOUNS)[number]

/** `denial` → `denials`. */
export const pluralOf = (noun: Noun): string =>
  noun === 'person' ? 'people' : noun === 'batch' ? 'batches' : `${noun}s`

/** How long a process of its own takes. */
export type Apart = 'moments' | 'long'

/** In whose name, and when. */
export interface Actor {
  readonly who: string
  /** The number of the person who is signed in; a token and a name given on the command line are nobody. */
  readonly person?: string
  /** ISO instant. */
  readonly now: string
  /** The state (see `stateOf`) that the thing must still be in; for one that somebody looked at before. */
  readonly mustBe?: string
}

/** Accounts to sign in with: the sign-in library's, which the service and the command line open. */
export interface Accounts {
  /**
   * The account of this address, made where there is none: with this password, or with one that nobody knows, until they set their own. Throws Refusal for a
   * password that is none.
   */
  accountFor(person: {
    readonly email: string
    readonly name: string
    readonly password?: string | undefined
    /** The name of the practice, of which no password is made. */
    readonly practice: string
  }): Promise<{ readonly userId: string; readonly isNew: boolean }>
  /** Whoever it is has to sign in again. */
  endSessions(userId: string): Promise<void>
  /** Every practice that the person belongs to. */
  practicesOf(userId: string): Promise<readonly number[]>
  /** A secret with which the person sets a new password, once, until then. The one of before is void from now on, every session ends. */
  resetFor(userId: string, factors: boolean): Promise<{ readonly secret: string; readonly until: string }>
}

/** The practices of the store, which the service and the command line open. */
export interface Practices {
  list(): Promise<readonly ListedPractice[]>
  /** A new one; undefined where there is one of that name. */
  make(name: string, now: string): Promise<Store | undefined>
}

/** A server that files are fetched from, with the name of what to sign in with. */
export interface Pickup {
  /** `sftp://user@host/folder`. */
  readonly url: string
  readonly hostKey: string
  /** A file of the machine's folder of secrets, by its name. */
  readonly secret: string
  readonly as: 'key' | 'password'
}

export interface KeptBackup {
  readonly name: string
  readonly madeAt: string
  readonly rows: number
  readonly files: number
}

/** What whoever runs the machine lets be done on it from outside: nothing where no folder for it was named. */
export interface Machine {
  /** Names of secrets that were laid there; undefined where no folder is named. */
  secrets(): readonly string[] | undefined
  /** Where the file of a secret lies. Throws Refusal `not-found`. */
  secretPath(name: string): string
  /** The key that a server shows; with that agreed to, how many files lie there. Throws Refusal. */
  tryServer(pickup: Omit<Pickup, 'hostKey'> & { readonly hostKey: string | undefined }): Promise<{
    readonly hostKey: string
    readonly files: number | undefined
  }>
  /** Undefined where no folder is named. */
  backups(): readonly KeptBackup[] | undefined
  /** Throws Refusal where no folder is named. */
  backUp(now: string): Promise<KeptBackup>
  /** Throws Refusal `not-found`, and what is wrong with it. */
  verify(name: string): Promise<KeptBackup>
}

export interface ActionContext {
  readonly store: Store
  readonly actor: Actor
  readonly role: Role
  /** Asked on the machine itself, whose user may do everything. */
  readonly onMachine?: true
  /** Opened when first asked for. */
  readonly accounts?: () => Promise<Accounts>
  readonly practices?: Practices
  /** How many looks of the last moments are not in the chain yet, after waiting for them a little. */
  readonly looksToCome?: () => Promise<number>
  readonly machine?: Machine
  /** Hosts (`host:port`) inside of the network that other systems may be called at; none where nothing is said. */
  readonly allowed?: ReadonlySet<string>
}

/** On which: by number or what else one is known by, or all that a filter of the noun's list finds. */
export type Targets<Id extends number | string = number> =
  | { readonly ids: readonly Id[] }
  | { readonly filter: Readonly<Record<string, unknown>> }

export interface Outcome {
  /** How many were changed. */
  readonly changed: number
  /** Of these, how many wait for a second person. */
  readonly waiting?: number
  /** What happened, as a sentence. */
  readonly says: string
  /** What the action makes, where it makes something: part of the answer. */
  readonly made?: Readonly<Record<string, unknown>>
}

/** What the file of an action says, in this order. */
export interface ActionSaid<Input extends z.ZodType = z.ZodType, Id extends number | string = number | string> {
  /** As a button says it. */
  readonly title: string
  /** One sentence: what it does and what it never does. */
  readonly says: string
  readonly right: Right
  /** What it is done to: several at once or a whole filter, one, or the practice as it stands. */
  readonly on: 'many' | 'one' | 'practice'
  /** True, or why it cannot be undone. */
  readonly undo: true | string
  /** With what it refuses; what is done to a thing refuses `not-found` as well, without being said here. */
  readonly refuses?: readonly RefusalCode[]
  /** What one is known by, in addresses and on the command line; a number where nothing else is said. */
  readonly id?: z.ZodType<Id>
  /** What its number is the number of, where that is not the noun. */
  readonly numberOf?: string
  /** The key that starts it on the workbench's lists. */
  readonly key?: string
  /** The command's name, where it is not the verb of a denial or `noun verb`. */
  readonly command?: string
  /** The field of the input that is the command's argument, where the action is done to something that has no number of its own. */
  readonly argument?: string
  /** The address below the practice, where it is not the usual one. */
  readonly http?: {
    readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
    readonly path: string
    readonly status?: 200 | 201 | 204
    /** What it makes, where that is the answer and not the outcome. */
    readonly answer?: z.ZodType
  }
  /** The workbench has a screen of its own for it; the form is not made. */
  readonly screen?: string
  /** The workbench has a place of its own for it, beside what it is about: it stands in no toolbar. */
  readonly aside?: true
  /** The command is given in whatever practice there is. */
  readonly anywhere?: true
  /** It is what is done to a closed practice. */
  readonly reopens?: true
  /** It reads files that are kept: the service has it done in a process of its own, which takes moments, or reads all of them. */
  readonly apart?: Apart
  /** What it makes holds a secret that is shown this once: no answer of it is kept for the same request again. */
  readonly shownOnce?: true
  /** Doors that it does not have, each with the reason. */
  readonly without?: Readonly<Partial<Record<'http' | 'command' | 'workbench', string>>>
  /** What is asked beside the thing; nothing where it is left out. */
  readonly input?: Input
  run(context: ActionContext, targets: Targets<Id>, input: z.output<Input>): Promise<Outcome>
}

export interface Action<Input extends z.ZodType = z.ZodType, Id extends number | string = number | string>
  extends ActionSaid<Input, Id> {
  readonly noun: Noun
  readonly verb: string
  readonly input: Input
  readonly refuses: readonly RefusalCode[]
}

/** Where nothing is asked. */
export const NOTHING_ASKED = z.object({})

/** The noun is the folder and the verb, or a view's name, is the file: `work/denial/snooze.ts`. `url` is the file's own `import.meta.url`. */
export function placeOfFile(url: string): { readonly noun: Noun; readonly name: string } {
  const [folder] = new URL(url).pathname.split('/').slice(-2)
  const noun = NOUNS.find(known => known === folder)
  if (noun === undefined) throw new Error(`${url} does not stand in the folder of a noun`)
  return { noun, name: nameOfFile(url) }
}

/** What a file is called, without what it ends in; `url` is its own `import.meta.url`. */
export const nameOfFile = (url: string): string =>
  url
    .split('/')
    .at(-1)
    ?.replace(/\.[jt]s$/, '') ?? ''

/** Describes an action by the file it stands in; the compiler holds `run` to the input. */
export function defineAction<Input extends z.ZodType = typeof NOTHING_ASKED, Id extends number | string = number>(
  url: string,
  action: ActionSaid<Input, Id>,
): Action<Input, Id> {
  const { noun, name } = placeOfFile(url)
  const ofThing: readonly RefusalCode[] = action.on === 'practice' ? [] : ['not-found']
  return {
    ...{ noun, verb: name },
    ...action,
    // The compiler takes another input only where one is given.
    input: action.input ?? (NOTHING_ASKED as z.ZodType as Input),
    refuses: [...new Set([...ofThing, ...(action.refuses ?? [])])],
  }
}

/** The one that an action on one is done to. */
export function targetOf<Id extends number | string>(targets: Targets<Id>): Id {
  const [id, more] = 'ids' in targets ? targets.ids : []
  if (id === undefined || more !== undefined) throw new Error('an action on one was not given one')
  return id
}
