// Reads decisions of others as their publishers offer them: a sheet of which each row is a decision, or the text of one decision. Which column is which is
// guessed by the head and can be said; what is not told stays unknown. Pure.
import type { OutsideRuling } from '../../store/words.ts'
import { plainLine, plainText } from '../letter/fact.ts'
import { BadLine, type BadRow } from '../reference/kind.ts'
import { Refusal } from '../refusal.ts'
import { columnsTaken, type Places, placesIn, readRows, type Sheet, sheetRows } from '../sheet/columns.ts'

export const DECISION_COLUMNS = ['number', 'decided', 'ruling', 'said', 'about', 'service'] as const
export type DecisionColumn = (typeof DECISION_COLUMNS)[number]

export interface ReadDecision {
  readonly number: string
  /** An ISO date, a year, or empty. */
  readonly decided: string
  readonly ruling: OutsideRuling
  readonly about: string
  readonly said: string
}

export interface ReadDecisions {
  /** Who decided, where the head tells it. */
  readonly forum: string | undefined
  readonly decisions: readonly ReadDecision[]
  readonly columns: Readonly<Partial<Record<DecisionColumn, string>>>
  readonly bad: readonly BadRow[]
}

/** Of one text; more of one word than this is no decision. */
const LONGEST_TEXT = 100_000
const LONGEST_LINE = 300

/** Heads as the California DMHC, New York's Department of Financial Services and those who keep a list of their own name them. Our judgment. */
const HEADS: Readonly<Record<DecisionColumn, readonly RegExp[]>> = {
  number: [/^(?:reference|case|appeal|docket|decision|review)(?:id|no|num|number)$/, /^(?:id|number|docket)$/],
  decided: [
    /^(?:decision|determination|decided|closed|issue)(?:date|on)$/,
    /^(?:decision|report|determination)year$/,
    /^(?:date|year)$/,
  ],
  ruling: [/^(?:determination|outcome|ruling|disposition|appealdecision|result)$/, /^decision$/],
  said: [/^(?:findings|summary|rationale|decisiontext|text|reviewerfindings|analysis)$/, /^reasons?$/],
  about: [/^diagnosis(?:category)?$/, /^(?:about|condition|issue|subject)$/],
  service: [/^treatment(?:category)?$/, /^(?:service|procedure|item)s?$/],
}
const NEEDED = { number: 'number of the decision', said: 'text of the decision' } as const

const plainHead = (head: string) => head.toLowerCase().replaceAll(/[^a-z]/g, '')

/** Whose sheet it is, by columns that stand in it alone. Our judgment. */
function forumOf(head: readonly string[]): string | undefined {
  const has = (name: string) => head.some(cell => plainHead(cell) === name)
  if (has('referenceid') && has('determination') && has('findings')) return 'California DMHC independent medical review'
  if (has('appealdecision') || (has('appealagent') && has('casenumber'))) return 'New York DFS external appeal'
  return undefined
}

/** A sheet of decisions. Throws Refusal `not-known`, `ambiguous`. */
export function readDecisionSheet(
  sheet: Sheet,
  named: Readonly<Partial<Record<DecisionColumn, string>>> = {},
): ReadDecisions {
  const [head, ...body] = sheetRows(sheet)
  if (head === undefined) throw new Refusal('empty', 'There is nothing in the file.')
  const places = placesIn(head.cells, HEADS, named, NEEDED, 'first')
  const { rows, bad } = readRows(body, cells => decisionIn(cells, places))
  return { forum: forumOf(head.cells), decisions: rows, columns: columnsTaken(head.cells, places), bad }
}

function decisionIn(cells: readonly string[], places: Places<DecisionColumn>): ReadDecision {
  const cell = (name: DecisionColumn) => (places[name] === undefined ? '' : (cells[places[name]] ?? ''))
  const number = plainLine(cell('number'))
  const said = plainText(cell('said')).trim()
  if (number === '') throw new BadLine('it has no number to cite it by')
  if (number.length > 60) throw new BadLine('its number is longer than 60 characters')
  if (said === '') throw new BadLine('it has no text')
  if (said.length > LONGEST_TEXT)
    throw new BadLine(`its text is longer than ${LONGEST_TEXT.toLocaleString('en-US')} characters`)
  const about = [cell('about'), cell('service')].map(plainLine).filter(part => part !== '')
  return {
    number,
    said,
    decided: dayOrYear(plainLine(cell('decided'))),
    ruling: rulingIn(cell('ruling')),
    about: about.join(': ').slice(0, LONGEST_LINE),
  }
}

/** An ISO date of a day, a year of a year; empty where it is neither. */
export function dayOrYear(text: string): string {
  const [, month = '', day = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})\b/.exec(text) ?? []
  const iso =
    year === '' ? /^\d{4}-\d\d-\d\d/.exec(text)?.[0] : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (iso !== undefined && new Date(`${iso}T00:00:00Z`).toString() !== 'Invalid Date') {
    if (new Date(`${iso}T00:00:00Z`).toISOString().startsWith(iso)) return iso
  }
  return /^(?:19|20)\d\d$/.test(text) ? text : ''
}

/** What was decided of the payer's denial, in the words of reviewers and of the Medicare councils. What fits none is unknown, and so is what fits two. */
export function rulingIn(text: string): OutsideRuling {
  const words = plainLine(text).toLowerCase()
  if (/\bpart(?:ly|ially)?\b|\bmodif/.test(words)) return 'partly'
  const upheld = /\bupheld\b|\bunfavou?rable\b|\baffirm|\bdismiss/.test(words)
  const overturned = /\boverturn|\brevers|\b(?:fully )?favou?rable\b/.test(words)
  if (upheld === overturned) return 'unknown'
  return upheld ? 'upheld' : 'overturned'
}

/** The text of one decision with what it is cited by. Throws Refusal `not-known` where that is not said. */
export function readDecisionText(
  text: string,
  told: {
    readonly number?: string | undefined
    readonly decided?: string | undefined
    readonly outcome?: string | undefined
  },
): ReadDecisions {
  const number = plainLine(told.number ?? '')
  const said = plainText(text).trim()
  if (number === '')
    throw new Refusal(
      'not-known',
      'The text of one decision needs the number that it is cited by.',
      '--number M-11-1234',
    )
  if (said === '') throw new Refusal('empty', 'There is nothing in the file.')
  if (said.length > LONGEST_TEXT)
    throw new Refusal(
      'not-known',
      `The decision is longer than ${LONGEST_TEXT.toLocaleString('en-US')} characters: bring its reasons alone.`,
    )
  const about = (said.split('\n').find(each => each.trim() !== '') ?? '').trim().slice(0, LONGEST_LINE)
  return {
    forum: undefined,
    columns: {},
    bad: [],
    decisions: [
      {
        number: number.slice(0, 60),
        decided: dayOrYear(told.decided ?? ''),
        ruling: rulingIn(told.outcome ?? ''),
        about,
        said,
      },
    ],
  }
}
