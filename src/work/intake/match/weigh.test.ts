// Matching: against generated truth on every engine and in both orders of arrival, and the single reasons by hand.
import { describe, expect, it } from 'vitest'
import { scoreMatching } from '../../../../test/matching.ts'
import { ENGINES, newStore } from '../../../../test/store.ts'
import { accountKey } from '../read/account-key.ts'
import { type AdjudicationForMatch, matchClaim, type SentForMatch } from './weigh.ts'
import { matchLines } from './weigh-lines.ts'

describe.each(ENGINES)('generated truth on %s', engine => {
  it.each([
    ['claims before remittances', true],
    ['remittances before claims', false],
  ] as const)(
    '%s',
    async (_, claimsFirst) => {
      const score = await scoreMatching(await newStore(engine), 1200, 31, claimsFirst)
      expect(score.claims).toBeGreaterThan(1190)
      expect(score.wrongSureClaims).toBe(0)
      expect(score.wrongSureLines).toBe(0)
      expect(score.rightClaims / score.claims).toBeGreaterThanOrEqual(0.995)
      expect(score.rightLines / score.lines).toBeGreaterThanOrEqual(0.99)
    },
    120_000,
  )
})

const SENT: SentForMatch = {
  id: 1,
  account: 'AC-000123',
  chargeCents: 15000,
  frequency: '1',
  originalControl: null,
  sequence: 'P',
  payerIdentifier: '77001',
  payerName: 'SAMPLE MUTUAL HEALTH',
  memberId: 'X1',
  patientName: 'DOE, JANE',
  serviceFrom: '2026-01-05',
  serviceTo: '2026-01-05',
  sentOn: '2026-01-08',
  payerControls: [],
}
const PAID: AdjudicationForMatch = {
  account: 'AC-000123',
  payerControl: 'ICN1',
  originalControl: null,
  status: '1',
  chargeCents: 15000,
  payerIdentifier: '77001',
  payerName: 'SAMPLE MUTUAL HEALTH',
  memberId: 'X1',
  patientName: 'DOE, JANE',
  serviceFrom: '2026-01-05',
  serviceTo: null,
  paymentDate: '2026-01-20',
  split: false,
}

describe('reasons', () => {
  it('is sure of a claim that fits in everything, and says why', () => {
    const match = matchClaim(PAID, [SENT])
    expect(match).toMatchObject({ claimId: 1, sure: 'sure' })
    expect(match.why).toContain('the account as it was sent')
  })

  it('never takes a claim that was sent after the decision', () => {
    expect(matchClaim(PAID, [{ ...SENT, sentOn: '2026-02-01' }]).sure).not.toBe('sure')
    const again = { ...SENT, id: 2, frequency: '7', originalControl: 'ICN1', sentOn: '2026-02-01' }
    expect(matchClaim(PAID, [again, SENT])).toMatchObject({ claimId: 1, sure: 'sure' })
  })

  it('takes the replacement for the adjudication that names the same original', () => {
    const again = { ...SENT, id: 2, frequency: '7', originalControl: 'ICN1', sentOn: '2026-02-01' }
    const later = { ...PAID, payerControl: 'ICN2', originalControl: 'ICN1', paymentDate: '2026-02-20' }
    expect(matchClaim(later, [SENT, again])).toMatchObject({ claimId: 2, sure: 'sure' })
  })

  it('is not sure where two claims fit alike', () => {
    const twin = { ...SENT, id: 2 }
    expect(matchClaim(PAID, [SENT, twin]).sure).toBe('unsure')
  })

  it('knows an account again in upper case, stripped and padded; a bare person and day only likely', () => {
    for (const account of ['ac-000123', 'AC000123', '000AC-000123'])
      expect(matchClaim({ ...PAID, account }, [SENT])).toMatchObject({ claimId: 1, sure: 'sure' })
    expect(accountKey('0012-a')).toBe('12A')
    expect(matchClaim({ ...PAID, account: 'ZZZ' }, [SENT]).sure).not.toBe('sure')
  })

  it("finds nothing for another person's claim", () => {
    const other = { ...PAID, account: 'Q9', memberId: 'Y2', patientName: 'ROE, RICHARD', chargeCents: 99 }
    expect(matchClaim(other, [SENT])).toMatchObject({ claimId: undefined, sure: 'none' })
  })

  it('lays split lines on one line sent, never more than its charge', () => {
    const sent = [
      {
        line: 1,
        control: null,
        revenue: null,
        procedure: '99213',
        modifiers: ['25'],
        chargeCents: 15000,
        serviceFrom: null,
      },
      {
        line: 2,
        control: null,
        revenue: null,
        procedure: '97110',
        modifiers: [],
        chargeCents: 6000,
        serviceFrom: null,
      },
    ]
    const told = (line: number, procedure: string, chargeCents: number) => ({
      line,
      control: null,
      procedure,
      submitted: null,
      modifiers: [],
      chargeCents,
      serviceFrom: null,
    })
    const matches = matchLines(
      [told(1, '97110', 3000), told(2, '97110', 3000), told(3, '97110', 3000), told(4, '99213', 15000)],
      sent,
    )
    expect(matches.map(match => match.sentLine)).toEqual([2, 2, undefined, 1])
  })
})
