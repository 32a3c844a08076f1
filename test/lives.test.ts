// Lives of claims: every order of arrival and every cut into imports comes to the same, money in is money shown, and what comes out is what
// was true.
import { describe, expect, it } from 'vitest'
import { type CaseEvidence, gatherCases, settleCase, standingRecord } from '../src/decide/case.ts'
import { createRandom } from '../src/example/random.ts'
import { evidence } from './case-evidence.ts'
import { makeLife, settleLives, shuffle } from './lives.ts'

/** Every order of up to five things; of more, a hundred and twenty at random. */
function orders<Item>(items: readonly Item[], random: ReturnType<typeof createRandom>): readonly (readonly Item[])[] {
  if (items.length > 5) return Array.from({ length: 120 }, () => shuffle(random, items))
  if (items.length < 2) return [items]
  return items.flatMap((item, at) => orders(items.toSpliced(at, 1), random).map(rest => [item, ...rest]))
}

const textOf = (parts: CaseEvidence) => JSON.stringify(settleCase(parts))

describe('lives', () => {
  it('settle as in truth', () => {
    const { right, centsOff, wrong, events } = settleLives(3000, 20)
    expect(wrong).toEqual([])
    expect({ right, centsOff }).toEqual({ right: 3000, centsOff: 0 })
    expect(events.size).toBeGreaterThanOrEqual(18)
  })

  it('come to the same in every order', () => {
    const random = createRandom(11)
    for (let count = 0; count < 120; count++) {
      const { evidence: whole } = makeLife(random)
      const wanted = textOf(whole)
      for (const adjudications of orders(whole.adjudications, random))
        expect(
          textOf({
            ...whole,
            adjudications,
            sent: shuffle(random, whole.sent),
            providerAdjustments: shuffle(random, whole.providerAdjustments),
          }),
        ).toBe(wanted)
    }
  })

  it('show every cent that came, after every cut', () => {
    const random = createRandom(12)
    for (let count = 0; count < 2000; count++) {
      const { evidence: whole } = makeLife(random)
      const some = <Item>(items: readonly Item[]) => shuffle(random, items).slice(0, random.between(0, items.length))
      const cut = {
        ...whole,
        adjudications: some(whole.adjudications),
        sent: some(whole.sent),
        providerAdjustments: some(whole.providerAdjustments),
      }
      const standing = settleCase(cut)
      const paid = cut.adjudications.reduce((sum, it) => sum + (it.status === '25' ? 0 : it.paidCents), 0)
      const taken = cut.providerAdjustments.reduce((sum, each) => sum + each.amountCents, 0)
      const putOff = standing.payers.reduce((sum, each) => sum + each.putOffCents, 0)
      expect(standing.receivedCents).toBe(paid - taken - putOff)
      expect(standing.adjudications.map(each => each.id).sort()).toEqual(cut.adjudications.map(it => it.id).sort())
      expect(standingRecord(standing).says).toMatch(/^[^.]*(?:\.\d\d[^.]*)*\. [^.]*(?:\.\d\d[^.]*)*\.$/)
    }
  })

  it('take the short way and the long way to the same', () => {
    const random = createRandom(13)
    let short = 0
    for (let count = 0; count < 500; count++) {
      const { evidence: whole } = makeLife(random)
      const [it] = whole.adjudications
      if (it === undefined) continue
      const one = evidence({
        adjudications: [it],
        sent: whole.sent.slice(0, 1).map(each => ({ ...each, otherPayers: [] })),
      })
      const heard = [{ id: 1, payer: it.payer, saidOn: null, says: 'Taken in.' }]
      const plain = settleCase(one)
      const long = settleCase({ ...one, statusAnswers: heard })
      expect({ ...long, payers: long.payers.map(each => ({ ...each, lastHeard: undefined })) }).toEqual({ ...plain })
      short++
    }
    expect(short).toBeGreaterThan(400)
  })

  it('keep nothing from the evidence out of their cases', () => {
    const random = createRandom(14)
    for (let count = 0; count < 200; count++) {
      const { evidence: whole } = makeLife(random)
      expect(gatherCases(whole)).toHaveLength(1)
    }
  })
})
