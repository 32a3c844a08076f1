// A page per code, with what `overturn code` prints of it, and what it comes to under each group; the lists that lead there.
import { allPages, type CodePage, pageOf } from '../../src/decide/code-page.ts'
import { plbPages } from '../../src/decide/plb-page.ts'
import { GROUPS } from '../../src/knowledge/load.ts'
import { type Html, html, listed, NOTHING, table } from './html.ts'
import type { SitePage } from './page.ts'
import { sourcesOf } from './sources.ts'

const LISTS = {
  carc: 'Adjustment reasons (CARC)',
  rarc: 'Remarks (RARC)',
  ncpdp: 'Pharmacy rejects',
  plb: 'Provider adjustments (PLB)',
} as const

/** Kinds of which something is to be won. */
const WORKED = ['denial', 'underpayment', 'take-back']

const KIND_SAYS: Readonly<Record<string, string>> = {
  denial: 'a denial',
  underpayment: 'an underpayment',
  'take-back': 'money taken back',
  contractual: 'not a denial: posted as contract or law says',
  'patient-share': 'not a denial: the patient’s part',
  coordination: 'not a denial: arithmetic between payers',
  pending: 'not a denial yet: the payer has more to say',
  informational: 'not a denial: information',
}

const words = (text: string) => text.replaceAll('-', ' ')
const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`)

/** The groups under which a reason comes: those its official text allows, else those that are said something of, else the usual two. */
function groupsOf({ code, byGroup }: CodePage): readonly string[] {
  const said = Object.keys(byGroup ?? {})
  const known = [...GROUPS.keys()].filter(group => pageOf(`${group}-${code}`)?.groupFits !== false)
  return said.length > 0 ? said : known.filter(group => group === 'CO' || group === 'PR')
}

/** What people call it: `CO 253`, `MA130`, `PLB WO`. */
function calledOf(page: CodePage): string {
  if (page.list !== 'carc') return page.code.replace('-', ' ')
  const groups = groupsOf(page)
  // A deductible comes as PR, whatever else it may come as; all else mostly as CO.
  const usual = page.kind === 'patient-share' ? 'PR' : 'CO'
  return `${groups.includes(usual) ? usual : (groups[0] ?? 'CO')} ${page.code}`
}

function titleOf(page: CodePage): string {
  const { list, title, kind } = page
  const name = calledOf(page)
  if (list === 'plb') return `${name} provider adjustment: ${title}`
  if (list !== 'carc') return `${name} remark code: ${title}`
  return `${name} denial code: ${title}${WORKED.includes(kind) ? '' : ' (not a denial)'}`
}

/** The answer in a sentence or two, from the same fields that the queue works by. */
function answerOf(page: CodePage): string {
  const { kind, cause, action, appealable, list } = page
  const does = action === 'none' ? 'Nothing is to be done' : `What to do: ${words(action)}`
  const appeal = !WORKED.includes(kind) ? '' : appealable ? ' An appeal is open.' : ' No appeal is open.'
  if (list === 'rarc' && page.alert === true) return 'An alert: it informs, and never explains an adjustment.'
  return `It is ${KIND_SAYS[kind] ?? words(kind)} (${words(cause)}). ${does}.${appeal}`
}

function billingOf(page: CodePage, group: string): string | undefined {
  const grouped = pageOf(`${group}-${page.code}`)
  if (grouped === undefined) return undefined
  const owes = { provider: 'the provider', patient: 'the patient', 'other-payer': 'another payer' }
  const who = owes[grouped.liable as keyof typeof owes] ?? 'not settled by the code alone'
  return `${who}; ${grouped.mayBillPatient ? 'the patient may be billed' : 'not to be billed to the patient'}`
}

function groupTable(page: CodePage): Html {
  if (page.list !== 'carc') return NOTHING
  const rows = groupsOf(page).map(group => [
    `${group}-${page.code}`,
    billingOf(page, group),
    pageOf(`${group}-${page.code}`)?.byGroup?.[group] ?? GROUPS.get(group)?.meaning ?? '',
  ])
  return html`<h2 id="by-group">Who owes it</h2>${table(['With its group', 'Who owes', 'Read as'], rows)}`
}

/** What search engines and assistants read: the term, and the questions that are asked of it with their answers. */
function dataOf(page: CodePage): object {
  const name = calledOf(page)
  const group = name.split(' ')[0] ?? 'CO'
  const asked: [string, string | undefined][] = [
    [`What does ${name} mean?`, `${sentence(page.title)} ${sentence(page.meaning)}`],
    [`Is ${name} a denial, and what is to be done?`, answerOf(page)],
    ...(page.list === 'carc'
      ? [[`May the patient be billed for ${name}?`, billingOf(page, group)] as [string, string | undefined]]
      : []),
  ]
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'DefinedTerm',
        name,
        termCode: page.code,
        alternateName:
          page.list === 'carc' ? groupsOf(page).map(each => `${each}-${page.code} denial code`) : [page.code],
        description: `${sentence(page.title)} ${sentence(page.meaning)}`,
        inDefinedTermSet: { '@type': 'DefinedTermSet', name: LISTS[page.list] },
      },
      {
        '@type': 'FAQPage',
        mainEntity: asked.flatMap(([question, text]) =>
          text === undefined
            ? []
            : [{ '@type': 'Question', name: question, acceptedAnswer: { '@type': 'Answer', text } }],
        ),
      },
    ],
  }
}

function retiredOf({ status, until, replacedBy }: CodePage, link: (code: string) => Html): Html {
  if (status !== 'deactivated') return NOTHING
  const since = until === undefined ? '' : ` since ${until}`
  const instead = replacedBy === undefined ? NOTHING : html` See ${replacedBy.map(code => html`${link(code)} `)}.`
  return html`<p class="note"><strong>No longer in use${since}.</strong>${instead} It still arrives on old claims and reversals.</p>`
}

function bodyOf(page: CodePage, link: (code: string) => Html): Html {
  const { sign, misreadings, fields, document, dispute, posting, workedNumbers, related, guides } = page
  const one = (text: string | undefined) => (text === undefined ? [] : [text])
  return html`<p class="crumb"><a href="index.html">Codes</a> · ${LISTS[page.list]}</p>
