// The command line: names commands and their options, starts them with the real terminal, turns every end into an exit status.
// The only place that reads the clock and the environment.
import { userInfo } from 'node:os'
import { Command, CommanderError, Option } from 'commander'
import packageJson from '../package.json' with { type: 'json' }
import { auditStore } from './cli/audit.ts'
import { addClaimCommands, CLAIM_COMMANDS } from './cli/claim-commands.ts'
import { clock } from './cli/clock.ts'
import { code } from './cli/code.ts'
import { decideAllAgain } from './cli/decide-again.ts'
import { type DeedOptions, doDeed } from './cli/deeds.ts'
import { example } from './cli/example.ts'
import { explain } from './cli/explain.ts'
import { importFiles } from './cli/import.ts'
import { addKnowledgeCommand } from './cli/knowledge.ts'
import { quarantine } from './cli/quarantine.ts'
import { type FilterWords, queue } from './cli/queue.ts'
import { read } from './cli/read.ts'
import { recoupments } from './cli/recoupments.ts'
import { combinations, importReference, setClockFor } from './cli/reference.ts'
import type { ServeWords } from './cli/serve.ts'
import { show } from './cli/show.ts'
import { type StorePlace, withStore } from './cli/store.ts'
import type { Terminal } from './cli/terminal.ts'
import type { WatchWords } from './cli/work.ts'
import { CLOSE_REASONS } from './work/queue/close.ts'
import { clockOverrides, type NewOverride } from './work/reference/set-clock.ts'

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
    .description('what a code means and what to do: 197, CO-197, N130, CO-16+M51, CO-16+MA130+N290')
    .argument('[code...]', 'adjustment reason with or without group, remark, or reason+remark; other words search')
    .addOption(json())
    .option('--all', 'every adjustment reason and remark code')
    .option('--payer <name>', 'with how this payer takes corrections: medicare-part-b, aetna …')
    .action(async (codes: string[], options: { json?: true; all?: true; payer?: string }) => {
      status = await code(codes, { ...options, json: options.json ?? false, all: options.all ?? false }, terminal)
    })
  addKnowledgeCommand(program, terminal, code => {
    status = code
  })
  program
    .command('clock')
    .description('the deadlines that run at a payer from a day, and how each is counted')
    .option('--payer <name>', 'as the payers are named: medicare-part-b, commercial-default, aetna …')
    .option('--notice <date>', 'the date of the remittance, letter or decision')
    .option('--received <date>', 'the day it was received, where that is proven')
    .option('--service <date>', 'the date of service')
    .option('--level <level>', 'one clock only: redetermination, appeal, timely-filing …')
    .option('--db <place>', 'a store, to count as the practice has set it')
    .option('--practice <name>', 'whose settings', 'main')
    .option('--product <name>', 'the plan or product, where the practice has set one apart')
    .option('--state <code>', 'the state, where the practice has set one apart')
    .addOption(new Option('--json', 'an array of clocks, a stable format (docs/json.md)'))
    .action(
      async (options: {
        payer?: string
        notice?: string
        received?: string
        service?: string
        level?: string
        db?: string
        practice?: string
        product?: string
        state?: string
        json?: true
      }) => {
        const words = { ...options, json: options.json ?? false }
        status =
          options.db === undefined
            ? await clock(words, terminal)
            : await withStore(storePlace(options), terminal, store =>
                clock(words, terminal, (product, state) => clockOverrides(store, product, state)),
              )
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
  program
    .command('queue')
    .description('the denials to work, ranked by what they are worth and the time left')
    .option(
      '--sort <by>',
      'score, due, amount, cause, owner …, several parted by commas, each with :asc or :desc',
      'score',
    )
    .option('--limit <n>', 'how many to show', '50')
    .option('--offset <n>', 'how many to pass over', '0')
    .option('--save <name>', 'keep this filter under a name')
    .addOption(json())
    .action(async (options: StoreOptions & FilterWords & QueueWords) => {
      status = await queue({ ...options, json: options.json ?? false }, storePlace(options), terminal)
    })
  program
    .command('show')
    .description('the whole story of a denial: remittances, decisions, clocks, what was done')
    .argument('<number...>', 'as "overturn queue" lists them')
    .addOption(json())
    .action(async (ids: string[], options: StoreOptions & { json?: true }) => {
      status = await show(ids, { json: options.json ?? false }, storePlace(options), terminal)
    })
  for (const [verb, { says, options }] of Object.entries(DEED_WORDS)) {
    const command = program.command(verb).description(says).argument('[number...]', 'denials; or --all with a filter')
    for (const [flags, about] of options) command.option(flags, about)
    command
      .option('--all', 'every denial that the filter finds')
      .addOption(json())
      .action(async (ids: string[], words: StoreOptions & Omit<DeedOptions, 'json'> & { json?: true }) => {
        status = await doDeed(verb, ids, { ...words, json: words.json ?? false }, storePlace(words), terminal)
      })
  }
  program
    .command('quarantine')
    .description('remittances that were not posted, and why')
    .addOption(json())
    .action(async (options: StoreOptions & { json?: true }) => {
      status = await quarantine({ json: options.json ?? false }, storePlace(options), terminal)
    })
  program
    .command('decide-again')
    .description('decide everything posted with what is known today; adds decisions, changes none')
    .addOption(json())
    .action(async (options: StoreOptions & { json?: true }) => {
      status = await decideAllAgain({ json: options.json ?? false }, storePlace(options), terminal)
    })
  program
    .command('recoupments')
    .description('money taken or given outside of claims, and what it belongs to')
    .option('--orphans', 'only what belongs to nothing that is known')
    .addOption(json())
    .action(async (options: StoreOptions & { json?: true; orphans?: true }) => {
      status = await recoupments(
        { json: options.json ?? false, ...(options.orphans === undefined ? {} : { orphans: options.orphans }) },
        storePlace(options),
        terminal,
      )
    })
  program
    .command('audit')
    .description('prove that every cent and every segment is accounted for')
    .option('--no-files', 'do not read the kept files again')
    .addOption(json())
    .action(async (options: StoreOptions & { json?: true; files: boolean }) => {
      status = await auditStore({ json: options.json ?? false, files: options.files }, storePlace(options), terminal)
    })
  program
    .command('reference')
    .description('bring your own copy of official data into the store')
    .command('import')
    .argument('<kind>', 'core-combinations: the list of the uniform-use rule, saved as CSV')
    .argument('<file>')
    .option('--as <version>', 'which version of the list this is; today by default')
    .option('--db <place>', 'the store (OVERTURN_DB; ./overturn-data)')
    .option('--practice <name>', 'whose (OVERTURN_PRACTICE; main)')
    .option('--who <name>', 'in whose name (OVERTURN_USER)')
    .action(async (kind: string, file: string, options: StoreOptions & { as?: string }) => {
      status = await importReference(kind, file, options, storePlace(options), terminal)
    })
  program
    .command('combinations')
    .description('what payers sent outside the list of the uniform-use rule')
    .addOption(json())
    .action(async (options: StoreOptions & { json?: true }) => {
      status = await combinations({ json: options.json ?? false }, storePlace(options), terminal)
    })
  program
    .command('set-clock')
    .description("set a payer's deadline as your contract, product or state has it")
    .requiredOption('--payer <name>', 'as "overturn clock" names them')
    .requiredOption('--level <level>', 'appeal, timely-filing, corrected-claim …')
    .requiredOption('--within <n>', 'how many')
    .option('--unit <unit>', 'calendar-days, business-days, months or years', 'calendar-days')
    .requiredOption('--source <text>', 'where it stands: contract and page, or the law')
    .option('--product <name>', 'for this plan or product only')
    .option('--state <code>', 'for this state only')
    .action(async (options: StoreOptions & Omit<NewOverride, 'within'> & { within: string }) => {
      const { payer, level, within, unit, source, product, state } = options
      const override = {
        payer,
        level,
        within: Number(within),
        unit,
        source,
        ...(product === undefined ? {} : { product }),
        ...(state === undefined ? {} : { state }),
      }
      status = await setClockFor(override, storePlace(options), terminal)
    })
  program
    .command('example')
    .description('write a year of an invented clinic into a folder, to try everything on')
    .argument('<folder>', 'a folder that is not there yet')
    .action(async (folder: string) => {
      status = await example(folder, new Date().toISOString().slice(0, 10), terminal)
    })
  program
    .command('serve')
    .description('the API on one port, for several people and other systems')
    .option('--port <n>', 'where it listens', '8253')
    .option('--host <address>', 'on which address; this machine only by default', '127.0.0.1')
    .option('--base-url <url>', 'where people reach it, behind a proxy')
    .option('--tls-key <file>', 'your own certificate: its key')
    .option('--tls-cert <file>', 'your own certificate')
    .option('--example', 'fill an empty store with the example practice')
    .option('--no-work', 'leave background work to other processes (overturn work)')
    .action(async (options: StoreOptions & ServeWords) => {
      // Brought in only here: the other commands start without all of it.
      const { serve } = await import('./cli/serve.ts')
      status = await serve(
        { ...options, ...oidcWords() },
        storePlace(options),
        terminal,
        () => new Date().toISOString(),
        stopSignal(),
      )
    })
  program
    .command('work')
    .description('background work in a process of its own, beside the service or on another machine')
    .action(async (options: StoreOptions) => {
      const { work } = await import('./cli/work.ts')
      status = await work(storePlace(options), terminal, () => new Date().toISOString(), stopSignal())
    })
  program
    .command('watch')
    .description('the folders and SFTP servers whose files are brought in by themselves')
    .argument('[place]', 'adds it: a folder, or sftp://user@host/folder')
    .option('--remove', 'takes it out')
    .option('--host-key <fingerprint>', 'the key that the server has to show; left out, it is asked for and shown')
    .option('--key-file <file>', 'the private key to sign in with')
    .option('--password-file <file>', 'a file with the password to sign in with')
    .action(async (watched: string | undefined, options: StoreOptions & WatchWords) => {
      const { watch } = await import('./cli/work.ts')
      status = await watch(watched, options, storePlace(options), terminal)
    })
  program
    .command('missing')
    .description('claims that were sent and that nobody has answered')
    .option('--days <n>', 'for so many days and longer')
    .addOption(json())
    .action(async (options: StoreOptions & { days?: string; json?: true }) => {
      const { missing } = await import('./cli/work.ts')
      status = await missing({ ...options, json: options.json ?? false }, storePlace(options), terminal)
    })
  const keeping = () => import('./cli/keeping.ts')
  program
    .command('backup')
    .description('a whole copy while everything goes on; the key is not in it')
    .argument('<folder>', 'one that is not there yet')
    .action(async (folder: string, options: StoreOptions) => {
      status = await (await keeping()).makeBackup(folder, storePlace(options), terminal)
    })
  program
    .command('restore')
    .description('put a backup into a new, empty store, on either engine')
    .argument('<folder>', 'the backup')
    .action(async (folder: string, options: StoreOptions) => {
      status = await (await keeping()).putBack(folder, storePlace(options), terminal)
    })
  program
    .command('rotate-key')
    .description('encrypt every kept file with a fresh key')
    .action(async (options: StoreOptions) => {
      status = await (await keeping()).rotateKey(storePlace(options), terminal)
    })
  program
    .command('doctor')
    .description('what is wrong here')
    .addOption(json())
    .action(async (options: StoreOptions & { json?: true }) => {
      status = await (await keeping()).doctor(options.json ?? false, storePlace(options), terminal)
    })
  addClaimCommands({
    program,
    terminal,
    place: storePlace,
    done: code => {
      status = code
    },
  })
  for (const command of program.commands) {
    if (WITH_STORE.has(command.name())) addStoreOptions(command)
    if (WITH_FILTER.has(command.name())) addFilterOptions(command)
  }
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USE
    throw error
  }
  return status
}

