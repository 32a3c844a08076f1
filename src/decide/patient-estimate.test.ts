// An estimate of the patient's part against sums worked out by hand, and what has to hold of every one.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnsweredBenefit } from './coverage.ts'
import { type AskedEstimate, estimateShare, type PlannedService, serviceTypeOf } from './patient-estimate.ts'

const IN = { network: 'in', onlyWhatIsSaid: false } as const
const visit = (allowedCents: number | undefined, chargeCents?: number): PlannedService => ({
  ...{ procedure: '99213', serviceType: '98', allowedCents, chargeCents },
})
const left = (benefit: 'C' | 'G', amountCents: number, more: Partial<AnsweredBenefit> = {}): AnsweredBenefit => ({
  ...{ benefit, amountCents, period: '29', level: 'IND', serviceTypes: ['30'] },
  ...more,
})
const coinsurance = (percent: string, types = ['30']): AnsweredBenefit => ({
  benefit: 'A',
  percent,
  serviceTypes: types,
})
const copay = (amountCents: number, types = ['98']): AnsweredBenefit => ({
  benefit: 'B',
  amountCents,
  serviceTypes: types,
})
const sums = (planned: readonly PlannedService[], benefits: readonly AnsweredBenefit[], asked: AskedEstimate = IN) => {
  const { leastCents, mostCents } = estimateShare(planned, benefits, asked)
  return [leastCents, mostCents]
}

