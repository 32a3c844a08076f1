// Keeps the payer's decision on an appeal: the next level opens with its deadline, and money that was granted is awaited.
import { z } from 'zod'
import { keepDraft, letterDraft } from '../../store/appeal.ts'
import type { Row, Unit } from '../../store/store.ts'
import { isGranted } from '../../store/words.ts'
import { defineAction, targetOf } from '../action.ts'
import { loadContext } from '../denial/context.ts'
import { canDecide, DECIDED, type Decided } from '../denial/decided.ts'
import { keepNotice } from '../denial/notice.ts'
import { payerOfDenial } from '../denial/payer.ts'
import { choice, maybeLine, money, titled } from '../input.ts'
import { changeAppeal, daysAfter, mustBe, mustBeBetween } from './appeals.ts'

export const RULINGS = ['overturned', 'partly', 'upheld', 'dismissed'] as const
/** Days within which money that was granted should have come. Our judgment. */
const DAYS_TO_PAY = 45

/** What an appeal's level is called where its decision is kept; nothing follows upon the others. */
const DECIDED_AS: Readonly<Record<string, Decided>> = { 'payment-dispute': 'appeal' }
const decidedAs = (level: string): Decided | undefined => DECIDED_AS[level] ?? DECIDED.find(each => each === level)

export const action = defineAction(import.meta.url, {
  title: 'Keep the decision',
  says: 'Keep the payer’s decision on an appeal; the next level opens with its deadline, and granted money is awaited.',
  right: 'work',
  on: 'one',
  undo: 'Undo the notice on the denial.',
  refuses: ['closed', 'not-a-date', 'not-known'],
  screen: '/appeals',
  input: z.object({
    outcome: choice('Decision', RULINGS, {
      labels: { overturned: 'Overturned', partly: 'Partly overturned', upheld: 'Upheld', dismissed: 'Dismissed' },
    }),
    on: titled(z.iso.date(), 'Dated', { widget: 'date', description: 'As it stands on the decision' }),
    amountCents: money('Granted', { description: 'The amount that the payer says it will pay' }).optional(),
    note: maybeLine('Note', { most: 2000, widget: 'long-text' }),
  }),
  async run({ store, actor }, targets, { outcome, on, amountCents, note }) {
    const context = await loadContext(store, actor.now)
    const won = isGranted(outcome)
    const started: string[] = []
    const appeal = await changeAppeal(store, targetOf(targets), actor, async (appeal, denial, unit, totals) => {
      mustBe(appeal, 'sent', 'acknowledged')
      mustBeBetween(on, appeal.sentOn, actor.now.slice(0, 10), 'of the decision')
      const decided = decidedAs(appeal.level)
      const { entry } = await payerOfDenial(unit, denial)
      if (decided !== undefined && denial.status === 'open' && (entry === undefined || canDecide(decided, entry))) {
        const notice = await keepNotice(unit, totals, denial, { decided, date: on, outcome, note }, context, actor)
        started.push(...notice.started.map(({ level, due, workBy }) => `${level} until ${due} (work by ${workBy})`))
      }
      await forgetLevel(unit, denial.id)
      return {
        set: {
          status: 'decided',
          decidedOn: on,
          ruling: outcome,
          wonCents: amountCents ?? null,
          answerBy: won ? daysAfter(on, DAYS_TO_PAY) : null,
        },
        denial: {
          set: afterDecision(denial, won),
          verb: 'appeal-decided',
          data: { appeal: appeal.id, level: appeal.level, outcome, on, amountCents: amountCents ?? null },
        },
      }
    })
    const next = started.length === 0 ? '' : ` The next level is open: ${started.join(', ')}.`
    return {
      changed: 1,
      says: `Appeal ${appeal.id} was ${outcome === 'partly' ? 'partly overturned' : outcome}.${next}`,
    }
  },
})

/** Whatever was kept in between, the appeal is what is credited when the money comes. */
function afterDecision({ status }: Row<'denial'>, won: boolean): Partial<Row<'denial'>> {
  if (status === 'closed') return {}
  return { lastAction: 'appealed', move: won ? 'payer' : 'us' }
}

/** Answers that are of one level only: the notice before it, what is argued, why it is late. */
const OF_ONE_LEVEL = /^(?:notice|decided|late|hearing|council)\.|^(?:level|argument|exhibit\.earlier-decision)$/

/** What was answered goes on to the next level, but for what was of this one. */
async function forgetLevel(unit: Unit, denialId: number): Promise<void> {
  const draft = await letterDraft(unit, denialId)
  if (draft === undefined) return
  const { practiceId: _practice, ...kept } = draft
  const answers = Object.fromEntries(Object.entries(draft.answers).filter(([key]) => !OF_ONE_LEVEL.test(key)))
  await keepDraft(unit, { ...kept, answers })
}
