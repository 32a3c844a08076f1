// Commands that make something to be sent, and write its files: the corrected claim, the one to the next payer, the appeal. Only their words and
// options; each does its work in a file of its own.

import { type AppealWords, appeal, type DocumentWords, document } from '../appeal.ts'
import { type CommandHost, jsonOption as json, onStore, storeCommand, storeOptions } from '../command.ts'
import { type CorrectWords, correct, type SecondaryWords, secondary } from '../correct.ts'
import type { StatusWords } from '../status.ts'

export function add(host: CommandHost): void {
  addCorrect(host)
  addSecondary(host)
  addAppeal(host)
  addDocument(host)
  addStatus(host)
}

const several = (value: string, before: readonly string[]) => [...before, value]

function addCorrect(host: CommandHost): void {
  storeCommand(
    host,
    'correct',
    'a corrected claim from the one that was sent: difference, guards, faults; --out writes the 837',
  )
    .argument('[number]', 'of a denial; with --rejection of a claim that was sent back')
    .option('--set <field=value>', 'what to change; repeat it for more (--fields lists them)', several, [])
    .option('--as <form>', 'replacement, new or void; otherwise as the rules ask')
    .option('--rejection', 'the number is one of "overturn rejections"')
    .option('--despite <guard>', 'overrule a guard, by its name; repeat it for more', several, [])
    .option('--enclose <document>', 'name a document on the claim (PWK); repeat it for more', several, [])
    .option('--enclose-by <way>', 'how they are sent (PWK02): EL (a 275), FX, BM, EM, FT, AA')
    .option('--out <file>', 'write the 837 there')
    .option('--test', 'mark it as a test (ISA15 T)')
    .option('--fields', 'list what can be changed; with a number, what stands there in that claim')
    .addOption(json())
    .action(
      onStore(host, (place, words: CorrectWords, id: string | undefined) => correct(id, words, place, host.terminal)),
    )
}

function addSecondary(host: CommandHost): void {
  storeCommand(
    host,
    'secondary',
    'the claim to the next payer, with everything the first one decided; to the one that comes first, where a denial says so; --out writes the 837',
  )
    .argument('<number>', 'of the claim in the remittance')
    .option('--payer-name <name>', 'the next payer, where the claim names none')
    .option('--payer-id <id>', "the next payer's identifier")
    .option('--filing <code>', 'its filing indicator: CI, MC, 12 …')
    .option('--member <number>', 'the member number there')
    .option(
      '--insurance-type <code>',
      'why Medicare is not first, of a claim to Medicare after another payer: 12, 13, 14, 15, 43, 47 …',
    )
    .option('--out <file>', 'write the 837 there')
    .option('--test', 'mark it as a test (ISA15 T)')
    .addOption(json())
    .action(onStore(host, (place, words: SecondaryWords, id: string) => secondary(id, words, place, host.terminal)))
}

function addAppeal(host: CommandHost): void {
  storeCommand(
    host,
    'appeal',
    'the appeal letter of a denial, each stated fact held to its source; --out writes packet.pdf, letter.docx, facts.json; exit 3 while something does not resolve',
  )
    .argument('<number>', 'of a denial')
    .option('--level <level>', 'otherwise the first one that is open')
    .option('--argument <name>', 'what is argued; otherwise the only one that fits')
    .option('--answer <question=answer>', 'an answer to a question of the letter; repeat it for more', several, [])
    .option('--answers <file>', 'answers as a JSON object')
    .option('--signer <name>', 'who signs')
    .option('--phone <number>', 'the telephone of the signer')
    .option('--to <address>', 'where the payer takes it: address, fax or portal')
    .option('--note <file>', 'a text in your own words, which goes into the letter as such')
    .option('--despite <guard>', 'overrule a guard, by its name; repeat it for more', several, [])
    .option('--out <folder>', 'make it, and write its files there')
    .option(
      '--most-pages <number>',
      'with --out: the packet in parts as well, each of so many pages at most with its cover',
    )
    .option('--most-megabytes <number>', 'with --out: the packet in parts as well, none larger')
    .addOption(json())
    .action(onStore(host, (place, words: AppealWords, id: string) => appeal(id, words, place, host.terminal)))
}

function addDocument(host: CommandHost): void {
  storeCommand(
    host,
    'document',
    'bring a document in for a denial (PDF, TIFF, PNG or JPEG): kept encrypted, an exhibit of its letters from then on',
  )
    .argument('<number>', 'of a denial; with --request of a request for records')
    .argument('<file>', 'the document')
    .option(
      '--exhibit <kind>',
      'which exhibit it is: records, authorization, policy, eligibility, contract …',
      'records',
    )
    .option('--title <text>', 'what it is called in the packet; otherwise by its file')
    .option('--pages <pages>', 'those that go along, as 1-3,5')
    .option('--request', 'the number is one of "overturn requests"')
    .addOption(json())
    .action(
      onStore(host, (place, words: DocumentWords, id: string, path: string) =>
        document(id, path, words, place, host.terminal),
      ),
    )
}

function addStatus(host: CommandHost): void {
  storeOptions(
    host.program
      .command('status-ask')
      .description('ask payers about claims that nobody has answered: one file (276) for each receiver')
      .argument('[claim...]', 'by their numbers; those that are due where none are named')
      .requiredOption('--out <folder>', 'write the files there')
      .option('--days <days>', 'so many days after it was sent a claim is asked about, once for each (15,30,45)')
      .option('--most <n>', 'so many questions at once (1000)')
      .option('--test', 'mark them as a test (ISA15 T)'),
  ).action(
    onStore(host, async (place, words: StatusWords, ids: string[]) =>
      (await import('../status.ts')).askAboutStatus(ids, words, place, host.terminal),
    ),
  )
}
