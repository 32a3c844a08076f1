// Why no time to appeal runs on a denial that has none: in one sentence, with what is left. Pure.
import { noAppealFor } from '../../decide/law.ts'
import type { PayerEntry } from '../../knowledge/load.ts'
import type { Row } from '../../store/store.ts'
import type { Story } from './story.ts'

/** Kinds of clock by which a payer's decision is contested. */
const CONTESTS: ReadonlySet<string> = new Set(['appeal', 'dispute'])

/** Undefined where one runs, or ran, or nothing is open. */
export function whyNoAppealClock(
  story: Pick<Story, 'denial' | 'adjudications' | 'audience' | 'clocks'>,
  entry: PayerEntry | undefined,
): string | undefined {
  const { denial, audience, clocks } = story
  if (denial.status !== 'open' || clocks.some(clock => CONTESTS.has(clock.kind))) return undefined
  if (entry === undefined)
    return 'Nothing says which payer this is, neither its name nor the filing indicator of the claim: say which one it is, and its deadlines are counted.'
  const decided = (denial.notices ?? []).at(-1)
  if (decided !== undefined)
    return `The ${decided.decided.replaceAll('-', ' ')} of ${decided.date} was the last word that is known here: no later level runs from it.`
  if (denial.paymentDate === null)
    return 'The remittance bears no payment date, and no notice has come: there is no day to count from.'
  const law = closedBy(story)
  if (law !== undefined) return law
  const ways = entry.clocks.some(clock => clock.level === 'appeal' || clock.level === 'redetermination')
  if (!ways) return `No appeal is known of ${entry.title} (${audience.payerClass}): ask the payer for its way and days.`
  return 'The code and its remarks leave no appeal open: it is corrected, billed elsewhere or asked about, as the next step says.'
}

/** What closes the appeal of all that is worked, by the remark or law that does. */
function closedBy({ denial, adjudications, audience }: Pick<Story, 'denial' | 'adjudications' | 'audience'>) {
  const claim = adjudications.find(each => each.id === denial.remitClaimId)
  const codes = claim?.remarks.map(remark => remark.code) ?? []
  for (const { groupCode: group, carc } of claim?.adjustments ?? ([] as readonly Row<'adjustment'>[])) {
    if (group !== denial.groupCode || carc !== denial.carc) continue
    const closed = noAppealFor({ payerClass: audience.payerClass, group, carc, remarks: codes, appealable: false })
    if (closed !== undefined) return `${closed.says} ${closed.way}`
  }
  return undefined
}
