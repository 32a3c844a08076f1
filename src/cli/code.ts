// `overturn code CO-253`: the page of a code, for people or as JSON; words instead of a code search.
import { type CodeName, type CodeVerdict, judgeCode, judgeRemark, parseCodeName } from '../decide/code.ts'
import { searchCodes } from '../decide/search.ts'
import {
  CARCS,
  type CarcRow,
  type Cause,
  type CodeEntry,
  entryOf,
  GROUPS,
  type Kind,
  playbookOf,
  RARCS,
  type RarcRow,
} from '../knowledge/load.ts'
import { plain, styled, type Terminal, wrap } from './terminal.ts'

export interface CodeOptions {
  readonly json: boolean
  readonly all: boolean
}

/** Everything known of one code: the record of `code --json`. Absent = omitted. */
export interface CodePage extends CodeVerdict {
  readonly code: string
  readonly list: 'carc' | 'rarc'
  readonly group?: string
  readonly remark?: string
  readonly status: 'active' | 'deactivated'
  readonly until?: string
  readonly alert?: boolean
  readonly title: string
  readonly meaning: string
  readonly remarkMeaning?: string
  readonly byGroup?: Readonly<Record<string, string>>
  readonly groupFits?: boolean
  readonly scenario?: readonly string[]
  readonly causes?: readonly string[]
  readonly steps?: readonly string[]
  readonly evidence?: readonly string[]
  readonly prevention?: readonly string[]
  readonly misreadings?: CodeEntry['misreadings']
  readonly related?: CodeEntry['related']
  readonly inFile?: string
  readonly workedNumbers?: string
  readonly examples?: CodeEntry['examples']
  readonly replacedBy?: readonly string[]
  readonly note?: string
  readonly cites: CodeEntry['cites']
}

const LIST_CITE = {
  title: 'X12 code lists as of 2026-08-17 (codes and status); the wording is ours',
  url: 'https://x12.org/codes',
  read: '2026-11-23',
}

/** Shows codes. Answers the exit status: 0 shown, 1 something asked for is not known, 2 nothing was asked. */
export async function code(names: readonly string[], options: CodeOptions, terminal: Terminal): Promise<number> {
  if (options.all) {
    for (const row of CARCS.values()) await terminal.out(`${JSON.stringify(carcPage(row, {}))}\n`)
    for (const row of RARCS.values()) await terminal.out(`${JSON.stringify(rarcPage(row))}\n`)
    return 0
  }
  if (names.length === 0) {
    terminal.err('Say which code: overturn code CO-253, overturn code N130, overturn code CO-16+M51; or --all.\n')
    return 2
  }
  let unknown = 0
  for (const name of names) {
    const page = pageOf(name)
    if (page === undefined && /[a-z]{3}/i.test(name)) {
      await terminal.out(searchText(names.join(' '), options, terminal))
      return searchCodes(names.join(' ')).length === 0 ? 1 : 0
    }
    if (page === undefined) {
      unknown++
      terminal.err(
        `"${plain(name)}" is in no list known here: adjustment reasons are 1 to 308 and A, B, D, P, W, Y with a number; remarks are M, MA or N with a number.\n`,
      )
      continue
    }
    await terminal.out(options.json ? `${JSON.stringify(page)}\n` : pageText(page, terminal))
  }
  return unknown > 0 ? 1 : 0
}

/** The page of a code as a user writes it; undefined when there is none. */
export function pageOf(name: string): CodePage | undefined {
  const parsed = parseCodeName(name)
  if (parsed === undefined) return undefined
  const carc = parsed.carc === undefined ? undefined : CARCS.get(parsed.carc)
  if (carc !== undefined) return carcPage(carc, parsed)
  const rarc = RARCS.get(parsed.rarc ?? '')
  return rarc === undefined ? undefined : rarcPage(rarc)
}

function carcPage(row: CarcRow, { group, rarc }: CodeName): CodePage {
  const entry = entryOf('carc', row.code)
  const remark = rarc === undefined ? undefined : RARCS.get(rarc)
  const verdict = judgeCode(row, group, rarc)
  return {
    code: row.code,
    list: 'carc',
    ...(group === undefined ? {} : { group, groupFits: row.groups.length === 0 || row.groups.includes(group) }),
    ...(remark === undefined ? {} : { remark: remark.code, remarkMeaning: remark.meaning }),
    status: row.active ? 'active' : 'deactivated',
    ...(row.until === undefined ? {} : { until: row.until }),
    title: entry?.title ?? row.meaning,
    meaning: entry?.meaning ?? row.meaning,
    ...verdict,
    ...(row.scenarios.length === 0 ? {} : { scenario: row.scenarios }),
    ...workParts(entry, row.kind, verdict.cause, row.meaning),
    ...(row.replacedBy.length === 0 ? {} : { replacedBy: row.replacedBy }),
    ...(row.note === '' ? {} : { note: row.note }),
    cites: entry?.cites ?? [LIST_CITE],
  }
}

function rarcPage(row: RarcRow): CodePage {
  const entry = entryOf('rarc', row.code)
  return {
    code: row.code,
    list: 'rarc',
    status: row.active ? 'active' : 'deactivated',
    alert: row.alert,
    title: entry?.title ?? row.meaning,
    meaning: entry?.meaning ?? row.meaning,
    ...judgeRemark(row),
    ...workParts(entry, row.kind, row.cause, row.meaning),
    cites: entry?.cites ?? [LIST_CITE],
  }
}

/** Kinds that are worked: their pages carry the cause's playbook where the code's own entry says nothing. */
const WORKED = new Set<Kind>(['denial', 'underpayment', 'take-back'])

