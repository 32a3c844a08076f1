// Commands over what was brought in: import it, compare what was set aside, prove the books, bring official lists.

import { dayIn } from '../../decide/day.ts'
import { type CommandHost, jsonOption, onStore, storeCommand, storeOptions } from '../command.ts'
import type { OwnSheetWords } from '../own-sheet.ts'
import type { DecisionWords, PublishedWords, StatementWords } from '../posting-back.ts'
import type { ReferenceWords } from '../reference.ts'
import type { ScheduleWords } from '../schedule.ts'

interface Json {
  readonly json: boolean
}

export function add(host: CommandHost): void {
  for (const each of [
    addImport,
    addCompare,
    addDecideAgain,
    addAudit,
    addReference,
    addSchedule,
    addPostingBack,
    addFigureSheets,
    addDisputeLetter,
    addDecisions,
    addOwnSheet,
    addExample,
  ])
    each(host)
}

function addImport(host: CommandHost): void {
  const command = host.program
    .command('import')
    .description('bring remittances into the store; safe to repeat, to stop and to run twice')
    .argument('<path...>', 'files, folders, .gz or .zip archives; - is standard input')
  storeOptions(command)
    .addOption(jsonOption())
    .action(
      onStore(host, async (place, words: Json, paths: string[]) => {
        const { importFiles } = await import('../import.ts')
        return importFiles(paths, words, place, host.terminal, host.stop())
      }),
    )
}

function addCompare(host: CommandHost): void {
  storeCommand(host, 'compare', 'two remittances side by side: what one has and the other has not')
    .argument('<a>', 'number of a posted remittance, or one of the quarantine (12-1)')
    .argument('<b>', 'the other')
    .addOption(jsonOption())
    .action(
      onStore(host, async (place, words: Json, first: string, second: string) =>
        (await import('../compare.ts')).compare(first, second, words, place, host.terminal),
      ),
    )
}

function addDecideAgain(host: CommandHost): void {
  storeCommand(host, 'decide-again', 'decide everything posted with what is known today; adds decisions, changes none')
    .addOption(jsonOption())
    .action(
      onStore(host, async (place, words: Json) =>
        (await import('../decide-again.ts')).decideAllAgain(words, place, host.terminal),
      ),
    )
}

function addAudit(host: CommandHost): void {
  storeOptions(
    host.program
      .command('audit')
      .description('prove that every cent and every segment is accounted for')
      .option('--no-files', 'do not read the kept files again'),
  )
    .addOption(jsonOption())
    .action(
      onStore(host, async (place, words: Json & { readonly files: boolean }) =>
        (await import('../audit.ts')).auditStore(words, place, host.terminal),
      ),
    )
}

function addReference(host: CommandHost): void {
  const command = host.program
    .command('reference')
    .description('bring your own copy of official data into the store')
    .command('import')
    .description('bring a list in, as its publisher offers it: text, CSV, .gz or .zip; several parts together')
    .argument('<kind>', 'icd-10-cm, hcpcs, ncci-practitioner, mue-practitioner, add-on, core-combinations …')
    .argument('<file...>')
    .option('--as <version>', 'which version of the list this is; the name of the file by default')
    .option('--from <date>', 'the first day of service for which it holds, where the name of the file does not say it')
    .option('--to <date>', 'the last one')
    .option('--dry-run', 'read it and say what it holds; keep nothing')
  storeOptions(command).action(
    onStore(host, async (place, words: ReferenceWords, kind: string, files: string[]) =>
      (await import('../reference.ts')).importReference(kind, files, words, place, host.terminal),
    ),
  )
}

