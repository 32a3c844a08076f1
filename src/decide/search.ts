// Finds codes by words, as billers say them: "prior auth missing" leads to 197. Pure.
import { ANY_PAYER, CARCS, entryOf, PROVIDER_ADJUSTMENTS, providerAdjustmentOf, RARCS } from '../knowledge/load.ts'

export interface FoundCode {
  readonly code: string
  readonly list: 'carc' | 'rarc' | 'plb'
  readonly meaning: string
  readonly active: boolean
  readonly score: number
}

/** What billers say, and the words that the meanings use. */
const SAID: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries<readonly string[]>({
    auth: ['authorization', 'authorization', 'precert', 'auth'],
    authorization: ['authorization', 'precert', 'auth'],
    precertification: ['precert', 'authorization'],
    prior: ['precert', 'authorization', 'prior'],
    preauth: ['precert', 'authorization'],
    missing: ['no', 'missing', 'not given', 'lacks', 'absent'],
    no: ['no', 'missing', 'without'],
    eob: ['eob', 'prior payer', 'primary'],
    cob: ['cob', 'primary', 'another plan'],
    dx: ['diagnosis'],
    icd: ['diagnosis'],
    cpt: ['procedure'],
    hcpcs: ['procedure', 'hcpcs'],
    records: ['record', 'document'],
    documentation: ['document', 'record'],
    late: ['late', 'time limit', 'after'],
    timely: ['time limit', 'late', 'filed after'],
    filing: ['filed', 'time limit'],
    duplicate: ['repeat', 'duplicate'],
    bundled: ['included', 'bundled'],
    inclusive: ['included'],
    terminated: ['after coverage ended', 'ended'],
    eligible: ['eligible', 'covered', 'coverage'],
    necessity: ['necessary', 'necessity'],
    sequestration: ['sequestration'],
    deductible: ['deductible'],
    copay: ['copay'],
    npi: ['npi', 'identifier', 'primary id'],
    wc: ["workers' comp", 'work injury'],
    primary: ['primary', 'prior payer', 'another plan'],
  }),
)
const EMPTY_WORDS = new Set([
  'the',
  'a',
  'an',
  'of',
  'is',
  'for',
  'on',
  'in',
  'to',
  'was',
  'not',
  'code',
  'denial',
  'denied',
  'and',
  'or',
])

/** The best twenty codes for these words, best first; active before retired, reasons before remarks. */
export function searchCodes(words: string): readonly FoundCode[] {
  const asked = words
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(word => word.length > 1 && !EMPTY_WORDS.has(word))
  if (asked.length === 0) return []
  const found: FoundCode[] = []
  for (const list of ['carc', 'rarc'] as const)
    for (const { code, meaning, active, cause } of (list === 'carc' ? CARCS : RARCS).values()) {
      const title = entryOf(list, code, ANY_PAYER)?.title ?? ''
      const score = scoreOf(asked, title, meaning, cause)
      if (score === undefined) continue
      const bonus = (list === 'carc' ? 0.5 : 0) + (title === '' ? 0 : 0.2) + (active ? 0.5 : 0)
      found.push({ code, list, meaning: title === '' ? meaning : title, active, score: score + bonus })
    }
  for (const { code, meaning, active } of PROVIDER_ADJUSTMENTS.values()) {
    const entry = providerAdjustmentOf(code)
    const score = scoreOf(asked, entry?.title ?? '', meaning, `${entry?.cause} plb payment balance`)
    if (score !== undefined)
      found.push({ code: `PLB-${code}`, list: 'plb', meaning: entry?.title ?? meaning, active, score: score + 0.7 })
  }
  return found.sort((a, b) => b.score - a.score || Number(b.active) - Number(a.active)).slice(0, 20)
}

/** How well the words are met; undefined when fewer than half are. A word of the cause alone says little. */
function scoreOf(asked: readonly string[], title: string, meaning: string, cause: string): number | undefined {
  const text = spaced(`${title} ${meaning}`)
  const around = spaced(cause)
  let met = 0
  let score = 0
  for (const word of asked) {
    const others = SAID.get(word) ?? []
    const meets = (where: string) => where.includes(` ${word}`) || others.some(other => where.includes(` ${other}`))
    if (text.includes(` ${word}`)) score += 1
    else if (meets(text)) score += 0.9
    else if (meets(around)) score += 0.3
    else continue
    met++
  }
  // Short texts that hold the words say little else.
  return met < asked.length / 2 ? undefined : score - text.length / 400
}

function spaced(text: string): string {
  return ` ${text.toLowerCase().replace(/[^a-z0-9']+/g, ' ')} `
}
