// A page per payer: its deadlines as they are counted, how it takes corrected claims; the list of payers; the laws on prompt payment.
import {
  type ClockRule,
  type PayerEntry,
  type PromptPayLaw,
  payerNames,
  payerOf,
  promptPayLaws,
} from '../../src/knowledge/load.ts'
import { type Html, html, listed, NOTHING, table } from './html.ts'
import type { SitePage } from './page.ts'
import { sourcesOf } from './sources.ts'

const UNDER = 'payers/index.html'
const words = (text: string) => text.replaceAll('-', ' ')

function countedOf({ within, unit, from, presumedReceiptDays, before }: ClockRule): string {
  const receipt =
    presumedReceiptDays === undefined ? '' : `, counted as received ${presumedReceiptDays} days after its date`
  const earlier = before === undefined ? '' : `; ${before.within} for notices dated before ${before.day}`
  return `${within} ${words(unit)} from ${from}${receipt}${earlier}`
}

function clockRow(clock: ClockRule, id: string): readonly (string | Html)[] {
  const sure = clock.unsourced ? 'assumed: confirm it with the contract' : clock.sure
  const other =
    clock.of === id ? NOTHING : html`, from <a href="${clock.of}.html">${payerOf(clock.of)?.title ?? clock.of}</a>`
  const stops = clock.doesNotStop === undefined ? '' : ` It does not stop: ${clock.doesNotStop.map(words).join(', ')}.`
  return [
    words(clock.level),
    countedOf(clock),
    `${words(clock.filedMeans)} by the last day`,
    html`${sure}${other}`,
    `${clock.note ?? ''}${stops}`,
  ]
}

function bodyOf(payer: PayerEntry): Html {
  const { clocks, correction, notes } = payer
  const cites = new Map([...clocks.flatMap(clock => clock.cites), ...correction.cites].map(cite => [cite.title, cite]))
  return html`<p class="crumb"><a href="index.html">Payers</a></p>
<h1>${payer.title}: deadlines and corrected claims</h1>
<p class="lead">${payer.product === undefined ? 'A class of payers, or all of its products' : payer.product}${payer.states === undefined ? '' : `; ${payer.states.join(', ')}`}. Your contract may set other deadlines: it goes before these.</p>
<h2 id="deadlines">Deadlines</h2>
${table(
  ['Deadline', 'Counted', 'What must have happened', 'How sure', 'Besides'],
  clocks.map(clock => clockRow(clock, payer.id)),
)}
<h2 id="corrected">Corrected claims</h2>
<p>${correction.how}</p>
${listed('Besides', notes)}
${sourcesOf([...cites.values()])}
<p>From a day: <code>overturn clock --payer ${payer.id} --notice 2026-03-02</code></p>`
}

function indexPage(payers: readonly PayerEntry[]): SitePage {
  const rows = payers.map(payer => {
    const level = (name: string) => {
      const clock = payer.clocks.find(each => each.level === name)
      return clock === undefined ? '' : `${clock.within} ${words(clock.unit)}${clock.unsourced ? ' (assumed)' : ''}`
    }
    const first = level('appeal') || level('redetermination')
    return [html`<a href="${payer.id}.html">${payer.title}</a>`, words(payer.line), level('timely-filing'), first]
  })
  return {
    path: UNDER,
    title: 'Payers: timely filing and appeal deadlines',
    about: 'Deadlines for filing, corrected claims and appeals by payer, each with its source.',
    under: UNDER,
    body: html`<h1>Payers</h1><p class="lead">What each asks and by when, with its source. A deadline that rests on no source says so. Prompt payment: <a href="prompt-pay.html">the states’ laws</a>.</p>${table(['Payer', 'Line', 'Filing', 'First appeal'], rows)}`,
  }
}

const timeOf = ({ within, unit }: PromptPayLaw['electronic']) => `${within} ${words(unit)}`

function promptPayPage(): SitePage {
  const laws = [...promptPayLaws().values()]
  const cites = new Map(laws.flatMap(law => law.cites).map(cite => [cite.title, cite]))
  return {
    path: 'payers/prompt-pay.html',
    title: 'Prompt-pay laws by state',
    about: 'By when each state has insurers pay a clean claim.',
    under: UNDER,
    body: html`<p class="crumb"><a href="index.html">Payers</a></p><h1>Prompt-pay laws by state</h1><p class="lead">By a day: <code>overturn clock --state TX --received 2026-03-02</code> counts it, with interest and whom the law reaches.</p>${table(
      ['State', 'Statute', 'Electronic', 'Paper', 'Interest', 'Whom it reaches', 'How sure'],
      laws.map(law => [
        law.name,
        law.statute,
        timeOf(law.electronic),
        timeOf(law.paper),
        law.interest.says,
        law.covers,
        law.confidence,
      ]),
    )}${sourcesOf([...cites.values()])}`,
  }
}

/** The pages of payers. */
export function payerPages(): readonly SitePage[] {
  const payers = payerNames().flatMap(name => payerOf(name) ?? [])
  return [
    indexPage(payers),
    promptPayPage(),
    ...payers.map(payer => ({
      path: `payers/${payer.id}.html`,
      title: `${payer.title}: timely filing and appeal deadlines`,
      about: `Deadlines of ${payer.title} for filing, corrected claims and appeals, each with its source.`,
      under: UNDER,
      body: bodyOf(payer),
      words: payer.in835?.names.join(' ') ?? '',
    })),
  ]
}
