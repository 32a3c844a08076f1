// Every measure there is, found in the folder of measures: adding one is adding a file.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Refusal } from '../refusal.ts'
import type { Measure } from './measure.ts'

const FOLDER = join(import.meta.dirname, 'measures')

/** The order in which a manager reads them; a measure without a place comes last. */
const ORDER = [
  'initial-denial-rate',
  'initial-denial-rate-dollars',
  'first-pass-yield',
  'clean-claim-rate',
  'preventable-share',
  'overturn-rate',
  'appeal-success-rate',
  'days-to-appeal',
  'denial-to-cash-days',
  'recovered',
  'lost',
  'write-offs',
  'lost-by-inaction',
  'aged-over-90',
  'net-collection-rate',
  'underpaid-rate',
  'hidden-denials',
  'take-backs',
]

/** All of them, in the order in which they are read. */
export async function loadMeasures(): Promise<readonly Measure[]> {
  const names = readdirSync(FOLDER).filter(name => /^[a-z0-9-]+\.ts$/.test(name))
  const loaded = await Promise.all(
    names.map(async name => (await import(pathToFileURL(join(FOLDER, name)).href)) as { readonly measure: Measure }),
  )
  const placeOf = ({ name }: Measure) => (ORDER.indexOf(name) + ORDER.length + 1) % (ORDER.length + 1)
  return loaded.map(({ measure }) => measure).sort((one, other) => placeOf(one) - placeOf(other))
}

/** Throws Refusal `not-found` with the names there are. */
export async function measureNamed(name: string): Promise<Measure> {
  const all = await loadMeasures()
  const found = all.find(measure => measure.name === name)
  if (found === undefined)
    throw new Refusal(
      'not-found',
      `There is no measure "${name.slice(0, 60)}"; there are: ${all.map(each => each.name).join(', ')}.`,
    )
  return found
}
