// Says that an appeal went out: how, when and under which number. From then on its answer is awaited.
import { z } from 'zod'
import { letterRoutes } from '../../knowledge/letters.ts'
import { appealsOf } from '../../store/appeal.ts'
import type { Row, Store } from '../../store/store.ts'
import { RUNNING_APPEALS } from '../../store/words.ts'
import { type Actor, defineAction, targetOf } from '../action.ts'
import { mustBeOpen } from '../denial/change.ts'
import { dueOn } from '../denial/due.ts'
import { choice, maybeLine, titled } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { changeAppeal, daysAfter, mustBe, mustBeBetween } from './appeals.ts'

export const CHANNELS = ['portal', 'fax', 'certified-mail', 'mail', 'x12-275', 'sftp', 'other'] as const

/** Days until an answer is missed, where no rule says how long the payer has. Our judgment. */
const DAYS_TO_DECIDE = 60
/** Days that an answer is under way after the payer's time is over. Our judgment. */
const ON_ITS_WAY = 10

export const sendInput = z.object({
  channel: choice('Channel', CHANNELS, {
    labels: {
      portal: 'Portal',
      fax: 'Fax',
      'certified-mail': 'Certified mail',
      mail: 'Mail',
      'x12-275': '275',
      sftp: 'SFTP',
      other: 'Another way',
    },
  }),
  on: titled(z.iso.date(), 'Sent on', { widget: 'date', suggests: 'today+0' }),
  tracking: maybeLine('Number', { description: 'Tracking or confirmation number' }),
})

/** Throws Refusal `not-found`, `closed`, `not-a-date`, `guarded` where another one of the same denial runs. */
export async function sendAppeal(
  store: Store,
  actor: Actor,
  id: number,
  { channel, on, tracking }: z.output<typeof sendInput>,
): Promise<{ readonly appeal: Row<'appeal'>; readonly answerBy: string }> {
  const today = actor.now.slice(0, 10)
  let answerBy = ''
  const appeal = await changeAppeal(store, id, actor, async (appeal, denial, unit) => {
    mustBe(appeal, 'made')
    mustBeOpen(denial)
    mustBeBetween(on, appeal.madeAt.slice(0, 10), today, 'on which it went out')
    const other = (await appealsOf(unit, denial.id)).find(each => RUNNING_APPEALS.includes(each.status))
    if (other !== undefined)
      throw new Refusal(
        'guarded',
        `Appeal ${other.id} of the same denial was sent and is not decided; keep its decision first.`,
      )
    const days = letterRoutes().find(({ id }) => id === appeal.route)?.daysToDecide ?? DAYS_TO_DECIDE
    answerBy = daysAfter(on, days + ON_ITS_WAY)
    const due = await dueOn(unit, denial.id, today, [appeal.level])
    return {
      set: { status: 'sent', channel, tracking: tracking === '' ? null : tracking, sentOn: on, answerBy },
      denial: {
        set: { move: 'payer', lastAction: 'appealed', ...due },
        verb: 'appealed',
        data: { appeal: appeal.id, level: appeal.level, channel, on, tracking },
      },
    }
  })
  return { appeal, answerBy }
}

export const action = defineAction(import.meta.url, {
  title: 'Say that it was sent',
  says: 'Say that an appeal went out: how, when, under which number. Its answer is awaited from then on; nothing is sent by this.',
  right: 'work',
  on: 'one',
  undo: 'Withdraw it.',
  refuses: ['closed', 'not-a-date', 'guarded'],
  screen: '/appeals',
  input: sendInput,
  async run({ store, actor }, targets, told) {
    const { appeal, answerBy } = await sendAppeal(store, actor, targetOf(targets), told)
    return { changed: 1, says: `Appeal ${appeal.id} was sent on ${told.on}; an answer is missed after ${answerBy}.` }
  },
})
