// Plans for denials with several causes: one claim for what a claim can mend, appeals after it, errands before it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTIONS, type Action, type Cause } from '../knowledge/vocabulary.ts'
import { type Plan, planDenial, type WorkedAdjustment } from './plan.ts'

let ids = 0
const worked = (
  line: number,
  carc: string,
  action: Action,
  parts: Partial<WorkedAdjustment> = {},
): WorkedAdjustment => ({
  id: ++ids,
  line,
  group: 'CO',
  carc,
  amountCents: 1000 * line || 1000,
  cause: (parts.cause ?? 'claim-data') as Cause,
  action,
  appealable: true,
  ...parts,
})
const steps = (plan: Plan) =>
  plan.steps.map(step => `${step.action} ${step.lines.join('+')} after ${step.after.join('+')}`)

describe('a plan', () => {
  it('puts what a claim can mend into one claim and the appeal after it', () => {
    const plan = planDenial([
      worked(3, '50', 'appeal', { cause: 'medical-necessity' }),
      worked(1, '16', 'correct-claim'),
      worked(2, '4', 'correct-claim', { cause: 'coding' }),
    ])
    expect(steps(plan)).toEqual(['correct-claim 1+2 after ', 'appeal 3 after 0'])
    expect(plan).toMatchObject({ recommended: 0, others: 1, atStakeCents: 6000 })
    expect(plan.steps[1]?.says).toContain('its time runs meanwhile')
  })
  it('gets the authorization first, and carries it in the same claim', () => {
    const plan = planDenial([
      worked(1, '16', 'correct-claim'),
      worked(2, '197', 'obtain-authorization', { cause: 'authorization' }),
      worked(3, '50', 'appeal', { cause: 'medical-necessity' }),
    ])
    expect(steps(plan)).toEqual(['obtain-authorization 2 after ', 'correct-claim 1+2 after 0', 'appeal 3 after 0+1'])
    expect(plan).toMatchObject({ recommended: 0, others: 2 })
  })
  it('sends a claim for an authorization alone, too', () =>
    expect(steps(planDenial([worked(1, '197', 'obtain-authorization')]))).toEqual([
      'obtain-authorization 1 after ',
      'correct-claim 1 after 0',
    ]))
  it('makes the whole claim new where it was not processed', () => {
    const plan = planDenial([worked(1, '16', 'correct-claim'), worked(0, '16', 'new-claim')])
    expect(steps(plan)).toEqual(['new-claim 0+1 after '])
  })
  it('sends records before a replacement ends the request', () =>
    expect(steps(planDenial([worked(1, '16', 'correct-claim'), worked(2, '252', 'send-records')]))).toEqual([
      'send-records 2 after ',
      'correct-claim 1 after 0',
    ]))
  it('bills the other payer before the claim, the patient and the write-off last', () =>
    expect(
      steps(
        planDenial([
          worked(4, '29', 'write-off'),
          worked(3, '204', 'bill-patient'),
          worked(1, '22', 'bill-other-payer'),
          worked(2, '16', 'correct-claim'),
        ]),
      ),
    ).toEqual([
      'bill-other-payer 1 after ',
      'correct-claim 2 after 0',
      'bill-patient 3 after 0+1',
      'write-off 4 after 0+1+2',
    ]))
  it('voids before anything else', () =>
    expect(planDenial([worked(1, '16', 'correct-claim'), worked(0, 'A1', 'void-claim')]).steps[0]?.action).toBe(
      'void-claim',
    ))
  it('looks before the claim goes out', () =>
    expect(steps(planDenial([worked(2, '129', 'review'), worked(1, '16', 'correct-claim')]))).toEqual([
      'review 2 after ',
      'correct-claim 1 after 0',
    ]))
  it('recommends what can be done over what only waits', () => {
    const plan = planDenial([worked(1, '133', 'wait'), worked(2, '50', 'appeal')])
    expect(plan.steps[plan.recommended ?? -1]?.action).toBe('appeal')
  })
  it('of nothing is empty', () =>
    expect(planDenial([worked(1, '45', 'none')])).toMatchObject({ steps: [], recommended: undefined, others: 0 }))

  it('covers every adjustment once with its money, waits only for what stands before it, and does not hang on order', () => {
    const one = fc.record({
      line: fc.integer({ min: 0, max: 5 }),
      carc: fc.constantFrom('16', '50', '197', '252', '22', '18'),
      action: fc.constantFrom(...ACTIONS.filter(action => action !== 'none')),
      amountCents: fc.integer({ min: 1, max: 90000 }),
    })
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 8 }), fc.integer({ min: 0, max: 7 }), (parts, turn) => {
        const all = parts.map((each, at) => worked(each.line, each.carc, each.action, { ...each, id: at + 1 }))
        const plan = planDenial(all)
        expect(plan.steps.reduce((sum, step) => sum + step.atStakeCents, 0)).toBe(plan.atStakeCents)
        for (const { id } of all) expect(plan.steps.some(step => step.adjustments.includes(id))).toBe(true)
        for (const [at, step] of plan.steps.entries()) expect(step.after.every(other => other < at)).toBe(true)
        expect(plan.steps.filter(step => step.kind === 'claim').length).toBeLessThan(2)
        expect(plan.steps[plan.recommended ?? -1]?.after).toEqual([])
        expect(planDenial([...all.slice(turn), ...all.slice(0, turn)])).toEqual(plan)
      }),
      { numRuns: 500 },
    )
  })
})
