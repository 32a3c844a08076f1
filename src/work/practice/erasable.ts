// The preview of an erasure: whose records would go, what would go with them, what stays and why. Changes nothing.
import { z } from 'zod'
import { countRows } from '../../store/erasure.ts'
import { choice, titled } from '../input.ts'
import { defineView, REPORT_SCREEN } from '../view.ts'
import { GROUNDS, planErasure } from './retention/plan.ts'
import { termsOf } from './retention/terms.ts'

/** Whose records an erasure is asked about. */
export const whoseShape = {
  account: titled(z.string().trim().min(1).max(80).optional(), 'Account', {
    description: 'the records of this account, and those that lie in one case with it',
  }),
  member: titled(z.string().trim().min(1).max(80).optional(), 'Member number', {
    description: 'all records of this patient',
  }),
  denial: titled(z.coerce.number().int().positive().optional(), 'Denial', {
    description: 'the records that this denial is about',
  }),
  ground: choice('Ground', GROUNDS, {
    description:
      'term-over: they have been kept for as long as the practice has set; not-ours: they came here by mistake',
  }).default('term-over'),
}

export const view = defineView(import.meta.url, {
  title: 'What could be erased',
  says: 'Whose records could be erased, what would go with them, and what stays and why. Nothing is changed by looking.',
  right: 'admin',
  looks: true,
  screen: REPORT_SCREEN,
  query: z.object(whoseShape),
  answer: z.object({
    accounts: z
      .array(z.object({ account: z.string() }))
      .readonly()
      .describe('Whose records would go'),
    claims: z.number().int().describe('Claims as they were sent'),
    answers: z.number().int().describe('Decisions of payers on them'),
    denials: z.number().int(),
    files: z.array(z.number()).readonly().describe('Files whose bytes would go: nobody else stands in them'),
    filesThatStay: z
      .array(z.number())
      .readonly()
      .describe('Files that name them and stay, encrypted, because others stand in them too'),
    kept: z
      .array(z.object({ account: z.string(), why: z.string() }))
      .readonly()
      .describe('Whose records have to stay, and why'),
    more: z.boolean().describe('There are more whose term is over'),
    practice: z.record(z.string(), z.number()).describe('All that the practice has, which would go with it'),
    terms: z
      .array(
        z.object({
          what: z.string(),
          years: z.number(),
          says: z.string(),
          url: z.string().optional(),
          read: z.string().optional(),
        }),
      )
      .readonly()
      .describe('How long what is kept'),
  }),
  async read({ store, actor }, whose) {
    const settings = await store.settings()
    const plan = await planErasure(store, settings, whose, actor.now)
    return {
      accounts: plan.accounts.map(account => ({ account })),
      claims: plan.rows.claims.length,
      answers: plan.rows.remitClaims.length,
      denials: plan.rows.denials.length,
      files: plan.alone,
      filesThatStay: plan.shared,
      kept: plan.kept,
      more: plan.more,
      practice: await countRows(store),
      terms: termsOf(settings),
    }
  },
})
