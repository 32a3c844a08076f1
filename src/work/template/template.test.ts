// Letter templates on each engine: kept, tried on denials before, offered first in the letter, bound to facts as every sentence is, marked as one's own.
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { act, look } from '../../../test/act.ts'
import { ANSWERS, fillForLetters } from '../../../test/letter-plain.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { readAppealFile } from '../appeal/files.ts'
import { action as makeAppeal } from '../denial/appeal.ts'
import { view as letterView } from '../denial/letter.ts'
import { action as keep } from './keep.ts'
import { view as list } from './list.ts'
import { action as remove } from './remove.ts'
import type { templateInput } from './templates.ts'
import { view as tryTemplate } from './try.ts'

const ANN = { who: 'ann', now: NOW }
const NONE = { ids: [] }
const OURS: z.input<typeof templateInput> = {
  name: 'our-approval',
  cause: 'authorization',
  stage: 'first',
  when: 'The approval came by telephone',
  text: 'For {patient.name} the service was approved under {authorization.number}.\n\n{guideline|Which guideline says so} is met; {not closed',
  exhibits: ['authorization'],
}

describe.each(ENGINES)('letter templates on %s', engine => {
  async function filled() {
    const store = await newStore(engine)
    await fillForLetters(store)
    const row = await store.kysely
      .selectFrom('denial')
      .select('id')
      .where('account', '=', 'AC-1')
      .executeTakeFirstOrThrow()
    return { store, id: row.id }
  }

  it('are tried on denials before they are kept, in place of one of the same name', async () => {
    const { store, id } = await filled()
    const { cases, looked } = await look(store, tryTemplate, OURS)
    expect(looked).toBe(3)
    expect(cases.find(({ denial }) => denial === id)).toMatchObject({
      account: 'AC-1',
      text: expect.arrayContaining([
        'For JANE DOE the service was approved under [Number of the authorization].',
        '[Which guideline says so] is met; {not closed',
      ]) as string[],
      asks: ['Number of the authorization', 'Which guideline says so'],
    })
    expect((await look(store, tryTemplate, { ...OURS, to: ['medicaid'] })).cases).toEqual([])
    expect((await look(store, list, {})).items).toEqual([])
    expect(await act(store, keep, NONE, OURS, ANN)).toMatchObject({ changed: 1 })
    expect((await act(store, keep, NONE, { ...OURS, when: 'Again' }, ANN)).says).toContain('in place of')
    expect((await look(store, list, {})).items).toMatchObject([{ name: 'our-approval', when: 'Again' }])
    await act(store, remove, NONE, { name: 'our-approval' }, ANN)
    await expect(act(store, remove, NONE, { name: 'our-approval' }, ANN)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('stand first in the letter, ask what they lack, and print as the practice’s own words', async () => {
    const { store, id } = await filled()
    await act(store, keep, NONE, OURS, ANN)
    const asked = await look(store, letterView, { id, argument: 'our-approval', answers: ANSWERS })
    expect(asked.arguments[0]).toEqual({ id: 'own/our-approval', when: OURS.when })
    expect(asked.questions.find(({ key }) => key === 'own.guideline')).not.toHaveProperty('answered')
    const answers = { ...ANSWERS, 'own.guideline': 'The {claim.account} guideline' }
    const { made } = await act(store, makeAppeal, { ids: [id] }, { argument: 'our-approval', answers }, ANN)
    const facts = (await readAppealFile(store, Number(made?.appeal), 'facts.json')).toString()
    expect(JSON.parse(facts)).toMatchObject({
      argument: 'own/our-approval',
      ownWords: [
        'For JANE DOE the service was approved under A-77.',
        'The {claim.account} guideline is met; {not closed',
      ],
    })
  })

  it('rest on authorities that were read, each bound to its entry', async () => {
    const { store, id } = await filled()
    const [authority] = (await look(store, list, {})).authorities
    const text = `The rule is {cite.${authority?.name}}, and {patient.name} falls under it.`
    await act(store, keep, NONE, { ...OURS, text }, ANN)
    const { made } = await act(store, makeAppeal, { ids: [id] }, { argument: 'our-approval', answers: ANSWERS }, ANN)
    const facts = (await readAppealFile(store, Number(made?.appeal), 'facts.json')).toString()
    expect(JSON.parse(facts)).toMatchObject({
      facts: expect.arrayContaining([
        expect.objectContaining({
          value: authority?.title,
          source: { kind: 'knowledge', entry: `source/${authority?.name}` },
        }),
      ]) as unknown[],
      cites: expect.arrayContaining([expect.objectContaining({ name: authority?.name })]) as unknown[],
      ownWords: [`The rule is ${authority?.title}, and JANE DOE falls under it.`],
    })
    for (const wrong of ['{cite.no-such-law}', '{cite.judgment-steps}'])
      await expect(act(store, keep, NONE, { ...OURS, text: wrong }, ANN)).rejects.toMatchObject({ code: 'not-known' })
  })

  it('refuse a gap that is no fact, an enclosure that is none, and leave other causes alone', async () => {
    const { store, id } = await filled()
    for (const wrong of [{ text: '{patient.shoe} hurts' }, { text: '{a b|What}' }, { exhibits: ['shoe'] }])
      await expect(act(store, keep, NONE, { ...OURS, ...wrong }, ANN)).rejects.toMatchObject({ code: 'not-known' })
    await act(store, keep, NONE, { ...OURS, cause: 'coding', text: 'Coded as it was.' }, ANN)
    const letter = await look(store, letterView, { id })
    expect(letter.arguments.map(each => each.id)).not.toContain('own/our-approval')
  })
})
