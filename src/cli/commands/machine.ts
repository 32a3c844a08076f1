// Commands over the whole machine: the service, background work, watches, backups, keys.
import type { Command } from 'commander'
import {
  type CommandHost,
  jsonOption,
  onStore,
  placeOf,
  type StoreWords,
  storeCommand,
  storeOptions,
} from '../command.ts'
import type { SendWords } from '../send-to.ts'
import type { ServeWords } from '../serve.ts'
import type { WatchWords } from '../work.ts'

export function add(host: CommandHost): void {
  for (const each of [addServe, addMcp, addWork, addWatch, addOutbound, addSending, addBackups, addDoctor]) each(host)
}

function addServe(host: CommandHost): void {
  const command = host.program
    .command('serve')
    .description('the workbench and the API on one port, for several people and other systems')
    .option('--port <n>', 'where it listens', '8253')
    .option('--host <address>', 'on which address; this machine only by default', '127.0.0.1')
    .option('--base-url <url>', 'where people reach it, behind a proxy')
    .option('--tls-key <file>', 'your own certificate: its key')
    .option('--tls-cert <file>', 'your own certificate')
    .option(
      '--trusted-proxy <addresses>',
      'proxies with the certificate, whose word on who asks is taken: 10.0.0.5 or 10.0.0.0/8, separated by commas',
    )
    .option(
      '--metrics-token-file <file>',
      'a file with the token that /metrics is asked with; without it there is none',
    )
    .option('--example', 'fill an empty store with the example practice')
    .option('--no-work', 'leave background work to other processes (overturn work)')
  storeOptions(command).action(
    onStore(host, async (place, words: ServeWords) => {
      const { serve } = await import('../serve.ts')
      const { OVERTURN_SECRETS: secrets, OVERTURN_BACKUPS: backups } = host.env
      const folders = {
        ...(secrets === undefined ? {} : { secrets }),
        ...(backups === undefined ? {} : { backups }),
      }
      const asked = { ...words, ...oidcWords(host.env), ...folders }
      return serve(asked, place, host.terminal, host.now, host.stop())
    }),
  )
}

/** The identity provider to sign in with, where the environment names one whole. */
function oidcWords(env: CommandHost['env']): Pick<ServeWords, 'oidc'> {
  const {
    OVERTURN_OIDC_ISSUER: issuer,
    OVERTURN_OIDC_CLIENT_ID: clientId,
    OVERTURN_OIDC_CLIENT_SECRET: clientSecret,
  } = env
  return issuer === undefined || clientId === undefined || clientSecret === undefined
    ? {}
    : { oidc: { issuer, clientId, clientSecret } }
}

interface McpWords extends StoreWords {
  readonly tokenFile?: string
  readonly work?: true
  readonly names?: true
}

function addMcp(host: CommandHost): void {
  const command = host.program
    .command('mcp')
    .description('an assistant’s line to the practice (Model Context Protocol) over standard input and output')
    .option('--token-file <file>', 'a file with the token whose rights the assistant has (OVERTURN_TOKEN_FILE)')
    .option('--work', 'without a token: it may do what a biller does, each after a preview; it only looks otherwise')
    .option('--names', 'without a token: patients’ names are shown; they are masked otherwise')
  storeOptions(command).action(async (words: McpWords) => {
    const { mcp } = await import('../mcp.ts')
    const tokenFile = words.tokenFile ?? host.env.OVERTURN_TOKEN_FILE
    const options = {
      ...{ version: host.program.version() ?? '', work: words.work ?? false, names: words.names ?? false },
      ...(tokenFile === undefined ? {} : { tokenFile }),
    }
    host.done(await mcp(options, () => placeOf(host, words), host.terminal, host.stop))
  })
}

function addWork(host: CommandHost): void {
  storeCommand(
    host,
    'work',
    'background work in a process of its own, beside the service or on another machine',
  ).action(onStore(host, async place => (await import('../work.ts')).work(place, host.terminal, host.now, host.stop())))
}

