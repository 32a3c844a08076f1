// node test/faults/rounds.ts [CLAIMS [KILLS [SEED]]]: questions about claims (276) go out to an SFTP server and the answers (277) come back, while whatever sends is killed with
// kill -9 at moments by chance, and the receiver takes files as soon as it sees them. Each claim is asked about once and answered once, or it fails. A short run stands in the suite.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRandom, type Random } from '../../src/example/random.ts'
import { writeClaims } from '../../src/example/sent.ts'
import { sendTo } from '../../src/jobs/send-server.ts'
import { askHostKey, lookIntoServer } from '../../src/jobs/watch-server.ts'
import { openHost, type SendServer, type Store } from '../../src/store/store.ts'
import { askStatus } from '../../src/work/claim/asking.ts'
import { view as questions } from '../../src/work/claim/status-questions.ts'
import { importBytes, importText } from '../../src/work/intake/import.ts'
import { changeSettings } from '../../src/work/practice/settings.ts'
import { payerFiling, sentVisit } from '../sent.ts'
import { openSftp, type SftpServer } from '../sftp-server.ts'

const NOW = '2026-03-20T12:00:00.000Z'
const LATER = '2026-03-21T12:00:00.000Z'
const AT_THE_END = '2026-03-21T12:10:00.000Z'
const IN_ONE_FILE = 10

export interface Round {
  readonly claims: number
  /** How often what sends was killed. */
  readonly kills: number
  /** Questions that reached the receiver, and of these the ones that came more than once. */
  readonly asked: number
  readonly doubled: number
  readonly answered: number
}

