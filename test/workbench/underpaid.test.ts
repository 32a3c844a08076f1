// Underpaid in real Chromium: a fee schedule is looked at, kept, found to matter, and taken back; every figure with its terms.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { newRoom } from '../store.ts'
import { chromium, openWorkbench, type Workbench } from './open.ts'

describe.skipIf(chromium === undefined)('underpaid', () => {
  let bench: Workbench
  let page: Page
  let sheet = ''
  let payer = ''
  beforeAll(async () => {
    const room = newRoom()
    bench = await openWorkbench(room.place)
    page = (await bench.enter('ann')).page
    const line = await bench.store.kysely
      .selectFrom('remitLine as l')
      .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'l.remitClaimId'))
      .innerJoin('payer as p', join => join.onRef('p.id', '=', 'c.payerId'))
      .select(['l.procedure', 'p.identifier'])
      .where('c.status', '=', '1')
      .where('c.outcome', '=', 'paid')
      .executeTakeFirstOrThrow()
    payer = line.identifier
    sheet = join(room.place.files, '..', 'fees.csv')
    writeFileSync(sheet, `CPT,Contract,Fee\n${line.procedure},x,9000\nnone,x,1\n`)
    return async () => {
      await bench.close()
      room.remove()
    }
  })

  it('a schedule is looked at, kept, found to matter, and taken back', async () => {
    await page.goto('/underpaid')
    await page.getByText('No fee schedule is here yet.').waitFor()
    await page.getByRole('button', { name: 'What does it hold?' }).click()
    await page.getByRole('status').filter({ hasText: 'Choose the sheet first.' }).waitFor()
    await page.getByLabel('Payer').selectOption(payer)
    await page.getByLabel('Sheet', { exact: true }).setInputFiles(sheet)
    await page.getByRole('button', { name: 'What does it hold?' }).click()
    await page
      .getByRole('status')
      .filter({ hasText: /1 fee .* could be kept.*amount: Fee/ })
      .waitFor()
    await page.getByText('No fee schedule is here yet.').waitFor()
    await page.getByRole('button', { name: 'Keep it' }).click()
    const schedules = page.getByRole('table', { name: 'Fee schedules' })
    await schedules.getByText('fees.csv').waitFor()
    const together = page.getByRole('table', { name: 'Of one kind together' })
    await together.waitFor()
    await page
      .getByRole('table', { name: 'Line by line' })
      .getByText(/fees\.csv: .* at \$9,000\.00/)
      .first()
      .waitFor()
    await together
      .getByRole('button', { name: /Make a dispute/ })
      .first()
      .click()
    const disputes = page.getByRole('table', { name: 'Disputes' })
    await disputes.getByText('Made, not sent').waitFor()
    await disputes.getByRole('button', { name: /^Say that it was sent/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Channel').selectOption('portal')
    await dialog.getByRole('button', { name: 'Say that it was sent' }).click()
    await disputes.getByText(/^Sent .*answer by/).waitFor()
    await schedules.getByRole('button', { name: 'Take back' }).click()
    await page.getByText('No fee schedule is here yet.').waitFor()
    await expect.poll(() => page.getByText(/fees\.csv: /).count()).toBe(0)
  })
})
