// What every command is given: the program to hang on, the terminal, the place of the store, the clock; and the options that all commands of
// the store share.
import { existsSync, readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { type Command, Option } from 'commander'
import { anchorsIn } from '../store/vault.ts'
import type { StorePlace } from './store.ts'
import type { Terminal } from './terminal.ts'

export interface StoreWords {
  readonly db?: string
  readonly practice?: string
  readonly who?: string
  readonly keyCommand?: string
}

export interface CommandHost {
  readonly program: Command
  readonly terminal: Terminal
  readonly env: Readonly<Record<string, string | undefined>>
  /** The ISO instant that it is. */
  readonly now: () => string
  /** Resolves when the process is asked to stop. */
  readonly stop: () => Promise<unknown>
  /** Takes the exit status. */
  readonly done: (status: number) => void
}

export type JsonWords<More = object> = StoreWords & { readonly json?: true } & More
export const isJson = (words: { readonly json?: true }) => ({ json: words.json ?? false })

export const jsonOption = () =>
  new Option('--json', 'a stable format, one JSON object per line or one array (docs/json.md)')

/** The options that say where the store is, whose claims are meant, and in whose name. */
export function storeOptions(command: Command): Command {
  return command
    .option('--db <place>', 'the store: a folder, or postgres://… (OVERTURN_DB; ./overturn-data)')
    .option('--practice <name>', 'whose claims (OVERTURN_PRACTICE; main)')
    .option('--who <name>', 'in whose name (OVERTURN_USER; the name of the user)')
    .option(
      '--key-command <command>',
      'prints the master key, such as the client of a key service (OVERTURN_KEY_COMMAND)',
    )
}

/** A command of the store. */
export const storeCommand = ({ program }: CommandHost, name: string, says: string): Command =>
  storeOptions(program.command(name).description(says))

/** Where the store is and in whose name one works: from options, else the environment. */
export function placeOf(
  { env, now }: Pick<CommandHost, 'env' | 'now'>,
  { db, practice, who, keyCommand }: StoreWords,
): StorePlace {
  return {
    where: db ?? env.OVERTURN_DB ?? './overturn-data',
    practice: practice ?? env.OVERTURN_PRACTICE ?? 'main',
    who: who ?? env.OVERTURN_USER ?? userInfo().username,
    files: env.OVERTURN_FILES,
    key: env.OVERTURN_KEY,
    keyCommand: keyCommand ?? env.OVERTURN_KEY_COMMAND,
    keyFile: env.OVERTURN_KEY_FILE,
    scanCommand: env.OVERTURN_SCAN_COMMAND,
    anchors: anchorsIn(env.OVERTURN_ANCHOR ?? '', authorizationIn(env.OVERTURN_ANCHOR_AUTHORIZATION_FILE)),
    allowed: new Set((env.OVERTURN_WEBHOOK_ALLOW ?? '').split(',').filter(host => host !== '')),
    now: now(),
  }
}

/** What a command of the store does: told where that is, its options with `json` said either way, and its arguments. */
export function onStore<Words extends object, Given extends readonly unknown[]>(
  host: CommandHost,
  run: (place: StorePlace, words: Words, ...given: Given) => Promise<number>,
): (...given: unknown[]) => Promise<void> {
  // The program gives the arguments, then the options, then the command itself.
  return async (...given) => {
    const asked = given.at(-2) as JsonWords
    const words = { ...asked, ...isJson(asked) } as unknown as Words
    host.done(await run(placeOf(host, asked), words, ...(given.slice(0, -2) as unknown as Given)))
  }
}

/** What addresses that take heads are asked with; a file that is not there is told by their refusal. */
const authorizationIn = (path: string | undefined): string | undefined =>
  path !== undefined && existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined
