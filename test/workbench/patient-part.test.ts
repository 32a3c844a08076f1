// The patient's part in real Chromium: a note that may be sent, in the language that is asked for, and what to say on the telephone; no note where nothing may
// be asked for.
import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { importText } from '../../src/work/intake/import.ts'
import { remittance } from '../read-file.ts'
import { NOW } from '../store.ts'
import { openForAnn } from './for-ann.ts'
import { chromium } from './open.ts'

const claim = (account: string, status: string, paid: number, patient: string, cas: string) =>
  `CLP*${account}*${status}*300*${paid}*${patient}*12*ICN${account}*11*1~NM1*QC*1*DOE*JANE~SVC*HC:99213*300*${paid}**1~DTM*472*20260105~${cas}`

async function fill(store: Store): Promise<void> {
  const claims =
    claim('PP1', '1', 200, '80', 'CAS*CO*45*20~CAS*PR*1*50**2*30~') + claim('PP2', '4', 0, '', 'CAS*CO*197*300~')
  const text = remittance(claims, '200').replace('EFT1', 'EFT-PARTS')
  await importText(store, 'parts.835', text, { now: NOW, who: 'test' })
}

describe.skipIf(chromium === undefined)('the patient’s part', () => {
  const ann = openForAnn(fill)

  it('is a note in the language that is asked for, its parts, and a script for the telephone', async () => {
    const { page } = ann
    await page.goto('/patient-part/PP1')
    await page.getByText('May be asked for: $80.00').waitFor()
    await page.getByRole('table', { name: 'What it is made of' }).getByText('Deductible').waitFor()
    await page.getByText('Your plan says that your part is $80.00.').waitFor()
    await page.getByText(/^Make sure who is on the line/).waitFor()
    await page.getByLabel('Language').selectOption('es')
    await page.getByText('Su plan dice que su parte es $80.00.').waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText(/^Make sure who is on the line/).isVisible()).toBe(false)
    expect(await page.getByText('Su plan dice que su parte es $80.00.').isVisible()).toBe(true)
    await page.emulateMedia({ media: 'screen' })
    await page.getByRole('button', { name: 'Note hardship' }).click()
    await page.getByLabel('Reason').fill('Lost work in May.')
    await page.getByRole('dialog').getByRole('button', { name: 'Note hardship' }).click()
    await page.getByText(/^Hardship is noted since .* by .*: Lost work in May\.$/).waitFor()
    await page.getByRole('button', { name: 'Note what a patient paid' }).click()
    await page.getByLabel('Amount').fill('100.00')
    await page.getByRole('dialog').getByRole('button', { name: 'Note what a patient paid' }).click()
    await page.getByRole('table', { name: 'Noted on the account' }).getByText('$100.00').waitFor()
    await page.goto('/patients')
    const credit = page.getByRole('table', { name: 'Credits' }).getByRole('row', { name: /PP1/ })
    await credit.getByText('$20.00').waitFor()
    await page.goto('/patient-part/PP2')
    await page.getByText(/^Ask for nothing now\./).waitFor()
    expect(await page.locator('.letter-sheet').count()).toBe(0)
  })
})
