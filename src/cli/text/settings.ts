// What a person reads of `overturn settings`: what the practice has set for itself.
import { amount, counted, left, plain, type Terminal } from '../terminal.ts'

interface Settings {
  readonly name: string
  readonly writeOffLimitCents: number
  readonly attemptCents: number
  readonly hourlyCents: number | null
  readonly stepMinutes: number
  readonly silentDays: number
  readonly askStatus: boolean
  readonly state: string | null
  readonly timeZone: string | null
  readonly zone: string
  readonly secondFactor: boolean
  readonly idleMinutes: number
}

export function text(
  {
    name,
    writeOffLimitCents,
    attemptCents,
    hourlyCents,
    stepMinutes,
    silentDays,
    askStatus,
    state,
    timeZone,
    zone,
    secondFactor,
    idleMinutes,
  }: Settings,
  _now: string,
  _terminal: Terminal,
): string {
  const rows = [
    ['Practice', plain(name)],
    ['Limit of write-offs', `$${amount(writeOffLimitCents)}; above it a second person approves`],
    ['Cost of an attempt', `$${amount(attemptCents)}`],
    [
      'An hour of work',
      hourlyCents === null
        ? 'not set; the cost to collect is not shown'
        : `$${amount(hourlyCents)}; a step takes ${counted(stepMinutes, 'minute')}`,
    ],
    [
      'Unanswered claims',
      `looked for after ${counted(silentDays, 'day')}; payers are ${askStatus ? '' : 'not '}asked every day`,
    ],
    ['State', state ?? 'not set; deadlines set for a state are not counted'],
    ['Time zone', timeZone ?? `not set; days are counted by ${zone}. Set it: --time-zone America/New_York`],
    ['Second factor', secondFactor ? 'asked of everybody' : 'not asked of who has none'],
    ['Sign-out', `after ${counted(idleMinutes, 'minute')} with nobody at the keys`],
  ] as const
  return `${rows.map(([what, value]) => `${left(what, 22)}${value}\n`).join('')}"overturn settings-set" changes them.\n`
}
