// Patterns in real Chromium: a figure says how it is counted and leads to the claims behind it, each claim to its denial; another time is kept in the address;
// the sheet comes down whole.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { unzipped } from '../unzipped.ts'
import { openForAnn } from './for-ann.ts'
import { chromium } from './open.ts'

describe.skipIf(chromium === undefined)('patterns', () => {
  const ann = openForAnn()

  const measure = (title: string) =>
    ann.page.getByRole('article').filter({ has: ann.page.getByRole('heading', { name: title, exact: true }) })

  it('says of a figure how it is counted, and leads to the claims behind it', async () => {
    const { page } = ann
    await page.goto('/patterns')
    const rate = measure('Initial denial rate')
    await rate.waitFor()
    await rate.getByText('How it is counted').click()
    await rate.getByText(/claims with a denial in the payer’s first answer ÷/).waitFor()
    const made = (await rate.getByRole('link', { name: / of .* claims$/ }).textContent()) ?? ''
    const count = Number(made.split(' ')[0]?.replaceAll(',', ''))
    expect(count).toBeGreaterThan(10)
    await measure('Older than 90 days').getByRole('link').first().click()
    await page.getByRole('heading', { level: 1, name: 'Older than 90 days' }).waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download as a sheet' }).click(),
    ])
    const sheet = (await unzipped(readFileSync(await download.path()))).get('xl/worksheets/sheet1.xml') ?? ''
    const said = (await page.getByText(/rows[.;]/).textContent()) ?? ''
    expect(sheet.split('<row ').length - 2).toBe(Number(/(\d+) rows/.exec(said.replaceAll(',', ''))?.[1]))
    await page.getByRole('table').getByRole('link').first().click()
    await page.getByRole('heading', { level: 1, name: /^Denial \d+/ }).waitFor()
  })

  it('keeps in its address which time, payer and grouping is looked at', async () => {
    const { page } = ann
    await page.goto('/patterns')
    await page.getByRole('table', { name: 'By payer', exact: true }).waitFor()
    await page.getByLabel('Grouped by').selectOption('cause')
    await page.getByRole('table', { name: 'By cause', exact: true }).waitFor()
    await page.getByLabel('From').fill('2999-01-01')
    await page.getByRole('heading', { name: 'Nothing to count yet' }).waitFor()
    expect(page.url()).toMatch(/from=2999-01-01/)
    expect(page.url()).toMatch(/of=cause/)
    await page.getByLabel('From').fill('')
    await page.getByRole('table', { name: 'By cause', exact: true }).waitFor()
  })
})
