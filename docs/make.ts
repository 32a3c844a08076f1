// npm run docs [-- FOLDER]: one page per code, and their index, as Markdown from the same entries that decide. Written to
// docs/codes, which is not kept in the repository: it would only repeat src/knowledge.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { allPages, type CodePage } from '../src/decide/code-page.ts'
import { plbPages } from '../src/decide/plb-page.ts'

/** Writes all pages into a folder; answers how many. */
export function makePages(folder: string): number {
  mkdirSync(folder, { recursive: true })
  const pages: readonly CodePage[] = [...allPages({ payerClass: 'unknown' }), ...plbPages()]
  for (const page of pages) writeFileSync(join(folder, `${page.code}.md`), pageText(page))
  writeFileSync(join(folder, 'index.md'), indexText(pages))
  return pages.length
}

function indexText(pages: readonly CodePage[]): string {
  const table = (list: CodePage['list']) =>
    pages
      .filter(page => page.list === list)
      .map(
        ({ code, title, kind, cause, action, status }) =>
          `| [${code}](${code}.md) | ${cell(title)}${status === 'active' ? '' : ' (retired)'} | ${kind} | ${cause} | ${action} |`,
      )
      .join('\n')
  const heading = '| Code | Says | Kind | Cause | Action |\n|---|---|---|---|---|'
  return `# Codes\n\nThe wording is ours; the lists are those of 2026-08-17.\n\n## Adjustment reasons (CARC)\n\n${heading}\n${table('carc')}\n\n## Remarks (RARC)\n\n${heading}\n${table('rarc')}\n\n## Provider adjustments (PLB)\n\n${heading}\n${table('plb')}\n`
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}

function pageText(page: CodePage): string {
  const parts = [`# ${page.code}: ${page.title}`]
  if (page.status === 'deactivated')
    parts.push(
      `**No longer in use${page.until === undefined ? '' : ` since ${page.until}`}.** ${page.replacedBy === undefined ? '' : `See ${page.replacedBy.map(link).join(', ')}. `}It still arrives on old claims and reversals.`,
    )
  parts.push(page.meaning.endsWith('.') ? page.meaning : `${page.meaning}.`)
  parts.push(
    `| What it is | Cause | What to do | Appeal |\n|---|---|---|---|\n| ${page.kind} | ${page.cause} (${page.family}) | ${page.action} | ${page.appealable ? 'open' : 'none'} |`,
  )
  if (page.alert === true) parts.push('An alert: it informs, and never explains an adjustment.')
  section(
    'Where on the claim',
    page.fields?.map(
      ({ name, loop, element, form }) =>
        `${name}: loop ${loop}, ${element}${form === undefined ? '' : `; paper form ${form}`}`,
    ),
  )
  section('Document asked for', page.document === undefined ? undefined : [page.document])
  if (page.byGroup !== undefined)
    section(
      'By group',
      Object.entries(page.byGroup).map(([group, says]) => `**${group}**: ${says}`),
    )
  if (page.sign !== undefined)
    section('Sign', [`**Positive**: ${page.sign.positive}`, `**Negative**: ${page.sign.negative}`])
  section('How to trace it', page.trace)
  section('Likely causes', page.causes)
  section('Steps', page.steps, '1.')
  section('When to dispute it', page.dispute === undefined ? undefined : [page.dispute])
  section('How to post it', page.posting === undefined ? undefined : [page.posting])
  section('Evidence', page.evidence)
  section('Prevention', page.prevention)
  section(
    'Often misread',
    page.misreadings?.map(({ says, truth }) => `"${says}": ${truth}`),
  )
  section('Worked numbers', page.workedNumbers === undefined ? undefined : [page.workedNumbers])
  if (page.inFile !== undefined) parts.push(`## In a file\n\n\`${page.inFile}\``)
  section(
    'Related',
    page.related?.map(({ code, why }) => `${link(code)}: ${why}`),
  )
  section(
    'Guides',
    page.guides?.map(({ name, title }) => `${title}: \`overturn guide ${name}\``),
  )
  section(
    'Sources',
    page.cites.map(({ title, url, read }) => `${url === undefined ? title : `[${title}](${url})`} (read ${read})`),
  )
  return `${parts.join('\n\n')}\n`

  function section(heading: string, items: readonly string[] | undefined, mark = '-'): void {
    if (items !== undefined && items.length > 0)
      parts.push(`## ${heading}\n\n${items.map(item => `${mark} ${item}`).join('\n')}`)
  }
}

function link(code: string): string {
  return `[${code}](${code}.md)`
}

if (import.meta.main) {
  const folder = process.argv[2] ?? join(import.meta.dirname, 'codes')
  console.log(`${makePages(folder)} pages in ${folder}`)
}