/** What to do: the entry's own words first, the cause's playbook for the rest, one sentence where there is nothing to work. */
function workParts(entry: CodeEntry | undefined, kind: Kind, cause: Cause, meaning: string): Partial<CodePage> {
  const own = entryParts(entry)
  if (!WORKED.has(kind))
    return { steps: [IDLE_STEPS[kind] ?? `Read it beside the adjustment it stands with: ${meaning}.`], ...own }
  const playbook = playbookOf(cause)
  return {
    steps: [...playbook.confirm, ...playbook.steps.biller],
    evidence: playbook.evidence,
    prevention: playbook.prevention,
    ...own,
  }
}

const IDLE_STEPS: Partial<Record<Kind, string>> = {
  contractual: 'Post it as the contract or law says; compare the price with the contract once, not claim by claim.',
  'patient-share':
    "Post it as the patient's part. Send a statement only under PR, when no other payer is left and nothing forbids it.",
  coordination: "Post it as arithmetic between payers. Never write it off on top of the first payer's adjustment.",
  pending: "Wait for the payer's next word, and set a day to ask if it does not come.",
}

function entryParts(entry: CodeEntry | undefined): Partial<CodePage> {
  if (entry === undefined) return {}
  const { byGroup, causes, steps, evidence, prevention, misreadings, related, inFile, workedNumbers, examples } = entry
  const all = { byGroup, causes, steps, evidence, prevention, misreadings, related, inFile, workedNumbers, examples }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Partial<CodePage>
}

/** The codes that words lead to, best first. */
function searchText(words: string, { json }: CodeOptions, terminal: Terminal): string {
  const found = searchCodes(words)
  if (json)
    return found
      .map(({ code, list, meaning }) => `${JSON.stringify({ record: 'found', code, list, meaning })}\n`)
      .join('')
  if (found.length === 0)
    return `No code speaks of "${plain(words)}". Try other words: "prior auth", "duplicate", "medical records".\n`
  const lines = found.map(({ code, meaning }) => `  ${styled(terminal, 'bold', code.padEnd(6))} ${meaning}`)
  return `${lines.join('\n')}\n\n"overturn code ${found[0]?.code}" shows a page.\n`
}

const WIDTH = 100

function pageText(page: CodePage, terminal: Terminal): string {
  const name = `${page.group === undefined ? '' : `${page.group}-`}${page.code}${page.remark === undefined ? '' : ` + ${page.remark}`}`
  const lines = [styled(terminal, 'bold', `${name}  ${page.title}`)]
  if (page.status === 'deactivated')
    lines.push(
      styled(
        terminal,
        'yellow',
        `No longer in use${page.until === undefined ? '' : ` since ${page.until}`}${page.replacedBy === undefined ? '' : `; see ${page.replacedBy.join(', ')}`}. It still arrives on old claims and reversals.`,
      ),
    )
  lines.push('', ...wrap(page.meaning, WIDTH))
  if (page.remarkMeaning !== undefined) lines.push(...wrap(`${page.remark}: ${page.remarkMeaning}.`, WIDTH))
  lines.push(
    '',
    `${left('What it is')}${page.kind}, ${page.cause} (${page.family})`,
    `${left('What to do')}${page.action}${page.appealable ? '; an appeal is open' : ''}`,
  )
  if (page.group !== undefined) {
    lines.push(
      `${left('Who owes')}${page.liable}${page.mayBillPatient ? ', the patient may be billed' : ', not to be billed to the patient'}`,
    )
    lines.push(
      ...wrap(`${page.group}: ${page.byGroup?.[page.group] ?? GROUPS.get(page.group)?.meaning ?? ''}`, WIDTH - 14).map(
        (text, at) => `${at === 0 ? left('Group') : left('')}${text}`,
      ),
    )
    if (page.groupFits === false)
      lines.push(styled(terminal, 'yellow', `${left('')}The official text does not allow this group with this code.`))
  }
  if (page.scenario !== undefined)
    lines.push(`${left('Scenario')}${page.scenario.join(', ')} (uniform-use rule; our reading)`)
  if (page.alert === true) lines.push(`${left('Alert')}informs only; it never explains an adjustment`)
  listed(lines, 'Likely causes', page.causes)
  listed(lines, 'Steps', page.steps)
  listed(lines, 'Evidence', page.evidence)
  listed(lines, 'Prevention', page.prevention)
  if (page.misreadings !== undefined)
    listed(
      lines,
      'Often misread',
      page.misreadings.map(({ says, truth }) => `"${says}" ${truth}`),
    )
  if (page.workedNumbers !== undefined) listed(lines, 'Worked numbers', [page.workedNumbers])
  if (page.inFile !== undefined) lines.push('', styled(terminal, 'bold', 'In a file'), `  ${page.inFile}`)
  if (page.related !== undefined)
    listed(
      lines,
      'Related',
      page.related.map(({ code, why }) => `${code}: ${why}`),
    )
  listed(
    lines,
    'Sources',
    page.cites.map(({ title, url, read }) => `${title}${url === undefined ? '' : `, ${url}`} (read ${read})`),
  )
  return `${lines.join('\n')}\n\n`

  function listed(into: string[], heading: string, items: readonly string[] | undefined): void {
    if (items === undefined || items.length === 0) return
    into.push('', styled(terminal, 'bold', heading))
    for (const item of items)
      into.push(...wrap(item, WIDTH - 4).map((text, at) => `${at === 0 ? '  · ' : '    '}${text}`))
  }
}

function left(text: string): string {
  return text.padEnd(14)
}
