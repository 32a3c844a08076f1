// Writes a picture of every screen, light and dark, into docs/screens: npm run screens. The practice in them is the example; all invented.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadExample } from '../src/api/example.ts'
import { importText } from '../src/work/intake/import.ts'
import { remittance } from '../test/read-file.ts'
import { screensOf } from '../test/workbench/addresses.ts'
import { chromium, openWorkbench, settled, toQueue } from '../test/workbench/open.ts'

const OUT = join(import.meta.dirname, 'screens')
const SIZE = { width: 1440, height: 900 }

if (chromium === undefined) throw new Error('Chromium is not installed here')
execFileSync('npm', ['run', 'build'], { stdio: 'ignore' })
rmSync(OUT, { recursive: true, force: true })
mkdirSync(OUT)
const folder = mkdtempSync(join(tmpdir(), 'overturn-screens-'))
const bench = await openWorkbench(
  { where: join(folder, 'data'), files: join(folder, 'files'), keyFile: join(folder, 'key') },
  async (store, now) => {
    await loadExample(store, { now, who: 'example' })
    // One remittance that is sent twice with another content: something for the quarantine.
    const text = remittance('CLP*TWICE*1*80*80**12*ICN9*11*1~SVC*HC:99213*80*80~DTM*472*20260105~', '80')
    await importText(store, 'first.835', text, { now, who: 'example' })
    await importText(store, 'second.835', text.replace('CLP*TWICE*1*80*80', 'CLP*TWICE*1*90*80'), {
      now,
      who: 'example',
    })
  },
)
try {
  for (const scheme of ['light', 'dark'] as const) {
    const { page, context } = await bench.enter('ann', { colorScheme: scheme, viewport: SIZE })
    const shoot = (name: string) =>
      page.screenshot({ path: join(OUT, `${name}-${scheme}.jpg`), type: 'jpeg', quality: 72 })
    for (const { name, path, heading } of await screensOf(bench.store)) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1, name: heading }).waitFor()
      await settled(page)
      await page.waitForTimeout(300)
      await shoot(name)
    }
    await toQueue(page)
    await settled(page)
    for (const key of ['x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key)
    await page.keyboard.press('a')
    await page.getByRole('dialog').waitFor()
    await shoot('verb')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: /^Go to/ }).fill('prior auth missing')
    await page.getByRole('option', { name: /^197/ }).waitFor()
    await shoot('palette')
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    await shoot('keys')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /^Denial/ }).waitFor()
    await settled(page)
    await page.getByRole('button', { name: 'Why', exact: true }).first().click()
    await page
      .getByRole('button', { name: /^Segment/ })
      .first()
      .click()
    await page.getByRole('complementary', { name: 'In the file' }).locator('[aria-current]').waitFor()
    await shoot('segments')
    await context.close()
    const outside = await bench.browser.newPage({ colorScheme: scheme, viewport: SIZE })
    await outside.goto(bench.baseUrl)
    await outside.getByRole('heading', { name: 'Sign in' }).waitFor()
    await outside.screenshot({ path: join(OUT, `sign-in-${scheme}.jpg`), type: 'jpeg', quality: 72 })
    await outside.close()
  }
} finally {
  await bench.close()
  rmSync(folder, { recursive: true, force: true })
}
