// Claims checked on their screen, in real Chromium: a file dropped, a finding put right by a key, one overruled, the file and the report taken along;
// an official list taken back.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { importText } from '../../src/work/intake/import.ts'
import { claimsIn, claimText } from '../claim-text.ts'
import { bringLists } from '../lists.ts'
import { interchange } from '../read-file.ts'
import { openForAnn } from './for-ann.ts'
import { chromium, settled } from './open.ts'

/** The payer's last day to take a claim is far away. */
const on = new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 10)
const TEXT = claimText(
  { account: 'GOOD', member: 'M1', lines: [{ code: '99213', on }] },
  { account: 'BAD', member: 'M2', lines: [{ code: '99213:25:25', on }] },
  {
    account: 'ODD',
    member: 'M3',
    lines: [
      { code: '99213', on },
      { code: '11721:25', on },
    ],
  },
  { account: 'BACK', member: 'M4', frequency: '7', lines: [{ code: '99213', on }] },
)

const COVERED = interchange(
  'BHT*0022*11*Q1*20260219*1200~HL*1**20*1~NM1*PR*2*OWN PAYER*****PI*2~HL*2*1*21*1~NM1*1P*2*OWN CLINIC*****XX*1234567893~HL*3*2*22*0~NM1*IL*1*DOE*PAT****MI*M7~EB*1**30*PR*OWN PLAN~EB*C*IND*30***29*120.5*****Y~EB*G*IND*30***29*2000*****Y~EB*B**98****25*****Y~EB*A**98*****.2****Y',
  '005010X279A1',
  '271',
)

describe.skipIf(chromium === undefined)('a check on its screen', () => {
  const ann = openForAnn(async store => {
    await bringLists(store)
    await importText(store, 'covered.271', COVERED, { now: new Date().toISOString(), who: 'test' })
  })

  it('tells what is found, puts it right by a key, takes a word that overrules, and gives the file out, whole or in two', async () => {
    const { page } = ann
    await page.keyboard.press('g')
    await page.keyboard.press('k')
    await page.getByRole('heading', { name: 'Check', level: 1 }).waitFor()
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'next.837', mimeType: 'text/plain', buffer: Buffer.from(TEXT, 'latin1') })
    await page.getByRole('heading', { name: 'Claim BAD' }).waitFor()
    expect(await page.getByRole('heading', { name: 'Claim GOOD' }).count()).toBe(0)
    await page.keyboard.press('j')
    await page.keyboard.press('f')
    await page.getByText('Nothing is found any more.').waitFor()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'File with the changes' }).click(),
    ])
    const changed = claimsIn(readFileSync(await file.path(), 'latin1'))
    expect(changed.map(({ account, lines }) => [account, lines[0]?.modifiers])).toEqual([
      ['GOOD', []],
      ['BAD', ['25']],
      ['ODD', []],
      ['BACK', []],
    ])
    const half = (name: string) =>
      page.waitForEvent('download', { predicate: each => each.suggestedFilename() === `next-${name}.837` })
    const [clean, held] = await Promise.all([
      half('clean'),
      half('held'),
      page.getByRole('button', { name: 'File in two' }).click(),
    ])
    const accounts = async (of: typeof clean) =>
      claimsIn(readFileSync(await of.path(), 'latin1')).map(({ account }) => account)
    expect([await accounts(clean), await accounts(held)]).toEqual([['GOOD', 'BAD', 'ODD'], ['BACK']])
    await page.getByText('Modifier 25 belongs to a visit').waitFor()
    await page.getByRole('button', { name: 'Overrule' }).first().click()
    await page.getByLabel('Reason').fill('The payer wants it so')
    await page.getByRole('dialog').getByRole('button', { name: 'Overrule a finding' }).click()
    await page.getByText('Overruled by Ann: The payer wants it so').waitFor()
    const [report] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Report as CSV' }).click(),
    ])
    expect(report.suggestedFilename()).toBe('next-check.csv')
    expect(readFileSync(await report.path(), 'utf8')).toContain('The payer wants it so')
  }, 60_000)

  it('shows the official lists and takes one back', async () => {
    const { page } = ann
    await page.goto('/settings?tab=references')
    await settled(page)
    await page.getByRole('button', { name: 'Take back icd10cm_order_2026.txt' }).click()
    await page.getByText('"icd10cm_order_2026.txt" is taken back.').waitFor()
    await page.getByRole('row', { name: /icd10cm_order_2026/ }).waitFor({ state: 'detached' })
  }, 60_000)

  it('keeps the register of authorizations', async () => {
    const { page } = ann
    await page.goto('/authorizations')
    await page.getByText('None is in the register.').waitFor()
    await page.getByRole('button', { name: 'Enter an authorization' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Number', { exact: true }).fill('AU-1')
    await dialog.getByLabel('Member number').fill('M7')
    await dialog.getByLabel('How many').fill('10')
    await dialog.getByRole('button', { name: 'Enter an authorization' }).click()
    await page.getByRole('row', { name: /AU-1.*10 of 10 units/ }).waitFor()
    if (process.env.SHOTS !== undefined) await page.screenshot({ path: `${process.env.SHOTS}/auth.png` })
    await page.getByRole('button', { name: 'End AU-1' }).click()
    await page.getByText('None is in the register.').waitFor()
  }, 60_000)

  it('tells what a planned visit may cost the patient', async () => {
    const { page } = ann
    await page.goto('/authorizations')
    const row = page.getByRole('row', { name: /DOE, PAT, M7/ })
    await row.getByText('$120.50').waitFor()
    await row.getByRole('button', { name: 'Estimate for DOE, PAT' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Services').fill('a visit')
    await dialog.getByRole('button', { name: 'Estimate' }).click()
    await dialog.getByRole('alert').filter({ hasText: 'is no service' }).waitFor()
    await dialog.getByLabel('Services').fill('99213=150.00')
    await dialog.getByRole('button', { name: 'Estimate' }).click()
    await dialog.getByText('The patient is likely to owe between $25.00 and $150.00.').waitFor()
    await dialog.getByText('At most its charge is counted', { exact: false }).first().waitFor()
    await settled(page)
    if (process.env.SHOTS !== undefined) await page.screenshot({ path: `${process.env.SHOTS}/estimate.png` })
    const [sheet] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('link', { name: 'Sheet for the patient (PDF)' }).click(),
    ])
    expect(readFileSync(await sheet.path(), 'latin1')).toMatch(/^%PDF/)
  }, 60_000)

  it('learns from denials when a lead says so', async () => {
    const { page } = ann
    await page.goto('/rules')
    await page.getByText('Nothing was learned yet.').waitFor()
    await page.getByRole('button', { name: 'Learn from denials' }).click()
    await page.getByText('0 lines were looked at').waitFor()
    if (process.env.SHOTS !== undefined) await page.screenshot({ path: `${process.env.SHOTS}/rules.png` })
  }, 60_000)
})
