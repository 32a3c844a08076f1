// `overturn cleaned NO. --out FOLDER`: the files that a practice system posts from, written there.
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { loadView } from '../work/catalog.ts'
import { lookAt } from '../work/look.ts'
import { Refusal } from '../work/refusal.ts'
import type { view as cleanedView } from '../work/remittance/cleaned.ts'
import { mustBeNew, writeNew } from './new-file.ts'
import { readWords } from './read-words.ts'
import { contextOn, type StorePlace, TYPED, withHost } from './store.ts'
import { plain, type Terminal } from './terminal.ts'

type Cleaned = z.output<typeof cleanedView.answer>

export async function cleanedFiles(
  { ids, out, json, ...words }: { readonly ids: readonly string[]; readonly out: string; readonly json: boolean },
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  if (!existsSync(out) || !statSync(out).isDirectory())
    throw new Refusal('not-known', `There is no folder ${plain(out)}; make it first. Nothing was written.`)
  return withHost(place, terminal, async opened => {
    const context = await contextOn(opened, place)
    const view = await loadView('remittance', 'cleaned')
    for (const id of ids) {
      const query = readWords(view.query, { ...words, id }, ([name]) =>
        name === 'id' ? '<number>' : `--${String(name)}`,
      )
      const { parts, says, remittance } = (await lookAt(view, context, query, TYPED)) as Cleaned
      const paths = parts.map(({ name }) => join(out, name))
      for (const path of paths) mustBeNew(path)
      for (const [at, { text }] of parts.entries())
        writeNew(paths[at] ?? '', Buffer.from(text, 'latin1'), `${at} of ${parts.length} files were written.`)
      if (json) await terminal.out(`${JSON.stringify({ record: 'written', remittance, files: paths })}\n`)
      else
        await terminal.out(
          `${paths.map(path => `${plain(path)} is written.\n`).join('')}${says.map(each => `${each}\n`).join('')}`,
        )
    }
    return 0
  })
}
