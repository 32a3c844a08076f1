import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCents, parseCents, parseDate } from './values.ts'

describe('money', () => {
  it.each([
    ['.8', 80],
    ['-12.30', -1230],
    ['100.', 10000],
    ['0', 0],
    ['-0', 0],
    ['+5', 500],
    ['1.5', 150],
    ['00012.05', 1205],
    [' 7 ', 700],
    ['99999999999.99', 9999999999999],
  ])('reads %s', (text, cents) => expect(parseCents(text)).toBe(cents))

  it.each(['', '.', '-', 'A', '1,000', '1.2.3', '1e3', '--1', '99999999999999999999'])('refuses "%s"', text =>
    expect(parseCents(text)).toBeNaN(),
  )

  it('rounds a fraction of a cent half away from zero, and says so', () => {
    const troubles: string[] = []
    expect(parseCents('1.005', trouble => troubles.push(trouble.code))).toBe(101)
    expect(parseCents('-1.005', trouble => troubles.push(trouble.code))).toBe(-101)
    expect(parseCents('1.004', trouble => troubles.push(trouble.code))).toBe(100)
    expect(troubles).toEqual(['money:decimals', 'money:decimals', 'money:decimals'])
    expect(parseCents('1.500', trouble => troubles.push(trouble.code))).toBe(150)
    expect(troubles).toHaveLength(3)
  })

  it('writes without needless zeros', () => {
    expect([80, -1230, 10000, 0, 5, 150, -5].map(formatCents)).toEqual([
      '.8',
      '-12.3',
      '100',
      '0',
      '.05',
      '1.5',
      '-.05',
    ])
  })

  it('reads back what it writes', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), cents => parseCents(formatCents(cents)) === cents))
  })
})

describe('dates', () => {
  it.each([
    ['20240229', '2024-02-29'],
    ['260105', '2026-01-05'],
    ['991231', '1999-12-31'],
    ['20000229', '2000-02-29'],
  ])('reads %s', (text, iso) => expect(parseDate(text)).toBe(iso))
  it.each(['20230229', '19000229', '20261301', '20260100', '2026', 'ABCDEFGH', '00000000', '20002316'])(
    'refuses %s',
    text => expect(parseDate(text)).toBeUndefined(),
  )
})
