// The door: the real terminal, clock and environment for a command line (src/cli), the exit status for what came of it. The only place that reads
// the clock and the environment.
import packageJson from '../package.json' with { type: 'json' }
import { run } from './cli/run.ts'
import type { Terminal } from './cli/terminal.ts'

/** A stop is waited for so long: whoever asked for it ends the process by force soon after. */
const PATIENCE_MS = 4500

/** Resolves when this process is asked to stop. What is not done by then is cut off: nothing of it is half written. */
function stopSignal(): Promise<unknown> {
  return new Promise(resolve => {
    // Asked for twice (by a terminal and by whoever started it), it stops once.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, resolve)
  }).then(() => void setTimeout(() => process.exit(process.exitCode ?? 1), PATIENCE_MS).unref())
}

function realTerminal(): Terminal {
  const { stdout, stderr, env } = process
  return {
    // Resolves when the text is handed on: whoever wrote bytes may use their buffer again.
    out: text => new Promise(resolve => stdout.write(text, () => resolve())),
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
process.exitCode = await run(process.argv.slice(2), packageJson.version, {
  terminal: realTerminal(),
  env: process.env,
  now: () => new Date().toISOString(),
  stop: stopSignal,
})
