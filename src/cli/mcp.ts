// `overturn mcp`: an assistant's server over standard input and output. What is printed there is the protocol; whatever a person should read goes to
// standard error.
import { readFileSync } from 'node:fs'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import { type AssistantDoor, type Rights, rightsOfToken } from '../mcp/door.ts'
import { createAssistantServer } from '../mcp/server.ts'
import { type Host, openHost } from '../store/store.ts'
import type { ActionContext } from '../work/action.ts'
import { loadActions, loadViews } from '../work/catalog.ts'
import { wakeQueue } from '../work/denial/wake.ts'
import { type Door, lookAt } from '../work/look.ts'
import { Refusal } from '../work/refusal.ts'
import type { Scope } from '../work/token/scopes.ts'
import { findToken } from '../work/token/tokens.ts'
import { contextOn, mustWork, type StorePlace, whereOf } from './store.ts'
import type { Terminal } from './terminal.ts'

export interface McpOptions {
  readonly version: string
  /** The file that holds the token whose rights the assistant has; the user of this machine where there is none. */
  readonly tokenFile?: string
  /** Without a token: it may act, too, and sees patients' names. */
  readonly work: boolean
  readonly names: boolean
}

/** Serves until the assistant closes the line or the process is asked to stop. Answers the exit status. */
export async function mcp(
  options: McpOptions,
  place: () => StorePlace,
  terminal: Terminal,
  stop: () => Promise<unknown>,
): Promise<number> {
  const token = options.tokenFile === undefined ? undefined : readToken(options.tokenFile, terminal)
  if (options.tokenFile !== undefined && token === undefined) return 2
  const opened = createOpened(place, token)
  const rights: Rights =
    token === undefined
      ? { role: 'admin', scopes: null, acts: options.work, names: options.names }
      : await opened.rights().catch((error: Error) => {
          terminal.err(`${error.message}\n`)
          return NOTHING
        })
  if (rights === NOTHING) return 1
  const [actions, views] = await Promise.all([loadActions(), loadViews()])
  const door: AssistantDoor = {
    version: options.version,
    rights,
    within: work =>
      opened.use(async (context, secret, from) =>
        work({
          ...{ context, rights, secret },
          look: (view, query) => lookAt(view, context, query, from),
          act: async (action, own, targets, input) => {
            await mustWork(own.store)
            return action.run(own, targets, input)
          },
        }),
      ),
  }
  const closed = Promise.withResolvers<void>()
  process.stdin.once('end', closed.resolve).once('close', closed.resolve)
  const handle = serveStdio(() => createAssistantServer(door, { actions, views }), {
    onerror: error => terminal.err(`${error.message}\n`),
  })
  await Promise.race([closed.promise, stop()])
  await handle.close()
  await opened.close()
  return 0
}

const NOTHING: Rights = { role: 'viewer', scopes: [], acts: false, names: false }

/** The first line of the file; undefined, and said, where it cannot be read. */
function readToken(path: string, terminal: Terminal): string | undefined {
  try {
    return readFileSync(path, 'utf8').split(/\r?\n/)[0] ?? ''
  } catch (error) {
    terminal.err(`${path} cannot be read: ${(error as Error).message}.\n`)
    return undefined
  }
}

/** The queue of a practice, with what comes back today. */
async function awake(context: ActionContext): Promise<ActionContext> {
  await wakeQueue(context.store, context.actor.now)
  return context
}

/** The store, opened when something of it is first asked for: codes and deadlines need none. */
function createOpened(place: () => StorePlace, token: string | undefined) {
  let host: Promise<Host> | undefined
  const open = () => {
    host ??= openHost({ ...whereOf(place()), there: true }).catch((error: unknown) => {
      host = undefined
      throw error
    })
    return host
  }
  /** The token's row, asked again at each call: taken back, it holds no more. */
  const tokenRow = async (of: Host, now: string) => {
    const row = await findToken(of, token ?? '', now)
    if (row === undefined) throw new Refusal('not-known', 'This token is not known here, or it holds no more.')
    return row
  }
  return {
    async rights(): Promise<Rights> {
      const { role, scopes } = await tokenRow(await open(), place().now)
      return rightsOfToken(role, (scopes?.split(' ') as readonly Scope[] | undefined) ?? null)
    },
    async use<Answer>(work: (context: ActionContext, secret: string, from: Door) => Promise<Answer>): Promise<Answer> {
      const of = await open()
      const now = place()
      const secret = of.vault.secretFor('confirmations')
      if (token === undefined) return work(await awake(await contextOn(of, now)), secret, { door: 'assistant' })
      const row = await tokenRow(of, now.now)
      const store = await of.practice(row.practiceId)
      if (store === undefined) throw new Refusal('not-found', 'The practice of this token is not here.')
      const context: ActionContext = {
        store,
        role: row.role,
        actor: { who: row.name, now: now.now },
        allowed: now.allowed,
      }
      return work(await awake(context), secret, { door: 'assistant', token: row.id })
    },
    close: async () => (await host)?.close(),
  }
}
