// The commands about claims as they were sent: story, proof, matching, rejections, requests, corrected and secondary claims, the outbox.
// Only their words and options; each does its work in a file of its own.
import { type Command, Option } from 'commander'
import { correct, outbox, secondary } from './correct.ts'
import { match, unmatched } from './matching.ts'
import type { StorePlace } from './store.ts'
import { proof, story } from './story.ts'
import type { Terminal } from './terminal.ts'
import { otherWork } from './unsent.ts'

export interface StoreWords {
  readonly db?: string
  readonly practice?: string
  readonly who?: string
}

export interface CommandHost {
  readonly program: Command
  readonly terminal: Terminal
  readonly place: (words: StoreWords) => StorePlace
  /** Takes the exit status. */
  readonly done: (status: number) => void
}

/** Names of the commands added, all of which work in the store. */
export const CLAIM_COMMANDS = [
  'story',
  'proof',
  'unmatched',
  'match',
  'rejections',
  'requests',
  'correct',
  'secondary',
  'outbox',
] as const

export function addClaimCommands({ program, terminal, place, done }: CommandHost): void {
  const json = () => new Option('--json', 'a stable format (docs/json.md)')
  const isJson = (words: { json?: true }) => ({ json: words.json ?? false })
  const several = (value: string, before: readonly string[]) => [...before, value]
  type Words<More = object> = StoreWords & { json?: true } & More

  for (const [name, says, run] of [
    ['story', 'one timeline of a claim over every file: sent, acknowledged, decided, worked', story],
    ['proof', 'that a claim was filed, and when: 837, 999, 277CA, with files and segments', proof],
  ] as const)
    program
      .command(name)
      .description(says)
      .argument('[number]', 'of a denial')
      .option('--account <number>', 'the patient control number instead')
      .addOption(json())
      .action(async (id: string | undefined, words: Words<{ account?: string }>) => {
        done(await run(id, { ...words, ...isJson(words) }, place(words), terminal))
      })
  program
    .command('unmatched')
    .description('remittances whose claim is not known for sure, and claims that no remittance answered')
    .option('--limit <n>', 'how many of each', '50')
    .addOption(json())
    .action(async (words: Words<{ limit: string }>) => {
      done(await unmatched({ limit: words.limit, ...isJson(words) }, place(words), terminal))
    })
  program
    .command('match')
    .description('say which claim a remittance answers, or take it back')
    .argument('<number>', 'of the claim in the remittance, as "overturn unmatched" lists them')
    .option('--claim <number>', 'of the claim as it was sent')
    .option('--undo', 'take it back; matching decides again')
    .action(async (id: string, words: StoreWords & { claim?: string; undo?: true }) => {
      done(await match(id, words, place(words), terminal))
    })
  for (const [name, kind, says] of [
    ['rejections', 'rejection', 'claims that were sent back on their way and never reached the payer'],
    ['requests', 'records-request', 'records that payers ask for, with the day by which they have to be there'],
  ] as const)
    program
      .command(name)
      .description(says)
      .option('--closed', 'closed ones instead')
      .option('--close <number>', 'close one')
      .option('--reason <text>', 'why it is closed')
      .addOption(json())
      .action(async (words: Words<{ close?: string; reason?: string; closed?: true }>) => {
        done(await otherWork(kind, { ...words, ...isJson(words) }, place(words), terminal))
      })
  program
    .command('correct')
    .description('a corrected claim from the one that was sent: difference, guards, faults; --out writes the 837')
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
        done(await correct(id, { ...words, ...isJson(words) }, place(words), terminal))
      },
    )
  program
    .command('secondary')
    .description('the claim to the next payer, with everything the first one decided; --out writes the 837')
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
        done(await secondary(id, { ...words, ...isJson(words) }, place(words), terminal))
      },
    )
  program
    .command('outbox')
    .description('claims of our making and what became of them; with a number, the file again')
    .argument('[number]', 'prints that file')
    .option('--out <file>', 'write it there')
    .addOption(json())
    .action(async (id: string | undefined, words: Words<{ out?: string }>) => {
      done(await outbox(id, { ...words, ...isJson(words) }, place(words), terminal))
    })
}
