// Commands that make a claim from one that was sent, and write its file: the corrected claim and the one to the next payer. Only their words and
// options; each does its work in a file of its own.
import {
  type CommandHost,
  isJson,
  jsonOption as json,
  placeOf,
  storeOptions,
  type JsonWords as Words,
} from '../command.ts'
import { correct, secondary } from '../correct.ts'

export function add(host: CommandHost): void {
  addCorrect(host)
  addSecondary(host)
}

const several = (value: string, before: readonly string[]) => [...before, value]

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
    .option('--fields', 'list what can be changed; with a number, what stands there in that claim')
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
