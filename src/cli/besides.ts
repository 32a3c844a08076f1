// What commands of views do besides showing them: the options for it, and what is done where they are given. All of it goes through the actions
// and views of the catalog, but for files, which only the command line writes.
import type { Command } from 'commander'
import type { StorePlace } from './store.ts'
import type { Terminal } from './terminal.ts'

export interface Given {
  readonly argument?: string
  /** Where several may be given. */
  readonly all?: readonly string[]
  readonly json?: true
}

export interface Besides<Words extends Given = Given> {
  readonly add: (command: Command) => void
  /** The command takes an argument of its own. */
  readonly takes?: true
  /** The exit status where something of it is asked for; undefined where only the view is. */
  readonly run: (words: Words, place: StorePlace, terminal: Terminal) => Promise<number> | undefined
}

const closes = (kind: 'rejection' | 'records-request'): Besides<Given & { close?: string; reason?: string }> => ({
  add: command => command.option('--close <number>', 'close one').option('--reason <text>', 'why it is closed'),
  run: ({ close, reason, json }, place, terminal) =>
    close === undefined
      ? undefined
      : import('./close-item.ts').then(({ closeItem }) =>
          closeItem(kind, { close, reason, json: json === true }, place, terminal),
        ),
})

const quarantine: Besides<Given & { compare?: string; release?: string; because?: string }> = {
  add: command =>
    command
      .option('--compare <no>', 'show what differs from the remittance that is posted under its number')
      .option('--release <no>', 'post it all the same: your word that both hold')
      .option('--because <text>', 'why it is released'),
  run: (words, place, terminal) =>
    words.compare === undefined && words.release === undefined
      ? undefined
      : import('./quarantine.ts').then(({ quarantine: one }) =>
          one({ ...words, json: words.json === true }, place, terminal),
        ),
}

const outbox: Besides<Given & { out?: string }> = {
  takes: true,
  add: command => command.argument('[number]', 'prints that file').option('--out <file>', 'write it there'),
  run: ({ argument, out, json }, place, terminal) =>
    argument === undefined
      ? undefined
      : import('./correct.ts').then(({ outboxFile }) =>
          outboxFile(argument, { out, json: json === true }, place, terminal),
        ),
}

const looks: Besides<Given & { out?: string }> = {
  add: command => command.option('--out <file>', 'all of them as a file, the last first: .csv or .jsonl'),
  run: (words, place, terminal) =>
    words.out === undefined
      ? undefined
      : import('./looks-file.ts').then(({ looksFile }) =>
          looksFile({ ...words, out: words.out ?? '' }, place, terminal),
        ),
}

const cleaned: Besides<Given & { out?: string; for?: string; most?: string }> = {
  add: command => command.option('--out <folder>', 'write the files there'),
  run: ({ all = [], out, json, argument: _first, ...words }, place, terminal) =>
    out === undefined
      ? undefined
      : import('./cleaned.ts').then(({ cleanedFiles }) =>
          cleanedFiles({ ...words, ids: all, out, json: json === true }, place, terminal),
        ),
}

const fhir: Besides<Given & { out?: string }> = {
  add: command =>
    command.option('--out <place>', 'all of them: a folder for a file of each type (.ndjson), or one .json (a Bundle)'),
  run: ({ argument, all: _all, out, json, ...words }, place, terminal) =>
    out === undefined
      ? undefined
      : import('./fhir.ts').then(({ fhirFiles }) =>
          fhirFiles({ ...words, type: argument, out, json: json === true }, place, terminal),
        ),
}

/** By the name of the command. */
export const BESIDES: Readonly<Record<string, Besides<never>>> = {
  rejections: closes('rejection'),
  requests: closes('records-request'),
  quarantine,
  outbox,
  looks,
  cleaned,
  fhir,
}
