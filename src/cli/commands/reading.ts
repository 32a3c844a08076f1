// Commands that need no store: read, explain, look a code up, count a deadline.
import { clockOverrides } from '../../work/payer/set-clock.ts'
import { type CommandHost, isJson, type JsonWords, jsonOption, placeOf } from '../command.ts'
import { withStore } from '../store.ts'

export function add(host: CommandHost): void {
  addExplain(host)
  addRead(host)
  addCode(host)
  addClock(host)
}

function addExplain({ program, terminal, done }: CommandHost): void {
  program
    .command('explain')
    .description('read remittances (835) and decide every adjustment; needs no database')
    .argument('<file...>', 'files, folders, .gz or .zip archives; - is standard input')
    .addOption(jsonOption())
    .action(async (files: string[], words: JsonWords) => {
      const { explain } = await import('../explain.ts')
      done(await explain(files, isJson(words), terminal))
    })
}

function addRead({ program, terminal, done }: CommandHost): void {
  program
    .command('read')
    .description('show the tree of any X12 file that is described, with its faults')
    .argument('<file...>', 'files, folders, .gz or .zip archives; - is standard input')
    .addOption(jsonOption())
    .option('--write', 'write the file back instead, as it was read')
    .action(async (files: string[], words: JsonWords<{ write?: true }>) => {
      const { read } = await import('../read.ts')
      done(await read(files, { ...isJson(words), write: words.write ?? false }, terminal))
    })
}

function addCode({ program, terminal, done }: CommandHost): void {
  program
    .command('code')
    .description('what a code means and what to do: 197, CO-197, N130, CO-16+M51')
    .argument('[code...]', 'adjustment reason with or without group, remark, or reason+remark; other words search')
    .addOption(jsonOption())
    .option('--all', 'every adjustment reason and remark code')
    .action(async (codes: string[], words: JsonWords<{ all?: true }>) => {
      const { code } = await import('../code.ts')
      done(await code(codes, { ...isJson(words), all: words.all ?? false }, terminal))
    })
}

type ClockWords = JsonWords<{
  payer?: string
  notice?: string
  received?: string
  service?: string
  level?: string
  product?: string
  state?: string
}>

function addClock(host: CommandHost): void {
  host.program
    .command('clock')
    .description('the deadlines that run at a payer from a day, and how each is counted')
    .option('--payer <name>', 'as the payers are named: medicare-part-b, commercial-default, aetna …')
    .option('--notice <date>', 'the date of the remittance, letter or decision')
    .option('--received <date>', 'the day it was received, where that is proven')
    .option('--service <date>', 'the date of service')
    .option('--level <level>', 'one clock only: redetermination, appeal, timely-filing …')
    .option('--db <place>', 'a store, to count as the practice has set it')
    .option('--practice <name>', 'whose settings', 'main')
    .option('--product <name>', 'the plan or product, where the practice has set one apart')
    .option('--state <code>', 'the state, where the practice has set one apart')
    .addOption(jsonOption())
    .action(async (words: ClockWords) => {
      const { clock } = await import('../clock.ts')
      const asked = { ...words, ...isJson(words) }
      host.done(
        words.db === undefined
          ? await clock(asked, host.terminal)
          : await withStore(placeOf(host, words), host.terminal, store =>
              clock(asked, host.terminal, (product, state) => clockOverrides(store, product, state)),
            ),
      )
    })
}
