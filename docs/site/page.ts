// The frame of every page of the docs site: one file that needs no script, no address outside and no place of its own, so that the folder may lie anywhere.
import { type Html, html, NOTHING } from './html.ts'

export interface SitePage {
  /** From the root of the site, as `codes/253.html`. */
  readonly path: string
  readonly title: string
  /** One sentence for whoever searches. */
  readonly about: string
  /** Where it stands in the menu, by the address of that entry. */
  readonly under: string
  readonly body: Html
  /** What a search engine reads of it (schema.org). */
  readonly data?: object
  /** What else leads here in the search of the site. */
  readonly words?: string
  /** A script of its own, from the root of the site. */
  readonly script?: string
}

const MENU = [
  ['first-day.html', 'First day'],
  ['codes/index.html', 'Codes'],
  ['payers/index.html', 'Payers'],
  ['guides/index.html', 'Guides'],
  ['explain.html', 'Explain a file'],
  ['reference.html', 'Reference'],
] as const

/** Nothing is loaded from elsewhere, nothing is asked of anybody: neither pages nor scripts can reach the network. */
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; worker-src 'self'; img-src 'self' data:; connect-src 'none'; base-uri 'none'; form-action 'none'"

/** The way from one page of the site to another. */
export function wayTo(from: string, to: string): string {
  const up = '../'.repeat(from.split('/').length - 1)
  return `${up}${to}`
}

/** A text within a script element, which ends at no tag that stands in it. */
const dataText = (data: object): Html => ({ html: JSON.stringify(data).replaceAll('<', '\\u003c') })

/** The whole file of a page. */
export function fileOf({ path, title, about, under, body, data, script }: SitePage): string {
  const to = (address: string) => wayTo(path, address)
  const menu = MENU.map(
    ([address, name]) =>
      html`<a href="${to(address)}"${under === address ? html` aria-current="true"` : NOTHING}>${name}</a>`,
  )
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${about}">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${to('site.css')}">
<script defer src="${to('site.js')}" data-root="${to('')}"></script>${script === undefined ? NOTHING : html`<script type="module" src="${to(script)}"></script>`}${data === undefined ? NOTHING : html`<script type="application/ld+json">${dataText(data)}</script>`}
</head>
<body>
<a class="past" href="#page">Skip to the page</a>
<header><a class="home" href="${to('index.html')}">Overturn</a><nav aria-label="Site">${menu}</nav><div id="search" role="search"></div></header>
<main id="page">
${body}
</main>
<footer><p>No legal or coding advice. Meanings are in our own words; the official texts of X12, the AMA, the ADA and NUBC are licensed by them. All example data are invented. Apache-2.0.</p></footer>
</body>
</html>
`.html
}
