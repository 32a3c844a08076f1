// Finds codes by words, as billers say them: "prior auth missing" leads to 197. Pure.
import { CARCS, codesWithEntry, entryOf, RARCS } from '../knowledge/load.ts'

export interface FoundCode {
  readonly code: string
  readonly list: 'carc' | 'rarc'
  readonly meaning: string
  readonly active: boolean
  readonly score: number
}

/** What billers say, and the words that the meanings use. */
const SAID: Readonly<Record<string, readonly string[]>> = {
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
}
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
  const withEntry = new Set(codesWithEntry('carc'))
  for (const row of CARCS.values()) {
    const more = withEntry.has(row.code) ? (entryOf('carc', row.code)?.title ?? '') : ''
    consider(
      found,
      asked,
      { code: row.code, list: 'carc', meaning: row.meaning, active: row.active },
      `${row.meaning} ${more} ${row.cause}`,
      0.5,
    )
  }
  for (const row of RARCS.values())
    consider(
      found,
      asked,
      { code: row.code, list: 'rarc', meaning: row.meaning, active: row.active },
      `${row.meaning} ${row.cause}`,
      0,
    )
  return found.sort((a, b) => b.score - a.score || Number(b.active) - Number(a.active)).slice(0, 20)
}

function consider(
  found: FoundCode[],
  asked: readonly string[],
  code: Omit<FoundCode, 'score'>,
  text: string,
  bonus: number,
): void {
  const lower = ` ${text.toLowerCase().replace(/[^a-z0-9']+/g, ' ')} `
  let met = 0
  for (const word of asked) {
    if (lower.includes(` ${word}`)) met += 1
    else if ((SAID[word] ?? []).some(other => lower.includes(` ${other}`))) met += 0.9
  }
  if (met < asked.length / 2) return
  // Short meanings that hold the words say little else.
  const score = met + bonus + (code.active ? 0.5 : 0) - lower.length / 400
  found.push({ ...code, score })
}
