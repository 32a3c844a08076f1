// Every link of a site as it lies in a folder: leads it to a page that is there, and to a heading on it?
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

export interface Checked {
  readonly links: number
  /** `codes/253.html → 999.html`. */
  readonly broken: readonly string[]
}

const unescaped = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"')

/** Checks every link and every file that a page loads. `outside` are pages that are not built this time: a link to one holds. */
export function checkLinks(folder: string, outside: (path: string) => boolean = () => false): Checked {
  const pages = globSync('**/*.html', { cwd: folder })
  const texts = new Map(pages.map(page => [page, readFileSync(join(folder, page), 'utf8')]))
  const ids = new Map(
    [...texts].map(([page, text]) => [page, new Set([...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id))]),
  )
  let links = 0
  const broken: string[] = []
  for (const [page, text] of texts)
    for (const [, found = ''] of text.matchAll(/ (?:href|src)="([^"]*)"/g)) {
      const href = unescaped(found)
      if (/^[a-z]+:/.test(href)) continue
      links++
      const [path = '', heading] = href.split('#')
      const target = path === '' ? page : normalize(join(dirname(page), path))
      if (outside(target)) continue
      const there = existsSync(join(folder, target)) && statSync(join(folder, target)).isFile()
      if (!there || (heading !== undefined && ids.get(target)?.has(heading) !== true)) broken.push(`${page} → ${href}`)
    }
  return { links, broken }
}
