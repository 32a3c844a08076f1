// Remittances that should have come: claims that were taken in and have had no answer for longer than a payer takes.
import { dayIn } from '../../../decide/day.ts'
import { acceptedClaims } from '../../../store/acknowledgment.ts'
import { countOverdueClaims, overdueClaims } from '../../../store/claim.ts'
import { lastAnswers, lastQuestions } from '../../../store/status-question.ts'
import type { Row, Store } from '../../../store/store.ts'

export interface SilentClaim {
  readonly id: number
  readonly account: string
  readonly patient: string | null
  readonly payer: string | null
  readonly chargeCents: number
  readonly sentOn: string
  readonly days: number
  /** True when a receiver or the payer said that it was taken in. */
  readonly acknowledged: boolean
  /** ISO date on which its payer was asked last (276). */
  readonly askedOn: string | null
  /** What the payer answered to that (277). */
  readonly answer: Row<'acknowledgment'> | null
}

/** A page of the claims of `days` and older without a remittance, the oldest first, and how many there are; those that were rejected are work of their own. */
export async function listSilent(
  store: Store,
  now: string,
  days: number,
  page: { readonly limit: number; readonly skip: number },
): Promise<{ readonly items: readonly SilentClaim[]; readonly total: number }> {
  const today = Temporal.PlainDate.from(dayIn(store.zone, now))
  const until = today.subtract({ days }).toString()
  const rows = await overdueClaims(store, until, page)
  const ids = rows.map(row => row.id)
  const taken = await acceptedClaims(store, ids)
  const questions = await lastQuestions(store, ids)
  const answers = await lastAnswers(store, ids)
  const askedOn = (id: number) => {
    const question = questions.get(id)
    return question === undefined ? null : dayIn(store.zone, question.askedAt)
  }
  const items = rows.map(row => ({
    id: row.id,
    account: row.account,
    patient: row.patientName,
    payer: row.payerName,
    chargeCents: row.chargeCents,
    sentOn: row.sentOn ?? '',
    days: today.since(Temporal.PlainDate.from(row.sentOn ?? today.toString())).days,
    acknowledged: taken.has(row.id),
    askedOn: askedOn(row.id),
    answer: answers.get(row.id) ?? null,
  }))
  return { items, total: await countOverdueClaims(store, until) }
}
