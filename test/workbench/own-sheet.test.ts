// The practice's own sheet in real Chromium: columns are guessed and can be said, what differs is shown before anything changes, and it is taken over.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { newRoom } from '../store.ts'
import { chromium, openWorkbench, type Workbench } from './open.ts'

describe.skipIf(chromium === undefined)('a sheet of one’s own', () => {
  let bench: Workbench
  let page: Page
  let sheet = ''
  let denial: { readonly id: number; readonly account: string }
  beforeAll(async () => {
    const room = newRoom()
    bench = await openWorkbench(room.place)
    page = (await bench.enter('ann')).page
    denial = await bench.store.kysely
      .selectFrom('denial')
      .select(['id', 'account'])
      .where('status', '=', 'open')
      .where('owner', '=', '')
      .executeTakeFirstOrThrow()
    sheet = join(room.place.files, '..', 'ours.csv')
    writeFileSync(sheet, `No.,Acct,Comments,Sent\n${denial.id},${denial.account},They want records,1/5\nx,NOBODY,,\n`)
    return async () => {
      await bench.close()
      room.remove()
    }
  })
  const notes = () =>
    bench.store.kysely
      .selectFrom('event')
      .select('data')
      .where('denialId', '=', denial.id)
      .where('verb', '=', 'noted')
      .execute()

  it('shows what differs, takes the columns that are said, and changes nothing until it is taken over', async () => {
    await page.goto('/files?tab=sheet')
    await page.getByLabel('Sheet', { exact: true }).setInputFiles(sheet)
    const differing = page.getByRole('table', { name: 'What differs' })
    await differing.getByText('New note: They want records').waitFor()
    await page.getByRole('table', { name: '1 row left out' }).getByText('no denial is of account NOBODY').waitFor()
    await page.getByText('Keep with the note', { exact: true }).click()
    await page.getByRole('checkbox', { name: 'Sent' }).check()
    await differing.getByText(/They want records\s+Sent: 1\/5/).waitFor()
    await page.getByRole('combobox', { name: 'Note', exact: true }).selectOption('')
    await differing.getByText('New note: Sent: 1/5').waitFor()
    await page.getByRole('combobox', { name: 'Note', exact: true }).selectOption('Comments')
    await differing.getByText(/They want records\s+Sent: 1\/5/).waitFor()
    expect(await notes()).toEqual([])
    await page.getByRole('button', { name: 'Take it over on 1 denial' }).click()
    await page.getByRole('status').filter({ hasText: 'Taken over on 1 denial.' }).waitFor()
    await expect.poll(async () => (await notes()).length).toBe(1)
  })
})
