// Runs once before all tests: starts what they share.
import type { TestProject } from 'vitest/node'
import { startCluster } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: string | undefined
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  const cluster = await startCluster()
  project.provide('postgres', cluster?.url)
  return () => cluster?.stop()
}
