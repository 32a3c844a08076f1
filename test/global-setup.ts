// Runs once before all tests: starts what they share, builds the workbench where there is a browser to look at it.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { findChromium } from './browser.ts'
import { startCluster } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: string | undefined
  }
}

const ROOT = join(import.meta.dirname, '..')

export default async function setup(project: TestProject): Promise<() => void> {
  const cluster = await startCluster()
  project.provide('postgres', cluster?.url)
  if (findChromium() === undefined) console.log('Chromium is not installed here: the screens are not tested.')
  else {
    execFileSync(process.execPath, [join(ROOT, 'web', 'make-client.ts')], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    execFileSync(process.execPath, [join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', 'web'], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
      // As for people, not for tests: React has a slower and larger form for those.
      env: { ...process.env, NODE_ENV: 'production' },
    })
  }
  return () => cluster?.stop()
}
