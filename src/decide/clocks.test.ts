import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  controversyYears,
  LEVELS,
  type Level,
  PAYER_CLASSES,
  payerForClass,
  payerNames,
  payerOf,
} from '../knowledge/load.ts'
import { type ClockDates, clocksFor, datedClocksFor, firstDeadline, isDated } from './clocks.ts'
import { addBusinessDays, isDayOff, isFederalHoliday } from './holidays.ts'

const payerNamed = (id: string) => {
  const payer = payerOf(id)
  if (payer === undefined) throw new Error(`no payer ${id}`)
  return payer
}

/**
 * Payer, anchor, its date, level, due date: worked out apart from the code, leap days, year ends and holidays among them. `own` is
 * the notice that starts this level alone.
 */
const VECTORS = [
  ['medicare-part-b', 'notice', '2022-05-15', 'redetermination', '2022-09-17'],
  ['medicare-part-b', 'notice', '2022-08-15', 'redetermination', '2022-12-18'],
  ['medicare-part-b', 'notice', '2026-03-02', 'redetermination', '2026-07-05'],
  ['medicare-part-b', 'notice', '2024-02-24', 'redetermination', '2024-06-28'],
  ['medicare-part-b', 'notice', '2023-12-31', 'redetermination', '2024-05-04'],
  ['medicare-part-b', 'notice', '2024-10-28', 'redetermination', '2025-03-02'],
  ['medicare-part-b', 'notice', '2025-02-28', 'redetermination', '2025-07-03'],
  ['medicare-part-b', 'notice', '2020-11-01', 'redetermination', '2021-03-06'],
  ['medicare-part-b', 'own', '2026-01-05', 'reconsideration', '2026-07-09'],
  ['medicare-part-b', 'own', '2024-02-29', 'reconsideration', '2024-09-01'],
  ['medicare-part-b', 'own', '2023-08-31', 'reconsideration', '2024-03-03'],
  ['medicare-part-b', 'own', '2025-12-31', 'reconsideration', '2026-07-04'],
  ['medicare-part-b', 'own', '2026-03-02', 'alj', '2026-05-06'],
  ['medicare-part-b', 'own', '2026-03-02', 'council', '2026-05-06'],
  ['medicare-part-b', 'own', '2024-12-27', 'alj', '2025-03-02'],
  ['medicare-part-b', 'own', '2024-12-27', 'council', '2025-03-02'],
  ['medicare-part-b', 'own', '2023-12-30', 'alj', '2024-03-04'],
  ['medicare-part-b', 'own', '2023-12-30', 'council', '2024-03-04'],
  ['medicare-part-b', 'own', '2026-01-31', 'court', '2026-04-06'],
  ['medicare-part-b', 'own', '2026-01-31', 'recoupment-hold', '2026-03-02'],
  ['medicare-part-b', 'own', '2026-03-02', 'rebuttal', '2026-03-17'],
  ['medicare-part-b', 'own', '2026-03-02', 'reconsideration-hold', '2026-04-30'],
  ['medicare-part-b', 'own', '2026-03-02', 'records-request', '2026-04-01'],
  ['workers-compensation-california', 'notice', '2026-03-02', 'appeal', '2026-05-31'],
  ['workers-compensation-florida', 'notice', '2026-03-02', 'appeal', '2026-04-16'],
  ['medicare-part-b', 'own', '2024-02-10', 'court', '2024-04-15'],
  ['medicare-part-b', 'own', '2024-02-10', 'recoupment-hold', '2024-03-11'],
  ['medicare-part-b', 'service', '2026-01-15', 'timely-filing', '2027-01-15'],
  ['medicare-part-b', 'service', '2024-02-29', 'timely-filing', '2025-02-28'],
  ['medicare-part-b', 'service', '2023-12-31', 'timely-filing', '2024-12-31'],
  ['medicare-part-b', 'service', '2023-02-28', 'timely-filing', '2024-02-28'],
  ['medicare-part-b', 'notice', '2024-02-29', 'reopening', '2025-02-28'],
  ['medicare-part-b', 'notice', '2026-03-02', 'reopening', '2027-03-02'],
  ['medicare-part-a', 'notice', '2026-03-02', 'redetermination', '2026-07-05'],
  ['railroad-medicare', 'notice', '2026-03-02', 'redetermination', '2026-07-05'],
  // An emergency that the VA had not authorized, a bill that New York's carrier left unanswered, CareFirst in northern Virginia.
  ['va-emergency', 'service', '2026-03-02', 'timely-filing', '2026-05-31'],
  ['va-community-care', 'service', '2026-03-02', 'timely-filing', '2026-08-29'],
  ['workers-compensation-new-york', 'own', '2026-03-02', 'unanswered-bill', '2026-08-14'],
  ['carefirst-virginia', 'service', '2026-03-02', 'timely-filing', '2026-05-31'],
  ['medicare-dme', 'notice', '2022-05-15', 'redetermination', '2022-09-17'],
  ['medicare-advantage', 'notice', '2026-01-10', 'appeal', '2026-03-16'],
  ['medicare-advantage', 'notice', '2025-01-01', 'appeal', '2025-03-07'],
  ['medicare-advantage', 'notice', '2024-12-31', 'appeal', '2025-03-01'],
  ['medicare-advantage', 'notice', '2023-12-31', 'appeal', '2024-02-29'],
  ['medicare-advantage', 'own', '2026-03-02', 'alj', '2026-05-01'],
  ['medicare-advantage-non-contracted', 'notice', '2026-01-10', 'appeal', '2026-03-11'],
  ['medicare-advantage-non-contracted', 'notice', '2026-01-10', 'payment-dispute', '2026-05-10'],
  ['medicaid-managed-care', 'notice', '2025-12-20', 'appeal', '2026-02-18'],
  ['erisa-self-funded', 'notice', '2026-02-01', 'appeal', '2026-07-31'],
  ['commercial-default', 'notice', '2026-02-28', 'appeal', '2026-04-29'],
  ['aetna', 'notice', '2026-06-30', 'appeal', '2026-12-27'],
  ['unitedhealthcare', 'notice', '2026-06-30', 'appeal', '2026-09-03'],
  ['cigna', 'notice', '2026-06-30', 'corrected-claim', '2026-09-28'],
  ['ambetter-kansas', 'notice', '2023-09-02', 'payment-dispute', '2024-02-29'],
  ['tricare', 'notice', '2026-06-30', 'appeal', '2026-09-28'],
  ['anthem-georgia', 'notice', '2026-06-30', 'payment-dispute', '2027-06-30'],
  ['aetna-new-jersey', 'notice', '2026-06-30', 'appeal', '2026-09-28'],
  ['aetna-texas', 'service', '2026-06-30', 'timely-filing', '2026-10-03'],
  ['bcbs-tennessee', 'notice', '2024-08-31', 'appeal', '2026-02-28'],
  ['texas-medicaid', 'service', '2024-02-29', 'timely-filing', '2024-06-03'],
  ['medi-cal', 'service', '2025-08-31', 'timely-filing', '2026-02-28'],
  ['commercial-default', 'service', '2026-01-15', 'timely-filing', '2026-04-15'],
  ['aetna', 'service', '2026-01-15', 'timely-filing', '2026-05-15'],
  ['aetna-better-health-virginia', 'service', '2024-01-15', 'timely-filing', '2025-01-14'],
  ['erisa-self-funded', 'own', '2025-10-31', 'external-review', '2026-03-01'],
  ['erisa-self-funded', 'own', '2025-10-30', 'external-review', '2026-03-01'],
  ['erisa-self-funded', 'own', '2023-10-30', 'external-review', '2024-03-01'],
  ['erisa-self-funded', 'own', '2023-10-29', 'external-review', '2024-02-29'],
  ['erisa-self-funded', 'own', '2026-05-31', 'external-review', '2026-10-01'],
  ['erisa-self-funded', 'own', '2026-07-31', 'external-review', '2026-12-01'],
  ['marketplace', 'own', '2026-01-15', 'external-review', '2026-05-15'],
  ['fehb', 'notice', '2025-08-31', 'reconsideration', '2026-02-28'],
  ['commercial-default', 'notice', '2025-11-24', 'open-negotiation', '2026-01-08'],
  ['commercial-default', 'notice', '2026-06-15', 'open-negotiation', '2026-07-29'],
  ['commercial-default', 'notice', '2021-12-20', 'open-negotiation', '2022-02-03'],
  ['commercial-default', 'notice', '2026-11-23', 'open-negotiation', '2027-01-07'],
  ['commercial-default', 'notice', '2026-01-15', 'open-negotiation', '2026-03-02'],
  ['commercial-default', 'own', '2026-06-15', 'idr', '2026-08-04'],
  ['commercial-default', 'own', '2025-12-22', 'idr', '2026-02-11'],
] as const

