// Which line that was sent each line of an adjudication answers: by what both sides say, with the reasons. Pure; weights are our judgement,
// tried on generated truth (weigh.test.ts).
import type { AdjudicatedLine } from '../../../decide/case/evidence.ts'
import type { MatchConfidence } from '../../../store/store.ts'

export interface SentLineForMatch {
  readonly line: number
  readonly control: string | null
  readonly revenue: string | null
  readonly procedure: string | null
  readonly modifiers: readonly string[]
  readonly chargeCents: number
  readonly serviceFrom: string | null
}
/** Its charge is never negative. */
export interface AdjudicatedLineForMatch extends Omit<AdjudicatedLine, 'paidCents'> {
  readonly serviceFrom: string | null
}
export interface LineMatch {
  readonly line: number
  readonly sentLine: number | undefined
  readonly sure: MatchConfidence
  readonly why: string
}

/** Which line sent each line answers. Lines split by the payer share one; never by order alone. */
export function matchLines(
  adjudicated: readonly AdjudicatedLineForMatch[],
  sent: readonly SentLineForMatch[],
): readonly LineMatch[] {
  const pairs = adjudicated
    .flatMap(line => sent.map(each => ({ line, sent: each, ...weighLine(line, each) })))
    .filter(pair => pair.score >= 30)
    .sort((one, other) => other.score - one.score || one.line.line - other.line.line || nearness(one) - nearness(other))
  const taken = new Map<SentLineForMatch, number>()
  const found = new Map<AdjudicatedLineForMatch, (typeof pairs)[number]>()
  for (const pair of pairs) {
    if (found.has(pair.line)) continue
    const used = taken.get(pair.sent) ?? 0
    // Several lines answer one only as parts of its charge, or by its own number.
    if (used > 0 && !pair.byNumber && used + pair.line.chargeCents > pair.sent.chargeCents) continue
    taken.set(pair.sent, used + pair.line.chargeCents)
    found.set(pair.line, pair)
  }
  return adjudicated.map(line => {
    const pair = found.get(line)
    if (pair === undefined)
      return { line: line.line, sentLine: undefined, sure: 'none', why: 'no line that was sent fits' }
    const rivals = pairs.filter(other => other.line === line && other !== pair && other.score > pair.score - 8)
    return {
      line: line.line,
      sentLine: pair.sent.line,
      sure:
        pair.byNumber || (pair.score >= 70 && rivals.length === 0) ? 'sure' : pair.score >= 50 ? 'likely' : 'unsure',
      why: pair.why.join(', '),
    }
  })
}

function nearness({ line, sent }: { line: AdjudicatedLineForMatch; sent: SentLineForMatch }): number {
  return Math.abs(line.line - sent.line)
}

function weighLine(
  line: AdjudicatedLineForMatch,
  sent: SentLineForMatch,
): { readonly score: number; readonly byNumber: boolean; readonly why: readonly string[] } {
  const why: string[] = []
  let score = 0
  const add = (points: number, reason: string) => {
    score += points
    why.push(reason)
  }
  const byNumber = line.control !== null && line.control === sent.control
  if (byNumber) add(100, 'its line number')
  else if (line.control !== null && sent.control !== null) add(-40, 'another line number')
  const code = line.submitted ?? line.procedure
  if (code !== null && code === sent.procedure)
    add(40, line.submitted === null ? 'the same code' : 'the code that was sent (SVC06)')
  else if (code !== null && code === sent.revenue) add(25, 'the same revenue code')
  else if (code !== null) add(-15, 'another code')
  if (line.chargeCents === sent.chargeCents) add(25, 'the same charge')
  else if (line.chargeCents > sent.chargeCents) add(-5, 'a larger charge')
  if (line.modifiers.length > 0 || sent.modifiers.length > 0) {
    const extra = line.modifiers.filter(modifier => !sent.modifiers.includes(modifier))
    if (extra.length > 0) add(-8, 'other modifiers')
    else if (line.modifiers.length === sent.modifiers.length) add(10, 'the same modifiers')
    else add(3, 'modifiers left out')
  }
  if (line.serviceFrom !== null && sent.serviceFrom !== null)
    if (line.serviceFrom === sent.serviceFrom) add(8, 'the same day')
    else add(-20, 'another day')
  if (line.line === sent.line) add(4, 'the same place in the claim')
  return { score, byNumber, why }
}
