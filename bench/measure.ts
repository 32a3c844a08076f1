// What the benchmarks share: a process of its own per measurement, so that none warms or bloats another; time, peak memory.
import { spawnSync } from 'node:child_process'

export interface Measured {
  readonly seconds: number
  readonly peakMegabytes: number
  /** What the measured code counted, to show that it did the work. */
  readonly counted: number
}

/** As bin/overturn.js has them: what is measured is what is shipped. */
export const OUR_FLAGS: readonly string[] = [
  '--min-semi-space-size=8',
  '--max-semi-space-size=8',
  '--heap-growing-percent=50',
]

/** Runs `bench/<script> <args>` with these flags of Node's and takes its report. */
export function measure(script: string, args: readonly string[], flags: readonly string[]): Measured {
  const command = [...flags, `${import.meta.dirname}/${script}`, ...args]
  // As many pools of free memory as there are threads that fill them: more only hold pieces that nobody uses (glibc; ignored elsewhere).
  const env = { ...process.env, MALLOC_ARENA_MAX: '2' }
  const run = spawnSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 1 << 26, env })
  if (run.status !== 0) throw new Error(`${command.join(' ')} failed: ${run.stderr}`)
  return JSON.parse(run.stdout) as Measured
}

/** Called by the measured script at its end. Peak resident memory is the kernel's own figure. */
export function report(started: number, counted: number): void {
  const seconds = (performance.now() - started) / 1000
  process.stdout.write(
    JSON.stringify({ seconds, counted, peakMegabytes: process.resourceUsage().maxRSS / 1024 } satisfies Measured),
  )
}