const datesFor = (anchor: string, date: string, level: string): ClockDates =>
  anchor === 'own' ? { notices: { [level]: date } } : { [anchor]: date }

describe('due dates', () => {
  it.each(VECTORS)('%s, %s %s: %s is due %s', (id, anchor, date, level, due) => {
    const clock = clocksFor(payerNamed(id), datesFor(anchor, date, level)).find(found => found.level === level)
    expect(clock?.due).toBe(due)
  })

  it('the amount in dispute is that of the year, with the notice that published it', () => {
    const clock = (notice: string, level: Level) =>
      clocksFor(payerNamed('medicare-part-b'), { notices: { [level]: notice } }).find(found => found.level === level)
    const minimum = (notice: string, level: Level) => clock(notice, level)?.minimumCents
    expect([minimum('2024-03-01', 'alj'), minimum('2025-03-01', 'alj'), minimum('2026-03-01', 'alj')]).toEqual([
      18000, 19000, 20000,
    ])
    expect([minimum('2026-03-01', 'court'), minimum('2029-03-01', 'alj'), minimum('2020-03-01', 'alj')]).toEqual([
      196000, 20000, 17000,
    ])
    expect(minimum('2012-03-01', 'alj')).toBe(controversyYears()[0]?.aljCents)
    expect(clock('2029-03-01', 'alj')?.minimumYear).toBe(2026)
    expect(clock('2018-03-01', 'court')?.cites.some(cite => cite.title.includes('82 FR 45592'))).toBe(true)
  })

  it('amounts in dispute are known year after year, in tens of dollars', () => {
    const years = controversyYears()
    expect(years.map(({ year }) => year)).toEqual(years.map((_, at) => (years[0]?.year ?? 0) + at))
    for (const { aljCents, courtCents } of years) {
      expect([aljCents % 1000, courtCents % 1000]).toEqual([0, 0])
      expect(courtCents).toBeGreaterThan(aljCents * 9)
    }
  })

  it('proven receipt counts where it is earlier, and never makes a deadline later', () => {
    const due = (dates: object) =>
      clocksFor(payerNamed('medicare-part-b'), dates).find(clock => clock.level === 'redetermination')?.due
    expect(due({ notice: '2026-03-02', received: '2026-03-04' })).toBe('2026-07-02')
    expect(due({ notice: '2026-03-02', received: '2026-03-20' })).toBe('2026-07-05')
    expect(due({ received: '2026-03-04' })).toBe('2026-07-02')
  })

  it('a correction or reopening does not stop an appeal', () => {
    const clocks = clocksFor(payerNamed('medicare-part-b'), { notice: '2026-03-02' })
    expect(clocks.find(clock => clock.level === 'reopening')?.doesNotStop).toContain('redetermination')
    for (const id of payerNames())
      for (const clock of clocksFor(payerNamed(id), { notice: '2026-03-02' }))
        if (clock.level === 'corrected-claim') expect(clock.doesNotStop, id).toContain('appeal')
  })

  it("an override replaces the payer's own value, with its own source", () => {
    const [contract] = [{ title: 'Our contract, section 7', read: '2026-11-23' }]
    const clocks = clocksFor(payerNamed('aetna'), { notice: '2026-01-01' }, [
      { level: 'appeal', within: 30, sure: 'high', cites: [contract] },
    ])
    expect(clocks.find(clock => clock.level === 'appeal')).toMatchObject({
      due: '2026-01-31',
      sure: 'high',
      cites: [{ title: 'Our contract, section 7' }],
    })
  })

  it('an override of days counts from the notice itself, and takes the guess away', () => {
    const override = {
      level: 'appeal',
      within: 30,
      sure: 'high',
      cites: [{ title: 'Ours', read: '2026-11-23' }],
    } as const
    const due = (notice: string) =>
      clocksFor(payerNamed('medicare-advantage'), { notice }, [override]).find(clock => clock.level === 'appeal')
    expect(due('2026-01-01')).toMatchObject({ due: '2026-01-31', unsourced: false })
    expect(due('2024-01-01')).toMatchObject({ due: '2024-01-31' })
  })

  it('work is due on a business day, not after the last day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9000 }), fc.constantFrom(...payerNames()), (offset, id) => {
        const notice = Temporal.PlainDate.from('2013-01-01').add({ days: offset }).toString()
        const notices = Object.fromEntries(LEVELS.map(level => [level, notice]))
        for (const clock of datedClocksFor(payerNamed(id), { notice, service: notice, notices })) {
          if (clock.workBy > clock.due || clock.workBy < notice || clock.due <= notice) return false
          if (clock.workBy > notice && isDayOff(Temporal.PlainDate.from(clock.workBy))) return false
        }
        return true
      }),
      { numRuns: 150 },
    )
  })

  it("does not hang on the machine's time zone", () => {
    const before = process.env.TZ
    const due = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/New_York', 'UTC'].map(zone => {
      process.env.TZ = zone
      return clocksFor(payerNamed('medicare-part-b'), { notice: '2026-03-07' })[0]?.due
    })
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
    expect(new Set(due).size).toBe(1)
  })
})

