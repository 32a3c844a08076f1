// The first look at a folder against what was planted: each sum to the cent; a later answer, a reversal and a file that is there twice change what they should.
import { describe, expect, it } from 'vitest'
import { remittance } from '../../../test/read-file.ts'
import { createRemittanceReader } from '../../decide/remittance.ts'
import { createReview, type Review } from './review.ts'

interface Sent {
  readonly claims: string
  readonly date?: string
}

/** Remittances of one payer, read in this order. */
function reviewOf(sent: readonly Sent[], today = '2026-03-02'): Review {
  const report = createReview(today)
  for (const { claims, date = '2026-02-01' } of sent) {
    const reader = createRemittanceReader({
      onFault() {},
      onClaim: decided => report.add(decided, 'MUTUAL', date, 'a.835'),
      onRemittance() {},
    })
    reader.push(Buffer.from(remittance(claims, '0'), 'latin1'))
    reader.end()
  }
  return report.end()
}

const paid = (account: string, allowed = 80) =>
  `CLP*${account}*1*100*${allowed - 20}*20*MB*ICN${account}*11*1~SVC*HC:99213*100*${allowed - 20}**1~DTM*472*20260105~CAS*CO*45*${100 - allowed}~CAS*PR*2*20~`
const denied = (account: string, status = '4') =>
  `CLP*${account}*${status}*100*0**MB*ICN${account}*11*1~SVC*HC:99213*100*0**1~DTM*472*20260105~CAS*CO*197*100~`

describe('a first look', () => {
  it('adds up what was charged, paid, denied, and is still open', () => {
    const found = reviewOf([{ claims: paid('A') + denied('B') + denied('C', '1') }])
    expect(found).toMatchObject({
      claims: 3,
      chargeCents: 30_000,
      paidCents: 6000,
      patientCents: 2000,
      deniedCents: 20_000,
    })
    expect(found.recoverable).toEqual({ claims: 2, cents: 20_000 })
    expect(found.hidden).toEqual({ claims: 1, cents: 10_000 })
    expect(found.byCause).toEqual([{ name: 'authorization', claims: 2, cents: 20_000 }])
    expect(found.rows.map(({ account, code }) => [account, code])).toEqual([
      ['B', 'CO-197'],
      ['C', 'CO-197'],
    ])
    expect(found.next.join(' ')).toMatch(/authorization, 2 claims \(\$200\.00\)/)
  })

  it('counts by the last answer what is open, and by each what was denied', () => {
    const later = reviewOf([{ claims: denied('A') }, { claims: paid('A'), date: '2026-02-20' }])
    expect(later.recoverable).toEqual({ claims: 0, cents: 0 })
    expect(later.deniedCents).toBe(10_000)
    const earlier = reviewOf([{ claims: paid('A'), date: '2026-02-20' }, { claims: denied('A') }])
    expect(earlier.recoverable).toEqual({ claims: 0, cents: 0 })
  })

  it('tells what is over from what is soon over', () => {
    expect(reviewOf([{ claims: denied('A') }], '2026-05-20').expiring).toEqual({ claims: 1, cents: 10_000 })
    const late = reviewOf([{ claims: denied('A') }], '2029-03-02')
    expect(late.lost).toEqual({ claims: 1, cents: 10_000 })
    expect(late.recoverable.claims).toBe(0)
    expect(late.next).toEqual([])
  })

  it('finds lines below what the payer allows most often, to the cent', () => {
    const usual = Array.from({ length: 12 }, (_, at) => paid(`U${at}`)).join('')
    const found = reviewOf([{ claims: usual + paid('S', 71) + paid('T', 70) }])
    expect(found.belowOwn).toEqual({ claims: 2, cents: 1900 })
    expect(reviewOf([{ claims: paid('S', 71) + paid('T', 80) }]).belowOwn).toEqual({ claims: 0, cents: 0 })
  })

  it('sees what was paid twice, but not what was taken back in between', () => {
    const twice = reviewOf([{ claims: paid('A') }, { claims: paid('A'), date: '2026-02-20' }])
    expect(twice.giveBack).toEqual({ claims: 1, cents: 6000 })
    const reversal =
      'CLP*A*22*-100*-60*-20*MB*ICNA*11*1~SVC*HC:99213*-100*-60**1~DTM*472*20260105~CAS*CO*45*-20~CAS*PR*2*-20~'
    const corrected = reviewOf([{ claims: paid('A') }, { claims: reversal + paid('A'), date: '2026-02-20' }])
    expect(corrected.giveBack).toEqual({ claims: 0, cents: 0 })
    expect(corrected.takenBack).toEqual({ claims: 1, cents: 6000 })
    expect(corrected.paidCents).toBe(6000)
  })

  it('sees what was paid late, where the file says when it came', () => {
    const late = paid('A').replace('SVC*', 'DTM*050*20260101~SVC*')
    expect(reviewOf([{ claims: late, date: '2026-03-01' }]).late).toEqual({ claims: 1, cents: 6000 })
    expect(reviewOf([{ claims: late, date: '2026-02-01' }]).late).toEqual({ claims: 0, cents: 0 })
  })
})
