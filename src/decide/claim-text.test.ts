// The text of a claim's record against what JSON makes of the record itself: the same to the character, for everything a remittance can bring.
import { expect, it } from 'vitest'
import { explainText } from '../../test/explain-text.ts'
import { envelopeFor, generateRemittances } from '../example/generate.ts'
import { claimRecordText } from './claim-text.ts'
import type { DecidedClaim } from './decide.ts'
import { claimRecord } from './explain-records.ts'

function bothOf(claims: readonly DecidedClaim[]) {
  for (const claim of claims) expect(claimRecordText(claim, 3)).toBe(JSON.stringify(claimRecord(claim, 3)))
  return claims.length
}

it('is the record to the character, over a year of remittances of every payer', () => {
  const texts = [...generateRemittances({ seed: 253, claims: 1500 })].map(({ text }) => text)
  const { open, close } = envelopeFor(0)
  const all = explainText(`${open}${texts.join('')}${close}`)
  expect(bothOf(all.claims)).toBeGreaterThan(1000)
  // Asked again, what was kept as text serves.
  bothOf(all.claims)
})