const MEDICARE_LATER = ['reconsideration', 'alj', 'council', 'court', 'recoupment-hold', 'reconsideration-hold']
const day = fc
  .integer({ min: 0, max: 9000 })
  .map(offset => Temporal.PlainDate.from('2013-01-01').add({ days: offset }).toString())
const anyPayer = fc.constantFrom(...payerNames())

describe('every level has its own notice', () => {
  it('a remittance starts no later level: it waits, and says for what', () => {
    const clocks = clocksFor(payerNamed('medicare-part-b'), { notice: '2026-03-02' })
    for (const level of MEDICARE_LATER) {
      const clock = clocks.find(found => found.level === level)
      expect(clock, level).toMatchObject({ due: null, workBy: null })
      expect(clock !== undefined && !isDated(clock) && clock.runsFrom, level).toMatch(/notice|decision|letter/)
    }
    expect(clocks.find(clock => clock.level === 'reconsideration')).toMatchObject({
      runsFrom: 'the redetermination notice',
      anchor: 'after the redetermination notice',
      unit: '180 calendar days',
    })
    expect(clocks.filter(isDated).map(clock => clock.level)).toEqual(['redetermination', 'reopening'])
  })

  it('on any day, at any payer: what is dated from the remittance is never a level after the first', () => {
    const later = new Set<Level>(['alj', 'council', 'court', 'second-appeal', 'external-review', 'idr'])
    fc.assert(
      fc.property(day, anyPayer, (notice, id) =>
        datedClocksFor(payerNamed(id), { notice, service: notice }).every(
          ({ level }) =>
            !later.has(level) &&
            (level !== 'reconsideration' || !payerNamed(id).clocks.some(clock => clock.level === 'redetermination')),
        ),
      ),
      { numRuns: 300 },
    )
  })

  it('a notice starts its own level and no other one', () => {
    fc.assert(
      fc.property(day, anyPayer, fc.constantFrom(...LEVELS), (notice, id, level) => {
        const payer = payerNamed(id)
        const before = datedClocksFor(payer, { notice })
        const after = datedClocksFor(payer, { notice, notices: { [level]: notice } })
        const added = after.filter(clock => !before.some(other => other.level === clock.level))
        const own = payer.clocks.some(clock => clock.level === level && clock.anchor === 'own-notice')
        return added.length === (own ? 1 : 0) && added.every(clock => clock.level === level)
      }),
      { numRuns: 300 },
    )
  })

  it('a later notice is never due earlier, whatever the level', () => {
    fc.assert(
      fc.property(day, day, anyPayer, (one, other, id) => {
        const [first, second] = one < other ? [one, other] : [other, one]
        const dated = (date: string) =>
          datedClocksFor(payerNamed(id), {
            notice: date,
            service: date,
            notices: Object.fromEntries(LEVELS.map(level => [level, date])),
          })
        return dated(first).every(
          clock => clock.due <= (dated(second).find(({ level }) => level === clock.level)?.due ?? ''),
        )
      }),
      { numRuns: 150 },
    )
  })

  it('an external review ends on the same day four months on, or on the first of the fifth month', () => {
    fc.assert(
      fc.property(day, notice => {
        const from = Temporal.PlainDate.from(notice)
        const due = datedClocksFor(payerNamed('erisa-self-funded'), { notices: { 'external-review': notice } })[0]?.due
        const target = from.toPlainYearMonth().add({ months: 4 })
        const expected =
          from.day <= target.daysInMonth
            ? target.toPlainDate({ day: from.day })
            : target.add({ months: 1 }).toPlainDate({ day: 1 })
        return due === expected.toString()
      }),
      { numRuns: 1000 },
    )
  })

  it('dispute resolution ends on the 34th business day of negotiation', () => {
    fc.assert(
      fc.property(day, notice => {
        const from = Temporal.PlainDate.from(notice)
        const idr = datedClocksFor(payerNamed('commercial-default'), { notices: { idr: notice } })[0]?.due
        return idr === addBusinessDays(addBusinessDays(from, 30), 4).toString()
      }),
      { numRuns: 300 },
    )
  })

  it('a Medicare Advantage notice gives 65 days from its date since 2025, 60 before', () => {
    fc.assert(
      fc.property(day, notice => {
        const days = notice < '2025-01-01' ? 60 : 65
        const due = datedClocksFor(payerNamed('medicare-advantage'), { notice }).find(
          ({ level }) => level === 'appeal',
        )?.due
        return due === Temporal.PlainDate.from(notice).add({ days }).toString()
      }),
      { numRuns: 300 },
    )
  })

  it('recoupment is held by day 30 of the demand, then before day 60 of the redetermination; a rebuttal holds nothing', () => {
    const clocks = clocksFor(payerNamed('medicare-part-b'), { notices: { 'recoupment-hold': '2026-03-02' } })
    expect(clocks.find(clock => clock.level === 'recoupment-hold')?.due).toBe('2026-04-01')
    expect(clocks.find(clock => clock.level === 'recoupment-hold')?.note).toContain('day 41')
    expect(clocks.find(clock => clock.level === 'reconsideration-hold')?.due).toBeNull()
    expect(clocks.find(clock => clock.level === 'rebuttal')?.doesNotStop).toContain('recoupment-hold')
  })
})

