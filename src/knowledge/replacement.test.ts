// Advice to send a claim once more follows the class of payer, in every entry and playbook; a text that does it by hand is caught.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { partsOf } from './addressee.ts'
import { CAUSES, codesWithEntry, entryOf, playbookOf } from './load.ts'
import { SEND_AGAIN, sayReplacement } from './replacement.ts'
import type { Said, Text } from './said.ts'
import { PAYER_CLASSES } from './vocabulary.ts'

interface Written {
  readonly steps?: readonly Text[] | Readonly<Record<string, readonly Text[]>>
  readonly byGroup?: Readonly<Record<string, Text>>
  readonly confirm?: readonly Text[]
}

/** A text with all that it says to anybody. */
function* wordsOf(part: string | Said): Generator<string> {
  if (typeof part === 'string') return yield part
  yield part.says
  if (part.else !== undefined) yield* wordsOf(part.else)
}

/** The advice of every entry and playbook as it is written, sentence by sentence. */
function* advice(): Generator<readonly [file: string, sentence: string]> {
  for (const folder of ['carc', 'rarc', 'causes'])
    for (const name of readdirSync(join(import.meta.dirname, folder))) {
      const written = JSON.parse(readFileSync(join(import.meta.dirname, folder, name), 'utf8')) as Written
      const steps = Array.isArray(written.steps) ? written.steps : Object.values(written.steps ?? {}).flat()
      const texts: readonly Text[] = [...steps, ...Object.values(written.byGroup ?? {}), ...(written.confirm ?? [])]
      for (const text of texts.flatMap(partsOf).flatMap(part => [...wordsOf(part)]))
        for (const sentence of text.split(/(?<=[.!?]) /)) yield [`${folder}/${name}`, sentence]
    }
}

/** A claim of ours sent once more, in whatever words; "the replacement", "one replacement" speak of one that is there already. */
const ONCE_MORE =
  /(?<!\b(?:the|your|any later|one|as|for) )\b(?:replacement|corrected claim)\b|frequency 7|\bsend(?:ing)?(?: the claim| the line)? (?:again|anew)|\b(?:resend|resubmit)\b|: correct the claim[.;]/i
/** The modifiers XE, XP, XS and XU are written `X{EPSU}`. */
const PLACEHOLDER = /\{[A-Z]+\}$/
/** The named step, which is said by class of payer. */
const NAMED = /\{[Ss]end a replacement\}/
/** The sentence names the class itself, warns against it, or speaks of the payer's own correction. */
const REGARDED = /Medicare|Part [AB]\b|\b(not|never|no)\b|the corrected claim|sending again makes/i

describe('a claim is sent once more as its payer takes it', () => {
  it('in every entry and playbook, by the named step', () => {
    const byHand = [...advice()].filter(
      ([, sentence]) => ONCE_MORE.test(sentence) && !NAMED.test(sentence) && !REGARDED.test(sentence),
    )
    expect(byHand).toEqual([])
  })

  it('and the linter would catch one that does it by hand', () => {
    for (const sentence of [
      'Correct it and send the claim again.',
      'Resend the claim when it is loaded.',
      'Found: corrected claim with REF*G1.',
      'Send frequency 7 with the number.',
      'Then a replacement.',
    ])
      expect(ONCE_MORE.test(sentence) && !NAMED.test(sentence) && !REGARDED.test(sentence), sentence).toBe(true)
  })

  it('braces stand for the named step and for nothing else', () => {
    const braced = [...advice()].flatMap(([file, sentence]) =>
      [...sentence.matchAll(/[{}][^{}]*\}?/g)].map(([found]) => `${file}: ${found}`),
    )
    expect(braced.filter(found => !SEND_AGAIN.some(step => found.endsWith(step)) && !PLACEHOLDER.test(found))).toEqual(
      [],
    )
  })

  it.each(['Then {send a replacement}.', '{Send a replacement}.'])('%s', text =>
    expect(sayReplacement(text, { payerClass: 'medicare-part-b' })).toMatch(/[Aa]sk for a clerical error reopening/),
  )
  it('what was sent already stays as it is', () =>
    expect(sayReplacement('Services that were resubmitted.', { payerClass: 'medicare-part-b' })).toBe(
      'Services that were resubmitted.',
    ))

  it.each([
    ['medicare-part-b', /Ask for a clerical error reopening/],
    ['medicare-part-a', /Send an adjustment claim \(type of bill xx7/],
    ['commercial', /Send a replacement \(frequency 7 with the payer's claim number\)/],
    ['medicaid', /Send a replacement \(frequency 7/],
    ['unknown', /Medicare Part B: a clerical error reopening/],
  ] as const)('%s', (payerClass, words) =>
    expect(sayReplacement('{Send a replacement}.', { payerClass })).toMatch(words),
  )

  it('Part B is told of frequency 7 nowhere but that it takes none', () => {
    const wrong: string[] = []
    for (const list of ['carc', 'rarc'] as const)
      for (const code of codesWithEntry(list))
        for (const step of entryOf(list, code, { payerClass: 'medicare-part-b' })?.steps ?? [])
          if (/send a replacement|(?<!takes no )frequency 7/i.test(step) && !/Part B/.test(step))
            wrong.push(`${code} ${step}`)
    for (const cause of CAUSES) {
      const { confirm, steps } = playbookOf(cause, { payerClass: 'medicare-part-b' })
      for (const step of [...confirm, ...Object.values(steps).flat()])
        if (/send a replacement|(?<!takes no )frequency 7/i.test(step)) wrong.push(`${cause} ${step}`)
    }
    expect(wrong).toEqual([])
  })

  it('no text keeps the bare step, for any class', () => {
    for (const payerClass of PAYER_CLASSES)
      for (const code of codesWithEntry('carc'))
        for (const step of entryOf('carc', code, { payerClass })?.steps ?? [])
          expect(step, code).not.toMatch(/send a replacement(?! \()|[{}]/i)
  })
})
