// Traces as references: whatever was asked comes back as it was; equal questions share a form; what would need too many is kept whole.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type KeptTrace, keepTrace, type Walk, wholeTraceOf } from './trace-form.ts'

type Step = readonly [rule: string, fact: string, is: unknown, holds: boolean, segment: number]

const walkOf =
  (steps: readonly Step[]): Walk =>
  visit =>
    steps.forEach(step => {
      visit(...step)
    })
type Asked = NonNullable<Parameters<typeof keepTrace>[0]>

/** The way that these steps go, as deciding hands it on: an answer that is no short word is the decision's own. */
function askedOf(steps: readonly Step[]): Asked {
  const answers = new Map<string, unknown>()
  const segments = [...new Set(steps.map(([, , , , segment]) => segment).filter(segment => segment !== 0))]
  let last: Asked['way']['last']
  for (const [rule, fact, is, holds, segment] of steps) {
    const varies = typeof is === 'number' || typeof is === 'object' || (typeof is === 'string' && is.length > 3)
    if (varies && !answers.has(fact)) answers.set(fact, is)
    last = { before: last, rule, fact, varies, is: varies ? undefined : is, holds, place: segments.indexOf(segment) }
  }
  return { way: { last }, answers: [...answers.values()], segments }
}

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
    fc.assert(
      fc.property(trace, steps => {
        const kept = keepTrace(askedOf(steps), walkOf(steps))
        expect(kept.form).not.toBeNull()
        expect(shown(kept)).toEqual(asKept(steps))
      }),
      { numRuns: 300 },
    )
  })

  it('keeps a trace whole where there is no way that is remembered', () => {
    fc.assert(
      fc.property(trace, steps => {
        const kept = keepTrace(undefined, walkOf(steps))
        expect(kept.form).toBeNull()
        expect(shown(kept)).toEqual(asKept(steps))
      }),
    )
  })

  it('shares a form between decisions that differ in amounts, dates, remarks and segments only', () => {
    const of = (cents: number, remarks: readonly string[], segment: number): readonly Step[] => [
      ['x', 'group', 'CO', false, segment],
      ['45/contract', 'amountCents', cents, true, segment],
      ['45/contract', 'remarks', remarks, true, segment + 4],
      ['45/contract', 'known', true, true, 0],
      ['45/contract', 'amountCents', cents, true, segment],
    ]
    const keep = (steps: readonly Step[]) => keepTrace(askedOf(steps), walkOf(steps))
    const one = keep(of(1500, [], 40))
    const other = keep(of(1501, ['N19'], 41))
    expect(one.form).toEqual(other.form)
    expect(one.text).toBe('40,4|[1500,[]]')
    expect(other.text).toBe('41,4|[1501,["N19"]]')
    const answered = keep([['x', 'group', 'PR', false, 40]])
    expect(answered.form?.id).not.toBe(one.form?.id)
  })
})
