// The linter of the remark entries: every active remark has one of its own that says what it asks for and where on the claim or
// in which document, in words that are nobody else's.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { wholeOf } from '../../test/sentences.ts'
import { ANY_PAYER, ASKS, codesWithEntry, RARCS, type RemarkEntry, remarkOf } from './load.ts'

/** As they are written: what is said to one payer follows from it. */
const entries: readonly RemarkEntry[] = codesWithEntry('rarc').map(code => {
  const written = JSON.parse(readFileSync(join(import.meta.dirname, 'rarc', `${code}.json`), 'utf8'))
  return { ...written, steps: written.steps.map(wholeOf) }
})
const sentencesOf = (text: string): readonly string[] => text.split(/(?<=[.!?]) /)
const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[a-z0-9'*.-]+/g) ?? []

describe('remark entries', () => {
  it('are there for all 1,137 active remarks', () => {
    const active = [...RARCS.values()].filter(row => row.active)
    expect(active).toHaveLength(1137)
    expect(active.filter(row => remarkOf(row.code, ANY_PAYER) === undefined).map(row => row.code)).toEqual([])
  })

  it('say what they ask for, and where', () => {
    for (const { code, asks, fields, document } of entries) {
      expect(ASKS, code).toContain(asks)
      expect((fields?.length ?? 0) > 0, `${code}: fields`).toBe(asks === 'information')
      expect(document !== undefined, `${code}: document`).toBe(asks === 'document')
    }
  })

  /** A remark of a kind whose text says that something is missing or invalid asks for exactly that. */
  it('ask for information, a document or the like where the remark says that something is missing', () => {
    const lacking = new Set(['missing', 'incomplete-or-invalid', 'missing-or-invalid'])
    const idle = new Set(['nothing', 'notice', 'wait', 'argument', 'refund'])
    const wrong = entries.filter(({ code, asks }) => lacking.has(RARCS.get(code)?.form ?? '') && idle.has(asks))
    expect(wrong.map(({ code, asks }) => `${code} ${asks}`)).toEqual([])
  })

  it('ask nothing of a denial nature under an alert', () => {
    const heard = new Set(['notice', 'nothing', 'refund', 'wait'])
    const wrong = entries.filter(({ code, asks }) => RARCS.get(code)?.alert === true && !heard.has(asks))
    expect(wrong.map(({ code, asks }) => `${code} ${asks}`)).toEqual([])
  })

  it('name places that an 837 has', () => {
    const loops = new Set(
      (
        '2000A 2000B 2000C 2010AA 2010AB 2010BA 2010BB 2010CA 2300 2310A 2310B 2310C 2310D 2310E 2310F 2320 2330A 2330B 2330C ' +
        '2330D 2330E 2330F 2330G 2330H 2330I 2400 2410 2420A 2420B 2420C 2420D 2420E 2420F 2420G 2420H 2430 2440'
      ).split(' '),
    )
    for (const { code, fields = [] } of entries)
      for (const { loop, element, form } of fields) {
        expect(loops.has(loop), `${code} ${loop}`).toBe(true)
        expect(element, code).toMatch(/^(HI|[A-Z][A-Z0-9]{1,2}\d\d(-\d)?)( \([A-Z0-9 ]+\))?$/)
        expect(form, code).not.toBe('')
      }
  })
})

describe('the words of remark entries', () => {
  /** How many entries may say one sentence; more would be filler that fits anything. */
  const MOST_SHARED = 3

  it('are no filler: a sentence stands in three entries at most', () => {
    const heard = new Map<string, Set<string>>()
    for (const { code, title, meaning, steps, causes = [], evidence = [], prevention = [] } of entries)
      for (const text of [title, meaning, ...steps, ...causes, ...evidence, ...prevention])
        for (const sentence of sentencesOf(text))
          heard.set(sentence, (heard.get(sentence) ?? new Set<string>()).add(code))
    const filler = [...heard].filter(([sentence, codes]) => codes.size > MOST_SHARED && wordsOf(sentence).length > 2)
    expect(filler.map(([sentence, codes]) => `${codes.size} × ${sentence}`)).toEqual([])
  })

  /** Four words in a row that many entries share are a template; an entry made mostly of these says nothing of its own. */
  it('are not made from a template', () => {
    const runsOf = ({ meaning, steps }: RemarkEntry): readonly string[] =>
      [meaning, ...steps].flatMap(text => {
        const words = wordsOf(text)
        return words.slice(0, -3).map((_, at) => words.slice(at, at + 4).join(' '))
      })
    const counted = new Map<string, number>()
    for (const entry of entries) for (const run of new Set(runsOf(entry))) counted.set(run, (counted.get(run) ?? 0) + 1)
    const templated = entries.filter(entry => {
      const runs = runsOf(entry)
      const shared = runs.filter(run => (counted.get(run) ?? 0) > 4)
      return shared.length > runs.length * 0.25
    })
    expect(templated.map(({ code }) => code)).toEqual([])
  })

  it('are specific: a meaning and at least two steps of their own, none of a word or two', () => {
    const thin = entries.filter(
      ({ meaning, steps }) =>
        wordsOf(meaning).length < 5 ||
        steps.length < 2 ||
        steps.some(step => wordsOf(step).length < 4) ||
        wordsOf([meaning, ...steps].join(' ')).length < 24,
    )
    expect(thin.map(({ code }) => code)).toEqual([])
    expect(new Set(entries.map(({ meaning }) => meaning)).size).toBe(entries.length)
  })

  it('are plain US English of a billing office', () => {
    for (const { code, title, meaning, steps } of entries) {
      const text = [title, meaning, ...steps].join(' ')
      expect(text, code).not.toMatch(/\b(mend|sureness|parted|deed|centre|organisation|authorisation|whilst)\b/i)
      expect(text, code).not.toMatch(/\blay\b.*\bbeside\b|\bon and on\b|\b(is|not) told\b|\banew\b|\bput right\b/i)
      expect(text, code).not.toMatch(/\s{2}|\.\.|undefined/)
      expect(title, code).not.toMatch(/^Alert: [a-z][A-Z]/)
    }
  })
})
