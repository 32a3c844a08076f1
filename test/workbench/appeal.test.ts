// The appeal letter on its screen, in real Chromium: questions answered, the source of a value shown, the letter made, and followed on the board.
import { describe, expect, it } from 'vitest'
import { writeClaims } from '../../src/example/sent.ts'
import type { Store } from '../../src/store/store.ts'
import { importText } from '../../src/work/intake/import.ts'
import { ANSWERS } from '../letter-plain.ts'
import { remittance } from '../read-file.ts'
import { sentVisit } from '../sent.ts'
import { openForAnn } from './for-ann.ts'
import { chromium, settled } from './open.ts'

async function fill(store: Store, now: string): Promise<void> {
  const options = { now, who: 'test' }
  // The time for an appeal counts from the remittance: it came in today.
  const today = now.slice(0, 10).replaceAll('-', '')
  const denied =
    'CLP*AC-1*4*150*0**12*ICN1*11*1~NM1*QC*1*DOE*JANE****MI*XEX000000001~SVC*HC:99213*150*0~DTM*472*20260105~CAS*CO*197*150~REF*6R*AC-1-1~'
  await importText(store, 'sent.837', writeClaims([sentVisit('AC-1')], { date: '2026-01-08', control: 7 }), options)
  await importText(store, 'denied.835', remittance(denied, '0', today), options)
}

describe.skipIf(chromium === undefined)('an appeal on its screen', () => {
  const ann = openForAnn(fill)

  it('shows where a value comes from, asks what is missing, makes the letter, and follows it', async () => {
    const { page } = ann
    await page.goto('/denials/1')
    await page.getByRole('button', { name: 'Appeal letter' }).click()
    await page.getByRole('heading', { name: /^Appeal of denial 1/ }).waitFor()
    await page.getByRole('button', { name: 'AC-1', exact: true }).first().focus()
    await page.getByText('denied.835, segment').waitFor()
    await page.getByLabel('What is argued').selectOption({ label: 'An authorization is on file' })
    await page.getByLabel('Number of the authorization').waitFor()
    const make = page.getByRole('button', { name: 'Make letter and packet' })
    expect(await make.isDisabled()).toBe(true)
    for (const [key, answer] of Object.entries(ANSWERS)) await page.locator(`[id="answer-${key}"]`).fill(answer)
    await page.getByText('Nothing is missing').waitFor()
    await expect.poll(() => make.isEnabled()).toBe(true)
    await make.click()
    await page.getByText(/^Appeal \d+ is made/).waitFor()
    const href = await page.getByRole('link', { name: 'Packet (PDF)' }).getAttribute('href')
    const packet = await page.request.get(href ?? '')
    expect((await packet.body()).subarray(0, 5).toString()).toBe('%PDF-')
    await page.getByRole('button', { name: 'Go to the appeals' }).click()
    await settled(page)
    await page.getByRole('button', { name: 'Say that it was sent' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Say that it was sent' }).click()
    await page.getByRole('heading', { name: 'Sent (1)' }).waitFor()
  }, 60_000)

  it('tries a letter template on a denial, keeps it, and offers it in the letter', async () => {
    const { page } = ann
    await page.goto('/appeals')
    await page.getByRole('link', { name: 'Letter templates' }).click()
    await page.getByRole('button', { name: 'New template' }).click()
    await page.getByLabel('Name').fill('our-approval')
    await page.getByLabel('When it fits').fill('The approval came by telephone')
    await page.getByLabel('Text').fill('The service for {patient.name} was approved ({call|Which call}).')
    await page.getByRole('button', { name: 'Try it on denials' }).click()
    await page.getByText('The service for JANE DOE was approved ([Which call]).').waitFor()
    await page.getByText('Asks: Which call').waitFor()
    await page.getByRole('button', { name: 'Keep it' }).click()
    await page.getByRole('cell', { name: 'The approval came by telephone' }).waitFor()
    await page.goto('/denials/1/appeal')
    await page.getByLabel('What is argued').selectOption({ label: 'The approval came by telephone' })
    await page.getByLabel('Which call').waitFor()
  }, 60_000)
})
