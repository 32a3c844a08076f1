// Lives of claims: every order of arrival and every cut into imports comes to the same, money in is money shown, and what comes out is what
// was true.
import { describe, expect, it } from 'vitest'
import { type CaseEvidence, gatherCases, guardAnswer, settleCase, standingRecord } from '../src/decide/case.ts'
import { createRandom } from '../src/example/random.ts'
import { clp, evidence, payer, plb, sent } from './case-evidence.ts'
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

  it('of documents that contradict each other in every way settle too, the same in every order', () => {
    const random = createRandom(15)
    const statuses = ['1', '2', '3', '4', '19', '22', '22', '23', '25']
    const names = [payer('A HEALTH', 'A1'), payer('A HEALTH', ''), payer('B', '0', 'b'), payer('C', 'C1')]
    const day = () => random.pick([null, '2026-02-01', '2026-03-01', '2026-03-01', '2026-04-01'])
    for (let count = 0; count < 1000; count++) {
      const adjudications = Array.from({ length: random.between(1, 6) }, (_, at) => {
        const status = random.pick(statuses)
        const sign = status === '22' && random.chance(85) ? -1 : 1
        const paidCents = sign * random.pick([0, 3000, 8000, 8000])
        return clp({
          id: at + 1,
          payer: random.pick(names),
          status,
          payerControl: random.pick([null, '0', 'N1', 'N1', 'N2', 'N3']),
          originalControl: random.pick([null, null, 'N1', 'N2']),
          frequency: random.pick([null, '1', '7', '8']),
          split: random.chance(15),
          paymentDate: day(),
          chargeCents: sign * random.pick([5000, 10000, 10000]),
          paidCents,
          crossoverTo: random.chance(10) ? random.pick(names) : null,
          balancesWhen: random.pick([null, 'negated', 'neither', 'either', 'as-written'] as const),
          remittance: `T${random.below(3)}`,
          ordinal: at,
          adjustments: random.pick([[], ['CO 16 2000 denial'], ['PR 2 1000'], ['OA 18 10000 denial'], ['OA 23 2000']]),
          lines: random.pick([[], ['99213 5000 paid 3000', '81002 5000 paid 0'], ['81002 5000 paid 3000']]),
        })
      })
      const claims = Array.from({ length: random.below(4) }, (_, at) =>
        sent({
          id: 100 + at,
          payer: random.pick(names),
          sequence: random.pick([null, 'P', 'S', 'T']),
          frequency: random.pick(['1', '7', '8']),
          originalControl: random.pick([null, 'N1', 'N2', '0']),
          sentOn: random.pick([null, '2026-01-15', '2026-02-15']),
          chargeCents: 10000 + at,
          otherPayers: random.chance(40)
            ? [{ sequence: random.pick(['P', 'S', null]), payer: random.pick(names) }]
            : [],
        }),
      )
      const providerAdjustments = Array.from({ length: random.below(3) }, (_, at) =>
        plb({
          id: 200 + at,
          payer: random.pick(names),
          reason: random.pick(['WO', '72', 'L6', 'FB']),
          reference: random.pick([null, 'N1', 'N2']),
          amountCents: random.pick([8000, -8000, 3000]),
          paymentDate: day(),
          ordinal: at,
        }),
      )
      const whole = evidence({ adjudications, sent: claims, providerAdjustments })
      const wanted = settleCase(whole)
      for (let turn = 0; turn < 4; turn++)
        expect(
          textOf({
            ...whole,
            adjudications: shuffle(random, adjudications),
            sent: shuffle(random, claims),
            providerAdjustments: shuffle(random, providerAdjustments),
          }),
        ).toBe(JSON.stringify(wanted))
      expect(wanted.adjudications).toHaveLength(adjudications.length)
      expect(wanted.says.length).toBeGreaterThan(20)
      for (const it of adjudications)
        for (const purpose of ['correct', 'next-payer', 'patient'] as const) guardAnswer(wanted, it.id, purpose)
    }
  })

  it('keep nothing from the evidence out of their cases', () => {
    const random = createRandom(14)
    for (let count = 0; count < 200; count++) {
      const { evidence: whole } = makeLife(random)
      expect(gatherCases(whole)).toHaveLength(1)
    }
  })
})
