// The command line: names commands and their options, starts them with the real terminal, turns every end into an exit status.
// The only place that reads the clock and the environment.
import { userInfo } from 'node:os'
import { Command, CommanderError, Option } from 'commander'
import packageJson from '../package.json' with { type: 'json' }
import { clock } from './cli/clock.ts'
import { code } from './cli/code.ts'
import { explain } from './cli/explain.ts'
import { importFiles } from './cli/import.ts'
import { read } from './cli/read.ts'
import type { StorePlace } from './cli/store.ts'
import type { Terminal } from './cli/terminal.ts'

const WRONG_USE = 2

/** Runs one command line. Answers the exit status: 0 read whole, 1 something could not be read, 2 wrong use. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  let status = 0
  const json = () => new Option('--json', 'one JSON object per line, a stable format (docs/json.md)')
  const program = new Command('overturn')
    .description('Reads remittances to the cent and says of every adjustment what it is, who owes it and what to do.')
    .version(packageJson.version)
    .exitOverride()
    .configureOutput({ writeOut: text => void terminal.out(text), writeErr: text => terminal.err(text) })
    .showHelpAfterError('(overturn --help shows all commands)')
  program
    .command('explain')
    .description('read remittances (835) and decide every adjustment; needs no database')
    .argument('<file...>', 'files, folders, .gz or .zip archives; - is standard input')
    .addOption(json())
    .action(async (files: string[], options: { json?: true }) => {
      status = await explain(files, { json: options.json ?? false }, terminal)
    })
  program
    .command('read')
    .description('show the tree of any X12 file that is described, with its faults')
    .argument('<file...>', 'files, folders, .gz or .zip archives; - is standard input')
    .addOption(json())
    .option('--write', 'write the file back instead, as it was read')
    .action(async (files: string[], options: { json?: true; write?: true }) => {
      status = await read(files, { json: options.json ?? false, write: options.write ?? false }, terminal)
    })
  program
    .command('code')
    .description('what a code means and what to do: 197, CO-197, N130, CO-16+M51')
    .argument('[code...]', 'adjustment reason with or without group, remark, or reason+remark; other words search')
    .addOption(json())
    .option('--all', 'every adjustment reason and remark code')
    .action(async (codes: string[], options: { json?: true; all?: true }) => {
      status = await code(codes, { json: options.json ?? false, all: options.all ?? false }, terminal)
    })
  program
    .command('clock')
    .description('the deadlines that run at a payer from a day, and how each is counted')
    .option('--payer <name>', 'as the payers are named: medicare-part-b, commercial-default, aetna …')
    .option('--notice <date>', 'the date of the remittance, letter or decision')
    .option('--received <date>', 'the day it was received, where that is proven')
    .option('--service <date>', 'the date of service')
    .option('--level <level>', 'one clock only: redetermination, appeal, timely-filing …')
    .addOption(new Option('--json', 'an array of clocks, a stable format (docs/json.md)'))
    .action(
      async (options: {
        payer?: string
        notice?: string
        received?: string
        service?: string
        level?: string
        json?: true
      }) => {
        status = await clock({ ...options, json: options.json ?? false }, terminal)
      },
    )
  program
    .command('import')
    .description('bring remittances into the store; safe to repeat, to stop and to run twice')
    .argument('<path...>', 'files, folders, .gz or .zip archives; - is standard input')
    .addOption(json())
    .action(async (paths: string[], options: StoreOptions & { json?: true }) => {
      status = await importFiles(paths, { json: options.json ?? false }, storePlace(options), terminal)
    })
  for (const command of program.commands) if (WITH_STORE.has(command.name())) addStoreOptions(command)
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USE
    throw error
  }
  return status
}

/** Commands that work in the store. */
const WITH_STORE = new Set(['import'])

interface StoreOptions {
  readonly db?: string
  readonly practice?: string
  readonly who?: string
}

function addStoreOptions(command: Command): void {
  command
    .option('--db <place>', 'the store: a folder, or postgres://… (OVERTURN_DB; ./overturn-data)')
    .option('--practice <name>', 'whose claims (OVERTURN_PRACTICE; main)')
    .option('--who <name>', 'in whose name (OVERTURN_USER; the name of the user)')
}

function storePlace({ db, practice, who }: StoreOptions): StorePlace {
  const { env } = process
  return {
    where: db ?? env.OVERTURN_DB ?? './overturn-data',
    practice: practice ?? env.OVERTURN_PRACTICE ?? 'main',
    who: who ?? env.OVERTURN_USER ?? userInfo().username,
    files: env.OVERTURN_FILES,
    key: env.OVERTURN_KEY,
    keyFile: env.OVERTURN_KEY_FILE,
    now: new Date().toISOString(),
  }
}

function realTerminal(): Terminal {
  const { stdout, stderr, env } = process
  return {
    out: text => (stdout.write(text) ? Promise.resolve() : new Promise(resolve => stdout.once('drain', resolve))),
    err: text => void stderr.write(text),
    color: stdout.isTTY ? env.NO_COLOR === undefined : env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0',
    width: stdout.columns ?? 100,
    watched: stderr.isTTY ?? false,
  }
}

// A reader that stops early (head, less) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})
process.exitCode = await run(process.argv.slice(2), realTerminal())
