// Which claim goes to the other payer: a reason says it before a remark, and that another comes first before all else.
import { describe, expect, it } from 'vitest'
import { CARCS, codesWithEntry } from '../knowledge/load.ts'
import { REASONS_FIRST, REASONS_INSTEAD, REMARKS_FIRST, REMARKS_INSTEAD } from '../knowledge/other-payer.ts'
import { otherPayerOrder } from './other-payer.ts'
import { planDenial } from './plan.ts'

const sent = (...carcs: string[]) => carcs.map(carc => ({ carc, action: 'bill-other-payer' as const }))

describe('the way to another payer', () => {
  it.each([
    [['22'], [], 'first'],
    [['19'], ['MA04'], 'first'],
    [['22'], ['N418'], 'first'],
    [['16'], ['MA04'], 'first'],
    [['16'], ['N418'], 'instead'],
    [['109'], [], 'instead'],
    [['109'], ['N4'], 'instead'],
    [['109', '20'], [], 'first'],
    [['254'], [], 'next'],
    [['275'], [], 'next'],
  ] as const)('%j beside %j: %s', (carcs, remarks, order) =>
    expect(otherPayerOrder(sent(...carcs), remarks)).toBe(order),
  )

  it('is none where nothing is sent elsewhere', () =>
    expect(otherPayerOrder([{ carc: '22', action: 'query-payer' }], ['MA04'])).toBeUndefined())

  it('is known of codes alone that there are and that speak of another payer', () => {
    for (const carc of [...REASONS_FIRST, ...REASONS_INSTEAD])
      expect(CARCS.get(carc), carc).toMatchObject({ cause: 'other-payer', action: 'bill-other-payer' })
    for (const remark of [...REMARKS_FIRST, ...REMARKS_INSTEAD]) expect(codesWithEntry('rarc')).toContain(remark)
  })

  it('stands in the plan, in its words', () => {
    const worked = { id: 1, line: 1, group: 'CO', amountCents: 100, cause: 'other-payer', appealable: true } as const
    const plan = (carc: string, remarks: readonly string[] = []) =>
      planDenial([{ ...worked, carc, action: 'bill-other-payer' }], remarks).steps[0]
    expect(plan('22')).toMatchObject({ order: 'first', says: expect.stringContaining('as the first one') })
    expect(plan('16', ['N418'])).toMatchObject({ order: 'instead', says: expect.stringContaining('the right payer') })
    expect(plan('254')).toMatchObject({ order: 'next', says: expect.stringContaining('with what this one decided') })
  })
})