export async function playRound(claims: number, kills: number, seed: number): Promise<Round> {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-rounds-'))
  const place = { where: join(folder, 'data'), files: join(folder, 'files'), keyFile: join(folder, 'key') }
  const sftp = await openSftp()
  const host = await openHost(place)
  try {
    const store = await host.practiceNamed('main', NOW)
    const server = await serverOf(store, sftp, folder)
    const sent = Array.from({ length: claims }, (_, at) =>
      sentVisit(`R-${at + 1}`, [['99213', 15_000 + at]], { payer: payerFiling('12') }),
    )
    await importText(store, 'claims.837', writeClaims(sent, { date: '2026-02-01', control: 1 }), {
      who: 'test',
      now: NOW,
    })
    for (let left = claims; left > 0; left -= IN_ONE_FILE)
      await askStatus(store, { days: [15], most: IN_ONE_FILE, test: false }, { who: 'test', now: NOW })
    const receiver = createReceiver(sftp, createRandom(seed))
    const killed = await sendUnderKills(place, receiver, kills, createRandom(seed + 1))
    receiver.takeAll()
    await answer(store, sftp, server, receiver.taken)
    const told = await questions.read(
      { store, role: 'admin', actor: { who: 'test', now: NOW } },
      { limit: 100_000, skip: 0 },
    )
    return {
      ...{ claims, kills: killed, asked: receiver.traces().length },
      doubled: receiver.traces().length - new Set(receiver.traces()).size,
      answered: told.items.filter(item => item.answer !== undefined).length,
    }
  } finally {
    await host.close()
    await sftp.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function serverOf(store: Store, { user, password, port }: SftpServer, folder: string): Promise<SendServer> {
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password)
  const url = `sftp://${user}@127.0.0.1:${port}/inbound`
  const named = '{kind}-{number}.{set}'
  const server: SendServer = { url, hostKey: await askHostKey(url), passwordFile, takes: ['status'], named }
  await store.write(unit => changeSettings(unit, () => ({ sendServers: [server] })))
  return server
}

/** What the server sees: a piece is written, a file is to get its name, and has it. */
type Happening = 'write' | 'renames' | 'renamed'
const HAPPENINGS: readonly Happening[] = ['write', 'renames', 'renamed']

/** Takes every other file the moment that it bears its name, and says when something has happened. */
function createReceiver({ inbound, seen }: SftpServer, random: Random) {
  const taken: Buffer[] = []
  const take = (name: string) => {
    const bytes = inbound.get(name)
    if (bytes !== undefined) taken.push(bytes)
    inbound.delete(name)
  }
  let onNext: ((what: Happening) => void) | undefined
  seen.on = (what, name) => {
    if (what === 'renamed' && random.chance(50)) take(name)
    onNext?.(what)
  }
  return {
    taken,
    watch: (next: ((what: Happening) => void) | undefined) => {
      onNext = next
    },
    takeAll: () => [...inbound.keys()].filter(name => !name.endsWith('.part')).forEach(take),
    traces: () =>
      taken.flatMap(bytes =>
        [...bytes.toString('latin1').matchAll(/TRN\*1\*([^~*]+)/g)].map(([, trace]) => trace ?? ''),
      ),
  }
}

/** Runs what sends until nothing waits, and kills it so often, at moments that the server sees. */
async function sendUnderKills(
  place: object,
  receiver: ReturnType<typeof createReceiver>,
  kills: number,
  random: Random,
): Promise<number> {
  let killed = 0
  for (;;) {
    const child = spawn(process.execPath, [import.meta.filename, '--send', JSON.stringify(place)], { stdio: 'inherit' })
    // What the server has seen and not answered yet is what whoever is killed never hears of.
    const at = random.pick(HAPPENINGS)
    let left = killed < kills ? random.between(1, 2) : Number.POSITIVE_INFINITY
    receiver.watch(what => {
      if (what === at && --left === 0) child.kill('SIGKILL')
    })
    const [code, signal] = await new Promise<[number | null, string | null]>(resolve =>
      child.once('exit', (exit, by) => resolve([exit, by])),
    )
    receiver.watch(undefined)
    if (signal === 'SIGKILL') killed++
    else if (code === 0) return killed
    else throw new Error(`what sends ended with ${code}`)
  }
}

/** Every question is answered in files of the server's other folder, which are brought in as a watched server's are. */
async function answer(store: Store, sftp: SftpServer, server: SendServer, taken: readonly Buffer[]): Promise<void> {
  for (const [at, bytes] of taken.entries())
    sftp.files.set(`answer-${at}.277`, {
      bytes: Buffer.from(answerTo(bytes.toString('latin1'), at + 1)),
      modified: 1_800_000_000,
    })
  const watched = { ...server, url: server.url.replace(/inbound$/, 'outbound') }
  const bring = (_practice: number, name: string, bytes: Buffer) =>
    importBytes(store, name, bytes, { who: 'test', now: LATER })
  for (const now of [LATER, AT_THE_END]) await lookIntoServer(store, watched, now, { importBytes: bring })
}

function answerTo(asked: string, control: number): string {
  const number = String(control).padStart(9, '0')
  const levels = [...asked.matchAll(/TRN\*1\*([^~*]+)/g)].flatMap(([, trace], at) => [
    `HL*${at + 4}*3*22*0`,
    `NM1*IL*1*DOE*JANE****MI*M${at}`,
    `TRN*2*${trace}`,
    'STC*P1:20*20260321**150',
  ])
  const body = [
    `BHT*0010*08*A${control}*20260321*1200*DG`,
    ...['HL*1**20*1', 'NM1*PR*2*PAYER*****PI*2', 'HL*2*1*21*1', 'NM1*41*2*CLINIC*****46*1', 'HL*3*2*19*1'],
    'NM1*1P*2*CLINIC*****XX*1234567893',
    ...levels,
  ]
  return [
    `ISA*00*          *00*          *ZZ*PAYER          *ZZ*CLINIC         *260321*1200*^*00501*${number}*0*T*:`,
    `GS*HN*PAYER*CLINIC*20260321*1200*${control}*X*005010X212`,
    'ST*277*0001*005010X212',
    ...body,
    `SE*${body.length + 2}*0001`,
    `GE*1*${control}`,
    `IEA*1*${number}`,
    '',
  ].join('~')
}

/** What is killed: sends all that waits. */
async function sendAll(place: Parameters<typeof openHost>[0]): Promise<void> {
  const host = await openHost(place)
  const store = await host.practiceNamed('main', NOW)
  const [server] = (await store.settings()).sendServers
  if (server === undefined) throw new Error('no server')
  while ((await sendTo(store, server, () => NOW)).placed > 0);
  await host.close()
}

if (import.meta.main) {
  const [first, ...more] = process.argv.slice(2)
  if (first === '--send') await sendAll(JSON.parse(more[0] ?? '{}'))
  else {
    const [claims, kills, seed] = [
      Number(first ?? 1000),
      Number(more[0] ?? 30),
      Number(more[1] ?? Date.now() % 100_000),
    ]
    const round = await playRound(claims, kills, seed)
    console.log(JSON.stringify({ seed, ...round }))
    process.exitCode = round.asked === claims && round.doubled === 0 && round.answered === claims ? 0 : 1
  }
}
