// The paths through single cases of a code: the truth first, steps in order, each led to by a rule that is there.
import { describe, expect, it } from 'vitest'
import { pageOf } from '../decide/code-page.ts'
import { ANY_PAYER, codesWithEntry, entryOf, pathOf } from './load.ts'

describe('paths', () => {
  it('belong to a rule of their code and stand on its page in the same order', () => {
    for (const code of codesWithEntry('carc')) {
      const entry = entryOf('carc', code, ANY_PAYER)
      for (const path of entry?.paths ?? []) {
        expect(entry?.rules?.map(rule => rule.id)).toContain(path.rule)
        const places = path.steps.map(step => entry?.steps.indexOf(step) ?? -1)
        expect(places, code).toEqual(places.toSorted((one, other) => one - other))
        expect(places, code).not.toContain(-1)
      }
    }
  })

  it('253 used as a denial: coverage, coding, documents, resubmit or appeal in time, prevent; the truth first', () => {
    const wanted = [/coverage.*eligibility/, /coding/, /documents/, /send a replacement.*or appeal.*time/, /prevent/]
    const path = pathOf('253/used-as-denial', ANY_PAYER)
    expect(path?.truth).toMatch(/^Officially 253 is the federal cut/)
    expect(path?.steps).toHaveLength(5)
    for (const [at, words] of wanted.entries()) expect(path?.steps[at]).toMatch(words)
    const steps = pageOf('CO-253', ANY_PAYER)?.steps ?? []
    const first = steps.indexOf(path?.steps[0] ?? '')
    expect(steps.slice(first, first + 5)).toEqual(path?.steps)
    expect(steps[0]).toMatch(/paid.*routine/)
    expect(first).toBeGreaterThan(3)
  })

  it('is said as the class of payer takes corrections', () => {
    expect(pathOf('253/used-as-denial', { payerClass: 'commercial' })?.steps[3]).toMatch(
      /frequency 7 with the payer's claim number/,
    )
    expect(pathOf('253/used-as-denial', { payerClass: 'medicare-part-b' })?.steps[3]).toMatch(/reopening/)
  })
})
