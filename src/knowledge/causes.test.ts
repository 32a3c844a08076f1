// The linter of playbooks: arguments are paragraphs with their authority, by level and situation; chances carry their range; the
// playbooks of every cause that is worked say enough to work by.
import { describe, expect, it } from 'vitest'
import { pageOf } from '../decide/code-page.ts'
import { ANY_PAYER, CAUSES, playbookOf } from './load.ts'

const RAISED = ['payment-policy', 'property-casualty', 'recovery', 'frequency-limit', 'provider-enrollment'] as const
const wordsOf = (text: string) => text.split(/\s+/).length
const all = CAUSES.flatMap(cause => playbookOf(cause, ANY_PAYER).arguments.map(argument => ({ cause, ...argument })))

describe('arguments of appeals', () => {
  it.each(all.map(each => [`${each.cause}, ${each.level}: ${each.when}`, each] as const))(
    '%s: a paragraph with its authority',
    (_name, { says, when, cites }) => {
      expect(wordsOf(says)).toBeGreaterThanOrEqual(45)
      expect(wordsOf(says)).toBeLessThanOrEqual(150)
      expect(says.split(/(?<=[.!?]) /).length).toBeGreaterThanOrEqual(3)
      expect(when.length).toBeGreaterThan(5)
      expect(cites.length).toBeGreaterThan(0)
    },
  )

  it('share no sentence', () => {
    const sentences = all.flatMap(({ says }) => says.split(/(?<=[.!?]) /))
    expect(sentences.filter((text, at) => sentences.indexOf(text) !== at)).toEqual([])
  })

  it('reach the second level for every cause, and external review where a clinical question may be asked', () => {
    for (const cause of CAUSES)
      expect(
        all.filter(each => each.cause === cause).map(each => each.level),
        cause,
      ).toEqual(expect.arrayContaining(['first', 'second']))
    for (const cause of ['medical-necessity', 'authorization', 'coverage-exclusion'])
      expect(all.some(each => each.cause === cause && each.level === 'external')).toBe(true)
  })

  it('stand on the page of a code only where an appeal is open', () => {
    expect(pageOf('CO-50', ANY_PAYER)?.arguments?.length).toBeGreaterThan(3)
    expect(pageOf('CO-45', ANY_PAYER)?.arguments).toBeUndefined()
    expect(pageOf('CO-253', ANY_PAYER)?.arguments).toBeUndefined()
    expect(pageOf('CO-253', ANY_PAYER)?.chance).toBeUndefined()
  })

  it('ask Medicare for an exception where a late claim has no appeal', () => {
    const medicare = all.find(each => each.cause === 'timely-filing' && each.when.startsWith('Medicare'))
    expect(medicare?.says).toMatch(/request for an exception and no appeal/)
  })
})

describe('chances', () => {
  it.each(CAUSES)('%s: a judgment within its range', cause => {
    for (const { when, value, from, to } of playbookOf(cause, ANY_PAYER).chance) {
      expect(from, when).toBeGreaterThanOrEqual(0)
      expect(from, when).toBeLessThanOrEqual(value)
      expect(value, when).toBeLessThanOrEqual(to)
      expect(to, when).toBeLessThanOrEqual(1)
      // A range that says anything is possible says nothing; one without width pretends to be a figure.
      expect(to - from, when).toBeGreaterThanOrEqual(0.05)
      expect(to - from, when).toBeLessThanOrEqual(0.45)
    }
  })
})

describe('playbooks raised', () => {
  it.each(RAISED)('%s', cause => {
    const { confirm, steps, evidence, prevention, closes, chance, cites } = playbookOf(cause, ANY_PAYER)
    expect(confirm.length).toBeGreaterThanOrEqual(5)
    expect(steps.biller.length).toBeGreaterThanOrEqual(5)
    expect(steps.frontDesk.length).toBeGreaterThanOrEqual(1)
    expect(steps.coder.length).toBeGreaterThanOrEqual(2)
    expect(evidence.length).toBeGreaterThanOrEqual(5)
    expect(prevention.length).toBeGreaterThanOrEqual(3)
    expect(closes.length).toBeGreaterThanOrEqual(2)
    expect(chance.length).toBeGreaterThanOrEqual(3)
    expect(cites.length).toBeGreaterThanOrEqual(3)
  })

  it('never send a patient the bill for what lies between payer and provider', () => {
    expect(playbookOf('payment-policy', ANY_PAYER).steps.biller.join(' ')).toMatch(
      /Never move a program reduction to the patient/,
    )
    expect(playbookOf('provider-enrollment', ANY_PAYER).steps.biller.join(' ')).toMatch(/patient is not billed/)
    expect(playbookOf('recovery', ANY_PAYER).steps.biller.join(' ')).toMatch(/Never bill the patient/)
    expect(playbookOf('frequency-limit', ANY_PAYER).steps.biller.join(' ')).toMatch(/at Medicare never for an MUE/)
  })
})
