// A kept trace made readable again: each question with what its fact is, what was wanted, and the sources of the rule that held. Rules
// change with the knowledge: of one that is not there any more the questions stay, what was wanted does not. Pure.
import { type Citation, type Rule, rulesOf } from '../knowledge/load.ts'
import { COMMON_RULES } from '../knowledge/rules/all.ts'
import { wantedOf } from './conditions.ts'
import { factNamed } from './facts.ts'
import { lawNamed } from './law.ts'

export interface TraceStep {
  readonly rule: string
  readonly fact: string
  /** The fact in words. */
  readonly says: string
  readonly is: string | number | boolean | readonly string[] | null
  /** Undefined where today's knowledge has no such rule. */
  readonly wanted: string | undefined
  readonly holds: boolean
  /** Where the answer stands in its file; 0 = nowhere. */
  readonly segment: number
}

type Kept = readonly [rule: string, fact: string, is: TraceStep['is'], holds: 0 | 1, segment: number]

/** `text` is the trace as `traceText` keeps it. */
export function readTrace(text: string): readonly TraceStep[] {
  return (JSON.parse(text) as readonly Kept[]).map(([rule, fact, is, holds, segment]) => {
    const condition = (ruleNamed(rule) ?? lawNamed(rule))?.when.find(each => each.fact === fact)
    return {
      rule,
      fact,
      says: condition === undefined ? fact : factNamed(fact).says,
      is,
      wanted: condition === undefined ? undefined : wantedOf(condition),
      holds: holds === 1,
      segment,
    }
  })
}

/** What a decision rests on: the rule that held and the laws that its trace names. */
export function citesOf(rule: string, trace: readonly TraceStep[] = []): readonly Citation[] {
  const laws = [...new Set(trace.map(step => step.rule).filter(name => name.startsWith('law/')))]
  return [...(ruleNamed(rule)?.cites ?? []), ...laws.flatMap(law => lawNamed(law)?.cites ?? [])]
}

const common = new Map<string, Rule>(COMMON_RULES.map(rule => [rule.id, rule]))

function ruleNamed(id: string): Rule | undefined {
  const known = common.get(id)
  if (known !== undefined) return known
  const code = id.split('/')[0] ?? ''
  return [...rulesOf('carc', code), ...rulesOf('rarc', code)].find(rule => rule.id === id)
}
