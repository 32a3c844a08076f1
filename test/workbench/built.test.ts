// The workbench as it is built and written: its client is the service's own description, its words stand in one place, what a browser has to
// load before the first screen is small.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { chromium } from './open.ts'

const WEB = join(import.meta.dirname, '..', '..', 'web')
/** Of script, packed, before the chunk of the first screen. */
const FIRST_LOAD = 180_000

it('says nothing but what stands in words.ts', () => {
  const sources = readdirSync(join(WEB, 'src'), { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.tsx'),
  )
  const said = sources.flatMap(name => {
    const text = readFileSync(join(WEB, 'src', name), 'utf8')
    return [
      // Between tags, and in what is read out or shown.
      ...[...text.matchAll(/>\s*([A-Za-z][a-z]+(?: [A-Za-z]+)+[^<>{}=]*)</g)].map(([, words]) => words ?? ''),
      ...[...text.matchAll(/(?:aria-label|title|label|placeholder|description)="([^"]+)"/g)].map(
        ([, words]) => words ?? '',
      ),
    ].map(words => `${name}: ${words}`)
  })
  expect(sources.length).toBeGreaterThan(30)
  expect(said).toEqual([])
})

it('knows nothing of the service’s own code', () => {
  const sources = readdirSync(join(WEB, 'src'), { recursive: true, encoding: 'utf8' }).filter(name =>
    /\.tsx?$/.test(name),
  )
  const outside = sources.filter(name => {
    const up = name.split(/[\\/]/).length
    return [...readFileSync(join(WEB, 'src', name), 'utf8').matchAll(/(?:from|import) '((?:\.\.\/)+)/g)].some(
      ([, path]) => (path?.length ?? 0) / 3 >= up,
    )
  })
  expect(outside).toEqual([])
})

it.skipIf(chromium === undefined)('loads little before the first screen', () => {
  const page = readFileSync(join(WEB, 'dist', 'index.html'), 'utf8')
  const names = [...page.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, name]) => name ?? '')
  expect(names.length).toBeGreaterThan(1)
  const bytes = names.reduce((sum, name) => sum + gzipSync(readFileSync(join(WEB, 'dist', name))).length, 0)
  console.log(`script before the first screen: ${(bytes / 1000).toFixed(0)} kB packed, in ${names.length} files`)
  expect(bytes).toBeLessThan(FIRST_LOAD)
})
