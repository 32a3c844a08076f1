// `overturn code CO-253`: the page of a code, for people or as JSON; words instead of a code search.
import { classOfPayer, placeOf } from '../decide/advice.ts'
import { allPages, type CodePage, pageOf } from '../decide/code-page.ts'
import type { FoundCode } from '../decide/search.ts'
import { GROUPS, type PayerClass, payerNames } from '../knowledge/load.ts'
import { sourceLine } from './source-line.ts'
import { plain, styled, type Terminal, wrap } from './terminal.ts'

export interface CodeOptions {
  readonly json: boolean
  readonly all: boolean
  /** A payer by its file's name: its way of taking corrections is added. */
  readonly payer?: string
  /** A class of payer: its advice is said as that class takes it. */
  readonly payerClass?: PayerClass
}

/** Shows codes. Answers the exit status: 0 shown, 1 something asked for is not known, 2 nothing was asked. */
export async function code(names: readonly string[], options: CodeOptions, terminal: Terminal): Promise<number> {
  const { payer, payerClass } = options
  if (payer !== undefined && !payerNames().includes(payer)) {
    terminal.err(`"${plain(payer)}" is no payer known here. Known: ${payerNames().join(', ')}.\n`)
    return 2
  }
  const audience = { payerClass: payerClass ?? classOfPayer(payer), payer }
  if (options.all) {
    for (const page of allPages(audience)) await terminal.out(`${JSON.stringify(page)}\n`)
    return 0
  }
  if (names.length === 0) {
    terminal.err(
      'Say which code: overturn code CO-253, overturn code N130, overturn code CO-16+M51, overturn code PLB-WO; or --all.\n',
    )
    return 2
  }
  let unknown = 0
  for (const name of names) {
    const page = pageOf(name, audience)
    if (page === undefined && /[a-z]{3}/i.test(name) && !/^plb\W/i.test(name)) {
      return searchFor(names.join(' '), options, terminal)
    }
    if (page === undefined) {
      unknown++
      terminal.err(
        `"${plain(name)}" is in no list known here: adjustment reasons are 1 to 308 and A, B, D, P, W, Y with a number; remarks are M, MA or N with a number; provider adjustments are PLB- with two signs (PLB-WO).\n`,
      )
      continue
    }
    await terminal.out(options.json ? `${JSON.stringify(page)}\n` : pageText(page, terminal))
  }
  return unknown > 0 ? 1 : 0
}

/** Shows the codes that words lead to, best first. */
async function searchFor(words: string, { json }: CodeOptions, terminal: Terminal): Promise<number> {
  const { searchCodes } = await import('../decide/search.ts')
  const found = searchCodes(words)
  await terminal.out(foundText(words, found, json, terminal))
  return found.length === 0 ? 1 : 0
}

function foundText(words: string, found: readonly FoundCode[], json: boolean, terminal: Terminal): string {
  if (json)
    return found
      .map(({ code, list, meaning }) => `${JSON.stringify({ record: 'found', code, list, meaning })}\n`)
      .join('')
  if (found.length === 0)
    return `No code speaks of "${plain(words)}". Try other words: "prior auth", "duplicate", "medical records".\n`
  const lines = found.map(({ code, meaning }) => `  ${styled(terminal, 'bold', code.padEnd(7))} ${meaning}`)
  return `${lines.join('\n')}\n\n"overturn code ${found[0]?.code}" shows a page.\n`
}

const WIDTH = 100

const LEVEL_SAYS = { first: 'First level.', second: 'Second level.', external: 'External review.' } as const

const percent = (part: number) => `${Math.round(part * 100)} %`

function pageText(page: CodePage, terminal: Terminal): string {
  const lines = [
    ...headLines(page, terminal),
    ...meaningLines(page),
    ...verdictLines(page, terminal),
    ...listsOf(page).flatMap(([heading, items = []]) => listLines(heading, items, terminal)),
  ]
  return `${lines.join('\n')}\n\n`
}

/** The name of what is shown, and that it is no longer in use. */
function headLines(page: CodePage, terminal: Terminal): readonly string[] {
  const name = [
    page.group === undefined ? page.code : `${page.group}-${page.code}`,
    ...(page.remarks ?? []).map(each => each.code),
  ].join(' + ')
  const title = styled(terminal, 'bold', `${name}  ${page.title}`)
  if (page.status !== 'deactivated') return [title]
  const since = page.until === undefined ? '' : ` since ${page.until}`
  const instead = page.replacedBy === undefined ? '' : `; see ${page.replacedBy.join(', ')}`
  const says = `No longer in use${since}${instead}. It still arrives on old claims and reversals.`
  return [title, styled(terminal, 'yellow', says)]
}

