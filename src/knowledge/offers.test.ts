// The linter of what advice offers: whoever leaves out what is not open goes by the data of a sentence, so a sentence that offers an appeal,
// a reopening, a correction or a bill has to say so as data; and what is said in its place is a sentence of its own.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type AdvicePart, partsOfAdvice } from '../../test/advice-parts.ts'
import { sentencesOf } from '../../test/sentences.ts'
import { HERE } from './folder.ts'
import { OFFERS, type Offer } from './load.ts'

const parts: readonly (AdvicePart & { readonly file: string })[] = (['carc', 'rarc', 'causes'] as const).flatMap(
  folder =>
    readdirSync(join(HERE, folder))
      .filter(name => name.endsWith('.json'))
      .flatMap(name => partsOfAdvice(folder, name.slice(0, -5)).map(part => ({ ...part, file: `${folder}/${name}` }))),
)

/** Words by which a sentence offers a way. `{send a replacement}` is data itself: it becomes what is open. */
const WORDS: Readonly<Record<Offer, RegExp>> = {
  bill: /\b(?:bill|charge|collect (?:it |that |this )?from) (?:it to )?the (?:patient|member|insured)(?!'s)\b|\bself-pay\b|\bthe patient owes it\b/i,
  appeal: /\b(?:then|or|and|else|:|,) appeal\b|^Appeal\b|\bfile an appeal\b/,
  reopening: /\b(?:for|as|by|then|or) (?:a |an )?(?:clerical error )?reopening\b|\breopen it\b/i,
  correction: /\bsend (?:a|one|the) (?:corrected|replacement) claim\b|\bfrequency 7\b/i,
}
/** A sentence that says that a way is not there, or only after something else, offers none. */
const DENIES = /\b(?:no|not|never|cannot|neither|nothing|nobody|before|until|forbid\w*)\b/i

describe('a sentence of advice', () => {
  it.each(OFFERS)('that offers %s says so as data', offer => {
    expect(parts.length).toBeGreaterThan(2500)
    const marked = parts.filter(({ offers }) => offers.includes(offer))
    expect(marked.length).toBeGreaterThan(0)
    const silent = parts.flatMap(({ file, says, offers }) =>
      offers.includes(offer)
        ? []
        : sentencesOf(says).flatMap(text =>
            WORDS[offer].test(text) && !DENIES.test(text) ? [`${file}: ${text}`] : [],
          ),
    )
    expect(silent).toEqual([])
  })

  it('said in the place of another offers nothing that the other was left out for, and is a sentence of its own', () => {
    const others = parts.filter(({ insteadOf }) => insteadOf.length > 0)
    expect(others.length).toBeGreaterThan(50)
    const wrong = others.filter(
      ({ says, offers, insteadOf }) =>
        says.split(' ').length < 3 ||
        insteadOf.some(offer => !offers.includes(offer) && WORDS[offer].test(says) && !DENIES.test(says)),
    )
    expect(wrong.map(({ file, says }) => `${file}: ${says}`)).toEqual([])
  })
})
