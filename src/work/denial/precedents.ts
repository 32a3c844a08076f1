// Precedents of a denial: what was argued before for this cause, how often the payer granted it, and the letters that are nearest to this case.
import { z } from 'zod'
import { daysBetween } from '../../decide/days.ts'
import { byNearness, countDecided, NEARNESS } from '../../decide/precedents.ts'
import { decidedAppeals } from '../../store/appeal.ts'
import { denialById } from '../../store/denial.ts'
import { proceduresOf } from '../../store/remit-claim.ts'
import { isGranted } from '../../store/words.ts'
import { number } from '../input.ts'
import { argumentsOf } from '../letter/own-arguments.ts'
import { present } from '../present.ts'
import { Refusal } from '../refusal.ts'
import { defineView } from '../view.ts'

/** Decided appeals of one cause that are looked at, the newest ones. */
const LOOKED_AT = 5000
const SHOWN = 12

export const countsShape = {
  decided: z.number(),
  granted: z.number().describe('In full or in part'),
  askedCents: z.number().int(),
  wonCents: z.number().int(),
}

const precedent = z.object({
  appeal: z.number(),
  denialId: z.number(),
  account: z.string(),
  payer: z.string(),
  code: z.string(),
  procedures: z.array(z.string()).readonly(),
  nearness: z.enum(NEARNESS),
  level: z.string(),
  argument: z.string().optional(),
  outcome: z.string(),
  askedCents: z.number().int(),
  wonCents: z.number().int().optional(),
  decidedOn: z.string().optional(),
  days: z.number().optional().describe('From sending to the decision'),
})

export const view = defineView(import.meta.url, {
  title: 'Precedents',
  says: 'Own appeals of the same cause that were decided: how often each argument was granted, here and everywhere, and the letters nearest to this case.',
  right: 'work',
  looks: true,
  path: '/denials/:id/precedents',
  screen: '/denials/$id/appeal',
  query: z.object({ id: number('Denial') }),
  answer: z.object({
    denial: z.number(),
    arguments: z
      .array(
        z.object({
          id: z.string(),
          when: z.string(),
          here: z.object(countsShape).describe('At this payer'),
          everywhere: z.object(countsShape),
        }),
      )
      .readonly(),
    letters: z.array(precedent).readonly(),
  }),
  async read({ store }, { id }) {
    const denial = await denialById(store, id)
    if (denial === undefined)
      throw new Refusal('not-found', `There is no denial ${id}.`, '"overturn queue" lists them.')
    const decided = (await decidedAppeals(store, denial.cause, LOOKED_AT)).map(row => ({
      ...row,
      granted: isGranted(row.ruling),
      wonCents: row.wonCents ?? 0,
      decidedOn: row.decidedOn ?? '',
    }))
    const billed = await proceduresOf(store, [denial.remitClaimId, ...decided.map(each => each.remitClaimId)])
    const own = { ...denial, procedures: billed.get(denial.remitClaimId) ?? [] }
    const appeals = decided.map(each => ({ ...each, procedures: billed.get(each.remitClaimId) ?? [] }))
    return {
      denial: id,
      arguments: (await argumentsOf(store, denial.cause)).map(({ id: argument, when }) => {
        const same = appeals.filter(each => each.argument === argument)
        return {
          ...{ id: argument, when, everywhere: countDecided(same) },
          here: countDecided(same.filter(each => each.payerId === denial.payerId)),
        }
      }),
      letters: byNearness(appeals, own)
        .slice(0, SHOWN)
        .map(({ appeal, nearness }) => precedentOf(appeal, nearness)),
    }
  },
})

type Appeal = Awaited<ReturnType<typeof decidedAppeals>>[number] & { readonly procedures: readonly string[] }

function precedentOf(appeal: Appeal, nearness: (typeof NEARNESS)[number]): z.infer<typeof precedent> {
  const { id, denialId, account, payer, procedures, level, argument, ruling, askedCents, sentOn, decidedOn } = appeal
  return present({
    ...{ appeal: id, denialId, account, payer, procedures, nearness, level, argument, askedCents },
    code: appeal.carc === '' ? appeal.groupCode : `${appeal.groupCode}-${appeal.carc}`,
    outcome: ruling ?? '',
    wonCents: isGranted(ruling) ? appeal.wonCents : null,
    decidedOn: decidedOn === '' ? null : decidedOn,
    days: sentOn === null || decidedOn === null || decidedOn === '' ? null : daysBetween(sentOn, decidedOn),
  })
}
