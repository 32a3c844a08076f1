// `overturn looks --out FILE`: who looked, all of it, as a sheet or an object a line. Not over a file that is there.
import { open } from 'node:fs/promises'
import { extname } from 'node:path'
import { z } from 'zod'
import { lookOf, writeLook } from '../work/look.ts'
import { LOOK_FORMATS, looksAs, looksShape } from '../work/practice/looks.ts'
import { contextOn, type StorePlace, TYPED, withHost } from './store.ts'
import { plain, type Terminal } from './terminal.ts'

export function looksFile(
  words: Readonly<Record<string, unknown>> & { readonly out: string },
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  return withHost(place, terminal, async host => {
    const { out } = words
    const format = LOOK_FORMATS.find(each => `.${each}` === extname(out))
    const asked = z.object(looksShape).safeParse(words)
    if (format === undefined || !asked.success) {
      terminal.err(
        format === undefined
          ? `--out takes a name that ends with ${LOOK_FORMATS.map(each => `.${each}`).join(' or ')}.\n`
          : `${z.prettifyError(asked.error ?? new z.ZodError([]))}\n`,
      )
      return 2
    }
    const context = await contextOn(host, place)
    const file = await open(out, 'wx', 0o600).catch((error: Error) => error)
    if (file instanceof Error) {
      terminal.err(`${plain(out)} cannot be made: ${plain(file.message)}.\n`)
      return 1
    }
    try {
      await writeLook(context.store, lookOf(place, TYPED, 'GET /looks/export', asked.data, { accounts: [], files: [] }))
      for await (const part of looksAs(format, context, asked.data)) await file.appendFile(part)
    } finally {
      await file.close()
    }
    await terminal.out(
      words.json === true
        ? `${JSON.stringify({ record: 'changed', verb: 'looks', files: 1, file: out })}\n`
        : `${plain(out)} is written.\n`,
    )
    return 0
  })
}
