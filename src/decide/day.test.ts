// The day where a practice works, held against the platform's own calendar: zones, changes of the clock and the turn of the year, over ten years.
import { describe, expect, it } from 'vitest'
import { dayIn, isZone, nextDayBegins, timeIn } from './day.ts'

const ZONES = [
  ...['UTC', 'America/New_York', 'America/Chicago', 'America/Denver', 'America/Phoenix', 'America/Los_Angeles'],
  ...['America/Anchorage', 'Pacific/Honolulu', 'America/Puerto_Rico', 'Pacific/Guam', 'Pacific/Pago_Pago'],
  'America/St_Johns',
]

/** Every 97 minutes around midnight UTC, around the changes of the clock in March and November, and around New Year. */
function* instants(): Generator<string> {
  for (let year = 2020; year < 2030; year++)
    for (const date of ['01-01', '03-07', '03-14', '06-30', '10-31', '11-01', '11-07', '12-31'])
      for (let minute = -14 * 60; minute < 14 * 60; minute += 97)
        yield new Date(Date.parse(`${year}-${date}T00:00:00Z`) + minute * 60_000).toISOString()
}

describe('the day where a practice works', () => {
  it.each(ZONES)('is the one of the calendar in %s', zone => {
    const other = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: zone, hourCycle: 'h23' },
      ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    })
    for (const instant of instants()) {
      const of = new Map(other.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))
      expect(`${dayIn(zone, instant)} ${timeIn(zone, instant)}`).toBe(
        `${of.get('year')}-${of.get('month')}-${of.get('day')} ${of.get('hour')}:${of.get('minute')}`,
      )
      const next = nextDayBegins(zone, instant)
      expect([next > instant, dayIn(zone, next) > dayIn(zone, instant), timeIn(zone, next)]).toEqual([
        true,
        true,
        '00:05',
      ])
    }
  })

  it('is the day before in the afternoon of Los Angeles, and the day after in the morning of Guam', () => {
    expect(dayIn('America/Los_Angeles', '2026-11-28T01:00:00.000Z')).toBe('2026-11-27')
    expect(dayIn('Pacific/Guam', '2026-11-27T15:00:00.000Z')).toBe('2026-11-28')
  })

  it('takes places and UTC for zones, no abbreviation and no offset', () => {
    expect(['America/New_York', 'America/Indiana/Knox', 'UTC'].filter(isZone)).toHaveLength(3)
    expect(['EST', 'PST', '+05:00', 'America/Nowhere', '', 'New York'].filter(isZone)).toEqual([])
  })
})
