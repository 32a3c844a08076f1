// The linter of language for what a person is offered and told at work: titles, sentences and fields of every action and view, and every
// sentence of a plan.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { faultyWords, type PlacedText } from '../../test/language.ts'
import { planDenial, type WorkedAdjustment } from '../decide/plan.ts'
import { ACTIONS } from '../knowledge/vocabulary.ts'
import { loadActions, loadViews } from './catalog.ts'

/** Every text of an action or view, however deep: what it does, asks, refuses and shows. */
function textsIn(at: string, value: unknown, met = new Set<unknown>()): readonly PlacedText[] {
  if (typeof value === 'string') return /\s/.test(value) ? [{ at, text: value }] : []
  if (typeof value !== 'object' || value === null || met.has(value)) return []
  met.add(value)
  if (value instanceof z.ZodType)
    return textsIn(at, z.toJSONSchema(value, { unrepresentable: 'any', io: 'input' }), met)
  return Object.entries(value).flatMap(([key, each]) => textsIn(`${at}.${key}`, each, met))
}

/** Plans over every pair of actions, so that each sentence is said in each of its forms. */
function* planSentences(): Generator<PlacedText> {
  const worked = (id: number, action: WorkedAdjustment['action']): WorkedAdjustment => ({
    id,
    line: id,
    group: 'CO',
    carc: '16',
    amountCents: 100,
    cause: 'claim-data',
    action,
    appealable: true,
  })
  for (const one of ACTIONS)
    for (const other of ACTIONS)
      for (const { says } of planDenial([worked(1, one), worked(2, other)]).steps)
        yield { at: `${one}+${other}`, text: says }
}

describe('the words of work', () => {
  it('of every action and view are those of the office', async () => {
    const texts = [...(await loadActions()), ...(await loadViews())].flatMap((each, at) => textsIn(String(at), each))
    expect(texts.length).toBeGreaterThan(400)
    expect(faultyWords(texts)).toEqual([])
  })

  it('of a plan are those of the office, and each is one sentence', () => {
    const texts = [...planSentences()]
    expect(new Set(texts.map(({ text }) => text)).size).toBeGreaterThan(20)
    expect(faultyWords(texts)).toEqual([])
    for (const { text } of texts) expect(text).toMatch(/^[A-Z].*\.$/)
  })
})
