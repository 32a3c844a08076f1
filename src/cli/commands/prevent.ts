// Commands that look at claims before they are sent. Only their words and options.
import { type CommandHost, isJson, type JsonWords, jsonOption, placeOf, storeOptions } from '../command.ts'

export function add(host: CommandHost): void {
  storeOptions(
    host.program
      .command('check')
      .description('check claims (837) before they are sent: what would come back or be denied, and why')
      .argument('<file...>', 'files, folders, .gz or .zip archives; - is standard input'),
  )
    .addOption(jsonOption())
    .action(async (files: string[], words: JsonWords) => {
      const { check } = await import('../check.ts')
      host.done(await check(files, isJson(words), placeOf(host, words), host.terminal))
    })
}
