// A biller's whole day by keyboard alone, in real Chromium: sign in → queue → open → read why → note → correct → next → write off → home.
// Nothing is clicked; what is looked for is looked for by role and label.
import type { Page } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import { changeSettings } from '../../src/work/practice/settings.ts'
import { PASSWORD } from '../practice.ts'
import { newRoom } from '../store.ts'
import { chromium, correctable, openWorkbench, settled, tabTo, troublesOf } from './open.ts'

it.skipIf(chromium === undefined)('a biller works a day without a mouse', async () => {
  const room = newRoom()
  const bench = await openWorkbench(room.place)
  onTestFinished(async () => {
    await bench.close()
    room.remove()
  })
  // High enough that no second person is needed.
  await bench.store.write(unit => changeSettings(unit, () => ({ writeOffLimitCents: 1_000_000 })))
  const context = await bench.browser.newContext({ baseURL: bench.baseUrl, viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const troubles = troublesOf(page)
  const { keyboard } = page
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name })

  // Sign in: the first field has the focus.
  await page.goto('/')
  await focusIs(page, 'E-mail address')
  await keyboard.type('ann@example.test')
  await keyboard.press('Tab')
  await keyboard.type(PASSWORD)
  await keyboard.press('Enter')
  await heading('Home').waitFor()

  // The queue, first to the claims that can be corrected: narrowed by search, then everything again.
  await keyboard.press('g')
  await keyboard.press('q')
  await heading('Queue').waitFor()
  const rows = page.getByRole('row', { name: /^Denial \d+/ })
  await rows.first().waitFor()
  await settled(page)
  const worked = await correctable(bench.store)
  await keyboard.press('/')
  await keyboard.type(worked.account)
  await expect.poll(() => rows.count()).toBe(1)
  await keyboard.press('Enter')
  await keyboard.press('Enter')
  await heading(`Denial ${worked.id}`)
    .waitFor()
    .catch(() => heading(/^Denial/).waitFor())
  expect(page.url()).toContain(`/denials/${worked.id}`)
  await settled(page)

  // Read why: the first adjustment's questions, opened by key, and the segment that an answer comes from.
  await tabTo(page, 'button', 'Why')
  await keyboard.press('Enter')
  await page.getByText('Each question in the order in which it was asked').waitFor()
  await tabTo(page, 'button', /^Segment \d+$/)
  await keyboard.press('Enter')
  const panel = page.getByRole('complementary', { name: 'In the file' })
  await panel.locator('[aria-current="true"]').waitFor()
  await keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })

  // A step of the playbook is ticked off, and stays so.
  const step = page.getByRole('checkbox').first()
  await step.focus()
  await keyboard.press('Space')
  await expect.poll(() => step.isChecked()).toBe(true)

  // Note.
  await page.getByRole('main').focus()
  await keyboard.press('n')
  await page.getByRole('dialog', { name: /^Note/ }).waitFor()
  await focusIs(page, 'What to keep')
  await keyboard.type('Called the front desk, chart supports it.')
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  await page.getByText('Called the front desk, chart supports it.').first().waitFor()

  // Correct: a modifier on the first line; the difference and the guards answer as one types; the 837 is made.
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await keyboard.press('c')
  await heading(/^Correct the claim/).waitFor()
  await page.getByText('the same claim would be denied again').waitFor()
  await tabTo(page, 'textbox', 'Modifiers')
  await keyboard.type('59')
  await page.getByText('the same claim would be denied again').waitFor({ state: 'detached' })
  await settled(page)
  await tabTo(page, 'button', 'Make the 837')
  await keyboard.press('Enter')
  await page.getByRole('link', { name: 'Download the 837' }).waitFor()
  await page.getByRole('main').focus()
  await keyboard.press('Escape')
  await heading(/^Denial/).waitFor()

  // Back to the list, everything again, to the second one, and on to the next from within.
  await keyboard.press('g')
  await keyboard.press('q')
  await rows.nth(3).waitFor()
  await settled(page)
  await page.getByRole('grid').focus()
  await keyboard.press('j')
  await keyboard.press('Enter')
  await heading(/^Denial/).waitFor()
  const second = page.url()
  await settled(page)
  await keyboard.press('j')
  await page.waitForURL(url => url.toString() !== second && url.pathname.startsWith('/denials/'))
  await settled(page)

  // Write off, and take it back in one stroke.
  const id = Number(new URL(page.url()).pathname.split('/')[2])
  await keyboard.press('w')
  await page.getByRole('dialog', { name: /^Write off/ }).waitFor()
  await focusIs(page, 'Why the money is given up')
  await keyboard.type('Below what an attempt costs')
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  await page.getByText('Closed: written off').waitFor()
  expect(await stateOf(bench.store, id)).toBe('closed')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await keyboard.press('Control+z')
  await page.getByText('Closed: written off').waitFor({ state: 'detached' })
  expect(await stateOf(bench.store, id)).toBe('open')

  // Home.
  await keyboard.press('g')
  await keyboard.press('h')
  await heading('Home').waitFor()
  await settled(page)
  expect(troubles).toEqual([])
})

async function stateOf(store: Awaited<ReturnType<typeof openWorkbench>>['store'], id: number): Promise<string> {
  return (await store.kysely.selectFrom('denial').select('status').where('id', '=', id).executeTakeFirstOrThrow())
    .status
}

async function focusIs(page: Page, label: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).and(page.locator(':focus')).waitFor()
}