function addSchedule(host: CommandHost): void {
  const command = host.program
    .command('schedule')
    .description('what payers are to pay by your contracts')
    .command('import')
    .description(
      'bring the fee schedule of a payer in: a sheet (CSV or .xlsx) with codes and amounts, modifiers and dates where it has them',
    )
    .argument('[file]', 'none where a part of the charge or of Medicare is paid for everything')
    .option('--payer <name>', 'whose it is, as your files name it')
    .option('--as <name>', 'what it is called; the name of the file by default')
    .option('--columns <which>', 'which column is which, where its head does not say: code=CPT,amount=Rate')
    .option('--no-lesser-of-charge', 'the payer allows its fee even where less was billed')
    .option('--percent <n>', 'of each fee of the sheet: 140 where it is Medicare’s and the contract pays 140 % of it')
    .option('--percent-of-charge <n>', 'for everything that the sheet has no fee for')
    .option('--procedures <list>', 'percent for the dearest procedure of a day, the second and so on: 100,50,25')
    .option('--modifiers <list>', 'percent with a modifier that has no row of its own: 50=150,80=16')
    .option(
      '--medicare <locality>',
      'the percent is of Medicare’s fee schedule there, FL-04; rows of the sheet stand as they are',
    )
    .option('--medicare-year <year>', 'of this year, whatever the day of service')
    .option('--setting <where>', 'office or facility, where no claim that is here says it')
    .option('--anesthesia-minutes <n>', 'its remittances tell anesthesia in minutes; so many are a unit')
    .option('--anesthesia-unit <amount>', 'dollars for a unit of anesthesia; Medicare’s where none are said')
    .option('--providers <list>', 'percent for claims that these rendered, by NPI: 1234567893=85')
    .option('--sequestration <word>', 'passed-on or not-passed-on, by a contract of Medicare Advantage')
    .option('--dry-run', 'read it and say what it holds; keep nothing')
  storeOptions(command)
    .addOption(jsonOption())
    .action(
      onStore(host, async (place, words: ScheduleWords, file: string | undefined) =>
        (await import('../schedule.ts')).importSchedule(file, words, place, host.terminal),
      ),
    )
}

function addDisputeLetter(host: CommandHost): void {
  storeOptions(
    host.program
      .command('dispute-letter')
      .description('write the letter of a dispute over what was allowed, or when it was paid, as a PDF')
      .argument('<number>', 'of the dispute')
      .argument('<file>', 'that is not there yet: letter.pdf'),
  ).action(
    onStore(host, async (place, _words, number: string, file: string) =>
      (await import('../dispute-letter.ts')).disputeLetter(number, file, place, host.terminal),
    ),
  )
}

/** `overturn NAME import FILE`: a sheet with its columns. */
const importInto = (host: CommandHost, name: string, about: string, file: string) =>
  storeOptions(
    host.program
      .command(name)
      .description(about)
      .command('import')
      .description(file)
      .argument('<file>')
      .option('--columns <which>', 'which column is which, where its head does not say: date=Day,amount=In')
      .option('--dry-run', 'read it and say what it holds; keep nothing'),
  ).addOption(jsonOption())

function addPostingBack(host: CommandHost): void {
  importInto(
    host,
    'deposit',
    'what the bank has received',
    'bring a bank statement in (CSV, BAI2 or camt.053); "overturn deposits" compares it with the payments',
  )
    .option('--as <name>', 'what it is called; the name of the file by default')
    .action(
      onStore(host, async (place, words: StatementWords, file: string) =>
        (await import('../posting-back.ts')).importStatement(file, words, place, host.terminal),
      ),
    )
  importInto(
    host,
    'benefits',
    'explanations of benefits of patients’ plans',
    'bring explanations of benefits in (FHIR R4: a Bundle, NDJSON): answers of payers whose remittances are not here',
  )
    .option('--as <name>', 'what they are called; the name of the file by default')
    .action(
      onStore(host, async (place, words: StatementWords, file: string) =>
        (await import('../posting-back.ts')).importBenefits(file, words, place, host.terminal),
      ),
    )
  importInto(
    host,
    'posted',
    'what your practice system has posted',
    'note remittances as posted, from a sheet (CSV) with check or EFT numbers, days and amounts',
  ).action(
    onStore(host, async (place, words: StatementWords, file: string) =>
      (await import('../posting-back.ts')).importPosted(file, words, place, host.terminal),
    ),
  )
}

