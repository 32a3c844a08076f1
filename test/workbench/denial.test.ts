// A denial's screen in real Chromium: it fits a laptop, what to do and the facts stay while one types, the telephone finds everything in one
// place, and nothing that was typed is lost unasked.
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { forAnn } from './for-ann.ts'
import { chromium, settled, toQueue, type Workbench } from './open.ts'

describe.skipIf(chromium === undefined)('a denial', () => {
  let bench: Workbench
  let page: Page
  let id = 0
  const region = (name: string) => page.getByRole('region', { name })
  const note = () => page.getByRole('dialog', { name: `Note: denial ${id}` })
  const question = () => page.getByRole('dialog', { name: 'Leave what you typed?' })

  forAnn(async opened => {
    ;({ bench, page } = opened)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.setViewportSize({ width: 1280, height: 800 })
    const denial = await bench.store.kysely
      .selectFrom('denial as d')
      .innerJoin('claimMatch as m', join => join.onRef('m.remitClaimId', '=', 'd.remitClaimId'))
      .select('d.id')
      .where('d.status', '=', 'open')
      .where('m.sure', '=', 'sure')
      .orderBy('d.score', 'desc')
      .executeTakeFirstOrThrow()
    id = denial.id
  })

  beforeEach(async () => {
    await page.goto(`/denials/${id}`)
    await page.getByRole('heading', { level: 1, name: `Denial ${id}` }).waitFor()
    await settled(page)
  })

  it('fits a laptop: the page does not scroll, and what to do stays in view while a note is typed', async () => {
    const over = () =>
      page.evaluate<number>(`(main => main.scrollHeight - main.clientHeight)(document.querySelector('main'))`)
    expect(await over()).toBe(0)
    await page.keyboard.press('n')
    await note().getByLabel('What to keep').pressSequentially('The line was cut')
    expect(await over()).toBe(0)
    const places = await Promise.all(
      [region('What to do'), region('Remittance as paid'), note()].map(each => each.boundingBox()),
    )
    const lefts = places.map(place => place?.x ?? -1)
    expect(lefts).toEqual([...lefts].sort((one, other) => one - other))
    places.slice(0, 2).forEach((place, at) => {
      expect((place?.x ?? 0) + (place?.width ?? 0)).toBeLessThanOrEqual(lefts[at + 1] ?? 0)
    })
  })

  it('has one main button, that of the step to begin with, whatever that is', async () => {
    const MAIN: Readonly<Record<string, RegExp>> = {
      'correct-claim': /^Correct/,
      'new-claim': /^Correct/,
      'void-claim': /^Correct/,
      appeal: /^Appeal letter/,
      'send-records': /^Appeal letter/,
      'bill-other-payer': /^Bill the (?:first|right|next) payer/,
      'query-payer': /^Log a call/,
      'verify-coverage': /^Log a call/,
      'obtain-authorization': /^Log a call/,
      'fix-enrollment': /^Log a call/,
      'find-original': /^Log a call/,
      reopen: /^Log a call/,
      review: /^Note/,
      wait: /^Snooze/,
      'bill-patient': /^Close/,
      'write-off': /^Write off/,
    }
    const denials = await bench.store.kysely
      .selectFrom('denial')
      .select(({ fn }) => ['action', fn.min<number>('id').as('first')])
      .where('status', '=', 'open')
      .where('move', '=', 'us')
      .groupBy('action')
      .execute()
    expect(denials.length).toBeGreaterThan(4)
    for (const { action, first } of denials) {
      await page.goto(`/denials/${first}`)
      await page.getByRole('heading', { level: 1, name: `Denial ${first}` }).waitFor()
      const main = page.getByRole('toolbar').locator('button[data-variant="filled"], button:not([data-variant])')
      expect(await main.allTextContents(), `${first}: ${action}`).toEqual([expect.stringMatching(MAIN[action] ?? /^$/)])
    }
  })

  it('asks before typed text is left behind, and Escape closes one thing', async () => {
    await page.keyboard.press('n')
    await note().getByLabel('What to keep').pressSequentially('Half a thought')
    await page.keyboard.press('Escape')
    await question().getByRole('button', { name: 'Stay' }).click()
    await question().waitFor({ state: 'detached' })
    expect(await note().getByLabel('What to keep').inputValue()).toBe('Half a thought')
    // Another screen by key: the same question.
    await region('What to do').click({ position: { x: 5, y: 5 } })
    await page.keyboard.press('g')
    await page.keyboard.press('h')
    // Keys are the question's own from when it holds the focus.
    await question().getByRole('button', { name: 'Stay' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Escape')
    await question().waitFor({ state: 'detached' })
    expect(await note().count()).toBe(1)
    await page.keyboard.press('Escape')
    await question().getByRole('button', { name: 'Leave without keeping it' }).click()
    await note().waitFor({ state: 'detached' })
    expect(page.url()).toContain(`/denials/${id}`)
    // With nothing typed it closes unasked, and only the next Escape goes back to the list.
    await page.keyboard.press('n')
    await note().waitFor()
    await page.keyboard.press('Escape')
    await note().waitFor({ state: 'detached' })
    expect(page.url()).toContain(`/denials/${id}`)
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { level: 1, name: 'Queue' }).waitFor()
  })

  it('has on its call sheet what the payer asks for, each line copied by one key', async () => {
    const side = region('Beside it')
    await side.getByText('800-555-0100').waitFor()
    const row = await bench.store.kysely
      .selectFrom('denial as d')
      .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'd.remitClaimId'))
      .select(['c.memberId', 'c.payerControl', 'd.account'])
      .where('d.id', '=', id)
      .executeTakeFirstOrThrow()
    for (const text of [row.memberId, row.payerControl, row.account, '1234567893', '900000001'])
      await side.getByText(text ?? '', { exact: true }).waitFor()
    const copied = () => page.evaluate<string>('navigator.clipboard.readText()')
    const line = side.getByRole('button', { name: /Payer’s claim number/ })
    await page.keyboard.press((await line.locator('kbd').textContent()) ?? '')
    await expect.poll(copied).toBe(row.payerControl)
    await page.keyboard.press('1')
    await expect.poll(copied).toBe('8005550100')
  })

  it('shows the last call with person and reference on top, counts what was kept, and tells it as a sentence', async () => {
    await page.keyboard.press('l')
    const form = page.getByRole('dialog', { name: `Log a call: denial ${id}` })
    await form.getByLabel('With whom').fill('Jo')
    await form.getByLabel('Call reference').fill('R-4711')
    await form.getByLabel('What was said').fill('They want the operative note.')
    await form.getByLabel('What comes next').fill('Send it')
    await form.getByRole('button', { name: 'Log a call' }).click()
    await page.getByText(/with Jo · reference R-4711 · They want the operative note\. · Next: Send it/).waitFor()
    await page.getByText('(1 note or call)').waitFor()
    await page.keyboard.press('t')
    await page.keyboard.press('t')
    await region('Beside it')
      .getByText('Call with Jo, reference R-4711: “They want the operative note.”. Next: Send it')
      .waitFor()
    await toQueue(page)
    await page
      .getByRole('row', { name: `Denial ${id}`, exact: true })
      .getByText('1 note or call')
      .waitFor({ state: 'attached' })
  })

  it('goes back over the day after a reload too, and forth again by its own key', async () => {
    const owner = async () =>
      (await bench.store.kysely.selectFrom('denial').select('owner').where('id', '=', id).executeTakeFirstOrThrow())
        .owner
    const assign = async (who: string) => {
      await page.keyboard.press('a')
      const form = page.getByRole('dialog', { name: `Assign: denial ${id}` })
      await form.getByLabel('To').fill(who)
      await form.getByRole('button', { name: 'Assign' }).click()
      await form.waitFor({ state: 'detached' })
      await expect.poll(owner).toBe(who)
    }
    await assign('Bob')
    await assign('Ann')
    await page.reload()
    await page.getByRole('heading', { level: 1, name: `Denial ${id}` }).waitFor()
    await settled(page)
    await page.keyboard.press('Control+z')
    await expect.poll(owner).toBe('Bob')
    await page.keyboard.press('Control+z')
    await expect.poll(owner).toBe('')
    await page.keyboard.press('Control+y')
    await expect.poll(owner).toBe('Bob')
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(owner).toBe('Ann')
    await page.keyboard.press('Control+k')
    await page.getByRole('option', { name: /^Undo: assigned, 1 denial/ }).waitFor()
    await page.keyboard.press('Escape')
    // What cannot be taken back says so before it is done.
    await page.keyboard.press('n')
    await note().getByText('Undo (Ctrl Z) does not take this back.', { exact: false }).waitFor()
  })
})