<h1>${titleOf(page)}</h1>
${retiredOf(page, link)}
<p class="lead">${sentence(page.meaning)}</p>
<p class="answer"><strong>In short.</strong> ${answerOf(page)}</p>
${page.noAppeal === undefined ? NOTHING : html`<p class="note">No appeal: ${page.noAppeal.says}</p>`}
${groupTable(page)}
${listed('Sign', sign && [`Positive: ${sign.positive}`, `Negative: ${sign.negative}`])}
${listed('How to trace it', page.trace)}
${listed('Likely causes', page.causes)}
${listed('What to do', page.steps, true)}
${listed('Document asked for', one(document))}
${listed(
  'Where on the claim',
  fields?.map(
    ({ name, loop, element, form }) =>
      `${name}: loop ${loop}, ${element}${form === undefined ? '' : `; paper form ${form}`}`,
  ),
)}
${listed('When to dispute it', one(dispute))}
${listed('How to post it', one(posting))}
${listed('Evidence', page.evidence)}
${listed('Prevention', page.prevention)}
${listed(
  'Often misread',
  misreadings?.map(({ says, truth }) => html`“${says.replaceAll(/^"|"$/g, '')}” ${truth}`),
)}
${listed('Worked numbers', one(workedNumbers))}
${page.inFile === undefined ? NOTHING : html`<h2 id="in-a-file">In a file</h2><pre tabindex="0"><code>${page.inFile}</code></pre>`}
${listed(
  'Related',
  related?.map(({ code, why }) => html`${link(code)}: ${why}`),
)}
${listed(
  'Guides',
  guides?.map(({ name, title }) => html`<a href="../guides/${name}.html">${title}</a>`),
)}
${sourcesOf(page.cites)}
<p>The same on a command line: <code>overturn code ${page.list === 'carc' ? calledOf(page).replace(' ', '-') : page.code}</code>. What it means in a file of your own: <a href="../explain.html">explain a file</a>, in your browser.</p>`
}

function indexPage(pages: readonly CodePage[]): SitePage {
  const lists = (['carc', 'rarc', 'plb'] as const).map(
    list =>
      html`<h2 id="${list}">${LISTS[list]}</h2>${table(
        ['Code', 'Says', 'Kind', 'What to do'],
        pages
          .filter(page => page.list === list)
          .map(({ code, title, kind, action, status }) => [
            html`<a href="${code}.html">${code}</a>`,
            `${title}${status === 'active' ? '' : ' (retired)'}`,
            words(kind),
            words(action),
          ]),
      )}`,
  )
  return {
    path: 'codes/index.html',
    title: 'Denial codes: adjustment reasons, remarks, provider adjustments',
    about:
      'Every adjustment reason (CARC), remark (RARC) and provider adjustment (PLB) code: what it means and what to do.',
    under: 'codes/index.html',
    body: html`<h1>Codes</h1><p class="lead">What each means in our own words, whether it is a denial, and what to do. Lists of 2026-08-17.</p><p><a href="#carc">Adjustment reasons</a> · <a href="#rarc">Remarks</a> · <a href="#plb">Provider adjustments</a></p>${lists}`,
  }
}

/** The pages of all codes that `wanted` holds, and their lists. */
export function codePages(wanted: (code: string) => boolean): readonly SitePage[] {
  const pages: readonly CodePage[] = [...allPages({ payerClass: 'unknown' }), ...plbPages()]
  const known = new Set(pages.map(page => page.code))
  const link = (code: string): Html => {
    const named = known.has(code) ? code : known.has(`PLB-${code}`) ? `PLB-${code}` : undefined
    return named === undefined ? html`${code}` : html`<a href="${named}.html">${code}</a>`
  }
  return [
    indexPage(pages),
    ...pages
      .filter(({ code }) => wanted(code))
      .map(page => ({
        path: `codes/${page.code}.html`,
        title: titleOf(page),
        about: `${sentence(page.meaning)} ${answerOf(page)}`.slice(0, 300),
        under: 'codes/index.html',
        body: bodyOf(page, link),
        data: dataOf(page),
        words:
          page.list === 'carc'
            ? groupsOf(page)
                .map(group => `${group}-${page.code} ${group}${page.code}`)
                .join(' ')
            : page.code,
      })),
  ]
}
