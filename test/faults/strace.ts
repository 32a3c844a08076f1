// What a command asks of the operating system, call by call (strace), and the same command with a call that fails or during which it is killed. Where strace is
// not, or may not look (some containers), those tests are left out, unless OVERTURN_TEST_STRACE=required says that this must not be.
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'

/** True where strace is on this machine and may look; undefined = it is not or may not. */
export const strace: true | undefined =
  spawnSync('strace', ['-f', '-qq', '-o', '/dev/null', 'true']).status === 0 ? true : undefined
if (strace === undefined && process.env.OVERTURN_TEST_STRACE === 'required')
  throw new Error('strace is required here and is not installed, or may not look')

export interface Ended {
  readonly status: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
}

/** Runs a command under strace with these options of it. */
export function straced(
  options: readonly string[],
  command: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn('strace', ['-f', '-qq', ...options, ...command], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let out = ''
    let err = ''
    child.stdout.on('data', bytes => {
      out += bytes
    })
    child.stderr.on('data', bytes => {
      err += bytes
    })
    child.on('error', reject)
    child.on('close', (status, signal) => resolve({ status, signal, out, err }))
  })
}

/** One call that came back without an error: its name and its arguments as strace writes them, the paths of descriptors beside them. */
export interface Call {
  readonly name: string
  readonly args: readonly string[]
  /** What it answered. */
  readonly answer: number
}

/** Every call of these names that a command makes, in the order in which they came back. */
export async function callsOf(
  names: readonly string[],
  file: string,
  command: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ readonly calls: readonly Call[]; readonly ended: Ended }> {
  // Stops for these calls alone. Not where a signal is to be sent: strace then forgets to.
  const options = [
    '--seccomp-bpf',
    '-y',
    '-xx',
    '-s',
    '1000000',
    '-e',
    `trace=${names.join(',')}`,
    '-e',
    'signal=none',
    '-o',
    file,
  ]
  const ended = await straced(options, command, env)
  const calls = parse(readFileSync(file, 'latin1'))
  rmSync(file)
  return { calls, ended }
}

function parse(text: string): readonly Call[] {
  const calls: Call[] = []
  /** By thread: a call that another thread's came between. */
  const begun = new Map<string, string>()
  for (const line of text.split('\n')) {
    const [, thread, said] = line.match(/^(\d+) +(.*)$/) ?? []
    if (thread === undefined || said === undefined) continue
    const unfinished = said.match(/^(.*?) *<unfinished \.\.\.>$/)
    if (unfinished !== null) {
      begun.set(thread, unfinished[1] as string)
      continue
    }
    const resumed = said.match(/^<\.\.\. \w+ resumed>(.*)$/)
    const call = (resumed === null ? said : `${begun.get(thread) ?? ''}${resumed[1]}`).match(
      /^(\w+)\((.*)\) += (\d+)(?:<[^>]*>)?$/,
    )
    if (call !== null) calls.push({ name: call[1] as string, args: argsOf(call[2] as string), answer: Number(call[3]) })
  }
  return calls
}

/** Strings hold no comma and no quote: every character of them is written as its number. */
const argsOf = (text: string) => text.split(/, */)

/** The bytes of a string as strace writes it. */
export function bytesOf(arg: string): Buffer {
  return Buffer.from(arg.replaceAll(/^"|"(\.\.\.)?$/g, '').replaceAll('\\x', ''), 'hex')
}

/** The path of a name, or the one beside a descriptor; undefined for what is no file. */
export function pathOf(arg: string): string | undefined {
  const text = arg.startsWith('"') ? arg : arg.match(/<(.*)>$/)?.[1]
  if (text === undefined) return undefined
  const path = text.includes('\\x') ? bytesOf(text).toString() : text
  return path.startsWith('/') ? path : undefined
}

/** Whether a fault that strace was to bring about came about: it ends by the signal that it was to send, and writes down what it was to refuse. */
export function injected(file: string, { signal }: Ended): boolean {
  const said = readFileSync(file, 'latin1')
  rmSync(file)
  return signal === 'SIGKILL' || said.includes('(INJECTED)')
}
