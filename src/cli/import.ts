// `overturn import PATH…`: files into the store, with progress and a report a person can read; `--json` ends with one summary.
import cliProgress from 'cli-progress'
import { type FileReport, importPaths } from '../work/intake/import.ts'
import { type Worth, worthOf } from '../work/intake/worth.ts'
import { type StorePlace, withNewStore } from './store.ts'
import { amount, counted, plain, styled, type Terminal } from './terminal.ts'

/** Imports; answers 0 when all was posted or there already, 1 when something was rejected or is in quarantine, 2 on wrong use. */
export async function importFiles(
  paths: readonly string[],
  options: { readonly json: boolean },
  place: StorePlace,
  terminal: Terminal,
  stopped: Promise<unknown>,
): Promise<number> {
  const stopping = new AbortController()
  void stopped.then(() => stopping.abort())
  return withNewStore(place, terminal, async store => {
    const progress = createProgress(terminal)
    const reports = await importPaths(store, paths, {
      now: place.now,
      who: place.who,
      signal: stopping.signal,
      onProgress: progress.update,
      onFile: async report => {
        progress.clear()
        if (!options.json) await terminal.out(reportText(report, terminal))
      },
    })
    progress.stop()
    await terminal.out(options.json ? `${JSON.stringify(summaryOf(reports))}\n` : closing(reports, terminal))
    if (!options.json && reports.some(({ status }) => status === 'imported'))
      await terminal.out(worthText(await worthOf(store, place.now)))
    return reports.every(report => report.status === 'imported' || report.status === 'duplicate') &&
      reports.every(report => report.quarantined === 0)
      ? 0
      : 1
  })
}

/** The record that `import --json` ends with (docs/json.md). */
function summaryOf(reports: readonly FileReport[]) {
  const sum = (
    name: 'remittances' | 'claims' | 'adjustments' | 'denials' | 'sentClaims' | 'acknowledgments' | 'answers',
  ) => reports.reduce((total, report) => total + report[name], 0)
  return {
    record: 'summary',
    files: reports,
    added: {
      remittances: sum('remittances'),
      claims: sum('claims'),
      adjustments: sum('adjustments'),
      denials: sum('denials'),
      sentClaims: sum('sentClaims'),
      acknowledgments: sum('acknowledgments'),
      answers: sum('answers'),
    },
  }
}

const MARKS = { imported: 'green', duplicate: 'dim', quarantined: 'yellow', rejected: 'red' } as const

function reportText(report: FileReport, terminal: Terminal): string {
  const { status, path } = report
  const head = `${styled(terminal, MARKS[status], status.padEnd(12))}${plain(path)}`
  const lines = [head]
  if (status === 'duplicate' && report.duplicateOf !== undefined)
    lines.push(`            duplicate of ${plain(report.duplicateOf)}; nothing was added`)
  if (report.remittances > 0)
    lines.push(
      `            ${counted(report.remittances, 'remittance')}, ${counted(report.claims, 'claim')}, ${counted(report.adjustments, 'adjustment')}; ${counted(report.denials, 'denial')} opened${report.faults > 0 ? `; ${counted(report.faults, 'fault')} reported` : ''}`,
    )
  const others = [
    ...(report.sentClaims > 0 ? [`${counted(report.sentClaims, 'claim')} as sent`] : []),
    ...(report.acknowledgments > 0 ? [counted(report.acknowledgments, 'acknowledgment')] : []),
    ...(report.answers > 0 ? [`${counted(report.answers, 'answer')} about coverage or authorization`] : []),
  ]
  if (others.length > 0) lines.push(`            ${others.join(', ')}`)
  if (status !== 'duplicate' && report.duplicates > 0)
    lines.push(`            ${counted(report.duplicates, 'transaction')} in it had been posted before`)
  for (const sentence of report.says) lines.push(`            ${plain(sentence)}`)
  return `${lines.join('\n')}\n`
}

function closing(reports: readonly FileReport[], terminal: Terminal): string {
  const { added } = summaryOf(reports)
  const count = (status: FileReport['status']) => reports.filter(report => report.status === status).length
  const parts = (['imported', 'duplicate', 'quarantined', 'rejected'] as const)
    .filter(status => count(status) > 0)
    .map(status => `${count(status)} ${status}`)
  if (reports.length === 0) return 'There was nothing to import: the folder is empty.\n'
  return `\n${styled(terminal, 'bold', `${counted(reports.length, 'file')}: ${parts.join(', ')}.`)} Added ${counted(added.remittances, 'remittance')} with ${counted(added.claims, 'claim')} and ${counted(added.denials, 'denial')}; ${counted(added.sentClaims, 'claim')} as sent, ${counted(added.acknowledgments, 'acknowledgment')}.\n${added.denials > 0 ? '"overturn queue" shows what to work first.\n' : ''}`
}

/** What is open after it, in money. */
export function worthText({ open, expiring }: Worth): string {
  if (open.denials === 0) return 'No denial is open.\n'
  const soon =
    expiring.denials === 0
      ? 'none of it expires within 7 days'
      : `of it ${figure(expiring)} with a deadline within 7 days`
  return `Open now: ${figure(open)}; ${soon}.\n`
}

function figure({ denials, atLeast, atStakeCents }: Worth['open']): string {
  const money = atStakeCents === undefined ? '' : ` ($${amount(atStakeCents)} at stake)`
  return `${atLeast ? 'at least ' : ''}${counted(denials, 'denial')}${money}`
}

function createProgress(terminal: Terminal) {
  const bar = terminal.watched
    ? new cliProgress.SingleBar({ format: '{bar} {percentage} % {name}', hideCursor: true, clearOnComplete: true })
    : undefined
  let name = ''
  return {
    update(file: string, read: number, size: number | undefined): void {
      if (bar === undefined || size === undefined) return
      if (file !== name) {
        bar.start(size, read, { name: plain(file) })
        name = file
      } else bar.update(read)
    },
    clear(): void {
      if (name !== '') bar?.stop()
      name = ''
    },
    stop(): void {
      bar?.stop()
    },
  }
}
