// Commands that need no store: read, explain, look a code up, count a deadline.
import { Option } from 'commander'
import {
  BUSINESS_LINES,
  type BusinessLine,
  PAYER_CLASSES,
  type PayerClass,
  PRODUCTS,
} from '../../knowledge/vocabulary.ts'
import type { clock } from '../clock.ts'
import { type CommandHost, isJson, type JsonWords, jsonOption, placeOf } from '../command.ts'

export function add(host: CommandHost): void {
  for (const each of [addExplain, addReview, addRead, addCode, addGuide, addKnowledge, addClock]) each(host)
}

/** A command that reads files and needs no store. */
function readsFiles({ program }: CommandHost, name: string, says: string) {
  return program
    .command(name)
    .description(says)
    .argument('<file...>', 'files, folders, .gz or .zip archives; - is standard input')
    .addOption(jsonOption())
}

function addExplain(host: CommandHost): void {
  readsFiles(host, 'explain', 'read remittances (835) and decide every adjustment; needs no database').action(
    async (files: string[], words: JsonWords) => {
      const { explain } = await import('../explain.ts')
      host.done(await explain(files, isJson(words), host.terminal))
    },
  )
}

function addReview(host: CommandHost): void {
  readsFiles(
    host,
    'review',
    'a first look at a folder of remittances (835), without any store: what can still be won, what is over',
  )
    .option('--out <file>', 'the claims that can still be won, as a sheet: .csv or .xlsx')
    .action(async (files: string[], words: JsonWords<{ out?: string }>) => {
      const { review } = await import('../review.ts')
      host.done(await review(files, words, host.now(), host.terminal))
    })
}

function addRead(host: CommandHost): void {
  const { terminal, done } = host
  readsFiles(host, 'read', 'show the tree of any X12 file that is described, with its faults')
    .option('--write', 'write the file back instead, as it was read')
    .action(async (files: string[], words: JsonWords<{ write?: true }>) => {
      const { read } = await import('../read.ts')
      done(await read(files, { ...isJson(words), write: words.write ?? false }, terminal))
    })
}

function addGuide({ program, terminal, done }: CommandHost): void {
  program
    .command('guide')
    .description('one page on how a kind of work is done: coordination of benefits, modifiers, timely filing …')
    .argument('[name...]', 'guides by name; none lists them')
    .addOption(jsonOption())
    .action(async (names: string[], words: JsonWords) => {
      const { guide } = await import('../guide.ts')
      done(await guide(names, isJson(words), terminal))
    })
}

function addKnowledge({ program, terminal, done }: CommandHost): void {
  program
    .command('knowledge')
    .description('how much of what is known has a text of its own and a source, list by list')
    .option('--coverage', 'the figures of every list (what is shown anyway)')
    .addOption(jsonOption())
    .action(async (words: JsonWords<{ coverage?: true }>) => {
      const { knowledge } = await import('../knowledge.ts')
      done(await knowledge(isJson(words), terminal))
    })
}

function addCode({ program, terminal, done }: CommandHost): void {
  program
    .command('code')
    .description('what a code means and what to do: 197, CO-197, N130, CO-16+M51, CO-16+MA130+N290, PLB-WO')
    .argument(
      '[code...]',
      'adjustment reason with or without group, remark, reason+remark, or PLB-reason; other words search',
    )
    .addOption(jsonOption())
    .option('--all', 'every adjustment reason and remark code')
    .option('--payer <name>', 'as this payer takes it: medicare-part-b, aetna …')
    .addOption(new Option('--class <class>', 'as this class of payer takes it').choices(PAYER_CLASSES))
    .action(async (codes: string[], asked: JsonWords<{ all?: true; payer?: string; class?: PayerClass }>) => {
      const { class: payerClass, ...words } = asked
      const { code } = await import('../code.ts')
      done(
        await code(
          codes,
          { ...words, ...isJson(words), all: words.all ?? false, ...(payerClass === undefined ? {} : { payerClass }) },
          terminal,
        ),
      )
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
  noticeOf?: string[]
  line?: BusinessLine
}>

function addClock(host: CommandHost): void {
  host.program
    .command('clock')
    .description(
      'the deadlines that run at a payer from a day, and how each is counted; or by when a state has insurers pay',
    )
    .option('--payer <name>', 'as the payers are named: medicare-part-b, commercial-default, aetna …')
    .option('--notice <date>', 'the date of the remittance, letter or decision')
    .option(
      '--received <date>',
      'the day it was received, where that is proven; with --state alone, the day the payer received the claim',
    )
    .option('--service <date>', 'the date of service')
    .option(
      '--notice-of <level=date...>',
      'the notice that starts a later level: reconsideration=2026-05-01 is the redetermination notice',
    )
    .option('--level <level>', 'one clock only: redetermination, appeal, timely-filing …')
    .option('--db <place>', 'a store, to count as the practice has set it')
    .option('--practice <name>', 'whose settings', 'main')
    .option('--product <name>', `the product, where the practice has set one apart: ${PRODUCTS.join(', ')}`)
    .option(
      '--state <code>',
      "the state, where the practice has set one apart; without --payer, that state's prompt-pay law",
    )
    .addOption(
      new Option(
        '--line <line>',
        'with --state alone: the line of business, to see whether the law reaches it',
      ).choices(BUSINESS_LINES),
    )
    .addOption(jsonOption())
    .action(async (words: ClockWords) => {
      const asked = { ...words, ...isJson(words) }
      if (words.payer === undefined && words.state !== undefined) {
        const { promptPay } = await import('../prompt-pay.ts')
        host.done(await promptPay({ ...asked, state: words.state }, host.terminal))
        return
      }
      const { clock } = await import('../clock.ts')
      host.done(words.db === undefined ? await clock(asked, host.terminal) : await clockOfStore(host, words, asked))
    })
}

/** As the practice has set it. What opens a store is loaded only here: the other commands need none, and start without it. */
async function clockOfStore(host: CommandHost, words: ClockWords, asked: Parameters<typeof clock>[0]): Promise<number> {
  const { withStore } = await import('../store.ts')
  const { clockOverrides } = await import('../../work/payer/clock-overrides.ts')
  const { clock } = await import('../clock.ts')
  return withStore(placeOf(host, words), host.terminal, store =>
    clock(asked, host.terminal, (product, state) => clockOverrides(store, product, state)),
  )
}
