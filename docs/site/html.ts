// Text of a page: what is put into it is escaped unless it is text of a page itself.

/** Text that is HTML already. */
export interface Html {
  readonly html: string
}

type Part = Html | string | number | undefined | readonly Part[]

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escaped = (text: string) => text.replaceAll(/[&<>"']/g, sign => SIGNS[sign] ?? sign)

function written(part: Part): string {
  if (part === undefined) return ''
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part))
  if (isList(part)) return part.map(written).join('')
  return part.html
}
const isList = (part: Part): part is readonly Part[] => Array.isArray(part)

/** A piece of a page. */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: pieces.map((piece, at) => `${piece}${written(parts[at])}`).join('') }
}

export const NOTHING: Html = { html: '' }

/** A heading with a list under it; nothing where the list is empty. */
export function listed(heading: string, items: readonly (string | Html)[] = [], ordered = false): Html {
  if (items.length === 0) return NOTHING
  const points = items.map(item => html`<li>${item}</li>`)
  return html`<h2 id="${idOf(heading)}">${heading}</h2>${ordered ? html`<ol>${points}</ol>` : html`<ul>${points}</ul>`}`
}

/** A table whose first column names the row; it scrolls by itself where the page is narrow. */
export function table(heads: readonly string[], rows: readonly (readonly (string | Html | undefined)[])[]): Html {
  const head = heads.map(text => html`<th scope="col">${text}</th>`)
  const body = rows.map(
    ([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map(cell => html`<td>${cell}</td>`)}</tr>\n`,
  )
  return html`<div class="wide" tabindex="0" role="region" aria-label="${heads.join(', ')}"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`
}

/** The part of an address that leads to a heading. */
export const idOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
