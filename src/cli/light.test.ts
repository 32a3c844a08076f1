// Commands that need no store start without one: what opens it is never reached by their static imports, which would cost each start the time
// to load database drivers.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const STATIC = /^(?:import|export) (?!type )[^\n]*?from '(\.[^']+)'|^import '(\.[^']+)'|^\} from '(\.[^']+)'/gm

/** Every file that loading one loads with it. */
function loadedWith(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file) || !file.endsWith('.ts')) return seen
  seen.add(file)
  for (const [, one, two, three] of readFileSync(file, 'utf8').matchAll(STATIC))
    loadedWith(join(dirname(file), one ?? two ?? three ?? ''), seen)
  return seen
}

describe('a command without a store', () => {
  it.each(['commands/reading.ts', 'code.ts', 'guide.ts', 'clock.ts', 'explain.ts', 'prompt-pay.ts', 'knowledge.ts'])(
    '%s loads none',
    name => {
      const loaded = [...loadedWith(join(import.meta.dirname, name))]
      expect(loaded.length).toBeGreaterThan(2)
      expect(loaded.filter(file => /\/src\/store\/(?:store|database)\.ts$/.test(file))).toEqual([])
    },
  )
})
