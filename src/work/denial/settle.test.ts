// Settling: the same adjudications come to the same, in whatever order they are laid down.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Adjudication, groupClaims, settleClaim } from './settle.ts'

let ids = 0
const made = (parts: Partial<Adjudication>): Adjudication => ({
  id: ++ids,
  account: 'A1',
  payerControl: 'ICN1',
  originalControl: null,
  reversal: false,
  split: false,
  paymentDate: '2026-02-01',
  serviceFrom: '2026-01-05',
  chargeCents: 15000,
  paidCents: 8000,
  atStakeCents: 0,
  remittance: `T${ids}`,
  ordinal: 0,
  ...parts,
})

const roles = (all: readonly Adjudication[]) =>
  Object.fromEntries(settleClaim(all).members.map(({ adjudication, role }) => [adjudication.id, role]))

describe('a claim', () => {
  it('that was denied and then paid under a new number is recovered', () => {
    const denied = made({ paidCents: 0, atStakeCents: 15000 })
    const paid = made({ payerControl: 'ICN2', paymentDate: '2026-03-01' })
    const settled = settleClaim([paid, denied])
    expect(settled).toMatchObject({ atStakeCents: 0, recoveredCents: 8000, everAtStake: true })
    expect(roles([paid, denied])).toEqual({ [denied.id]: 'superseded', [paid.id]: 'current' })
  })

  it('that was paid, reversed and denied is a denial again', () => {
    const paid = made({})
    const reversal = made({ reversal: true, chargeCents: -15000, paidCents: -8000, paymentDate: '2026-03-01' })
    const denied = made({ paidCents: 0, atStakeCents: 15000, paymentDate: '2026-03-01' })
    expect(roles([denied, reversal, paid])).toEqual({
      [paid.id]: 'reversed',
      [reversal.id]: 'reversal',
      [denied.id]: 'current',
    })
    expect(settleClaim([denied, reversal, paid]).atStakeCents).toBe(15000)
  })

  it('whose payment was reversed with nothing after it is taken back', () => {
    const paid = made({})
    const reversal = made({ reversal: true, chargeCents: -15000, paidCents: -8000, paymentDate: '2026-03-01' })
    expect(settleClaim([reversal, paid])).toMatchObject({ takenBack: true, atStakeCents: 8000, everAtStake: true })
  })

  it('with a reversal alone has an orphan, and nothing at stake', () => {
    const reversal = made({ reversal: true, chargeCents: -15000, paidCents: -8000 })
    expect(settleClaim([reversal])).toMatchObject({ atStakeCents: 0, everAtStake: false })
    expect(roles([reversal])).toEqual({ [reversal.id]: 'orphan' })
  })

  it('that the payer split holds in all its parts', () => {
    const one = made({ split: true, chargeCents: 10000, paidCents: 0, atStakeCents: 10000, payerControl: 'ICN7' })
    const other = made({ split: true, chargeCents: 5000, paidCents: 3000, payerControl: 'ICN8' })
    expect(settleClaim([one, other])).toMatchObject({ atStakeCents: 10000, paidCents: 3000 })
  })

  it('comes to the same in every order', () => {
    const money = fc.constantFrom(0, 4000, 8000)
    const one = fc.record({
      reversal: fc.boolean(),
      paidCents: money,
      paymentDate: fc.constantFrom('2026-02-01', '2026-03-01', '2026-04-01'),
      stake: fc.boolean(),
      split: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 6 }), fc.infiniteStream(fc.nat()), (parts, draw) => {
        const all = parts.map(({ reversal, paidCents, stake, ...rest }, at) =>
          made({
            ...rest,
            reversal,
            id: at + 1,
            remittance: `T${at}`,
            chargeCents: reversal ? -15000 : 15000,
            paidCents: reversal ? -paidCents : paidCents,
            atStakeCents: stake && !reversal ? 15000 - paidCents : 0,
          }),
        )
        const shuffled = all
          .map(each => ({ each, key: draw.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ each }) => each)
        expect(settleClaim(shuffled)).toEqual(settleClaim(all))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('claims are told apart', () => {
  const groups = (all: readonly Adjudication[]) =>
    groupClaims(all)
      .map(group => group.map(each => each.id).sort())
      .sort()
  it('by account and day, by number, by the number they correct', () => {
    const a = made({ payerControl: 'N1' })
    const b = made({ payerControl: 'N2' })
    const otherDay = made({ payerControl: 'N3', serviceFrom: '2026-01-06' })
    const corrected = made({ payerControl: 'N4', originalControl: 'N3', account: 'TRUNC', serviceFrom: null })
    expect(groups([a, otherDay, b, corrected])).toEqual(
      [[a.id, b.id].sort(), [otherDay.id, corrected.id].sort()].sort(),
    )
  })
  it('not by a zero in the place of a number', () => {
    const a = made({ payerControl: '0', account: 'A1' })
    const b = made({ payerControl: '0', account: 'A2' })
    expect(groups([a, b])).toHaveLength(2)
  })
})