/** The verbs of the queue: what each does and is told. */
const DEED_WORDS: Readonly<Record<string, { says: string; options: readonly (readonly [string, string])[] }>> = {
  assign: { says: 'give denials to a person', options: [['--to <person>', 'who; "nobody" takes them back']] },
  snooze: {
    says: 'put denials aside until a day; never past the day they have to be out',
    options: [
      ['--until <date>', 'as 2026-03-31'],
      ['--waiting-for <whom>', 'us, payer or patient'],
    ],
  },
  note: { says: 'write a note on denials', options: [['--text <text>', 'the note']] },
  call: {
    says: 'keep what the payer said on the telephone',
    options: [
      ['--reference <number>', "the payer's call reference"],
      ['--person <name>', 'whom you spoke with'],
      ['--summary <text>', 'what was said'],
      ['--next <text>', 'what comes next'],
      ['--until <date>', 'when to look again, if the payer is to act'],
    ],
  },
  close: {
    says: 'close denials with a reason; writes nothing off',
    options: [
      ['--reason <reason>', CLOSE_REASONS.join(', ')],
      ['--text <text>', 'more about it'],
    ],
  },
  reopen: { says: 'open closed denials again', options: [['--text <text>', 'why']] },
  'write-off': {
    says: "give the money up, with a reason; above the practice's limit a second person has to approve",
    options: [['--reason <text>', 'why']],
  },
  approve: { says: 'approve write-offs that somebody else asked for', options: [] },
}

