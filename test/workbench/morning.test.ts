// A biller's morning by keyboard alone, on either engine: more than forty strokes and texts over every screen, what was done proved in the store.
// Nothing is clicked and nothing is focused by script; what is waited for is looked for by role and name.
import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { changeSettings } from '../../src/work/practice/settings.ts'
import { PASSWORD } from '../practice.ts'
import { ENGINES, newPlace } from '../store.ts'
import { chromium, correctable, openWorkbench, settled, tabTo, troublesOf } from './open.ts'

/** Presses and types, and counts what was done. */
function keysOf(page: Page) {
  let steps = 0
  return {
    count: () => steps,
    async press(...keys: readonly string[]) {
      for (const key of keys) {
        steps++
        await page.keyboard.press(key)
      }
    },
    async type(text: string) {
      steps++
      await page.keyboard.type(text)
    },
    /** Goes on with Tab until this has the focus: one step, however far it is. */
    async toTab(role: Parameters<typeof tabTo>[1], name: string | RegExp) {
      steps++
      await tabTo(page, role, name)
    },
  }
}

/** How long each key took until the frame after it, as the browser itself measures events; told, and held by the bench. */
const OBSERVE = `globalThis.strokes = []
new PerformanceObserver(list => {
  for (const { name, duration } of list.getEntries()) if (name === 'keydown') strokes.push(duration)
}).observe({ type: 'event', durationThreshold: 16, buffered: true })`