describe('an estimate', () => {
  it('takes the deductible first, then the share of the rest', () => {
    // 100.00 allowed, 40.00 left of the deductible: 40 + 20 % of 60.
    const benefits = [left('C', 4000), left('G', 100_000), coinsurance('.2')]
    expect(sums([visit(10_000)], benefits)).toEqual([5200, 5200])
    expect(estimateShare([visit(10_000)], benefits, IN).open).toEqual([])
    // Two services share one deductible: 40 + 12 + 20.
    expect(sums([visit(10_000), { ...visit(10_000), procedure: '93000', serviceType: '73' }], benefits)).toEqual([
      ...[7200, 7200],
    ])
  })

  it('is a span where a copay may stand in place of the deductible', () => {
    const benefits = [left('C', 4000), left('G', 100_000), copay(2500)]
    expect(sums([visit(10_000)], benefits)).toEqual([2500, 6500])
    // It is asked for once a visit.
    expect(sums([visit(10_000), visit(10_000)], [left('C', 0), left('G', 100_000), copay(2500)])).toEqual([2500, 2500])
  })

  it('comes to the same in whatever order the services are told', () => {
    // 60.00 left of the deductible, a copay of 30.00 for the visit, 20 percent: the deductible falls on the one or on the other.
    const benefits = [left('C', 6000), left('G', 100_000), copay(3000), coinsurance('.2')]
    const therapy: PlannedService = { procedure: '97110', serviceType: 'PT', allowedCents: 12_000 }
    expect(sums([visit(10_000), therapy], benefits)).toEqual([10_200, 12_200])
    expect(sums([therapy, visit(10_000)], benefits)).toEqual([10_200, 12_200])
  })

  it('is no more than what is allowed, nor than what is left until the plan pays all', () => {
    expect(sums([visit(2000)], [left('C', 0), left('G', 100_000), copay(2500)])).toEqual([2000, 2000])
    expect(sums([visit(10_000)], [left('C', 50_000), left('G', 3000)])).toEqual([3000, 3000])
    // The first that is reached: one person's, or the family's.
    expect(sums([visit(10_000)], [left('C', 9000), left('C', 1000, { level: 'FAM' }), coinsurance('0')])).toEqual([
      ...[1000, 1000],
    ])
  })

  it('says what is open, and counts the charge where nothing says what is allowed', () => {
    const open = estimateShare([visit(undefined, 15_000)], [], IN)
    expect([open.leastCents, open.mostCents]).toEqual([0, 15_000])
    expect(open.open).toHaveLength(4)
    expect(estimateShare([visit(undefined)], [], IN).services).toMatchObject([{ state: 'unknown', mostCents: 0 }])
    expect(sums([visit(10_000)], [left('C', 8000, { period: '23' }), coinsurance('.5')])).toEqual([5000, 9000])
  })

  it('goes by the procedure, then its kind of service, then the plan; and by the network', () => {
    const benefits = [left('C', 0), coinsurance('.1'), coinsurance('.3', ['98'])]
    expect(sums([visit(10_000)], benefits)).toEqual([3000, 3000])
    expect(sums([visit(10_000)], [...benefits, { benefit: 'A', percent: '.5', procedure: { code: '99213' } }])).toEqual(
      [...[5000, 5000]],
    )
    const networks = [left('C', 0), { ...coinsurance('.1'), inNetwork: 'Y' }, { ...coinsurance('.4'), inNetwork: 'N' }]
    expect(sums([visit(10_000)], networks)).toEqual([1000, 1000])
    expect(sums([visit(10_000)], networks, { ...IN, network: 'out' })).toEqual([4000, 4000])
  })

  it('leaves out what the plan does not cover, and asks a Medicaid patient for what the plan says alone', () => {
    const excluded: AnsweredBenefit = { benefit: 'I', serviceTypes: ['98'] }
    expect(estimateShare([visit(10_000)], [excluded], IN).services).toMatchObject([{ state: 'not-covered' }])
    const medicaid = { network: 'in', onlyWhatIsSaid: true } as const
    expect(sums([visit(10_000)], [copay(300)], medicaid)).toEqual([300, 300])
    expect(sums([visit(10_000)], [coinsurance('.1')], medicaid)).toEqual([1000, 1000])
    expect(sums([visit(10_000)], [], medicaid)).toEqual([0, 0])
  })

  it('never is less than nothing, nor the least above the most, nor the most above what is allowed', () => {
    const benefit = fc.record({
      benefit: fc.constantFrom('A', 'B', 'C', 'G', 'I', '1'),
      level: fc.constantFrom('IND', 'FAM', undefined),
      serviceTypes: fc.subarray(['30', '98', '5']),
      period: fc.constantFrom('29', '23', '24', undefined),
      amountCents: fc.option(fc.integer({ min: 0, max: 500_000 }), { nil: undefined }),
      percent: fc.constantFrom('.2', '0', '1', '.35', 'x', undefined),
      inNetwork: fc.constantFrom('Y', 'N', 'W', undefined),
    })
    const service = fc.record({
      procedure: fc.constantFrom('99213', '80053', 'J1885'),
      serviceType: fc.constantFrom('98', '5', '1'),
      allowedCents: fc.option(fc.integer({ min: 0, max: 200_000 }), { nil: undefined }),
      chargeCents: fc.integer({ min: 200_000, max: 400_000 }),
    })
    fc.assert(
      fc.property(
        fc.array(service, { maxLength: 5 }),
        fc.array(benefit, { maxLength: 10 }),
        fc.boolean(),
        (planned, benefits, onlyWhatIsSaid) => {
          const found = estimateShare(planned, benefits, { network: 'in', onlyWhatIsSaid })
          expect(found.leastCents).toBeGreaterThanOrEqual(0)
          expect(found.leastCents).toBeLessThanOrEqual(found.mostCents)
          for (const each of found.services) {
            expect(each.leastCents).toBeLessThanOrEqual(each.mostCents)
            expect(each.mostCents).toBeLessThanOrEqual(each.allowedCents ?? each.chargeCents ?? 0)
            expect(each.deductibleCents + each.copayCents + each.coinsuranceCents).toBe(each.mostCents)
          }
        },
      ),
      { numRuns: 2000 },
    )
  })
})

it('a procedure is of a kind of service', () => {
  expect(['99213', '80053', '71046', 'D1110', 'E0601', 'J1885', '99283'].map(serviceTypeOf)).toEqual([
    ...['98', '5', '4', '35', '12', '1', '86'],
  ])
})
