// The physician fee schedule's relative value file: of each code the days that belong to it (global period), and the indicators that say which modifiers are paid with it.
import { BadLine, type ListKind } from '../kind.ts'
import { ofRelease } from './medicare.ts'
import { cellsOf, codeIn, isCode } from './table.ts'

/** Columns of the indicators as they stand from that of the days on, with what the last line of the head calls them: the same in 2025 and since, where a column came after them. */
const INDICATORS = [
  { from: -1, called: 'IND' },
  { from: 5, called: 'SURG' },
  { from: 6, called: 'SURG' },
  { from: 7, called: 'SURG' },
  { from: 8, called: 'SURG' },
] as const
/** What the status of a code stands under. */
const STATUS = { at: 3, called: 'CODE' } as const

/** Where the code stands is the head's last line: `HCPCS,MOD,DESCRIPTION,…,DAYS,…`; ten lines of notices are before it. `090|A|0|1|2|1|0`: days, status, components, bilateral, assistant, two surgeons, team. */
export const pfs: ListKind = {
  kind: 'pfs',
  title: 'Physician fee schedule relative values (PPRRVU)',
  publisher: 'CMS, each quarter',
  file: /PPRRVU(?!.*_QPP).*\.csv$/i,
  reader() {
    let days: number | undefined
    let whole = false
    return {
      line(text) {
        const cells = cellsOf(text)
        if (cells[0]?.toUpperCase() === 'HCPCS') {
          const named = cells.findIndex(cell => /^(?:GLOB )?DAYS$/i.test(cell))
          days = named < 0 ? undefined : named
          whole =
            cells[STATUS.at]?.toUpperCase() === STATUS.called &&
            INDICATORS.every(({ from, called }) => cells[named + from]?.toUpperCase() === called)
          return []
        }
        if (days === undefined || !isCode(cells[0])) return []
        // A code stands once for each component; the days of one that has several are those of the whole.
        if ((cells[1] ?? '') !== '') return []
        const said = cells[days] ?? ''
        if (!/^(?:\d{3}|[A-Z]{3}|\d{1,2})$/.test(said)) throw new BadLine(`"${said}" are no global days`)
        const at = days
        const indicators = whole ? [cells[STATUS.at], ...INDICATORS.map(({ from }) => cells[at + from])] : []
        const value = [/^\d+$/.test(said) ? said.padStart(3, '0') : said, ...indicators.map(each => each ?? '')]
        return [{ key: codeIn(cells[0]), value: value.join('|') }]
      },
    }
  },
  /** The days of a code go on where the next year's file is missing. */
  inForce(name) {
    const found = ofRelease(name)
    return found === undefined ? undefined : { from: found.from }
  },
}

/** What the file says of a code; the indicators are empty in a list that was brought in without them. */
export interface ScheduleEntry {
  /** `000`, `010`, `090`, `YYY` … */
  readonly days: string
  readonly status: string
  readonly components: string
  readonly bilateral: string
  readonly assistant: string
  readonly coSurgeons: string
  readonly team: string
}

export function scheduleEntry(said: string | undefined): ScheduleEntry | undefined {
  if (said === undefined) return undefined
  const [days = '', status = '', components = '', bilateral = '', assistant = '', coSurgeons = '', team = ''] =
    said.split('|')
  return { days, status, components, bilateral, assistant, coSurgeons, team }
}
