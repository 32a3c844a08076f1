// Commands over claims as they were sent: their stories, what matches what, corrected and secondary claims, what became of them. Only their
// words and options; each does its work in a file of its own.
import {
  type CommandHost,
  isJson,
  jsonOption as json,
  placeOf,
  type StoreWords,
  storeOptions,
  type JsonWords as Words,
} from '../command.ts'
import { correct, outbox, secondary } from '../correct.ts'
import { match, unmatched } from '../matching.ts'
import { proof, story } from '../story.ts'
import { otherWork } from '../unsent.ts'

export function add(host: CommandHost): void {
  addStories(host)
  addUnmatched(host)
  addMatch(host)
  addWorkItems(host)
  addCorrect(host)
  addSecondary(host)
  addOutbox(host)
}

const several = (value: string, before: readonly string[]) => [...before, value]

function addStories(host: CommandHost): void {
  for (const [name, says, run] of [
    ['story', 'one timeline of a claim over every file: sent, acknowledged, decided, worked', story],
    ['proof', 'that a claim was filed, and when: 837, 999, 277CA, with files and segments', proof],
  ] as const)
    storeOptions(host.program.command(name).description(says))
      .argument('[number]', 'of a denial')
      .option('--account <number>', 'the patient control number instead')
      .addOption(json())
      .action(async (id: string | undefined, words: Words<{ account?: string }>) => {
        host.done(await run(id, { ...words, ...isJson(words) }, placeOf(host, words), host.terminal))
      })
}

function addUnmatched(host: CommandHost): void {
  storeOptions(
    host.program
      .command('unmatched')
      .description('remittances whose claim is not known for sure, and claims that no remittance answered'),
  )
    .option('--limit <n>', 'how many of each', '50')
    .addOption(json())
    .action(async (words: Words<{ limit: string }>) => {
      host.done(await unmatched({ limit: words.limit, ...isJson(words) }, placeOf(host, words), host.terminal))
    })
}

function addMatch(host: CommandHost): void {
  storeOptions(host.program.command('match').description('say which claim a remittance answers, or take it back'))
    .argument('<number>', 'of the claim in the remittance, as "overturn unmatched" lists them')
    .option('--claim <number>', 'of the claim as it was sent')
    .option('--undo', 'take it back; matching decides again')
    .action(async (id: string, words: StoreWords & { claim?: string; undo?: true }) => {
      host.done(await match(id, words, placeOf(host, words), host.terminal))
    })
}

function addWorkItems(host: CommandHost): void {
  for (const [name, kind, says] of [
    ['rejections', 'rejection', 'claims that were sent back on their way and never reached the payer'],
    ['requests', 'records-request', 'records that payers ask for, with the day by which they have to be there'],
  ] as const)
    storeOptions(host.program.command(name).description(says))
      .option('--closed', 'closed ones instead')
      .option('--close <number>', 'close one')
      .option('--reason <text>', 'why it is closed')
      .addOption(json())
      .action(async (words: Words<{ close?: string; reason?: string; closed?: true }>) => {
        host.done(await otherWork(kind, { ...words, ...isJson(words) }, placeOf(host, words), host.terminal))
      })
}

function addCorrect(host: CommandHost): void {
  storeOptions(
    host.program
      .command('correct')
      .description('a corrected claim from the one that was sent: difference, guards, faults; --out writes the 837'),
  )
    .argument('[number]', 'of a denial; with --rejection of a claim that was sent back')
    .option('--set <field=value>', 'what to change; repeat it for more (--fields lists them)', several, [])
    .option('--as <form>', 'replacement, new or void; otherwise as the rules ask')
    .option('--rejection', 'the number is one of "overturn rejections"')
    .option('--despite <guard>', 'overrule a guard, by its name; repeat it for more', several, [])
    .option('--out <file>', 'write the 837 there')
    .option('--test', 'mark it as a test (ISA15 T)')
    .option('--fields', 'list what can be changed')
    .addOption(json())
    .action(
      async (
        id: string | undefined,
        words: Words<{
          set: string[]
          despite: string[]
          as?: string
          rejection?: true
          out?: string
          test?: true
          fields?: true
        }>,
      ) => {
        host.done(await correct(id, { ...words, ...isJson(words) }, placeOf(host, words), host.terminal))
      },
    )
}

function addSecondary(host: CommandHost): void {
  storeOptions(
    host.program
      .command('secondary')
      .description('the claim to the next payer, with everything the first one decided; --out writes the 837'),
  )
    .argument('<number>', 'of the claim in the remittance')
    .option('--payer-name <name>', 'the next payer, where the claim names none')
    .option('--payer-id <id>', "the next payer's identifier")
    .option('--filing <code>', 'its filing indicator: CI, MC, 12 …')
    .option('--member <number>', 'the member number there')
    .option('--out <file>', 'write the 837 there')
    .option('--test', 'mark it as a test (ISA15 T)')
    .addOption(json())
    .action(
      async (
        id: string,
        words: Words<{
          payerName?: string
          payerId?: string
          filing?: string
          member?: string
          out?: string
          test?: true
        }>,
      ) => {
        host.done(await secondary(id, { ...words, ...isJson(words) }, placeOf(host, words), host.terminal))
      },
    )
}

function addOutbox(host: CommandHost): void {
  storeOptions(
    host.program
      .command('outbox')
      .description('claims of our making and what became of them; with a number, the file again'),
  )
    .argument('[number]', 'prints that file')
    .option('--out <file>', 'write it there')
    .addOption(json())
    .action(async (id: string | undefined, words: Words<{ out?: string }>) => {
      host.done(await outbox(id, { ...words, ...isJson(words) }, placeOf(host, words), host.terminal))
    })
}
