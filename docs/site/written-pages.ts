// Pages that people have written, docs/*.md, as pages of the site.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Marked } from 'marked'
import { idOf } from './html.ts'
import type { SitePage } from './page.ts'

const DOCS = join(import.meta.dirname, '..')
/** Taken into another page. */
const PARTS = new Set(['json.intro'])
const GUIDES = new Set(['first-day', 'running-billing', 'it', 'developer'])

function addressOf(href: string): string {
  if (/^([a-z]+:|#)/.test(href)) return href
  return href.replace(/\.md(?=$|#)/, '.html')
}

const marked = new Marked({
  renderer: {
    heading({ tokens, depth, text }) {
      return `<h${depth} id="${idOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`
    },
    link({ href, tokens }) {
      const says = this.parser.parseInline(tokens)
      // Files of the repository that are no pages are named, not linked to.
      return href.startsWith('../') ? `<code>${href.slice(3)}</code>` : `<a href="${addressOf(href)}">${says}</a>`
    },
    table({ header, rows }) {
      const cell = (tag: string, tokens: (typeof header)[number]['tokens']) =>
        `<${tag}>${this.parser.parseInline(tokens)}</${tag.split(' ')[0]}>`
      const head = header.map(each => cell('th scope="col"', each.tokens)).join('')
      const body = rows.map(row => `<tr>${row.map(each => cell('td', each.tokens)).join('')}</tr>`).join('\n')
      return `<div class="wide" tabindex="0" role="region" aria-label="Table"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>\n`
    },
    code({ text }) {
      return `<pre tabindex="0"><code>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</code></pre>\n`
    },
  },
})

/** Every page of docs/*.md. */
export function writtenPages(): readonly SitePage[] {
  return readdirSync(DOCS)
    .filter(name => name.endsWith('.md') && !PARTS.has(name.slice(0, -3)))
    .sort()
    .map(name => pageOf(name.slice(0, -3), readFileSync(join(DOCS, name), 'utf8')))
}

function pageOf(name: string, text: string): SitePage {
  const title = /^# (.+)$/m.exec(text)?.[1] ?? name
  const about = /^[A-Z][^|\n]{20,}/m.exec(text.replace(/^# .*$/m, ''))?.[0] ?? title
  const guide = GUIDES.has(name)
  return {
    path: `${name}.html`,
    title,
    about: about.replaceAll(/[`*[\]]/g, '').slice(0, 300),
    under: name === 'first-day' ? 'first-day.html' : guide ? 'guides/index.html' : 'reference.html',
    body: { html: marked.parse(text, { async: false }) },
  }
}
