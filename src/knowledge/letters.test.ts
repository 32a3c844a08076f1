// The linter of letters: every cause has something to argue at every stage it needs, every gap is asked for or is a fact, every name stands for something.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exhibitTitles, letterArguments, letterForm, letterRoutes } from './letters.ts'
import { BUSINESS_LINES, CAUSES, LEVELS } from './vocabulary.ts'
import { listNamed } from './written.ts'

const all = CAUSES.flatMap(letterArguments)
/** Facts that a letter has from the remittance, the claim or the practice; anything else is asked for. */
const KNOWN = new Set(['service.from', 'billing.npi', 'sent.on'])
const gaps = (text: string) => [...text.matchAll(/\{([\w.-]+)\}/g)].map(([, key]) => key ?? '')

describe('letters', () => {
  it('there is an argument for every cause at the first level', () => {
    for (const cause of CAUSES)
      expect(letterArguments(cause).filter(({ level }) => level === 'first').length, cause).toBeGreaterThan(0)
    const files = readdirSync(join(import.meta.dirname, 'letters')).filter(
      name => !['routes.json', 'forms.json', 'exhibits.json'].includes(name),
    )
    expect(files.map(name => name.slice(0, -5)).sort()).toEqual([...CAUSES].sort())
  })

  it.each(all.map(each => [each.id, each] as const))(
    '%s leaves no gap that nobody is asked for',
    (_id, { sentences, answers, exhibits, to }) => {
      for (const { says, to: classes } of sentences) {
        for (const key of gaps(says)) expect(KNOWN.has(key) || answers[key] !== undefined, key).toBe(true)
        if (classes !== undefined) expect(listNamed(classes).length).toBeGreaterThan(0)
      }
      for (const key of Object.keys(answers))
        expect(
          sentences.some(({ says }) => gaps(says).includes(key)),
          key,
        ).toBe(true)
      for (const kind of exhibits) expect(exhibitTitles()[kind], kind).toBeDefined()
      if (to !== undefined) expect(listNamed(to).length).toBeGreaterThan(0)
    },
  )

  it.each(letterRoutes().map(each => [each.id, each] as const))('route %s leads somewhere', (_id, route) => {
    expect(LEVELS).toContain(route.level)
    for (const line of route.lines) expect(BUSINESS_LINES).toContain(line)
    for (const key of gaps(route.says ?? ''))
      expect(
        route.answers.some(each => each.key === key),
        key,
      ).toBe(true)
    for (const kind of route.encloses) expect(exhibitTitles()[kind], kind).toBeDefined()
    if (route.form !== undefined) expect(letterForm(route.form).fields.length).toBeGreaterThan(5)
  })

  it('there is one route for a level at a line of business', () => {
    const pairs = letterRoutes().flatMap(({ level, lines }) => lines.map(line => `${line}/${level}`))
    expect(pairs.filter((pair, at) => pairs.indexOf(pair) !== at)).toEqual([])
  })

  it('nothing is argued about a patient’s body or mind that nobody was asked for', () => {
    const clinical = /\b(?:pain|fever|tumou?r|fractur|symptom|severe|impair)/i
    for (const { id, sentences } of all)
      for (const { says, cites } of sentences)
        if (clinical.test(says)) expect(gaps(says).length + cites.length, `${id}: ${says}`).toBeGreaterThan(0)
  })
})
