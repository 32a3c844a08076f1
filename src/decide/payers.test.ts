import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { payerNames, payerOf } from '../knowledge/load.ts'
import { entryForClaim, entryInState, plainName, recognizePayer } from './payers.ts'

const recognized = (name: string, identifier = '1111111111') => recognizePayer({ name, identifier })

describe('a payer is recognized', () => {
  it.each([
    ['UNITEDHEALTHCARE', '87726', 'unitedhealthcare'],
    ['UNITEDHEALTHCARE', '1411289245', 'unitedhealthcare'],
    ['United Healthcare Insurance Company', '', 'unitedhealthcare'],
    ['UNITED HEALTHCARE', '87726', 'unitedhealthcare'],
    ['SOME CLEARING NAME', '87726', 'unitedhealthcare'],
    ['UNITEDHEALTHCARE COMMUNITY PLAN', '87726', 'unitedhealthcare-community-plan'],
    ['UNITEDHEALTHCARE COMMUNITY PLAN OF OHIO', '87726', 'unitedhealthcare-community-plan-ohio'],
    ['AETNA', '60054', 'aetna'],
    ['Aetna Life Insurance Co.', '60054', 'aetna'],
    ['AETNA BETTER HEALTH OF LOUISIANA', '128LA', 'aetna-better-health-louisiana'],
    ['CIGNA', '62308', 'cigna'],
    ['HUMANA INC.', '61101', 'humana'],
    ['BLUE CROSS & BLUE SHIELD OF TEXAS', '84980', 'bcbs-texas'],
    ['BCBS OF NORTH CAROLINA', '', 'bcbs-north-carolina'],
    ['KEYSTONE FIRST', '23284', 'keystone-first'],
    ['WELLCARE HEALTH PLANS, INC.', '14163', 'wellcare'],
    ['HORIZON NJ HEALTH', '22326', 'horizon-nj-health'],
    ['TMHP', '86916', 'texas-medicaid'],
  ])('%s %s as %s', (name, identifier, entry) => expect(recognized(name, identifier)).toBe(entry))

  it.each(['SAMPLE MUTUAL HEALTH', 'HUMANAE VITAE TRUST', 'UNITED STEEL BENEFIT FUND', 'AETNAPLEX', '', 'HEALTH PLAN'])(
    '%s is not guessed at',
    name => expect(recognized(name)).toBeUndefined(),
  )

  it('by every name and number that is written down, as its own entry, and by no two', () => {
    const names = new Map<string, string>()
    for (const id of payerNames())
      for (const name of payerOf(id)?.in835?.names ?? []) {
        expect(names.get(plainName(name)) ?? id, name).toBe(id)
        names.set(plainName(name), id)
        expect(recognized(name), name).toBe(id)
      }
    const numbers = payerNames().flatMap(id => payerOf(id)?.in835?.ids ?? [])
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const id of payerNames())
      for (const number of payerOf(id)?.in835?.ids ?? []) expect(recognized('', number)).toBe(id)
  })

  it('however its name is written, and no text whatever throws', () => {
    const written = payerNames().flatMap(id => (payerOf(id)?.in835?.names ?? []).map(name => [name, id] as const))
    fc.assert(
      fc.property(
        fc.constantFrom(...written),
        fc.constantFrom('', ' INC', ', Inc.', ' LLC', '  '),
        ([name, id], form) => {
          return recognized(`${name.toLowerCase()}${form}`) === id
        },
      ),
    )
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, identifier) => {
        const found = recognizePayer({ name, identifier })
        return found === undefined || payerOf(found) !== undefined
      }),
    )
  })
})

describe('the product of a claim', () => {
  const entry = (id: string, payerClass: Parameters<typeof entryForClaim>[1]) =>
    entryForClaim(payerOf(id), payerClass)?.id

  it('follows the filing indicator among the products of one payer', () => {
    expect(entry('unitedhealthcare', 'commercial')).toBe('unitedhealthcare')
    expect(entry('unitedhealthcare', 'medicare-advantage')).toBe('unitedhealthcare-medicare-advantage')
    expect(entry('unitedhealthcare', 'medicaid')).toBe('unitedhealthcare-community-plan')
    expect(entry('humana', 'medicare-part-b')).toBe('humana-medicare-advantage')
    expect(entry('horizon', 'medicaid')).toBe('horizon-nj-health')
    expect(entry('bcbs-texas', 'federal')).toBe('fep-blue')
  })

  it('is the default of its line where the payer has none, never a commercial contract', () => {
    expect(entry('aetna', 'medicare-advantage')).toBe('medicare-advantage')
    expect(entry('bcbs-texas', 'medicaid')).toBe('medicaid-managed-care')
    expect(entry('aetna', 'federal')).toBe('fehb')
  })

  it('is that of its class where the payer is not known, and the payer itself where it sells nothing else', () => {
    expect(entryForClaim(undefined, 'medicare-part-b')?.id).toBe('medicare-part-b')
    expect(entry('texas-medicaid', 'medicare-part-b')).toBe('texas-medicaid')
    expect(entry('medicare-part-a', 'medicare-part-b')).toBe('medicare-part-a')
  })
})

describe('a payer in a state', () => {
  const inState = (id: string, state: string) => {
    const entry = payerOf(id)
    return entry === undefined ? undefined : entryInState(entry, state).id
  }

  it('is its entry of that state', () => {
    expect(inState('aetna-better-health', ' il')).toBe('aetna-better-health-illinois')
    expect(inState('unitedhealthcare-community-plan', 'OH')).toBe('unitedhealthcare-community-plan-ohio')
    expect(inState('anthem', 'ME')).toBe('anthem-maine')
  })

  it('is its own entry of a state beside its home states, with the time that holds there, and never that of another company', () => {
    expect(inState('carefirst', 'VA')).toBe('carefirst-virginia')
    expect(inState('carefirst', 'MD')).toBe('carefirst')
    expect(inState('carefirst', 'TX')).toBe('carefirst')
    const filing = (id: string) => payerOf(id)?.clocks.find(({ level }) => level === 'timely-filing')
    expect(filing('carefirst-virginia')).toMatchObject({ within: 90, unsourced: true, of: 'carefirst-virginia' })
    expect(filing('carefirst')).toMatchObject({ within: 180, unsourced: false })
    expect(payerOf('carefirst-virginia')?.clocks.find(({ level }) => level === 'appeal')?.of).toBe('carefirst')
  })

  it('is itself where there is none, or more than one', () => {
    expect(inState('aetna', 'OH')).toBe('aetna')
    expect(inState('blue-cross-blue-shield', 'WA')).toBe('premera')
    expect(inState('wellcare', 'KS')).toBe('wellcare')
  })

  it("is not its insured plans' entry where it may be self-funded", () => {
    expect(inState('aetna', 'AZ')).toBe('aetna')
    expect(inState('aetna', 'NJ')).toBe('aetna')
    expect(inState('commercial-default', 'TX')).toBe('commercial-default')
    expect(inState('commercial-default', 'MI')).toBe('commercial-default')
    expect(inState('medicaid-managed-care', 'OH')).toBe('medicaid-managed-care')
    expect(inState('bcbs-texas', 'IL')).toBe('bcbs-texas')
    expect(inState('cigna', 'XX')).toBe('cigna')
  })
})
