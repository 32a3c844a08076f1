// Runs one command line: finds the command among those written by hand, the actions and the views, loads no more than it needs, and turns every
// end into an exit status.
import { Command, CommanderError } from 'commander'
import type { CommandHost } from './command.ts'
import { plain } from './terminal.ts'

const WRONG_USE = 2

interface Group {
  readonly names: readonly string[]
  readonly load: () => Promise<{ readonly add: (host: CommandHost) => void }>
}

/** The commands written by hand, by the file that adds them. */
const GROUPS: readonly Group[] = [
  {
    names: ['explain', 'review', 'read', 'code', 'guide', 'knowledge', 'clock'],
    load: () => import('./commands/reading.ts'),
  },
  {
    names: [
      ...['import', 'compare', 'decide-again', 'audit', 'reference', 'schedule'],
      ...['deposit', 'benefits', 'posted', 'decision', 'bring-sheet', 'example'],
    ],
    load: () => import('./commands/books.ts'),
  },
  {
    names: ['correct', 'secondary', 'appeal', 'document'],
    load: () => import('./commands/claims.ts'),
  },
  { names: ['check'], load: () => import('./commands/prevent.ts') },
  {
    names: ['serve', 'work', 'watch', 'outbound', 'send-to', 'mcp', 'backup', 'restore', 'rotate-key', 'doctor'],
    load: () => import('./commands/machine.ts'),
  },
]
/** Commands about all the others. */
const ABOUT = ['completion', 'man']

/** Answers the exit status: 0 read whole, 1 something could not be read or was refused, 2 wrong use. */
export async function run(
  args: readonly string[],
  version: string,
  given: Omit<CommandHost, 'program' | 'done'>,
): Promise<number> {
  let status = 0
  const program = new Command('overturn')
    .description('Reads remittances to the cent and says of every adjustment what it is, who owes it and what to do.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: text => void given.terminal.out(text), writeErr: text => given.terminal.err(text) })
    .showHelpAfterError('(overturn --help shows all commands)')
  const host: CommandHost = {
    ...given,
    program,
    done(code) {
      status = code
    },
  }
  try {
    await addCommands(host, args[0])
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USE
    if (!isOfTheMachine(error)) throw error
    given.terminal.err(
      `The operating system refused what was asked of it: ${plain(error.message)}. What was reported as done before is done.\n`,
    )
    return 1
  }
  return status
}

/** Whether the operating system has refused something (a full or failing disk, no right to a folder): no fault of the program. */
function isOfTheMachine(error: unknown): error is NodeJS.ErrnoException {
  const { errno, syscall } = error as NodeJS.ErrnoException
  return error instanceof Error && syscall !== undefined && errno !== undefined
}

/** Those that the first word may mean: its own group alone, or all of them where it is in none. */
export async function addCommands(host: CommandHost, name: string | undefined): Promise<void> {
  if (name === '--version' || name === '-V') return
  const own = GROUPS.find(group => group.names.includes(name ?? ''))
  if (own !== undefined) {
    ;(await own.load()).add(host)
    return
  }
  const { addCatalog } = await import('./catalog.ts')
  if ((await addCatalog(host, name)) && !ABOUT.includes(name ?? '')) return
  for (const group of GROUPS) (await group.load()).add(host)
  ;(await import('./commands/about.ts')).add(host)
}
