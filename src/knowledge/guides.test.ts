// The linter of guides: each is one page, cited, made of sentences a person reads, and linked from every code that it serves.
import { describe, expect, it } from 'vitest'
import { parseCodeName } from '../decide/code.ts'
import { pageOf } from '../decide/code-page.ts'
import { parsePlbName } from '../decide/plb-page.ts'
import { ANY_PAYER, type Guide, guideNames, guideOf } from './load.ts'

const NAMES = [
  'coordination-of-benefits',
  'lcd-ncd-abn',
  'ncci-mue-modifiers',
  'no-surprises-act',
  'place-of-service',
  'reversals-and-plb',
  'sequestration',
  'timely-filing-proof',
]
const guides = guideNames().map(name => {
  const guide = guideOf(name)
  if (guide === undefined) throw new Error(`guides/${name}.json is missing`)
  return guide
})
const textsOf = ({ about, sections }: Guide) => [
  about,
  ...sections.flatMap(({ says = [], steps = [], table }) => [...says, ...steps, ...(table?.rows.flat() ?? [])]),
]

describe('guides', () => {
  it('are there', () => expect(guideNames()).toEqual(NAMES))

  it('share no sentence', () => {
    const sentences = guides.flatMap(guide =>
      textsOf(guide)
        .flatMap(text => text.split(/(?<=[.!?]) /))
        .filter(text => text.length > 30),
    )
    expect(sentences.filter((text, at) => sentences.indexOf(text) !== at)).toEqual([])
  })

  it.each(guides.map(guide => [guide.name, guide] as const))('%s is one page, cited and linked', (name, guide) => {
    expect(guideOf(name)?.name).toBe(name)
    const words = textsOf(guide).join(' ').split(/\s+/).length
    expect(words).toBeGreaterThan(200)
    expect(words).toBeLessThan(1000)
    for (const text of textsOf(guide).flatMap(each => each.split(/(?<=[.!?]) /)))
      expect(text.length, text).toBeLessThanOrEqual(300)
    for (const { table } of guide.sections)
      for (const row of table?.rows ?? []) expect(row, row[0]).toHaveLength(table?.columns.length ?? 0)
    expect(guide.sections.find(section => section.title === 'Steps')?.steps?.length ?? 0).toBeGreaterThanOrEqual(4)
    expect(guide.cites.filter(cite => cite.url !== undefined).length).toBeGreaterThanOrEqual(2)
    expect(new Set(guide.serves).size).toBe(guide.serves.length)
    for (const code of guide.serves) {
      expect(parseCodeName(code) ?? parsePlbName(code), code).toBeDefined()
      expect(
        pageOf(code, ANY_PAYER)?.guides?.map(each => each.name),
        code,
      ).toContain(name)
    }
  })

  it('stand on a pair page for the reason and for the remark, each once', () => {
    const page = pageOf('CO-151+N362', ANY_PAYER)
    expect(page?.guides?.map(each => each.name)).toEqual(['lcd-ncd-abn', 'ncci-mue-modifiers'])
    expect(pageOf('CO-45+N877', ANY_PAYER)?.guides?.map(each => each.name)).toEqual(['no-surprises-act'])
  })

  it('serve every code of their subject', () => {
    for (const code of ['97', '236', 'N362'])
      expect(pageOf(code, ANY_PAYER)?.guides?.map(each => each.name)).toContain('ncci-mue-modifiers')
    for (const code of ['29', '166'])
      expect(pageOf(code, ANY_PAYER)?.guides?.map(each => each.name)).toContain('timely-filing-proof')
    expect(pageOf('PLB-WO', ANY_PAYER)?.guides?.map(each => each.name)).toEqual(['reversals-and-plb'])
    expect(pageOf('101', ANY_PAYER)?.guides).toBeUndefined()
  })

  it('say what costs money when it is wrong', () => {
    const text = (name: string) => textsOf(guideOf(name) as Guide).join(' ')
    expect(text('ncci-mue-modifiers')).toMatch(/may not be billed for it, and an ABN does not change that/)
    expect(text('timely-filing-proof')).toMatch(/no redetermination/)
    expect(text('no-surprises-act')).toMatch(/first business day after negotiation ends/)
    expect(text('reversals-and-plb')).toMatch(/does not stop recoupment by itself/)
    expect(text('sequestration')).toMatch(/16\.00 \/ \(784\.00 \+ 16\.00\) = 2 %/)
    expect(text('lcd-ncd-abn')).toMatch(/not for emergencies.*not for Medicare Advantage/)
  })
})
