// `overturn code CO-253`: the page of a code, for people or as JSON; words instead of a code search.
import { allPages, type CodePage, pageOf } from '../decide/code-page.ts'
import { searchCodes } from '../decide/search.ts'
import { type ClaimField, GROUPS, payerNames } from '../knowledge/load.ts'
import { plain, styled, type Terminal, wrap } from './terminal.ts'

export interface CodeOptions {
  readonly json: boolean
  readonly all: boolean
  /** A payer by its file's name: its way of taking corrections is added. */
  readonly payer?: string
}

/** Shows codes. Answers the exit status: 0 shown, 1 something asked for is not known, 2 nothing was asked. */
export async function code(names: readonly string[], options: CodeOptions, terminal: Terminal): Promise<number> {
  if (options.all) {
    for (const page of allPages()) await terminal.out(`${JSON.stringify(page)}\n`)
    return 0
  }
  if (names.length === 0) {
    terminal.err(
      'Say which code: overturn code CO-253, overturn code N130, overturn code CO-16+M51, overturn code PLB-WO; or --all.\n',
    )
    return 2
  }
  const { payer } = options
  if (payer !== undefined && !payerNames().includes(payer)) {
    terminal.err(`"${plain(payer)}" is no payer known here. Known: ${payerNames().join(', ')}.\n`)
    return 2
  }
  let unknown = 0
  for (const name of names) {
    const page = pageOf(name, payer)
    if (page === undefined && /[a-z]{3}/i.test(name) && !/^plb\W/i.test(name)) {
      await terminal.out(searchText(names.join(' '), options, terminal))
      return searchCodes(names.join(' ')).length === 0 ? 1 : 0
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

/** The codes that words lead to, best first. */
function searchText(words: string, { json }: CodeOptions, terminal: Terminal): string {
  const found = searchCodes(words)
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
  const remarks = page.remarks ?? []
  const name = [
    page.group === undefined ? page.code : `${page.group}-${page.code}`,
    ...remarks.map(each => each.code),
  ].join(' + ')
  const lines = [styled(terminal, 'bold', `${name}  ${page.title}`)]
  if (page.status === 'deactivated')
    lines.push(
      styled(
        terminal,
        'yellow',
        `No longer in use${page.until === undefined ? '' : ` since ${page.until}`}${page.replacedBy === undefined ? '' : `; see ${page.replacedBy.join(', ')}`}. It still arrives on old claims and reversals.`,
      ),
    )
  // The remark leads: the reason code often says no more than that a remark says why.
  for (const remark of remarks)
    lines.push('', ...wrap(`${remark.code}: ${remark.meaning}`, WIDTH), ...askedLines(remark))
  lines.push(
    '',
    ...wrap(remarks.length === 0 ? page.meaning : `${page.code}: ${page.meaning}`, WIDTH),
    ...askedLines(page),
  )
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
  if (page.sign !== undefined)
    listed(lines, 'Sign', [`Positive: ${page.sign.positive}`, `Negative: ${page.sign.negative}`])
  listed(lines, 'How to trace it', page.trace)
  listed(lines, 'Likely causes', page.causes)
  listed(lines, 'Steps', page.steps)
  listed(lines, 'When to dispute it', page.dispute === undefined ? undefined : [page.dispute])
  listed(lines, 'How to post it', page.posting === undefined ? undefined : [page.posting])
  listed(lines, 'Evidence', page.evidence)
  listed(lines, 'Prevention', page.prevention)
  listed(
    lines,
    'What an appeal can argue',
    page.arguments?.map(({ level, when, says }) => `${LEVEL_SAYS[level]} ${when}. ${says}`),
  )
  listed(
    lines,
    'Chance (our judgment)',
    page.chance?.map(({ when, from, to }) => `${when}: ${percent(from)} to ${percent(to)}`),
  )
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
    'Guides',
    page.guides?.map(({ name, title }) => `${title}: overturn guide ${name}`),
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

/** Where on the claim, or which document, a remark asks for. */
function askedLines({ fields = [], document }: Pick<CodePage, 'fields' | 'document'>): readonly string[] {
  const places = fields.map(field => `${left('Where')}${placeOf(field)}`)
  return document === undefined ? places : [...places, `${left('Document')}${document}`]
}

function placeOf({ name, loop, element, form }: ClaimField): string {
  return `${name}: loop ${loop}, ${element}${form === undefined ? '' : `; paper ${form}`}`
}

function left(text: string): string {
  return text.padEnd(14)
}