describe.skipIf(chromium === undefined).each(ENGINES)('a morning on %s', engine => {
  it('goes from the first denial to a claim that is ready to send, without a mouse', async () => {
    const bench = await openWorkbench(await newPlace(engine))
    onTestFinished(() => bench.close())
    await bench.store.write(unit => changeSettings(unit, () => ({ writeOffLimitCents: 1_000_000 })))
    const context = await bench.browser.newContext({ baseURL: bench.baseUrl, viewport: { width: 1280, height: 800 } })
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const page = await context.newPage()
    await page.addInitScript(OBSERVE)
    const troubles = troublesOf(page)
    const { press, type, toTab, count } = keysOf(page)
    const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
    const form = (name: RegExp) => page.getByRole('dialog', { name })
    const gone = async (name: RegExp) => form(name).waitFor({ state: 'detached' })
    const focused = (label: string | RegExp) => page.getByLabel(label).and(page.locator(':focus')).waitFor()
    const poll = <Value>(of: () => Value) => expect.poll(of, { timeout: 20_000 })
    const row = await correctable(bench.store)
    const kept = async () =>
      bench.store.kysely.selectFrom('denial').selectAll().where('id', '=', row.id).executeTakeFirstOrThrow()
    const verbs = async () =>
      (
        await bench.store.kysely
          .selectFrom('event')
          .select('verb')
          .where('denialId', '=', row.id)
          .orderBy('seq')
          .execute()
      ).map(({ verb }) => verb)

    // In.
    await page.goto('/')
    await focused('E-mail address')
    await type('ann@example.test')
    await press('Tab')
    await type(PASSWORD)
    await press('Enter')
    await heading('Home')

    // The queue: down and up, two chosen and given to Bob, taken back and done again.
    await press('g', 'q')
    await heading('Queue')
    const rows = page.getByRole('row', { name: /^Denial \d+/ })
    await rows.nth(3).waitFor()
    await settled(page)
    await press('j', 'k', 'x', 'j', 'x', 'a')
    await form(/^Assign: 2 denials/).waitFor()
    await focused(/^To whom/)
    await press('Control+a')
    await type('Bob')
    await press('Enter')
    await gone(/^Assign/)
    const bobs = async () =>
      (await bench.store.kysely.selectFrom('denial').select('id').where('owner', '=', 'Bob').execute()).length
    await poll(bobs).toBe(2)
    await press('Control+z')
    await poll(bobs).toBe(0)
    await press('Control+y')
    await poll(bobs).toBe(2)
    await press('Escape')

    // One patient is on the line: found by name, opened, the payer called with the sheet at hand.
    await press('/')
    await type(row.account)
    await poll(() => rows.count()).toBe(1)
    await press('Enter', 'Enter')
    await heading(`Denial ${row.id}`)
    await settled(page)
    const side = page.getByRole('region', { name: 'Beside it' })
    await side.getByText('800-555-0100').waitFor()
    await press('1')
    await poll(() => page.evaluate<string>('navigator.clipboard.readText()')).toBe('8005550100')
    await press('t', 't')
    await side
      .getByText(/^Sent to /)
      .first()
      .waitFor()
    await press('t', 'l')
    await form(/^Log a call/).waitFor()
    await focused('With whom')
    await type('Jo')
    await press('Tab')
    await type('R-4711')
    await press('Tab')
    await type('The modifier is missing.')
    await press('Tab')
    await type('Send a corrected claim')
    await press('Enter')
    await gone(/^Log a call/)
    await page.getByText('reference R-4711', { exact: false }).waitFor()

    // A note begun, left, and written after all.
    await press('n')
    await focused('What to keep')
    await type('Chart agrees.')
    await press('Escape')
    await form(/^Leave what you typed/).waitFor()
    await press('Enter')
    await form(/^Leave what you typed/).waitFor({ state: 'detached' })
    await focused('What to keep')
    await press('Tab', 'Enter')
    await gone(/^Note/)

    // The claim corrected: wrong first, said in the field, then right; the 837 made.
    await press('c')
    await heading(/^Correct the claim/)
    await toTab('textbox', 'Modifiers')
    await type('59,59')
    await page.getByText('59 stands there twice.').waitFor()
    await press('Control+a')
    await type('59')
    await page.getByText('59 stands there twice.').waitFor({ state: 'detached' })
    await settled(page)
    await toTab('button', 'Make the 837')
    await press('Enter')
    await page.getByRole('link', { name: 'Download the 837' }).waitFor()
    await press('Escape')
    await heading(`Denial ${row.id}`)
    expect(await verbs()).toEqual(expect.arrayContaining(['called', 'noted', 'corrected', 'wrote-claim']))
    // Written is not sent: the deadline stays ours until somebody says so.
    expect(await kept()).toMatchObject({ move: 'us', lastAction: 'replacement claim written' })

    // What was made is one file for the payer; rejections, remittances, files and payers are a key away, and lists go alike.
    await press('g', 'c')
    await heading('Claims')
    await toTab('tab', 'Sent')
    await press('End')
    await page.getByRole('link', { name: 'Download as one 837' }).waitFor()
    await toTab('button', 'It was sent')
    await press('Enter')
    await poll(async () => (await kept()).move).toBe('payer')
    await press('g', 'r')
    await heading('Remittances')
    await settled(page)
    await press('j', 'j', 'Enter')
    await heading(/^Remittance /)
    await page.getByRole('article').first().waitFor()
    await press('g', 'f')
    await heading('Files')
    await press('g', 'p')
    await heading('Payers')
    await settled(page)
    await press('j', 'Enter')
    await page.getByRole('heading', { name: 'Deadlines' }).waitFor()

    // Found from anywhere by the payer's own number; help; written off by mistake, and undone.
    await press('Control+k')
    await page.getByRole('combobox', { name: /^Go to/ }).waitFor()
    await type(row.account)
    await page.getByRole('option', { name: new RegExp(`^Denial ${row.id}:`) }).waitFor()
    await press('Enter')
    await heading(`Denial ${row.id}`)
    await settled(page)
    await press('?')
    await form(/^Keys/).waitFor()
    await press('Escape')
    await gone(/^Keys/)
    await press('w')
    await form(/^Write off/).waitFor()
    await focused('Why the money is given up')
    await type('Below what an attempt costs')
    await press('Tab', 'Enter')
    await gone(/^Write off/)
    await poll(async () => (await kept()).status).toBe('closed')
    await press('Control+z')
    await poll(async () => (await kept()).status).toBe('open')
    await press('g', 'h')
    await heading('Home')
    await settled(page)

    expect(count()).toBeGreaterThan(40)
    const strokes = (await page.evaluate<number[]>('strokes')).sort((one, other) => one - other)
    console.log(
      `${engine}: ${count()} steps; keys slower than 16 ms: ${strokes.length}, p95 of them ${strokes[Math.floor(strokes.length * 0.95)] ?? 0} ms`,
    )
    expect(troubles).toEqual([])
  }, 240_000)
})
