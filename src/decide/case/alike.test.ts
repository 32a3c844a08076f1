// Two names that begin alike and answer from one place: perhaps one payer that writes itself in two ways. It is asked, never guessed.
import { describe, expect, it } from 'vitest'
import { clp, deniedUnder, evidence, JUNIPER, payer, SAGE, sent } from '../../../test/case-evidence.ts'
import { type CaseEvidence, settleCase } from '../case.ts'

const settle = (parts: Partial<CaseEvidence>) => settleCase(evidence(parts))
const claim = sent({ otherPayers: [{ sequence: 'S', payer: JUNIPER }] })
const denied = deniedUnder('CO 16')
const paidBy = (name: string, status = '1') =>
  clp({
    payer: payer(name, '99SB'),
    payerControl: 'ICN2',
    status,
    paidCents: 8000,
    adjustments: ['PR 3 2000'],
    paymentDate: '2026-08-12',
  })
const alike = paidBy('SAGEBRUSH HLTH PLAN')

describe('a payment by a name like that of the payer which denied', () => {
  it('is asked about, whatever came first, and nothing goes out before', () => {
    for (const adjudications of [
      [denied, alike],
      [alike, denied],
    ]) {
      const standing = settle({ sent: [claim], adjudications })
      expect(standing.questions).toMatchObject([
        { kind: 'same-payer', says: expect.stringMatching(/same place in line/) },
      ])
      expect(standing.nextPayer).toMatchObject({ ready: false, says: expect.stringMatching(/which names are one/) })
      expect(standing.mayBillPatient).toBe(false)
    }
  })
  it.each(['same', 'different'] as const)('is asked no more once a person has said that they are %s', verdict => {
    const link = { one: SAGE.key, other: '99SB', verdict, by: 'person', because: 'the card' } as const
    const standing = settle({ sent: [claim], adjudications: [denied, alike], payerLinks: [link] })
    expect(standing.questions).toEqual([])
    expect(standing.payers.filter(each => each.answers.length > 0)).toHaveLength(verdict === 'same' ? 1 : 2)
  })
  it.each([
    ['another name', 'MEADOW HEALTH', '1'],
    ['another place in line', 'SAGEBRUSH SUPPLEMENT', '3'],
  ])('is no question under %s', (_what, name, status) => {
    expect(settle({ sent: [claim], adjudications: [denied, paidBy(name, status)] }).questions).toEqual([])
  })
  it('is no question where the claims name both, or where only a common word is shared', () => {
    const both = sent({ otherPayers: [{ sequence: 'S', payer: payer('SAGEBRUSH HLTH PLAN', '99SB') }] })
    expect(settle({ sent: [both], adjudications: [denied, alike] }).questions).toEqual([])
    const blue = { ...denied, payer: payer('BLUE SHIELD OF HERE', 'B1') }
    expect(settle({ adjudications: [blue, paidBy('BLUE CROSS OF THERE')] }).questions).toEqual([])
  })
})
