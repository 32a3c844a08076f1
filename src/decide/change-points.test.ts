// Changes of a rate, on months drawn by chance: those that were planted are found where they were, and noise makes none.
import { describe, expect, it } from 'vitest'
import { createRandom } from '../example/random.ts'
import { changePointsOf, LEAST_TRIES, type MonthCount } from './change-points.ts'

const monthAt = (at: number) => `${2024 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`

function months(seed: number, tries: number, rates: readonly number[]): readonly MonthCount[] {
  const random = createRandom(seed)
  return rates.map((rate, at) => ({
    month: monthAt(at),
    tries,
    hits: Array.from({ length: tries }, () => (random.below(1000) < rate * 1000 ? 1 : 0) as number).reduce(
      (sum, hit) => sum + hit,
      0,
    ),
  }))
}

const YEARS = 2
const flat = (rate: number) => Array.from({ length: 12 * YEARS }, () => rate)

describe('change points', () => {
  it('are found within a month of where they were planted, in at least 95 of 100', () => {
    let found = 0
    const runs = 400
    for (let seed = 1; seed <= runs; seed++) {
      const at = 4 + (seed % 16)
      const rates = flat(0.1).map((rate, month) => (month < at ? rate : 0.22))
      const points = changePointsOf(months(seed, 200, rates))
      if (points.some(({ month }) => [monthAt(at - 1), monthAt(at), monthAt(at + 1)].includes(month))) found++
    }
    console.log(`planted changes found within a month: ${found} of ${runs}`)
    expect(found / runs).toBeGreaterThanOrEqual(0.95)
  })

  it('are seldom made of noise: less than one a year', () => {
    let made = 0
    const runs = 500
    for (let seed = 1; seed <= runs; seed++) made += changePointsOf(months(seed, 150, flat(0.1))).length
    console.log(`changes made of noise: ${(made / (runs * YEARS)).toFixed(4)} a year`)
    expect(made / (runs * YEARS)).toBeLessThan(0.1)
  })

  it('tell both rates, and nothing of few', () => {
    const [point] = changePointsOf(months(7, 300, [...Array(6).fill(0.05), ...Array(6).fill(0.3)] as number[]))
    expect(point?.month).toBe('2024-07')
    expect((point?.after.hits ?? 0) / (point?.after.tries ?? 1)).toBeCloseTo(0.3, 1)
    expect(point?.before.tries).toBe(1800)
    const few = [
      { month: '2024-01', hits: 0, tries: LEAST_TRIES - 1 },
      { month: '2024-02', hits: 400, tries: 400 },
    ]
    expect(changePointsOf(few)).toEqual([])
    expect(changePointsOf([])).toEqual([])
  })
})
