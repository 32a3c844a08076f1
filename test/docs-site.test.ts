// The docs site as it is built: every link leads somewhere, code pages answer what is searched for, it can be read without a script and by everybody, and the
// page that explains a file does so in the browser alone.
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSite } from '../docs/site/build.ts'
import { checkLinks } from '../docs/site/links.ts'
import { findChromium, openBrowser } from './browser.ts'

const ROOT = join(import.meta.dirname, '..')
const site = mkdtempSync(join(tmpdir(), 'overturn-site-'))
/** Codes whose pages are built here; of all the others `npm run docs:site` builds and checks the pages. */
const BUILT = new Set(['253', '197', '16', '1', 'N130', 'PLB-WO'])
const chromium = findChromium()

beforeAll(async () => {
  await buildSite(site, code => BUILT.has(code))
})
afterAll(() => rmSync(site, { recursive: true, force: true }))

const pageText = (path: string) => readFileSync(join(site, path), 'utf8')
const titleOf = (path: string) => /<title>(.*?)<\/title>/.exec(pageText(path))?.[1]

describe('what is written', () => {
  it('every link leads to a page and a heading that are there', () => {
    const others = (path: string) => /^codes\/[^/]+\.html$/.test(path) && !BUILT.has(path.slice(6, -5))
    const { links, broken } = checkLinks(site, others)
    expect(broken).toEqual([])
    expect(links).toBeGreaterThan(5000)
  })

  it('a link that leads nowhere is found', () => {
    const folder = mkdtempSync(join(tmpdir(), 'overturn-links-'))
    writeFileSync(
      join(folder, 'a.html'),
      '<a href="b.html">b</a> <a href="#gone">c</a> <a href="a.html#here" id="here">d</a>',
    )
    expect(checkLinks(folder)).toEqual({ links: 3, broken: ['a.html → b.html', 'a.html → #gone'] })
    rmSync(folder, { recursive: true })
  })

  it('the title of a code page answers who searches for it, rightly', () => {
    expect(titleOf('codes/253.html')).toBe(
      'CO 253 denial code: Sequestration: the federal cut to a Medicare payment (not a denial)',
    )
    expect(titleOf('codes/197.html')).toMatch(/^CO 197 denial code: Prior authorization/)
    expect(titleOf('codes/1.html')).toMatch(/^PR 1 denial code: .* \(not a denial\)$/)
    expect(pageText('codes/253.html')).toContain('so 39.20 is paid')
    expect(pageText('codes/253.html')).toContain('not to be billed to the patient')
  })

  it('carries the answer as structured data', () => {
    const [, text = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(pageText('codes/253.html')) ?? []
    const [term, questions] = (JSON.parse(text) as { '@graph': Record<string, unknown>[] })['@graph']
    expect(term).toMatchObject({ '@type': 'DefinedTerm', name: 'CO 253', termCode: '253' })
    expect(JSON.stringify(questions)).toContain('not a denial')
  })

  it('the first page is small', () => {
    const bytes = ['index.html', 'site.css', 'site.js'].reduce((sum, name) => sum + statSync(join(site, name)).size, 0)
    expect(bytes).toBeLessThan(200_000)
  })
})

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' }

/** The site on a server that does nothing but hand out files, as any may. */
async function served(): Promise<{ readonly url: string; readonly asked: string[]; readonly stop: () => void }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://site').pathname
    asked.push(`${request.method} ${path}`)
    response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream')
    response.end(readFileSync(join(site, path)))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stop: () => server.close().closeAllConnections(),
  }
}

/** A remittance of about ten megabytes: a small one whose payment carries one claim over and over. */
function largeRemittance(): string {
  const small = readFileSync(join(ROOT, 'examples', 'code-253-as-it-is-meant.835'), 'utf8').replaceAll(/[\r\n]/g, '')
  const claim = /CLP\*.*?~(?=CLP\*|PLB\*|SE\*)/.exec(small)?.[0] ?? ''
  const head = small.slice(0, small.indexOf('CLP*'))
  const times = Math.ceil(10_000_000 / claim.length)
  return `${head}${claim.repeat(times)}SE*9*0001~GE*1*1~IEA*1*000000001~`
}

describe.skipIf(chromium === undefined)('in a browser', () => {
  let browser: Browser
  let host: Awaited<ReturnType<typeof served>>
  beforeAll(async () => {
    browser = await openBrowser(chromium ?? '')
    host = await served()
  })
  afterAll(async () => {
    await browser.close()
    host.stop()
  })

  async function open(path: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
    const page = await browser.newPage(options)
    await page.goto(`${host.url}/${path}`)
    return page
  }

  it.each(['light', 'dark'] as const)('nothing serious stands in anybody’s way, %s', async colorScheme => {
    // The checker is brought into the page from outside, past the policy that lets nothing in.
    const axe = readFileSync(join(ROOT, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8')
    for (const path of [
      'index.html',
      'codes/253.html',
      'payers/aetna.html',
      'guides/index.html',
      'explain.html',
      'first-day.html',
    ]) {
      const page = await open(path, { colorScheme, bypassCSP: true })
      await page.evaluate(axe)
      const { violations } = (await page.evaluate('axe.run()')) as AxeResults
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect(serious.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([])
      await page.close()
    }
  })

  it('finds a code as people say it', async () => {
    const page = await open('index.html')
    await page.getByRole('searchbox').fill('CO 253 denial code')
    await page.getByRole('list', { name: 'Found' }).getByRole('link').first().click()
    await page.waitForURL(/codes\/253\.html$/)
    expect(await page.title()).toContain('not a denial')
    await page.close()
  })

  it('can be read without scripts', async () => {
    const page = await open('codes/253.html', { javaScriptEnabled: false })
    await expect(page.getByRole('heading', { level: 1 }).textContent()).resolves.toContain('Sequestration')
    await page.getByRole('link', { name: 'Payers' }).click()
    await page.waitForURL(/payers\/index\.html$/)
    await page.close()
  })

  it('explains ten megabytes in the browser, and asks nobody for anything', async () => {
    const page = await open('explain.html')
    const wrong: string[] = []
    page.on('pageerror', error => wrong.push(error.message))
    const file = join(site, 'large.835')
    writeFileSync(file, largeRemittance())
    await page
      .getByLabel('An 835 from your computer')
      .setInputFiles(join(ROOT, 'examples', 'code-253-as-it-is-meant.835'))
    const state = page.getByRole('status')
    await state.getByText('nothing was sent').waitFor()
    // The thread and all it knows are loaded: from here on nothing is asked for.
    const before = host.asked.length
    await page.getByLabel('An 835 from your computer').setInputFiles(file)
    await state.getByText(/large\.835: .*nothing was sent/).waitFor()
    expect(host.asked.slice(before)).toEqual([])
    expect(wrong).toEqual([])
    const [, seconds] = /Read here in ([\d.]+) s/.exec((await state.textContent()) ?? '') ?? []
    console.log(`${(statSync(file).size / 1e6).toFixed(1)} MB explained in ${seconds} s`)
    await expect(page.getByRole('cell', { name: 'CO-253' }).first().textContent()).resolves.toBe('CO-253')
    await page.close()
  })

  it('the policy of a page lets no connection out', async () => {
    const page = await open('explain.html')
    const before = host.asked.length
    const failed = await page.evaluate('fetch("/index.html").then(() => "let out", () => "held")')
    expect(failed).toBe('held')
    expect(host.asked.slice(before)).toEqual([])
    await page.close()
  })
})
