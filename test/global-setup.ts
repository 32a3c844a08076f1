// Runs once before all tests: starts what they share, builds the workbench where there is a browser to look at it.
import { join } from 'node:path'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'
import { findChromium } from './browser.ts'
import { startCluster } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: string | undefined
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  const cluster = await startCluster()
  project.provide('postgres', cluster?.url)
  if (findChromium() === undefined) console.log('Chromium is not installed here: the screens are not tested.')
  else await build({ root: join(import.meta.dirname, '..', 'web'), logLevel: 'warn' })
  return () => cluster?.stop()
}
