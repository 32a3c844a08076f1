// Rows of tables as CSV, one after the other, from the files that they stand in: cells may go over many lines, and texts of a publisher be long.
import { pipeline, Readable } from 'node:stream'
import { type CsvError, parse } from 'csv-parse'
import { Refusal } from '../refusal.ts'
import type { TableRow } from './kind.ts'

interface Chunk {
  readonly chunk: Uint8Array
  readonly name: string
}

/** Each row with the name of its table: that of its file. Throws Refusal `not-known` where a file is no CSV. */
export async function* rowsOf(
  chunks: AsyncGenerator<Chunk>,
): AsyncGenerator<{ readonly table: string; readonly row: TableRow }> {
  let next = await chunks.next()
  while (next.done !== true) {
    const { name } = next.value
    const table = (name.split(/[\\/]/).at(-1) ?? name).replace(/\.csv$/i, '').toLowerCase()
    async function* ofFile() {
      while (next.done !== true && next.value.name === name) {
        // A chunk is good until the one after the next is asked for, and a parser reads ahead.
        yield Buffer.from(next.value.chunk)
        next = await chunks.next()
      }
    }
    const parser = parse({
      columns: (head: readonly string[]) => head.map(each => each.trim().toLowerCase()),
      ...{ bom: true, encoding: 'latin1', relaxColumnCount: true, relaxQuotes: true, skipEmptyLines: true },
    })
    // What goes wrong on the way is thrown where the rows are asked for.
    pipeline(Readable.from(ofFile()), parser, () => {})
    try {
      for await (const row of parser) yield { table, row: row as TableRow }
    } catch (error) {
      if (!String((error as CsvError).code ?? '').startsWith('CSV_')) throw error
      throw new Refusal('not-known', `${name} cannot be read as a table (${(error as Error).message}).`)
    }
  }
}