/** How an SFTP server is known and signed in to. */
const serverOptions = (command: Command): Command =>
  command
    .option('--host-key <fingerprint>', 'the key that the server has to show; left out, it is asked for and shown')
    .option('--key-file <file>', 'the private key to sign in with')
    .option('--password-file <file>', 'a file with the password to sign in with')

function addWatch(host: CommandHost): void {
  const command = host.program
    .command('watch')
    .description('the folders and SFTP servers whose files are brought in by themselves')
    .argument('[place]', 'adds it: a folder, or sftp://user@host/folder')
    .option('--remove', 'takes it out')
    .option('--clean <folder>', 'checks claims (837) laid into it on their way out: where those that may go are laid')
    .option('--held <folder>', 'and where those that are held back are, each with a report')
  storeOptions(serverOptions(command)).action(
    onStore(host, async (place, words: WatchWords, watched: string | undefined) =>
      (await import('../work.ts')).watch(watched, words, place, host.terminal),
    ),
  )
}

function addOutbound(host: CommandHost): void {
  const command = host.program
    .command('outbound')
    .description('the folder out of which claims made here are picked up and sent')
    .argument('[folder]', 'sets it: where your clearinghouse picks files up')
    .option('--remove', 'claims go out by hand again')
  storeOptions(command).action(
    onStore(host, async (place, words: { readonly remove?: true }, folder: string | undefined) =>
      (await import('../work.ts')).outbound(folder, words, place, host.terminal),
    ),
  )
}

function addSending(host: CommandHost): void {
  const command = host.program
    .command('send-to')
    .description('the SFTP servers that claims and documents made here and questions to payers go out to by themselves')
    .argument('[server]', 'adds it: sftp://user@host/folder')
    .option('--remove', 'takes it out')
    .option('--takes <kinds>', 'claims, attachments, status, or several (claims,attachments)')
    .option('--receiver <id>', 'only files for this receiver (ISA08)')
    .option('--named <pattern>', 'what files are called there ({kind}-{date}-{number}.{set})')
  storeOptions(serverOptions(command)).action(
    onStore(host, async (place, words: SendWords, server: string | undefined) =>
      (await import('../send-to.ts')).sendServers(server, words, place, host.terminal),
    ),
  )
}

function addBackups(host: CommandHost): void {
  const { program, terminal } = host
  const keeping = () => import('../keeping.ts')
  storeCommand(host, 'backup', 'a whole copy while everything goes on; the master key is not in it')
    .argument('<folder>', 'one that is not there yet')
    .option(
      '--after <folder>',
      'an earlier backup on the same disk: kept files that it has are linked, not copied again',
    )
    .action(
      onStore(host, async (place, { after }: { readonly after?: string }, folder: string) =>
        (await keeping()).makeBackup(folder, place, terminal, after),
      ),
    )
  storeCommand(host, 'restore', 'put a backup into a new, empty store, on either engine')
    .argument('<folder>', 'the backup')
    .action(onStore(host, async (place, _, folder: string) => (await keeping()).putBack(folder, place, terminal)))
  storeOptions(
    program
      .command('rotate-key')
      .description("a new master key for the store's own keys; takes seconds, and everybody goes on")
      .option('--files', 'leave the master; encrypt every kept file with a fresh key of the store'),
  ).action(
    onStore(host, async (place, { files = false }: { readonly files?: boolean }) =>
      (await keeping()).rotateKey(files, place, terminal),
    ),
  )
}

function addDoctor(host: CommandHost): void {
  storeCommand(host, 'doctor', 'what is wrong here')
    .addOption(jsonOption())
    .action(
      onStore(host, async (place, { json }: { readonly json: boolean }) =>
        (await import('../doctor.ts')).doctor(json, place, host.terminal),
      ),
    )
}
