// Where a statement comes from, with the day on which it was read.
import type { Citation } from '../../src/knowledge/load.ts'
import { type Html, html, listed } from './html.ts'

function sourceOf({ title, url, read, secondhand, background }: Citation): Html {
  const day = url === undefined || background === true ? `written down ${read}` : `read ${read}`
  const told = secondhand === true ? '; somebody else’s account' : ''
  return url === undefined
    ? html`${title} (${day}${told})`
    : html`<a href="${url}" rel="noreferrer">${title}</a> (${day}${told})`
}

export const sourcesOf = (cites: readonly Citation[]): Html => listed('Sources', cites.map(sourceOf))
