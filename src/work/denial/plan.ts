// The plan of a denial with several causes as the store's rows and the doors have it.
import { z } from 'zod'
import { sayBack } from '../../decide/case.ts'
import { type Plan, planDenial } from '../../decide/plan.ts'
import { stakesOf } from '../../decide/sequestration.ts'
import { ACTIONS } from '../../knowledge/load.ts'
import { OTHER_PAYER_ORDERS } from '../../knowledge/other-payer.ts'
import type { Reader } from '../../store/reader.ts'
import { caseOf } from '../claim/standing.ts'
import type { Stake } from './posted.ts'
import type { StoryClaim } from './story.ts'

export const planRecord = z
  .object({
    steps: z
      .array(
        z.object({
          action: z.enum(ACTIONS),
          order: z
            .enum(OTHER_PAYER_ORDERS)
            .optional()
            .describe(
              'Of bill-other-payer: as its first, instead of this payer, next with what this one decided, or back to this one with what the first decided',
            ),
          filing: z
            .string()
            .optional()
            .describe('Of one that goes to the insurer of an injury first: the kind that it is filed as (SBR09)'),
          says: z.string(),
          lines: z.array(z.number()).readonly().describe('Lines it covers; 0 is the claim itself'),
          atStakeCents: z.number().int(),
          after: z.array(z.number()).readonly().describe('Places in this list of what comes before it'),
        }),
      )
      .readonly(),
    recommended: z.number().optional().describe('Place of the step to begin with'),
  })
  .describe('What is to be done about all of its causes, in order')

/** The plan for everything at stake. */
export function planOf(stakes: readonly Stake[], remarks: readonly string[] = []): Plan {
  return planDenial(
    stakes.map(({ adjustmentId: id, ...stake }) => ({ id, ...stake })),
    remarks,
  )
}

/** The plan of a denial that is shown: of those of its adjustments that it is made of. */
export function planRecordOf(
  adjudications: readonly StoryClaim[],
  adjustmentIds: readonly number[],
): z.infer<typeof planRecord> {
  const own = new Set(adjustmentIds)
  const { steps, recommended } = planOf(
    adjudications.flatMap(stakesShown).filter(stake => own.has(stake.adjustmentId)),
    adjudications
      .filter(claim => claim.adjustments.some(({ id }) => own.has(id)))
      .flatMap(claim => claim.remarks.map(({ code }) => code)),
  )
  return {
    steps: steps.map(({ action, order, filing, says, lines, atStakeCents, after }) => ({
      action,
      ...(order === undefined ? {} : { order }),
      ...(filing === undefined ? {} : { filing }),
      says,
      lines,
      atStakeCents,
      after,
    })),
    ...(recommended === undefined ? {} : { recommended }),
  }
}

/** The same where the payer said that another one comes first, and that one has decided since: what the case says then. */
export async function planInCase(
  reader: Reader,
  plan: z.infer<typeof planRecord>,
  remitClaimId: number,
): Promise<z.infer<typeof planRecord>> {
  if (!plan.steps.some(step => step.order === 'first')) return plan
  const settled = await caseOf(reader, { remitClaimId })
  const back = settled?.standing.comesBack
  const own = settled?.standing.adjudications.find(each => each.id === remitClaimId)?.payer
  if (back === undefined || back.key !== own) return plan
  const steps = plan.steps.map(step => {
    if (step.order !== 'first') return step
    const { order: _first, ...same } = step
    const says = sayBack(back)
    return back.state === 'to-bill'
      ? { ...same, order: 'back' as const, says }
      : { ...same, action: back.state === 'told' ? ('query-payer' as const) : ('wait' as const), says }
  })
  return { ...plan, steps }
}

/** The adjustments of an adjudication that is shown, each with what of it is at stake. */
function stakesShown(claim: StoryClaim): readonly Stake[] {
  const made = claim.adjustments.flatMap(({ id, line, groupCode: group, carc, amountCents, decision }): Stake[] =>
    decision === undefined ? [] : [{ ...decision, adjustmentId: id, line, group, carc, amountCents }],
  )
  const amounts = stakesOf({ ...claim, lines: claim.lineRows }, made)
  // What is no longer denied, or was taken back, keeps the amount that it was opened for.
  return made.map((stake, at) => {
    const atStake = stake.kind === 'denial' || stake.kind === 'underpayment'
    return atStake ? { ...stake, amountCents: amounts[at] ?? 0 } : stake
  })
}
