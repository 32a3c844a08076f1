// npm run docs:site [-- FOLDER]: the docs site, into dist/docs. Static files: they may lie on any server, or be opened from a disk.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { codePages } from './code-pages.ts'
import { buildExplain, explainPage } from './explain-page.ts'
import { homePage } from './home-page.ts'
import { checkLinks } from './links.ts'
import { fileOf, type SitePage } from './page.ts'
import { payerPages } from './payer-pages.ts'
import { apiPage, commandPage, guidePages, referencePage } from './reference-pages.ts'
import { writtenPages } from './written-pages.ts'

const ASSETS = join(import.meta.dirname, 'assets')

/** All pages, of the codes those that are wanted. */
export async function pagesOf(wanted: (code: string) => boolean): Promise<readonly SitePage[]> {
  return [
    homePage(),
    ...codePages(wanted),
    ...payerPages(),
    ...guidePages(),
    ...writtenPages(),
    referencePage(),
    explainPage(),
    await commandPage(),
    await apiPage(),
  ]
}

/** Writes the site into a folder, which is emptied before. Answers how many pages it has. */
export async function buildSite(folder: string, wanted: (code: string) => boolean = () => true): Promise<number> {
  const pages = await pagesOf(wanted)
  rmSync(folder, { recursive: true, force: true })
  for (const page of pages) {
    const path = join(folder, page.path)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, fileOf(page))
  }
  cpSync(ASSETS, folder, { recursive: true })
  const index = pages.map(({ path, title, words = '' }) => [path, title, words])
  writeFileSync(join(folder, 'search-index.js'), `globalThis.overturnPages = ${JSON.stringify(index)}\n`)
  await buildExplain(folder)
  return pages.length
}

if (import.meta.main) {
  const folder = process.argv[2] ?? join(import.meta.dirname, '..', '..', 'dist', 'docs')
  const began = performance.now()
  const pages = await buildSite(folder)
  const { links, broken } = checkLinks(folder)
  console.log(`${pages} pages in ${folder}, ${((performance.now() - began) / 1000).toFixed(1)} s; ${links} links`)
  for (const link of broken) console.error(`leads nowhere: ${link}`)
  if (broken.length > 0) process.exitCode = 1
}
