import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: ['test/global-setup.ts'],
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // On a machine of two cores the runner's own default is one worker, and half the machine waits.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 180_000,
    // Before the screens an invented year is imported, while other tests run beside it.
    hookTimeout: 90_000,
  },
})
