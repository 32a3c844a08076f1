// Interest by the words of statutes, on round sums.
import { describe, expect, it } from 'vitest'
import { promptPayLaws } from '../knowledge/load.ts'
import { daysBetween } from './days.ts'
import { interestOn } from './late.ts'

const of = (state: string, cents: number, days: number) => {
  const law = promptPayLaws().get(state)
  if (law === undefined) throw new Error(`no law of ${state}`)
  return interestOn(law.interest, cents, days)
}

describe('interest of late payments', () => {
  it('is simple, by the year or the month, rounded down', () => {
    // Florida and Illinois, 12 % and 9 % a year; Alabama and Kansas, 1.5 % and 1 % a month.
    expect(of('FL', 100_000, 365)).toBe(12_000)
    expect(of('IL', 100_000, 73)).toBe(1800)
    expect(of('AL', 100_000, 30)).toBe(1500)
    expect(of('KS', 100_000, 45)).toBe(1500)
    expect(of('FL', 10_001, 1)).toBe(3)
  })

  it('is nothing on time, and not counted where the law has no single rate', () => {
    expect(of('FL', 100_000, 0)).toBe(0)
    expect(of('FL', 100_000, -5)).toBe(0)
    for (const state of ['TX', 'DC', 'MD', 'LA']) expect(of(state, 100_000, 40), state).toBeUndefined()
  })

  it('of every state with one rate grows with days and money, and is never more than a third of it in a year', () => {
    for (const { state, interest } of promptPayLaws().values()) {
      const year = interestOn(interest, 1_000_000, 365)
      if (year === undefined) continue
      expect(year, state).toBeGreaterThan(interestOn(interest, 1_000_000, 30) ?? 0)
      expect(year, state).toBeGreaterThan(interestOn(interest, 500_000, 365) ?? 0)
      expect(year, state).toBeLessThan(370_000)
    }
  })

  it('counts days over months and leap years', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
    expect(daysBetween('2026-03-01', '2026-02-28')).toBe(-1)
  })
})
