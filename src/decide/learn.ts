// Finds in what was billed and denied the conditions under which a payer denies, as rules that a person can read. Pure: observations in, rules with their
// figures out. Search: conditions of one to three terms with a payer in them; evidence: how unlikely as many denials are at the rate of all the rest
// (Chernoff's bound on the binomial tail, which never says more than is true); many conditions tried: Benjamini and Hochberg; of conditions that
// explain the same denials the one with the most evidence is kept, and the others have to stand on what is left.
import type { LearnedFigures, LearnedFrom, Tested } from '../knowledge/shapes.ts'

/** One thing that holds for a line. */
export interface Term {
  readonly of: string
  readonly is: string
}

/** A line that was billed and answered. */
export interface Observation {
  /** `2026-01`: when it was answered. */
  readonly month: string
  readonly chargeCents: number
  /** Terms as text (`termText`), each once. */
  readonly terms: readonly string[]
  /** Reasons for which it was denied. */
  readonly denied: readonly string[]
}

export interface FoundRule {
  readonly carc: string
  readonly terms: readonly Term[]
  readonly figures: LearnedFigures
}

export interface LearnOptions {
  /** The last months are held out: learned from nothing of them, tested on all. */
  readonly heldOut: number
  readonly leastDenied: number
  readonly leastRate: number
  readonly leastLift: number
  /** The share of rules that may be chance. */
  readonly falseDiscovery: number
}
/** Our judgment: fewer than eight denials teach nothing, and a warning that is wrong more often than right is not read. */
export const LEARN: LearnOptions = { heldOut: 3, leastDenied: 8, leastRate: 0.3, leastLift: 3, falseDiscovery: 0.01 }

export const termText = ({ of, is }: Term): string => `${of}=${is}`
export function termOf(text: string): Term {
  const at = text.indexOf('=')
  return { of: text.slice(0, at), is: text.slice(at + 1) }
}

/** A condition by the places of its terms in the list of all. */
type Condition = readonly number[]

interface Counted {
  readonly condition: Condition
  readonly lines: number
  readonly denied: number
}

/** Rules, those with the most evidence first. */
export function learn(observations: readonly Observation[], options: LearnOptions = LEARN): readonly FoundRule[] {
  const months = [...new Set(observations.map(({ month }) => month))].sort()
  const held = new Set(months.slice(Math.max(1, months.length - options.heldOut)))
  const seen = observations.filter(({ month }) => !held.has(month))
  const unseen = observations.filter(({ month }) => held.has(month))
  const counts = new Map<string, number>()
  for (const { denied } of seen) for (const carc of denied) counts.set(carc, (counts.get(carc) ?? 0) + 1)
  const found: FoundRule[] = []
  for (const [carc, denied] of counts)
    if (denied >= options.leastDenied) found.push(...rulesFor(carc, seen, unseen, options))
  return found.sort((one, other) => one.figures.q - other.figures.q || other.figures.denied - one.figures.denied)
}

function rulesFor(
  carc: string,
  seen: readonly Observation[],
  unseen: readonly Observation[],
  options: LearnOptions,
): readonly FoundRule[] {
  const names: string[] = []
  const places = new Map<string, number>()
  const placeOf = (term: string) => {
    const known = places.get(term)
    if (known !== undefined) return known
    places.set(term, names.length)
    return names.push(term) - 1
  }
  const lines = seen.map(({ terms, denied }) => ({
    terms: terms.map(placeOf),
    denied: denied.includes(carc),
  }))
  const candidates = conditionsOf(lines, names, options.leastDenied)
  const total = { lines: lines.length, denied: lines.filter(({ denied }) => denied).length }
  const scored = candidates
    .map(each => ({ ...each, evidence: evidenceOf(each, total) }))
    .sort((one, other) => other.evidence - one.evidence || one.condition.length - other.condition.length)
  // How many could have been tried: what was never seen with enough denials was looked at too.
  const cut = threshold(
    scored.map(({ evidence }) => evidence),
    options.falseDiscovery,
  )
  const able = scored.filter(each => each.evidence >= cut.least && each.denied / each.lines >= options.leastRate)
  const chosen: FoundRule[] = []
  let left = lines
  for (let round = 0; round < MOST_RULES; round++) {
    const rest = { lines: left.length, denied: left.filter(({ denied }) => denied).length }
    if (rest.denied < options.leastDenied) break
    const best = bestOf(recount(able, left), rest, options, cut)
    if (best === undefined) break
    const whole = recount([best], lines)[0] ?? best
    const terms = best.condition.map(place => termOf(names[place] ?? ''))
    left = left.filter(line => !holdsIn(best.condition, line.terms))
    const tested = testOn(unseen, carc, terms)
    // What does not hold in the months after is no rule.
    if (
      tested.precision !== null &&
      tested.caught + tested.falseAlarms >= ENOUGH &&
      tested.precision < options.leastRate / 2
    )
      continue
    chosen.push({ carc, terms, figures: { ...figuresOf(whole, total, best.q), tested } })
  }
  return chosen
}

