// Reports that go out by mail: which ones may, and one of them made as a PDF. Only what shows no patient's record may leave by mail.
import { lastWhole, type ReportTime } from '../../decide/report-time.ts'
import type { MailedReport, Store } from '../../store/store.ts'
import { view as appealsByLevel } from '../insight/appeals-by-level.ts'
import { view as cohorts } from '../insight/cohorts.ts'
import { view as figures } from '../insight/measures.ts'
import { view as patterns } from '../insight/patterns.ts'
import { view as payers } from '../insight/scorecard.ts'
import { view as training } from '../insight/training.ts'
import { printedTable, writePdf } from '../sheet/print.ts'
import { columnsOf, recordsIn, tableOf } from '../sheet/table.ts'
import type { View } from '../view.ts'

/** By the name under which they are asked for. None of them shows a patient's record (a test holds it). */
export const MAILABLE: Readonly<Record<(typeof MAILABLE_NAMES)[number], View>> = {
  ...{ figures, patterns, payers, training, cohorts, appeals: appealsByLevel },
}
export const MAILABLE_NAMES = ['figures', 'patterns', 'payers', 'training', 'cohorts', 'appeals'] as const

export interface MadeReport {
  readonly time: ReportTime
  readonly subject: string
  readonly text: string
  readonly file: string
  readonly pdf: Buffer
}

/** Undefined where nothing is due: the last whole week or month went out already. */
export async function dueReport(
  store: Store,
  { name, report, every, payer, sentFor }: MailedReport,
  { now, today }: { readonly now: string; readonly today: string },
): Promise<MadeReport | undefined> {
  const time = lastWhole(every, today)
  if (time.from === sentFor) return undefined
  const view = MAILABLE[report as keyof typeof MAILABLE]
  const asked = { ...time, ...(payer === undefined ? {} : { payer }) }
  const context = { store, role: 'lead', actor: { who: 'overturn', now } } as const
  const answer = view.answer.parse(await view.read(context, view.query.parse(asked)))
  const printed = view.print?.(answer) ?? printedTable(view, tableOf(columnsOf(view), recordsIn(view, answer)))
  const title = `${view.title}, ${time.from} to ${time.to}`
  return {
    time,
    subject: `${name}: ${title}`,
    text: `${view.says}\n\nFrom ${time.from} to ${time.to}, made by Overturn on ${today}. No patient is named in it.\n`,
    file: `${report}-${time.from}.pdf`,
    pdf: await writePdf(title, printed, now),
  }
}
