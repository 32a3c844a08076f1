// Many at once on its screen, in real Chromium: denials of one pattern chosen in the queue, answered once for all, approved letter by letter, sent together.
import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { importText } from '../../src/work/intake/import.ts'
import { ANSWERS } from '../letter-plain.ts'
import { remittance } from '../read-file.ts'
import { openForAnn } from './for-ann.ts'
import { chromium, settled, toQueue } from './open.ts'

const denied = (at: number) =>
  `CLP*AC-${at}*4*150*0**12*ICN${at}*11*1~NM1*QC*1*DOE*JANE****MI*XEX00000000${at}~SVC*HC:99213*150*0~DTM*472*20260105~CAS*CO*197*150~REF*6R*AC-${at}-1~`

async function fill(store: Store, now: string): Promise<void> {
  // The time for an appeal counts from the remittance: it came in today.
  const today = now.slice(0, 10).replaceAll('-', '')
  await importText(store, 'denied.835', remittance([1, 2, 3].map(denied).join(''), '0', today), { now, who: 'test' })
}

describe.skipIf(chromium === undefined)('a batch on its screen', () => {
  const ann = openForAnn(fill)

  it('is begun in the queue, answered once, approved letter by letter, and sent together', async () => {
    const { page } = ann
    await toQueue(page)
    await page.keyboard.press('A')
    await page.getByRole('toolbar').getByRole('button', { name: 'Appeal together' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Appeal together' }).click()
    await page.getByRole('heading', { name: /CO-197/ }).waitFor()
    await page.getByLabel('What is argued').selectOption({ label: 'An authorization is on file' })
    await page.getByRole('button', { name: 'Keep for all letters' }).click()
    await page.getByLabel(/^Number of the authorization/).waitFor()
    expect(await page.getByText('Ready', { exact: true }).count()).toBe(0)
    for (const [key, answer] of Object.entries(ANSWERS)) await page.locator(`[id="answer-${key}"]`).fill(answer)
    await page.getByRole('button', { name: 'Keep for all letters' }).click()
    await page.getByRole('button', { name: 'Choose the 3 that are ready' }).click()
    await page.getByRole('checkbox', { name: 'Choose AC-2' }).uncheck()
    await page.getByRole('button', { name: 'Approve 2' }).click()
    await page.getByRole('link', { name: 'Packet' }).nth(1).waitFor()
    await page.getByRole('checkbox', { name: 'Choose AC-2' }).check()
    await page.getByRole('button', { name: 'Leave 1 out' }).click()
    await page.getByRole('dialog').getByLabel('Why').fill('paid meanwhile')
    await page.getByRole('dialog').getByRole('button', { name: 'Leave letters out' }).click()
    await page.getByText('Left out: paid meanwhile').waitFor()
    const sheet = await page.getByRole('link', { name: /spreadsheet/ }).getAttribute('href')
    expect((await (await page.request.get(sheet ?? '')).body()).subarray(0, 2).toString()).toBe('PK')
    await page.getByRole('button', { name: 'Say that it was sent' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Say that it was sent' }).click()
    await page.getByText('pages, sent').first().waitFor()
    await settled(page)
    expect(await page.getByText('pages, sent').count()).toBe(2)
  }, 60_000)
})
