// At the bank in real Chromium: a statement is looked at, kept, what is missing is named; a remittance is handed on as a file and noted as posted.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { newRoom } from '../store.ts'
import { chromium, openWorkbench, type Workbench } from './open.ts'

describe.skipIf(chromium === undefined)('at the bank', () => {
  let bench: Workbench
  let page: Page
  let sheet = ''
  let paid = { id: 0, trace: '', day: '' }
  beforeAll(async () => {
    const room = newRoom()
    bench = await openWorkbench(room.place)
    page = (await bench.enter('ann')).page
    const { id, trace, paymentDate, paymentCents } = await bench.store.kysely
      .selectFrom('remittance')
      .selectAll()
      .where('paymentCents', '>', 0)
      .where('balanced', '=', true)
      .where('trace', 'is not', null)
      .orderBy('id')
      .executeTakeFirstOrThrow()
    paid = { id, trace: trace ?? '', day: paymentDate ?? '' }
    sheet = join(room.place.files, '..', 'bank.csv')
    const amount = (paymentCents / 100).toFixed(2)
    writeFileSync(
      sheet,
      `Date,Description,Amount\n${paid.day},HCCLAIMPMT TRN*1*${paid.trace}*1999999999,${amount}\n${paid.day},HCCLAIMPMT NOWHERE99,12.34\n`,
    )
    return async () => {
      await bench.close()
      room.remove()
    }
  })

  it('a statement is looked at, kept, laid beside the payments, and taken back', async () => {
    await page.goto('/remittances')
    await page.getByRole('link', { name: 'At the bank' }).click()
    await page.getByText('No bank statement yet').waitFor()
    await page.getByLabel('Statement', { exact: true }).setInputFiles(sheet)
    await page.getByRole('button', { name: 'What does it hold?' }).first().click()
    await page
      .getByRole('status')
      .filter({ hasText: /2 deposits.*Nothing was kept/ })
      .waitFor()
    await page.getByRole('button', { name: 'Keep it' }).first().click()
    const without = page.getByRole('table', { name: 'At the bank from a payer, and no remittance for it' })
    await without.getByText('$12.34').waitFor()
    await page.getByRole('table', { name: 'At the bank as paid' }).getByRole('link', { name: paid.trace }).waitFor()
    await page.getByRole('button', { name: 'Take back' }).click()
    await page.getByText('No bank statement yet').waitFor()
  })

  it('a remittance is handed on as a file, and noted as posted', async () => {
    await page.goto(`/remittances/${paid.id}`)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'As an 835 of its own' }).click(),
    ])
    expect(file.suggestedFilename()).toMatch(/\.835$/)
    await page.getByText('Not noted as posted yet.').waitFor()
    await page.getByRole('button', { name: 'Posted', exact: true }).click()
    await page.getByText(/Posted in your practice system on .*ann/i).waitFor()
    await page.getByRole('button', { name: 'Not posted after all' }).click()
    await page.getByText('Not noted as posted yet.').waitFor()
  })
})
