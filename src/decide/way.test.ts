// Ways through questions: whoever follows one has been asked what he would have been asked one by one, with the same answers from the same
// segments; those who answer alike share one way; and there are never more than there is room for.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generateFile } from '../example/generate.ts'
import type { Condition, Rule } from '../knowledge/load.ts'
import type { RawSegment } from '../x12/segment.ts'
import { type CompiledCondition, testOf } from './conditions.ts'
import type { Decision } from './decide.ts'
import type { FactValue, Subject } from './facts.ts'
import { createRemittanceReader } from './remittance.ts'
import { type Asked, type Asking, rememberWays, type WayStep } from './way.ts'

type Step = readonly [rule: string, fact: string, is: FactValue, holds: boolean, segment: number]
/** A subject of our own: what each fact is, and in which segment. */
type Answers = Readonly<Record<string, readonly [is: FactValue, segment: number]>>

const FACTS = ['a', 'b', 'c', 'd', 'e'] as const

const answersOf = (subject: Subject) => subject as unknown as Answers
const follow = (ways: (subject: Subject) => Asked | undefined, answers: Answers) => ways(answers as unknown as Subject)

function compiled(condition: Condition): CompiledCondition {
  const { fact } = condition
  return {
    condition,
    holds: testOf(condition),
    fact: {
      says: fact,
      value: subject => answersOf(subject)[fact]?.[0],
      at: subject => {
        const index = answersOf(subject)[fact]?.[1] ?? 0
        return index === 0 ? undefined : ({ index } as RawSegment)
      },
    },
  }
}

/** Asked one by one. */
function oneByOne(askings: readonly Asking[], answers: Answers): readonly Step[] {
  const steps: Step[] = []
  for (const { name, tests } of askings)
    for (const { condition, holds } of tests) {
      const [is, segment] = answers[condition.fact] ?? [undefined, 0]
      const yes = holds(is)
      steps.push([name, condition.fact, is, yes, segment])
      if (!yes) break
    }
  return steps
}

/** The same, read off a way. */
function readOff({ way, answers, segments }: Asked): readonly Step[] {
  const steps: WayStep[] = []
  for (let step = way.last; step !== undefined; step = step.before) steps.unshift(step)
  const varying = [...new Set(steps.filter(step => step.varies).map(step => step.fact))]
  expect(answers).toHaveLength(varying.length)
  return steps.map(({ rule, fact, varies, is, holds, place }) => [
    rule,
    fact,
    varies ? answers[varying.indexOf(fact)] : is,
    holds,
    place < 0 ? 0 : (segments[place] ?? Number.NaN),
  ])
}

const is = fc.oneof(
  fc.constantFrom<FactValue[]>('CO', 'PR', true, false, undefined, '', '2026-01-05', '2026-02-01', 'x'.repeat(40)),
  fc.integer({ min: -2, max: 2 }),
  fc.array(fc.constantFrom('N19', 'MA130'), { maxLength: 2 }),
)
const answers: fc.Arbitrary<Answers> = fc
  .array(fc.tuple(is, fc.nat(4)), { minLength: FACTS.length, maxLength: FACTS.length })
  .map(found => Object.fromEntries(FACTS.map((fact, at) => [fact, found[at] ?? [undefined, 0]])))
const condition: fc.Arbitrary<Condition> = fc
  .constantFrom(...FACTS)
  .chain(fact =>
    fc.constantFrom<Condition[]>(
      { fact, is: 'CO' },
      { fact, not: 'PR' },
      { fact, in: ['CO', 'PR', 1] },
      { fact, has: ['N19'] },
      { fact, lacks: ['N19'] },
      { fact, above: 0 },
      { fact, atMost: 1 },
    ),
  )
const askings = fc.array(
  fc
    .tuple(fc.constantFrom('45/contract', 'none', 'law/x'), fc.array(condition, { maxLength: 5 }))
    .map(([name, conditions]): Asking => ({ name, tests: conditions.map(compiled) })),
  { maxLength: 6 },
)

/** Every decision of a generated file, without and with rules of the practice. */
function decisionsOf(claims: number, seed: number, practiceRules?: readonly Rule[]): readonly Decision[] {
  const decisions: Decision[] = []
  const reader = createRemittanceReader(
    {
      onFault: () => undefined,
      onRemittance: () => undefined,
      onClaim: claim => decisions.push(...claim.adjustments.map(({ decision }) => decision)),
    },
    practiceRules === undefined ? {} : { practiceRules },
  )
  reader.push(Buffer.from(generateFile({ seed, claims }).text, 'latin1'))
  reader.end()
  return decisions
}

const OWN_RULE: Rule = {
  id: 'own/45',
  when: [
    { fact: 'carc', is: '45' },
    { fact: 'amountCents', above: 10_000 },
  ],
  decides: { kind: 'contractual', cause: 'contract', action: 'none', sure: 'high' },
  why: '{amountCents} is a lot.',
}

describe('ways through questions', () => {
  it('answer what would have been answered one by one, whoever went them before', () => {
    fc.assert(
      fc.property(askings, fc.array(answers, { minLength: 1, maxLength: 12 }), (asked, many) => {
        const ways = rememberWays(asked, { turns: 1000 })
        for (const each of many) {
          const found = follow(ways, each)
          expect(found && readOff(found)).toEqual(oneByOne(asked, each))
          expect(follow(ways, each)?.way).toBe(found?.way)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('are shared by those that differ in amounts, dates, lists and segments only', () => {
    const tests = (['a', 'b', 'c'] as const).map(fact => compiled({ fact, not: 'PR' }))
    const ways = rememberWays([{ name: 'r', tests: [...tests, ...tests] }], { turns: 100 })
    const [one, other, third] = [
      follow(ways, { a: ['CO', 7], b: [1500, 7], c: [[], 9] }),
      follow(ways, { a: ['CO', 70], b: [2500, 70], c: [['N19'], 71] }),
      follow(ways, { a: ['CO', 70], b: [2500, 70], c: [['N19'], 70] }),
    ]
    expect(other?.way).toBe(one?.way)
    expect(other?.answers).toEqual([2500, ['N19']])
    expect(other?.segments).toEqual([70, 71])
    // Another place among the segments is another way.
    expect(third?.way).not.toBe(one?.way)
  })

  it('are remembered as long as there is room, and gone on as far as they are known after that', () => {
    const ways = rememberWays([{ name: 'r', tests: [compiled({ fact: 'a', not: 'PR' })] }], { turns: 2 })
    const by = (word: string) => follow(ways, { a: [word, 1] })
    expect([by('CO'), by('OA'), by('PI')].map(asked => asked !== undefined)).toEqual([true, true, false])
    expect(by('OA')?.segments).toEqual([1])
  })

  it.each([
    ['the common rules', undefined],
    ['rules of the practice', [OWN_RULE]],
  ] as const)('of decisions by %s hold their whole trace', (_, practiceRules) => {
    const decisions = decisionsOf(600, 11, practiceRules)
    expect(decisions.length).toBeGreaterThan(2000)
    const ways = new Set<unknown>()
    for (const decision of decisions) {
      const asked = decision.asked()
      const steps: Step[] = []
      decision.walk((rule, { fact }, answer, holds, source) =>
        steps.push([rule, fact, answer, holds, source?.index ?? 0]),
      )
      expect(asked && readOff(asked)).toEqual(steps)
      ways.add(asked?.way)
    }
    expect(ways.size).toBeLessThan(200)
    expect(decisions.some(({ rule }) => rule === OWN_RULE.id)).toBe(practiceRules !== undefined)
  })
})
