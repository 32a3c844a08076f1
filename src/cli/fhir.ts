// `overturn fhir TYPE --out PLACE`: all of them, page after page: a folder of NDJSON files, one for each type of resource, or one Bundle.
import { closeSync, existsSync, openSync, statSync, writeSync } from 'node:fs'
import { extname, join } from 'node:path'
import { bundle } from '../fhir/answer.ts'
import type { Resource } from '../fhir/values.ts'
import { view } from '../work/fhir/resources.ts'
import { lookAt } from '../work/look.ts'
import { Refusal } from '../work/refusal.ts'
import { mustBeNew, writeNew } from './new-file.ts'
import { readWords } from './read-words.ts'
import { contextOn, type StorePlace, TYPED, withHost } from './store.ts'
import { plain, type Terminal } from './terminal.ts'

export function fhirFiles(
  { out, json, ...words }: Readonly<Record<string, unknown>> & { readonly out: string; readonly json: boolean },
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  const single = extname(out) === '.json'
  return withHost(place, terminal, async opened => {
    if (single) mustBeNew(out)
    else if (!existsSync(out) || !statSync(out).isDirectory())
      throw new Refusal(
        'not-known',
        `There is no folder ${plain(out)}; make it first, or name a file that ends in .json. Nothing was written.`,
      )
    const context = await contextOn(opened, place)
    const asked = readWords(view.query, { ...words, limit: 500 }, ([name]) =>
      name === 'type' ? '<type>' : `--${String(name)}`,
    )
    const pages = async function* () {
      let cursor: string | undefined
      do {
        const page = view.answer.parse(
          await lookAt(view, context, { ...asked, ...(cursor === undefined ? {} : { cursor }) }, TYPED),
        )
        yield page
        cursor = page.next
      } while (cursor !== undefined)
    }
    const files = single ? await oneBundle(out, pages()) : await ofEachType(out, pages())
    if (json) await terminal.out(`${JSON.stringify({ record: 'written', files })}\n`)
    else
      for (const { path, resources } of files)
        await terminal.out(`${plain(path)} is written: ${resources} resource${resources === 1 ? '' : 's'}.\n`)
    return 0
  })
}

type Pages = AsyncIterable<{ readonly found: readonly object[]; readonly along: readonly object[] }>
interface Written {
  readonly path: string
  readonly resources: number
}

async function oneBundle(path: string, pages: Pages): Promise<readonly Written[]> {
  const found: Resource[] = []
  const along = new Map<string, Resource>()
  for await (const page of pages) {
    found.push(...(page.found as readonly Resource[]))
    for (const each of page.along as readonly Resource[]) along.set(`${each.resourceType}/${each.id}`, each)
  }
  const { entry = [], ...rest } = bundle(found, [...along.values()])
  const plainEntries = entry.map(({ resource }) => ({ resource }))
  const text = JSON.stringify({
    ...rest,
    type: 'collection',
    ...(plainEntries.length === 0 ? {} : { entry: plainEntries }),
  })
  writeNew(path, Buffer.from(text), 'Nothing was written.')
  return [{ path, resources: entry.length }]
}

/** `ExplanationOfBenefit.ndjson`, `Patient.ndjson` …: one resource a line, as bulk data has it; each resource once. */
async function ofEachType(folder: string, pages: Pages): Promise<readonly Written[]> {
  const open = new Map<string, { readonly file: number; readonly path: string; resources: number }>()
  const seen = new Set<string>()
  try {
    for await (const { found, along } of pages)
      for (const resource of [...found, ...along] as readonly Resource[]) {
        const { resourceType, id } = resource
        if (seen.has(`${resourceType}/${id}`)) continue
        seen.add(`${resourceType}/${id}`)
        const into = open.get(resourceType) ?? begun(join(folder, `${resourceType}.ndjson`))
        open.set(resourceType, into)
        writeSync(into.file, `${JSON.stringify(resource)}\n`)
        into.resources++
      }
  } finally {
    for (const { file } of open.values()) closeSync(file)
  }
  return [...open.values()].map(({ path, resources }) => ({ path, resources }))
}

function begun(path: string) {
  mustBeNew(path)
  return { path, file: openSync(path, 'wx', 0o600), resources: 0 }
}