/** Sheets that figures are grouped by, or stand beside. */
function addFigureSheets(host: CommandHost): void {
  importInto(
    host,
    'published',
    'figures that are published of payers',
    'bring in a payer’s prior-authorization metrics (a row for each), or the exchanges’ transparency file; "overturn published-figures" shows them beside your own',
  )
    .requiredOption('--payer <name>', 'the payer, as your files name it')
    .requiredOption('--kind <kind>', 'prior-authorization or transparency')
    .requiredOption('--period <year>', 'the year that the figures are of')
    .requiredOption('--source <address>', 'where it was published')
    .option('--issuer <number>', 'of the transparency file: its Issuer_ID, or a part of its name')
    .action(
      onStore(host, async (place, words: PublishedWords, file: string) =>
        (await import('../posting-back.ts')).importPublished(file, words, place, host.terminal),
      ),
    )
  importInto(
    host,
    'staff',
    'who coded an account and registered the patient',
    'bring in a sheet (CSV, .xlsx) with accounts and who coded them, who registered, at which location; "overturn patterns --of coder" and "overturn training --of coder" count by it',
  ).action(
    onStore(host, async (place, words: StatementWords, file: string) =>
      (await import('../posting-back.ts')).importStaff(file, words, place, host.terminal),
    ),
  )
  importInto(
    host,
    'patient-paid',
    'what patients have paid',
    'bring in what patients paid: a sheet (CSV, .xlsx) with accounts, days and amounts; "overturn patient-credits" shows what is above what they owe',
  ).action(
    onStore(host, async (place, words: StatementWords, file: string) =>
      (await import('../posting-back.ts')).importPatientPaid(file, words, place, host.terminal),
    ),
  )
}

function addDecisions(host: CommandHost): void {
  storeOptions(
    host.program
      .command('decision')
      .description('decisions of external reviewers and appeals councils')
      .command('import')
      .description(
        'bring decisions in that you downloaded (a CSV, or the text of one with --number); "overturn decisions WORDS" searches them',
      )
      .argument('<file>')
      .option('--as <name>', 'what the file is called; its own name by default')
      .option('--forum <name>', 'who decided, as it is to be cited; guessed from the head of a sheet where it can be')
      .option('--number <number>', 'the file is the text of one decision of this number')
      .option('--decided <day>', 'when that one was decided: a day or a year')
      .option('--outcome <word>', 'how that one was decided: overturned, partly, upheld')
      .option(
        '--columns <which>',
        'which column is which, where its head does not say: number=Case,said=Reviewer notes',
      )
      .option('--dry-run', 'read it and say what it holds; keep nothing'),
  )
    .addOption(jsonOption())
    .action(
      onStore(host, async (place, words: DecisionWords, file: string) =>
        (await import('../posting-back.ts')).importDecisions(file, words, place, host.terminal),
      ),
    )
}

function addOwnSheet(host: CommandHost): void {
  const command = host.program
    .command('bring-sheet')
    .description(
      'bring a sheet of denials (CSV) in or back: owners, notes, open and closed; what differs is shown, and taken over with --take',
    )
    .argument('<file>')
    .option('--columns <which>', 'which column is which, where its head does not say: account=Pt Acct,owner=Who')
    .option('--keep <columns>', 'further columns whose words are kept with the note: Appeal date,Phone ref')
    .option('--take', 'take it over; without it nothing is changed')
  storeOptions(command)
    .addOption(jsonOption())
    .action(
      onStore(host, async (place, words: OwnSheetWords, file: string) =>
        (await import('../own-sheet.ts')).bringOwnSheet(file, words, place, host.terminal),
      ),
    )
}

function addExample({ program, terminal, now, done }: CommandHost): void {
  program
    .command('example')
    .description('write a year of an invented clinic into a folder, to try everything on')
    .argument('<folder>', 'a folder that is not there yet')
    .action(async (folder: string) => {
      const { example } = await import('../example.ts')
      done(await example(folder, dayIn('UTC', now()), terminal))
    })
}
