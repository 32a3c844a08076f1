// Traces as references: whatever was asked comes back as it was; equal questions share a form; what would need too many is kept whole.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTraceForms, type KeptTrace, type Walk, wholeTraceOf } from './trace-form.ts'

type Step = readonly [rule: string, fact: string, is: unknown, holds: boolean, segment: number]

const walkOf =
  (steps: readonly Step[]): Walk =>
  visit =>
    steps.forEach(step => {
      visit(...step)
    })
const shown = (kept: KeptTrace): unknown =>
  JSON.parse(kept.form === null ? kept.text : wholeTraceOf(kept.form.text, kept.text))
const asKept = (steps: readonly Step[]) =>
  steps.map(([rule, fact, is, holds, segment]) => [rule, fact, is ?? null, holds ? 1 : 0, segment])

const answer = fc.oneof(
  fc.integer(),
  fc.boolean(),
  fc.constant(undefined),
  fc.string({ maxLength: 60 }),
  fc.constantFrom('CO', '2026-01-05', '| [1,2]', ''),
  fc.array(fc.string({ maxLength: 5 }), { maxLength: 3 }),
)
/** Facts have one answer and one segment, however often they are asked. */
const trace = fc
  .uniqueArray(fc.tuple(fc.string({ maxLength: 8 }), answer, fc.nat(3_000_000)), {
    selector: ([fact]) => fact,
    minLength: 1,
    maxLength: 8,
  })
  .chain(facts =>
    fc.array(
      fc
        .tuple(fc.constantFrom('a', '45/contract', 'none'), fc.constantFrom(...facts), fc.boolean())
        .map(([rule, [fact, is, segment], holds]): Step => [rule, fact, is, holds, segment]),
      { maxLength: 20 },
    ),
  )

describe('traces as references', () => {
  it('gives back what was asked, as it was', () => {
    const keep = createTraceForms()
    fc.assert(
      fc.property(trace, steps => {
        expect(shown(keep(walkOf(steps)))).toEqual(asKept(steps))
      }),
    )
  })

  it('keeps traces whole once there are too many forms', () => {
    const keep = createTraceForms(12)
    fc.assert(
      fc.property(trace, steps => {
        expect(shown(keep(walkOf(steps)))).toEqual(asKept(steps))
      }),
    )
    const long = Array.from({ length: 13 }, (_, at): Step => ['r', `f${at}`, true, true, 1])
    expect(keep(walkOf(long)).form).toBeNull()
  })

  it('shares a form between decisions that differ in amounts, dates, remarks and segments only', () => {
    const of = (cents: number, remarks: readonly string[], segment: number): readonly Step[] => [
      ['x', 'group', 'CO', false, segment],
      ['45/contract', 'amountCents', cents, true, segment],
      ['45/contract', 'remarks', remarks, true, segment + 4],
      ['45/contract', 'known', true, true, 0],
      ['45/contract', 'amountCents', cents, true, segment],
    ]
    const [one, other] = [createTraceForms(), createTraceForms()].map((keep, at) =>
      keep(walkOf(of(1500 + at, at === 0 ? [] : ['N19'], 40 + at))),
    )
    expect(one?.form).toEqual(other?.form)
    expect(one?.text).toBe('40,4|[1500,[]]')
    expect(other?.text).toBe('41,4|[1501,["N19"]]')
    const answered = createTraceForms()(walkOf([['x', 'group', 'PR', false, 40]]))
    expect(answered.form?.id).not.toBe(one?.form?.id)
  })
})