describe('payers', () => {
  it.each(payerNames())('%s is whole', id => {
    const payer = payerNamed(id)
    expect(payer.id).toBe(id)
    expect(payer.clocks.length).toBeGreaterThan(2)
    expect(payer.clocks.map(clock => clock.level)).toContain('timely-filing')
    expect(new Set(payer.clocks.map(clock => clock.level)).size).toBe(payer.clocks.length)
    for (const clock of payer.clocks) {
      expect(LEVELS).toContain(clock.level)
      expect(clock.within).toBeGreaterThan(0)
      // A count of months that may end on a day that is not there says what then.
      expect(clock.noSuchDay === undefined || clock.unit === 'months', clock.level).toBe(true)
      expect(clock.cites.length, clock.level).toBeGreaterThan(0)
      for (const cite of clock.cites) expect(cite.read).toMatch(/^\d{4}-\d\d-\d\d$/)
    }
    expect(payer.correction.cites.length).toBeGreaterThan(0)
    expect(firstDeadline(payer, '2026-03-02')).toBeDefined()
  })

  it('each class has one default', () => {
    for (const payerClass of PAYER_CLASSES) {
      expect(payerForClass(payerClass), payerClass).toBeDefined()
      expect(
        payerNames().filter(id => payerOf(id)?.classes.includes(payerClass)),
        payerClass,
      ).toHaveLength(1)
    }
    expect(payerOf('../carc/253')).toBeUndefined()
  })

  it('Medicare Part B takes no replacement claim', () =>
    expect(payerNamed('medicare-part-b').correction.acceptsReplacement).toBe(false))
})

describe('federal holidays', () => {
  it.each([
    '2026-01-01',
    '2026-01-19',
    '2026-02-16',
    '2026-05-25',
    '2026-06-19',
    '2026-07-03',
    '2026-09-07',
    '2026-10-12',
    '2026-11-11',
    '2026-11-26',
    '2026-12-25',
    '2021-12-31',
    '2022-12-26',
    '2023-01-02',
  ])('%s', date => {
    expect(isFederalHoliday(Temporal.PlainDate.from(date))).toBe(true)
  })
  it.each(['2026-07-04', '2026-11-27', '2020-06-19', '2022-01-01', '2026-03-17'])('%s is none', date =>
    expect(isFederalHoliday(Temporal.PlainDate.from(date))).toBe(false),
  )
  it('one business day after a Friday before a Monday holiday is Tuesday', () =>
    expect(addBusinessDays(Temporal.PlainDate.from('2026-09-04'), 1).toString()).toBe('2026-09-08'))
})