/** The remark leads: the reason code often says no more than that a remark says why. */
function meaningLines(page: CodePage): readonly string[] {
  const remarks = page.remarks ?? []
  const own = remarks.length === 0 ? page.meaning : `${page.code}: ${page.meaning}`
  return [
    ...remarks.flatMap(remark => ['', ...wrap(`${remark.code}: ${remark.meaning}`, WIDTH), ...askedLines(remark)]),
    '',
    ...wrap(own, WIDTH),
    ...askedLines(page),
  ]
}

/** What it is, what to do, who owes. */
function verdictLines(page: CodePage, terminal: Terminal): readonly string[] {
  const lines = [
    '',
    `${left('What it is')}${page.kind}, ${page.cause} (${page.family})`,
    `${left('What to do')}${page.action}${page.appealable ? '; an appeal is open' : ''}`,
  ]
  if (page.noAppeal !== undefined)
    lines.push(...wrap(page.noAppeal.says, WIDTH - 14).map((text, at) => `${left(at === 0 ? 'No appeal' : '')}${text}`))
  if (page.group !== undefined) {
    const bill = page.mayBillPatient ? ', the patient may be billed' : ', not to be billed to the patient'
    const group = `${page.group}: ${page.byGroup?.[page.group] ?? GROUPS.get(page.group)?.meaning ?? ''}`
    lines.push(
      `${left('Who owes')}${page.liable}${bill}`,
      ...wrap(group, WIDTH - 14).map((text, at) => `${at === 0 ? left('Group') : left('')}${text}`),
    )
    if (page.groupFits === false)
      lines.push(styled(terminal, 'yellow', `${left('')}The official text does not allow this group with this code.`))
  }
  if (page.scenario !== undefined)
    lines.push(`${left('Scenario')}${page.scenario.join(', ')} (uniform-use rule; our reading)`)
  if (page.alert === true) lines.push(`${left('Alert')}informs only; it never explains an adjustment`)
  return lines
}

/** What is listed under a heading, in the order of the page. */
function listsOf(page: CodePage): readonly (readonly [heading: string, items: readonly string[] | undefined])[] {
  const one = (text: string | undefined) => (text === undefined ? undefined : [text])
  return [
    ['Sign', page.sign && [`Positive: ${page.sign.positive}`, `Negative: ${page.sign.negative}`]],
    ['How to trace it', page.trace],
    ['Likely causes', page.causes],
    ['Steps', page.steps],
    ['When to dispute it', one(page.dispute)],
    ['How to post it', one(page.posting)],
    ['Evidence', page.evidence],
    ['Prevention', page.prevention],
    [
      'What an appeal can argue',
      page.arguments?.map(({ level, when, says }) => `${LEVEL_SAYS[level]} ${when}. ${says}`),
    ],
    ['Chance (our judgment)', page.chance?.map(({ when, from, to }) => `${when}: ${percent(from)} to ${percent(to)}`)],
    ['Often misread', page.misreadings?.map(({ says, truth }) => `"${says}" ${truth}`)],
    ['Worked numbers', one(page.workedNumbers)],
    [IN_FILE, one(page.inFile)],
    ['Related', page.related?.map(({ code, why }) => `${code}: ${why}`)],
    ['Guides', page.guides?.map(({ name, title }) => `${title}: overturn guide ${name}`)],
    ['Sources', page.cites.map(sourceLine)],
  ]
}

/** Stands as it is written in a file: not wrapped. */
const IN_FILE = 'In a file'

function listLines(heading: string, items: readonly string[], terminal: Terminal): readonly string[] {
  if (items.length === 0) return []
  const title = ['', styled(terminal, 'bold', heading)]
  if (heading === IN_FILE) return [...title, ...items.map(item => `  ${item}`)]
  return [
    ...title,
    ...items.flatMap(item => wrap(item, WIDTH - 4).map((text, at) => `${at === 0 ? '  · ' : '    '}${text}`)),
  ]
}

/** Where on the claim, or which document, a remark asks for. */
function askedLines({ fields = [], document }: Pick<CodePage, 'fields' | 'document'>): readonly string[] {
  const places = fields.map(field => `${left('Where')}${placeOf(field)}`)
  return document === undefined ? places : [...places, `${left('Document')}${document}`]
}

function left(text: string): string {
  return text.padEnd(14)
}
