// One box: what a biller has in hand leads to the denial, whatever its state and however it is typed; and a list says what else was found.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { snooze } from '../denial-actions.ts'
import { forAnn } from './for-ann.ts'
import { chromium, settled, toQueue, type Workbench } from './open.ts'

describe.skipIf(chromium === undefined)('search', () => {
  let bench: Workbench
  let page: Page

  forAnn(opened => {
    ;({ bench, page } = opened)
  })

  const aDenial = async () =>
    bench.store.kysely
      .selectFrom('denial')
      .selectAll()
      .where('status', '=', 'open')
      .where('snoozed', '=', false)
      .where('patientName', 'is not', null)
      .orderBy('score', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()

  it('by keyboard alone: Ctrl K, a name turned round, Enter', async () => {
    const denial = await aDenial()
    const [last = '', first = ''] = (denial.patientName ?? '').toLowerCase().split(/[ ,]+/)
    await toQueue(page)
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill(`${first} ${last}`)
    const choice = page.getByRole('option', { name: new RegExp(`^Denial ${denial.id}: `) })
    await choice.waitFor()
    expect(await choice.textContent()).toContain(denial.account)
    for (let turn = 0; turn < 20 && (await choice.getAttribute('aria-selected')) !== 'true'; turn++)
      await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/denials/${denial.id}`)
  })

  it('finds the end of an account, and a check', async () => {
    const denial = await aDenial()
    const remitted = await bench.store.kysely
      .selectFrom('remittance')
      .select(['id', 'trace'])
      .where('trace', 'is not', null)
      .limit(1)
      .executeTakeFirstOrThrow()
    await toQueue(page)
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill(denial.account.replaceAll(/[^A-Z0-9]/gi, '').slice(-5))
    await page.getByRole('option', { name: new RegExp(`^Denial ${denial.id}: `) }).waitFor()
    await page.getByRole('combobox').fill(remitted.trace ?? '')
    await page
      .getByRole('option', { name: new RegExp(`^Remittance ${remitted.trace}`) })
      .first()
      .click()
    await page.waitForURL('**/remittances/*')
  })

  it('says in the queue what is snoozed or closed, with the way to it', async () => {
    const denial = await aDenial()
    await snooze(bench.store, { ids: [denial.id] }, tomorrow(), 'us', { who: 'Ann', now: new Date().toISOString() })
    await page.goto(`/queue?search=${encodeURIComponent(denial.account)}`)
    await settled(page)
    const also = page.getByRole('status').filter({ hasText: 'Also found' })
    await also.getByRole('link', { name: '1 snoozed' }).click()
    await page.getByRole('row', { name: new RegExp(`^Denial ${denial.id}\\b`) }).waitFor()
    expect(page.url()).toContain('snoozed=')
  })
})

function tomorrow(): string {
  return Temporal.Now.plainDateISO('UTC').add({ days: 1 }).toString()
}
