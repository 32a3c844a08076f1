// `overturn guide` and the pages of provider adjustments as a person at the terminal meets them.
import { describe, expect, it } from 'vitest'
import { code } from './code.ts'
import { guide } from './guide.ts'
import type { Terminal } from './terminal.ts'

function newTerminal() {
  const told = { out: '', err: '' }
  const terminal: Terminal = {
    out: async text => {
      told.out += String(text)
    },
    err: text => {
      told.err += text
    },
    color: false,
    width: 100,
    watched: false,
  }
  return { told, terminal }
}

describe('guide', () => {
  it('lists every guide without a name, as text and as records', async () => {
    const { told, terminal } = newTerminal()
    expect(await guide([], { json: false }, terminal)).toBe(0)
    expect(told.out).toContain('timely-filing-proof')
    const asJson = newTerminal()
    expect(await guide([], { json: true }, asJson.terminal)).toBe(0)
    const records = asJson.told.out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as { record: string; name: string })
    expect(records).toHaveLength(8)
    expect(records.every(each => each.record === 'guide')).toBe(true)
  })

  it('shows one with its steps, codes and sources, no line beyond the width', async () => {
    const { told, terminal } = newTerminal()
    expect(await guide(['timely-filing-proof'], { json: false }, terminal)).toBe(0)
    expect(told.out).toMatch(/277CA/)
    expect(told.out).toMatch(/Codes\n {2}29, /)
    const long = told.out.split('\n').filter(line => line.length > 100 && !line.includes('http'))
    expect(long).toEqual([])
  })

  it('says which there are when a name is not known', async () => {
    const { told, terminal } = newTerminal()
    expect(await guide(['nothing'], { json: false }, terminal)).toBe(1)
    expect(told.err).toMatch(/No guide is named "nothing".*sequestration/)
  })
})

describe('code', () => {
  it('PLB-WO: sign, trace, dispute, posting and guide', async () => {
    const { told, terminal } = newTerminal()
    expect(await code(['PLB-WO'], { json: false, all: false }, terminal)).toBe(0)
    for (const heading of ['Sign', 'How to trace it', 'Steps', 'When to dispute it', 'How to post it', 'Guides'])
      expect(told.out).toContain(`\n${heading}\n`)
    expect(told.out).toContain('overturn guide reversals-and-plb')
  })

  it('PLB-ZZ is in no list, and says how these are written', async () => {
    const { told, terminal } = newTerminal()
    expect(await code(['PLB-ZZ'], { json: false, all: false }, terminal)).toBe(1)
    expect(told.err).toMatch(/PLB- with two signs/)
  })
})