const MOST_RULES = 40
const ENOUGH = 5

interface Line {
  readonly terms: readonly number[]
  readonly denied: boolean
}

/** Every condition of up to three terms, one of them a payer, that holds for enough denied lines. */
function conditionsOf(lines: readonly Line[], names: readonly string[], least: number): readonly Counted[] {
  const isPayer = names.map(name => name.startsWith('payer='))
  const denied = new Map<string, number>()
  for (const { terms, denied: was } of lines) {
    if (!was) continue
    for (const key of keysOf(terms, isPayer)) denied.set(key, (denied.get(key) ?? 0) + 1)
  }
  const often = new Map(
    [...denied].filter(([, count]) => count >= least).map(([key, count]) => [key, { lines: 0, denied: count }]),
  )
  for (const { terms } of lines)
    for (const key of keysOf(terms, isPayer)) {
      const own = often.get(key)
      if (own !== undefined) own.lines++
    }
  return [...often].map(([key, count]) => ({ condition: key.split(' ').map(Number), ...count }))
}

/** Conditions that hold for one line: the payer, with one term, with two. */
function* keysOf(terms: readonly number[], isPayer: readonly boolean[]): Generator<string> {
  const payer = terms.find(term => isPayer[term] === true)
  if (payer === undefined) return
  yield String(payer)
  const others = terms.filter(term => term !== payer).sort((one, other) => one - other)
  for (const [at, one] of others.entries()) {
    yield `${payer} ${one}`
    for (const other of others.slice(at + 1)) yield `${payer} ${one} ${other}`
  }
}

function recount<Of extends { readonly condition: Condition }>(
  candidates: readonly Of[],
  lines: readonly Line[],
): readonly (Of & Counted)[] {
  const sets = lines.map(({ terms, denied }) => ({ terms: new Set(terms), denied }))
  return candidates.map(each => {
    let all = 0
    let denied = 0
    for (const line of sets)
      if (each.condition.every(term => line.terms.has(term))) {
        all++
        if (line.denied) denied++
      }
    return { ...each, lines: all, denied }
  })
}

const holdsIn = (condition: Condition, terms: readonly number[]) => condition.every(term => terms.includes(term))

/** Minus the logarithm of a bound on how likely as many denials are at the rate of the rest: lines × Kullback–Leibler divergence. */
function evidenceOf({ lines, denied }: Counted, total: { readonly lines: number; readonly denied: number }): number {
  const rest = total.lines - lines
  // As if one more of the rest had been denied: a rate of nothing would prove too much.
  const base = (total.denied - denied + 1) / (rest + 2)
  const rate = denied / Math.max(1, lines)
  if (rate <= base) return 0
  const part = (share: number, of: number) => (share === 0 ? 0 : share * Math.log(share / of))
  return lines * (part(rate, base) + part(1 - rate, 1 - base))
}

/** The least evidence that Benjamini and Hochberg leave standing; `sorted` falls. */
function threshold(sorted: readonly number[], share: number): { readonly least: number; readonly tried: number } {
  const tried = Math.max(1, sorted.length)
  let least = Number.POSITIVE_INFINITY
  for (const [at, evidence] of sorted.entries()) if (Math.exp(-evidence) <= (share * (at + 1)) / tried) least = evidence
  return { least, tried }
}

function bestOf(
  candidates: readonly Counted[],
  rest: { readonly lines: number; readonly denied: number },
  { leastDenied, leastRate, leastLift }: LearnOptions,
  { least, tried }: { readonly least: number; readonly tried: number },
): (Counted & { readonly q: number }) | undefined {
  let best: (Counted & { readonly evidence: number }) | undefined
  for (const each of candidates) {
    if (each.denied < leastDenied || each.denied / each.lines < leastRate) continue
    const base = (rest.denied - each.denied + 1) / (rest.lines - each.lines + 2)
    if (each.denied / each.lines < leastLift * base) continue
    const evidence = evidenceOf(each, rest)
    if (evidence < least) continue
    if (
      best === undefined ||
      evidence > best.evidence + 1e-9 ||
      (Math.abs(evidence - best.evidence) <= 1e-9 && each.condition.length < best.condition.length)
    )
      best = { ...each, evidence }
  }
  return best === undefined ? undefined : { ...best, q: Math.min(1, Math.exp(-best.evidence) * tried) }
}

