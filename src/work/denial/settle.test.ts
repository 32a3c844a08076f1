// What a denial takes from a case's standing: a claim of which an import says that it is settled by itself comes to the same in its case.
import { describe, expect, it } from 'vitest'
import { explainText } from '../../../test/explain-text.ts'
import { adjudicationOf, saysItAll, settleCase } from '../../decide/case.ts'
import { generateFile } from '../../example/generate.ts'
import { settleAlone, settleParts } from './settle.ts'

const PAYER = { key: 'P', name: 'INVENTED PAYER', ids: ['P'] }

describe('a claim that is alone in its case', () => {
  const { claims } = explainText(generateFile({ seed: 253, claims: 3000 }).text)
  const plain = claims.filter(saysItAll)

  it('is settled by itself for the most part', () => expect(plain.length / claims.length).toBeGreaterThan(0.7))

  it('comes to what its case would say', () => {
    for (const [at, decided] of plain.entries()) {
      const paymentDate = '2026-03-02'
      const adjudication = adjudicationOf(decided, {
        id: at + 1,
        payer: PAYER,
        paymentDate,
        remittance: 'T',
        ordinal: 0,
        balancesWhen: null,
        adjustmentIds: decided.adjustments.map((_, index) => index),
      })
      const evidence = {
        adjudications: [adjudication],
        sent: [],
        acknowledgments: [],
        statusAnswers: [],
        providerAdjustments: [],
        payerLinks: [],
      }
      const { worked, ...byCase } = settleParts(evidence, settleCase(evidence))[0] ?? expect.fail('no part')
      const { worked: _all, ...alone } = settleAlone({
        id: at + 1,
        atStakeCents: decided.atStakeCents,
        paidCents: decided.claim.paidCents,
        paymentDate,
      })
      expect({ account: decided.claim.account, ...alone }).toEqual({
        account: decided.claim.account,
        ...byCase,
        // What settled it is asked only where nothing is at stake.
        ...(alone.atStakeCents > 0 ? { settledBy: alone.settledBy } : {}),
      })
      const stakes = decided.adjustments.flatMap(({ decision: { kind } }, index) =>
        kind === 'denial' || kind === 'underpayment' ? [index] : [],
      )
      expect([...(worked ?? [])].sort()).toEqual(
        stakes.filter(index => (decided.adjustments[index]?.adjustment.amountCents ?? 0) > 0).sort(),
      )
    }
  })
})
