// What the payer decided: each line in dispute with its reasons, the meaning of each code in our own words, and what came of earlier levels. Pure.
import { remarkRow } from '../../../knowledge/load.ts'
import { printed } from '../fact.ts'
import type { Block } from '../letter.ts'
import { knownBy } from '../resolve.ts'
import type { Run, Sentence, Writing } from '../writing.ts'

export function decided(writing: Writing): readonly Block[] {
  const { book, tell, evidence } = writing
  const lines = disputedLines(writing)
  const cell = (key: string): readonly Run[] => (book.has(key) ? [tell(key, { title: key, kind: 'line' })] : ['–'])
  const rows = lines.map(line => [
    cell(`line.${line}.procedure`),
    cell(`line.${line}.on`),
    cell(`line.${line}.charge`),
    cell(`line.${line}.paid`),
    reasonsOf(writing, line),
  ])
  const whole = reasonsOf(writing, 0)
  const table: Block = {
    part: 'decided',
    kind: 'table',
    title: 'What was decided',
    columns: ['Service', 'Date', 'Charged', 'Paid', 'Reason and amount'],
    rows: [
      ...rows,
      ...(whole.length === 0
        ? []
        : [[['Whole claim'], cell('service.from'), cell('claim.charge'), cell('claim.paid'), whole]]),
    ],
  }
  const meanings = meaningsOf(writing, [...lines, 0])
  const before = evidence.appeals
    .filter(({ status }) => status === 'decided')
    .flatMap(appeal => earlier(writing, appeal))
  const paragraphs = [meanings, before].filter(each => each.length > 0)
  return paragraphs.length === 0 ? [table] : [table, { part: 'decided', kind: 'paragraphs', paragraphs }]
}

/** The lines in dispute, as far as the remittance has them; all where none is named. */
export function disputedLines({ book, evidence }: Writing): readonly number[] {
  const all = [...book.keys()].flatMap(key => {
    const [, line] = /^line\.(\d+)\.charge$/.exec(key) ?? []
    return line === undefined ? [] : [Number(line)]
  })
  const named = evidence.denial.lines.filter(line => all.includes(line))
  return named.length === 0 ? all : named
}

function reasonsOf({ book, tell }: Writing, line: number): readonly Run[] {
  const runs: Run[] = []
  for (let at = 1; book.has(`reason.${line}.${at}.code`); at++) {
    if (at > 1) runs.push('; ')
    runs.push(tell(`reason.${line}.${at}.code`, { title: 'Reason', kind: 'line' }), ' ')
    runs.push(tell(`reason.${line}.${at}.amount`, { title: 'Amount', kind: 'money' }))
  }
  for (const key of book.keys())
    if (key.startsWith(`remark.${line}.`))
      runs.push(runs.length === 0 ? '' : ', ', tell(key, { title: 'Remark', kind: 'line' }))
  return runs.filter(run => run !== '')
}

/** What the codes of these lines mean, each once. */
function meaningsOf(writing: Writing, lines: readonly number[]): readonly Sentence[] {
  const { book, know, say } = writing
  const said: Sentence[] = []
  const seen = new Set<string>()
  for (const [key, fact] of [...book]) {
    const [, line, code] = /^(?:reason\.(\d+)\.\d+\.(code)|remark\.(\d+)\..*)$/.exec(key) ?? []
    const of = Number(line ?? key.split('.')[1])
    if (!lines.includes(of) || seen.has(fact.value)) continue
    seen.add(fact.value)
    const reason = code === undefined ? fact.value : fact.value.split('-').slice(1).join('-')
    const entry = code === undefined ? `rarc/${reason}` : `carc/${reason}`
    const meaning = code === undefined ? remarkRow(reason)?.meaning : knownBy(entry)
    if (meaning === undefined || knownBy(entry) === undefined) continue
    know({
      key: meaningKey(entry),
      title: `Meaning of ${printed(fact)}`,
      kind: 'text',
      value: meaning,
      source: { kind: 'knowledge', entry },
    })
    const sentence = say(`{${key}} says, in our words: {${meaningKey(entry)}}.`, {}, { entry })
    if (sentence !== undefined) said.push(sentence)
  }
  return said
}

/** The key of a code's meaning. */
const meaningKey = (entry: string) => `meaning.${entry.replace('/', '.')}`

function earlier(
  { know, say }: Writing,
  { id, level, decidedOn, outcome }: Writing['evidence']['appeals'][number],
): readonly Sentence[] {
  if (decidedOn === null || outcome === null) return []
  const record = (field: string) => ({ kind: 'practice', record: `appeal/${id}/${field}` }) as const
  know({
    key: `appeal.${id}.decidedOn`,
    title: 'Day of the earlier decision',
    kind: 'date',
    value: decidedOn,
    source: record('decidedOn'),
  })
  know({
    key: `appeal.${id}.outcome`,
    title: 'Outcome of the earlier level',
    kind: 'text',
    value: outcome,
    source: record('outcome'),
  })
  const sentence = say(
    `At the level before (${level.replaceAll('-', ' ')}) the decision of {appeal.${id}.decidedOn} was: {appeal.${id}.outcome}.`,
    {},
    { entry: 'practice' },
  )
  return sentence === undefined ? [] : [sentence]
}