function figuresOf(
  { lines, denied }: Counted,
  total: { readonly lines: number; readonly denied: number },
  q: number,
): LearnedFrom {
  const rate = denied / lines
  const baseline = (total.denied - denied) / Math.max(1, total.lines - lines)
  const [low, high] = wilson(denied, lines)
  return { lines, denied, rate, low, high, baseline, lift: rate / Math.max(baseline, 1 / total.lines), q }
}

/** Wilson's interval of a share, 95 percent. */
export function wilson(hits: number, of: number): readonly [number, number] {
  if (of === 0) return [0, 1]
  const z = 1.96
  const share = hits / of
  const middle = share + (z * z) / (2 * of)
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  const whole = 1 + (z * z) / of
  return [Math.max(0, (middle - spread) / whole), Math.min(1, (middle + spread) / whole)]
}

/** How a rule does on observations that it was not learned from. */
export function testOn(observations: readonly Observation[], carc: string, terms: readonly Term[]): Tested {
  const wanted = terms.map(termText)
  const payer = wanted.find(term => term.startsWith('payer='))
  const months = observations.map(({ month }) => month).sort()
  let [caught, caughtCents, falseAlarms, missed] = [0, 0, 0, 0]
  for (const { terms: own, denied, chargeCents } of observations) {
    const was = denied.includes(carc)
    if (wanted.every(term => own.includes(term))) {
      if (was) {
        caught++
        caughtCents += chargeCents
      } else falseAlarms++
    } else if (was && (payer === undefined || own.includes(payer))) missed++
  }
  const told = caught + falseAlarms
  return {
    from: months[0] ?? '',
    to: months.at(-1) ?? '',
    ...{ caught, caughtCents, falseAlarms, missed },
    precision: told === 0 ? null : caught / told,
    recall: caught + missed === 0 ? null : caught / (caught + missed),
  }
}

/** What stands in a line of a claim, as terms. */
export interface LineFacts {
  readonly payer: string | undefined
  readonly procedure: string | undefined
  readonly modifiers: readonly string[]
  readonly diagnoses: readonly string[]
  readonly place: string | undefined
  readonly provider: string | undefined
  /** Other procedures of the claim. */
  readonly beside: readonly string[]
  readonly authorized: boolean
  readonly daysToSend: number | undefined
}

const LATE = [30, 60, 90, 180, 365] as const

export function termsOf(facts: LineFacts): readonly string[] {
  const { payer, procedure, modifiers, diagnoses, place, provider, beside, authorized, daysToSend } = facts
  const some = (of: string, values: readonly (string | undefined)[]) =>
    [...new Set(values)].flatMap(is => (is === undefined || is === '' ? [] : [termText({ of, is })]))
  return [
    ...some('payer', [payer?.toUpperCase()]),
    ...some('procedure', [procedure]),
    ...some('modifier', modifiers),
    ...(modifiers.length === 0 ? ['no-modifier=yes'] : []),
    ...some(
      'diagnosis',
      diagnoses.slice(0, 4).map(code => code.slice(0, 3)),
    ),
    ...some('place', [place]),
    ...some('provider', [provider]),
    ...some('beside', beside.filter(code => code !== procedure).slice(0, 6)),
    ...(authorized ? [] : ['no-authorization=yes']),
    ...(daysToSend === undefined ? [] : LATE.filter(days => daysToSend > days).map(days => `days-to-send=${days}`)),
  ]
}

const SAYS: Readonly<Record<string, (is: string) => string>> = {
  payer: is => `payer ${is}`,
  procedure: is => is,
  modifier: is => `with modifier ${is}`,
  'no-modifier': () => 'without a modifier',
  diagnosis: is => `with a diagnosis of ${is}`,
  place: is => `in place of service ${is}`,
  provider: is => `by provider ${is}`,
  beside: is => `beside ${is}`,
  'no-authorization': () => 'without an authorization',
  'days-to-send': is => `sent more than ${is} days after the service`,
}

/** `CO-197 from payer 77001: 97110, without an authorization`. */
export function ruleSays(carc: string, terms: readonly Term[]): string {
  const [payer, ...rest] = [...terms].sort((one, other) => ORDER.indexOf(one.of) - ORDER.indexOf(other.of))
  const told = rest.map(({ of, is }) => SAYS[of]?.(is) ?? `${of} ${is}`)
  return `Reason ${carc} from ${payer === undefined ? 'payers' : (SAYS[payer.of]?.(payer.is) ?? '')}${told.length === 0 ? '' : `: ${told.join(', ')}`}.`
}
const ORDER = Object.keys(SAYS)
