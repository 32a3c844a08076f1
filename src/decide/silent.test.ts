import { expect, it } from 'vitest'
import { isToBeAsked } from './silent.ts'

it('a silent payer is asked once for each day that has passed', () => {
  const asked = (today: string, last?: string) => isToBeAsked('2026-03-01', last, today, [15, 30])
  expect(asked('2026-03-15')).toBe(false)
  expect(asked('2026-03-16')).toBe(true)
  expect(asked('2026-03-30', '2026-03-16')).toBe(false)
  expect(asked('2026-03-31', '2026-03-16')).toBe(true)
  // Nobody looked for a while: one question, not one for every day that was missed.
  expect(asked('2026-06-01', '2026-04-02')).toBe(false)
  expect(isToBeAsked('2026-03-01', undefined, '2026-06-01', [30, 15])).toBe(true)
  expect(isToBeAsked('2026-03-01', undefined, '2026-06-01', [])).toBe(false)
})