/** Commands that work in the store, and those that take a filter of the queue. */
const WITH_STORE: ReadonlySet<string> = new Set([
  'import',
  'queue',
  'show',
  'quarantine',
  'decide-again',
  'recoupments',
  'audit',
  'combinations',
  'set-clock',
  'serve',
  'work',
  'watch',
  'missing',
  'backup',
  'restore',
  'rotate-key',
  'doctor',
  ...CLAIM_COMMANDS,
  ...Object.keys(DEED_WORDS),
])
const WITH_FILTER = new Set(['queue', ...Object.keys(DEED_WORDS)])

interface QueueWords {
  readonly sort: string
  readonly limit: string
  readonly offset: string
  readonly save?: string
  readonly json?: true
}

function addFilterOptions(command: Command): void {
  command
    .option('--view <name>', 'a filter saved before')
    .option('--payer <name>', 'name of the payer, or a part of it')
    .option('--cause <cause>', 'authorization, coding, documentation …')
    .option('--action <action>', 'correct-claim, appeal, send-records …')
    .option('--code <code>', 'adjustment reason: 197 or CO-197')
    .option('--owner <person>', 'whose; "nobody" for those without')
    .option('--move <whose>', 'us, payer, patient or done')
    .option('--due <date>', 'first deadline on this day or before')
    .option('--min <dollars>', 'at stake at least')
    .option('--account <number>', 'exactly this account')
    .option('--search <text>', 'the beginning of an account or of a patient’s name, or a number')
    .option('--closed', 'closed ones instead of open ones')
    .option('--snoozed', 'snoozed ones as well')
}

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
    allowed: new Set((env.OVERTURN_WEBHOOK_ALLOW ?? '').split(',').filter(host => host !== '')),
    now: new Date().toISOString(),
  }
}

/** The identity provider to sign in with, where the environment names one whole. */
function oidcWords(): Pick<ServeWords, 'oidc'> {
  const {
    OVERTURN_OIDC_ISSUER: issuer,
    OVERTURN_OIDC_CLIENT_ID: clientId,
    OVERTURN_OIDC_CLIENT_SECRET: clientSecret,
  } = process.env
  return issuer === undefined || clientId === undefined || clientSecret === undefined
    ? {}
    : { oidc: { issuer, clientId, clientSecret } }
}

/** Resolves when this process is asked to stop. */
function stopSignal(): Promise<unknown> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve)
  })
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
