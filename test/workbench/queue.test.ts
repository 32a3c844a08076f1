// The queue in real Chromium: narrowing, sorting, choosing, doing one thing to many and taking it back, views, columns, what others do.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { assign } from '../denial-actions.ts'
import { forAnn } from './for-ann.ts'
import { chromium, settled, toQueue, type Workbench } from './open.ts'

describe.skipIf(chromium === undefined)('the queue', () => {
  let bench: Workbench
  let page: Page
  const rows = () => page.getByRole('row', { name: /^Denial \d+/ })
  const chip = (name: RegExp) => page.getByRole('list', { name: 'Saved views' }).getByRole('button', { name })
  const fresh = async () => {
    await toQueue(page)
    await settled(page)
  }
  /** Goes to the denials of coding; answers how many there are. */
  const toCoding = async () => {
    await toQueue(page, '?cause=coding')
    await settled(page)
    return Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1
  }
  const openCount = async () =>
    Number(
      (
        await bench.store.kysely
          .selectFrom('denial')
          .select(({ fn }) => fn.countAll().as('n'))
          .where('status', '=', 'open')
          .executeTakeFirstOrThrow()
      ).n,
    )

  forAnn(opened => {
    ;({ bench, page } = opened)
  })

  it('narrows by cause, code, amount and search, each with its way out, and keeps it in the address', async () => {
    await fresh()
    const all = await openCount()
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(all + 1))
    await page.getByRole('button', { name: 'Add a filter' }).click()
    await page.getByLabel('Cause').selectOption('coding')
    await page.getByRole('button', { name: 'Remove the filter Cause' }).waitFor()
    await settled(page)
    const coding = Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1
    expect(coding).toBeGreaterThan(0)
    expect(coding).toBeLessThan(all)
    expect(page.url()).toContain('cause=coding')
    await page.getByRole('button', { name: 'Add a filter' }).click()
    await page.getByLabel('At stake at least', { exact: true }).fill('100')
    await page.getByLabel('At stake at least', { exact: true }).press('Enter')
    await page.getByText('At stake at least: $100.00').waitFor()
    await page.reload()
    await page.getByText('At stake at least: $100.00').waitFor()
    await page.getByRole('button', { name: 'Remove the filter At stake at least' }).click()
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await expect.poll(() => page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(all + 1))
    const { account } = await bench.store.kysely
      .selectFrom('denial')
      .select('account')
      .where('status', '=', 'open')
      .where('snoozed', '=', false)
      .limit(1)
      .executeTakeFirstOrThrow()
    await page.getByLabel('Account, patient or number').fill(account.toLowerCase())
    await expect.poll(() => rows().count()).toBe(1)
    await page.getByLabel('Account, patient or number').fill('nobody is called so')
    await page.getByText('Nothing matches').waitFor()
  })

  it('sorts by one column and by several', async () => {
    await fresh()
    const amounts = async () =>
      (
        await page
          .getByRole('gridcell')
          .filter({ hasText: /^\$[\d,]+\.\d\d$/ })
          .allTextContents()
      )
        .slice(0, 12)
        .map(text => Number(text.replace(/[$,]/g, '')))
    await page.getByRole('button', { name: 'At stake' }).click()
    await expect
      .poll(() => page.getByRole('columnheader', { name: 'At stake' }).getAttribute('aria-sort'))
      .toBe('descending')
    await settled(page)
    const falling = await amounts()
    expect(falling).toEqual([...falling].sort((one, other) => other - one))
    await page.getByRole('button', { name: 'At stake' }).click()
    await settled(page)
    const rising = await amounts()
    expect(rising).toEqual([...rising].sort((one, other) => one - other))
    await page.getByRole('button', { name: 'Cause' }).click()
    await page.getByRole('button', { name: 'At stake' }).click({ modifiers: ['Shift'] })
    await settled(page)
    expect(page.url()).toContain('sort=cause%2Camount')
    const shown = await bench.store.kysely
      .selectFrom('denial')
      .select('account')
      .where('status', '=', 'open')
      .orderBy('cause')
      .orderBy('atStakeCents', 'desc')
      .orderBy('id', 'desc')
      .limit(5)
      .execute()
    const texts = await rows().allTextContents()
    for (const [index, row] of shown.entries()) expect(texts[index]).toContain(row.account)
  })

  it('does one thing to all that match and takes it back', async () => {
    const count = await toCoding()
    await page.keyboard.press('x')
    await page.getByRole('toolbar', { name: '1 selected' }).waitFor()
    await page.getByRole('button', { name: `Select all ${count} that match` }).click()
    await page.getByRole('toolbar').getByRole('button', { name: 'Assign' }).click()
    const dialog = page.getByRole('dialog', { name: `Assign: ${count} denials` })
    await dialog.getByLabel('To whom').fill('Bob')
    await dialog.getByRole('button', { name: 'Assign' }).click()
    await page.getByText(`${count} denials assigned`).waitFor()
    const owned = async () =>
      (await bench.store.kysely.selectFrom('denial').select('id').where('owner', '=', 'Bob').execute()).length
    expect(await owned()).toBe(count)
    await page.getByRole('button', { name: 'Undo' }).first().click()
    await page.getByText(`Undone on ${count} denials: `).waitFor()
    expect(await owned()).toBe(0)
    // What has to be told is asked for; what the service refuses is told as it says it.
    await page.keyboard.press('x')
    await page.keyboard.press('s')
    await page.getByRole('dialog').getByLabel('Until').fill('2040-01-01')
    await page.getByRole('dialog').getByRole('button', { name: 'Snooze' }).click()
    await page
      .getByText(/has to be out by|snoozed until/)
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
  })

  it('shows similar denials in one stroke', async () => {
    await fresh()
    await page.keyboard.press('m')
    await page.getByRole('button', { name: 'Remove the filter Payer' }).waitFor()
    await page.getByRole('button', { name: 'Remove the filter Code' }).waitFor()
    await rows().first().waitFor()
  })

  it('keeps a view, with its count, and forgets it', async () => {
    await page.goto('/queue?cause=coding')
    await rows().first().waitFor()
    await page.getByRole('button', { name: 'Save this view' }).click()
    await page.getByLabel('Name of the view').fill('Codes to mend')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await chip(/^Codes to mend \d+/).waitFor()
    await chip(/^Everything open/).click()
    await expect.poll(() => page.url()).not.toContain('cause')
    await chip(/^Codes to mend/).click()
    await expect.poll(() => page.url()).toContain('cause=coding')
    await page.getByRole('button', { name: 'Forget the view Codes to mend' }).click()
    await chip(/^Codes to mend/).waitFor({ state: 'detached' })
  })

  it('lets each person choose columns and hide names', async () => {
    await fresh()
    const { patientName: patient } = await bench.store.kysely
      .selectFrom('denial')
      .select('patientName')
      .where('status', '=', 'open')
      .where('snoozed', '=', false)
      .orderBy('score', 'desc')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    await page
      .getByText(patient ?? '', { exact: true })
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Hide patients’ names' }).click()
    expect(await page.getByText(patient ?? '', { exact: true }).count()).toBe(0)
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('checkbox', { name: 'Worth' }).check()
    await page.getByRole('checkbox', { name: 'Payer' }).uncheck()
    await page.getByRole('button', { name: 'Move Account to the right' }).click()
    await page.keyboard.press('Escape')
    const heads = async () =>
      (await page.getByRole('columnheader').allTextContents()).map(text => text.replace(/ [↑↓]\d?$/, '').trim())
    expect((await heads()).slice(1, 3)).toEqual(['Patient', 'Account'])
    expect(await heads()).toContain('Worth')
    await page.reload()
    await rows().first().waitFor()
    expect((await heads()).slice(1, 3)).toEqual(['Patient', 'Account'])
    expect(await page.getByRole('button', { name: 'Hide patients’ names' }).getAttribute('aria-pressed')).toBe('true')
    await page.getByRole('button', { name: 'Hide patients’ names' }).click()
  })

  it('hears of what somebody else does', async () => {
    await page.goto('/queue')
    await rows().first().waitFor()
    await settled(page)
    const label = (await rows().first().getAttribute('aria-label')) ?? ''
    const id = Number(label.replace(/\D/g, ''))
    const asked: string[] = []
    page.on('request', request => asked.push(request.url()))
    await assign(bench.store, { ids: [id] }, 'Bob', { who: 'Bob', now: new Date().toISOString() })
    await page.getByRole('row', { name: label, exact: true }).getByText('Bob').waitFor()
    // That it was looked at is written down, and wakes nobody: the screens would ask each other for ever.
    const once = asked.length
    await new Promise(resolve => setTimeout(resolve, 5000))
    expect(asked.length).toBe(once)
  })

  it('goes through the list from a denial without going back to it', async () => {
    const count = await toCoding()
    await page.keyboard.press('Enter')
    await page.getByText(`1 of ${count}`).waitFor()
    await page.getByRole('button', { name: 'Next denial' }).click()
    await page.getByText(`2 of ${count}`).waitFor()
    await page.keyboard.press('k')
    await page.getByText(`1 of ${count}`).waitFor()
    await page.keyboard.press('Escape')
    await rows().first().waitFor()
    expect(page.url()).toContain('cause=coding')
  })
})
