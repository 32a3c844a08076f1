// Commands that look at claims before they are sent. Only their words and options.
import { dayIn } from '../../decide/day.ts'
import type { CheckOptions } from '../check.ts'
import {
  type CommandHost,
  isJson,
  type JsonWords,
  jsonOption,
  onStore,
  storeCommand,
  storeOptions,
} from '../command.ts'
import type { AskWords } from '../coverage.ts'

export function add(host: CommandHost): void {
  storeCommand(host, 'check', 'check claims (837) before they are sent: what would come back or be denied, and why')
    .argument('<file...>', 'files, folders, .gz or .zip archives; - is standard input')
    .option('--out <file>', 'writes all findings as a sheet too: .csv or .xlsx')
    .addOption(jsonOption())
    .action(
      onStore(host, async (place, words: CheckOptions, files: string[]) =>
        (await import('../check.ts')).check(files, words, place, host.terminal),
      ),
    )

  host.program
    .command('coverage')
    .description('payers’ answers about coverage (271) as plain cards; nothing is kept')
    .argument('<file...>', 'files, folders, .gz or .zip archives; - is standard input')
    .option('--on <date>', 'the day that is looked at; else the day that was asked about')
    .addOption(jsonOption())
    .action(async (files: string[], words: JsonWords & { on?: string }) => {
      const { coverage } = await import('../coverage.ts')
      const today = dayIn('UTC', host.now())
      const on = words.on === undefined ? {} : { on: words.on }
      host.done(await coverage(files, { ...on, ...isJson(words) }, today, host.terminal))
    })
  storeOptions(
    host.program
      .command('coverage-ask')
      .description('write the questions about coverage (270) for claims that are here')
      .argument('<claim...>', 'numbers of claims, as "overturn claims" lists them')
      .requiredOption('--out <file>', 'write them there')
      .option('--service-type <code...>', '30 the plan as a whole, 98 an office visit …', [])
      .option('--on <date>', 'the day that is asked about; else that of each claim')
      .option('--test', 'marked as a test'),
  ).action(
    onStore(host, async (place, words: AskWords, ids: string[]) =>
      (await import('../coverage.ts')).askCoverage(ids, words, place, host.terminal),
    ),
  )
}
