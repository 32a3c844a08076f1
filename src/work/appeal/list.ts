// Appeals on a board: by how far they have come, the one whose answer or next deadline is nearest first.
import { z } from 'zod'
import { appealsIn } from '../../store/appeal.ts'
import { APPEAL_STATUSES, RUNNING_APPEALS } from '../../store/words.ts'
import { choice, number } from '../input.ts'
import { present } from '../present.ts'
import { defineView, eachItemAs, itemsOf } from '../view.ts'

export const appealRecord = z.object({
  id: z.number(),
  denialId: z.number(),
  account: z.string(),
  patient: z.string().optional(),
  payer: z.string(),
  code: z.string(),
  level: z.string(),
  title: z.string(),
  argument: z.string().optional(),
  status: z.enum(APPEAL_STATUSES),
  pages: z.number(),
  askedCents: z.number().int(),
  madeAt: z.string(),
  madeBy: z.string(),
  channel: z.string().optional(),
  tracking: z.string().optional(),
  sentOn: z.string().optional(),
  acknowledgedOn: z.string().optional(),
  answerBy: z.string().optional().describe('After this day silence, or money that did not come, is looked into'),
  late: z.literal(true).optional().describe('That day is over'),
  decidedOn: z.string().optional(),
  outcome: z.string().optional(),
  grantedCents: z.number().int().optional(),
  dueDate: z.string().optional().describe('The next deadline of the denial'),
  dueLevel: z.string().optional(),
})

export const view = defineView(import.meta.url, {
  title: 'Appeals',
  says: 'Appeals that were made, by how far they have come; the one whose answer is nearest first.',
  right: 'read',
  looks: true,
  screen: '/appeals',
  query: z.object({
    status: choice('How far', [...APPEAL_STATUSES, 'running', 'all'], {
      description: 'running: sent and not decided',
    }).default('all'),
    limit: number('How many').default(500),
  }),
  answer: itemsOf(appealRecord),
  lines: eachItemAs('appeal', appealRecord),
  async read({ store, actor }, { status, limit }) {
    const wanted = status === 'all' ? APPEAL_STATUSES : status === 'running' ? RUNNING_APPEALS : [status]
    const rows = await appealsIn(store, wanted, Math.min(limit, 5000))
    const today = actor.now.slice(0, 10)
    return {
      items: rows.map(row =>
        present({
          id: row.id,
          denialId: row.denialId,
          account: row.account,
          patient: row.patientName,
          payer: row.payer,
          code: row.carc === '' ? row.groupCode : `${row.groupCode}-${row.carc}`,
          level: row.level,
          title: row.heading,
          argument: row.argument,
          status: row.status,
          pages: row.pages,
          askedCents: row.askedCents,
          madeAt: row.madeAt,
          madeBy: row.madeBy,
          channel: row.channel,
          tracking: row.tracking,
          sentOn: row.sentOn,
          acknowledgedOn: row.acknowledgedOn,
          answerBy: row.answerBy,
          late: row.answerBy !== null && row.answerBy < today ? (true as const) : null,
          decidedOn: row.decidedOn,
          outcome: row.ruling,
          grantedCents: row.wonCents,
          dueDate: row.dueDate,
          dueLevel: row.dueLevel,
        }),
      ),
    }
  },
})
