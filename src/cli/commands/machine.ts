// Commands over the whole machine: the service, background work, watches, backups, keys.
import { type CommandHost, type JsonWords, jsonOption, placeOf, type StoreWords, storeOptions } from '../command.ts'
import type { ServeWords } from '../serve.ts'
import type { WatchWords } from '../work.ts'

export function add(host: CommandHost): void {
  for (const each of [addServe, addMcp, addWork, addWatch, addBackups, addDoctor]) each(host)
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
  storeOptions(command).action(async (words: StoreWords & ServeWords) => {
    const { serve } = await import('../serve.ts')
    const { OVERTURN_SECRETS: secrets, OVERTURN_BACKUPS: backups } = host.env
    const folders = {
      ...(secrets === undefined ? {} : { secrets }),
      ...(backups === undefined ? {} : { backups }),
    }
    const asked = { ...words, ...oidcWords(host.env), ...folders }
    host.done(await serve(asked, placeOf(host, words), host.terminal, host.now, host.stop()))
  })
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
  storeOptions(
    host.program
      .command('work')
      .description('background work in a process of its own, beside the service or on another machine'),
  ).action(async (words: StoreWords) => {
    const { work } = await import('../work.ts')
    host.done(await work(placeOf(host, words), host.terminal, host.now, host.stop()))
  })
}

function addWatch(host: CommandHost): void {
  const command = host.program
    .command('watch')
    .description('the folders and SFTP servers whose files are brought in by themselves')
    .argument('[place]', 'adds it: a folder, or sftp://user@host/folder')
    .option('--remove', 'takes it out')
    .option('--host-key <fingerprint>', 'the key that the server has to show; left out, it is asked for and shown')
    .option('--key-file <file>', 'the private key to sign in with')
    .option('--password-file <file>', 'a file with the password to sign in with')
  storeOptions(command).action(async (watched: string | undefined, words: StoreWords & WatchWords) => {
    const { watch } = await import('../work.ts')
    host.done(await watch(watched, words, placeOf(host, words), host.terminal))
  })
}

function addBackups(host: CommandHost): void {
  const { program, terminal, done } = host
  const keeping = () => import('../keeping.ts')
  storeOptions(
    program
      .command('backup')
      .description('a whole copy while everything goes on; the master key is not in it')
      .argument('<folder>', 'one that is not there yet')
      .option(
        '--after <folder>',
        'an earlier backup on the same disk: kept files that it has are linked, not copied again',
      ),
  ).action(async (folder: string, words: StoreWords & { readonly after?: string }) => {
    done(await (await keeping()).makeBackup(folder, placeOf(host, words), terminal, words.after))
  })
  storeOptions(
    program
      .command('restore')
      .description('put a backup into a new, empty store, on either engine')
      .argument('<folder>', 'the backup'),
  ).action(async (folder: string, words: StoreWords) => {
    done(await (await keeping()).putBack(folder, placeOf(host, words), terminal))
  })
  storeOptions(
    program
      .command('rotate-key')
      .description("a new master key for the store's own keys; takes seconds, and everybody goes on")
      .option('--files', 'leave the master; encrypt every kept file with a fresh key of the store'),
  ).action(async (words: StoreWords & { readonly files?: true }) => {
    done(await (await keeping()).rotateKey(words.files ?? false, placeOf(host, words), terminal))
  })
}

function addDoctor(host: CommandHost): void {
  storeOptions(host.program.command('doctor').description('what is wrong here'))
    .addOption(jsonOption())
    .action(async (words: JsonWords) => {
      const { doctor } = await import('../doctor.ts')
      host.done(await doctor(words.json ?? false, placeOf(host, words), host.terminal))
    })
}
