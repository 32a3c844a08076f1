// Every screen in real Chromium, light and dark: it comes up by its address, nothing goes wrong in it, and axe finds nothing, also at 200 %.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { beforeAll, describe, expect, it } from 'vitest'
import { PASSWORD } from '../practice.ts'
import { newRoom } from '../store.ts'
import { type Screen, screensOf } from './addresses.ts'
import { chromium, openWorkbench, settled, toQueue, troublesOf, type Workbench } from './open.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly impact: string | null
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

describe.skipIf(chromium === undefined)('screens', () => {
  let bench: Workbench
  let screens: readonly Screen[]
  beforeAll(async () => {
    const room = newRoom()
    bench = await openWorkbench(room.place)
    screens = await screensOf(bench.store)
    return async () => {
      await bench.close()
      room.remove()
    }
  })

  for (const scheme of ['light', 'dark'] as const)
    it(`all come up and are accessible in ${scheme}`, async () => {
      const { page, troubles, context } = await bench.enter('ann', { colorScheme: scheme, bypassCSP: false })
      const found: string[] = []
      const check = async (name: string) => {
        const violations = await violationsOn(page)
        for (const { id, impact, nodes } of violations)
          found.push(
            `${name}: ${id} (${impact}): ${nodes.map(node => `${node.html} ${node.failureSummary ?? ''}`).join('\n   ')}`,
          )
      }
      for (const { name, path, heading } of screens) {
        await page.goto(path)
        await page.getByRole('heading', { level: 1, name: heading }).waitFor()
        await settled(page)
        expect(await page.getByRole('alert').filter({ hasText: 'Something went wrong' }).count(), name).toBe(0)
        await check(name)
      }
      // What opens over a screen counts as well.
      await toQueue(page)
      await page.keyboard.press('?')
      await page.getByRole('dialog', { name: 'Keys' }).waitFor()
      await check('keys')
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').fill('197')
      await page.getByRole('option', { name: /197/ }).first().waitFor()
      await check('palette')
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await page.getByRole('button', { name: 'Add a filter' }).click()
      await page.getByLabel('Cause').waitFor()
      await check('filters')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Columns' }).click()
      await page.getByRole('checkbox', { name: 'Service' }).waitFor()
      await check('columns')
      expect(found).toEqual([])
      expect(troubles).toEqual([])
      await context.close()
    })

  for (const scheme of ['light', 'dark'] as const)
    it(`are accessible at 200 % in ${scheme}, with nothing beyond the side of the window`, async () => {
      // A laptop of 1280 by 800 whose page is twice as large.
      const { page, context } = await bench.enter('ann', {
        colorScheme: scheme,
        viewport: { width: 640, height: 400 },
        deviceScaleFactor: 2,
      })
      const found: string[] = []
      for (const { name, path, heading } of screens) {
        await page.goto(path)
        await page.getByRole('heading', { level: 1, name: heading }).waitFor()
        await settled(page)
        for (const { id, nodes } of await violationsOn(page))
          found.push(`${name}: ${id}: ${nodes.map(node => node.html).join('\n   ')}`)
        const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
        if (wider !== 0) found.push(`${name} is wider than the window by ${wider}`)
      }
      expect(found).toEqual([])
      await context.close()
    }, 300_000)

  it('fit a tablet', async () => {
    const { page, context } = await bench.enter('ann', { viewport: { width: 768, height: 1024 } })
    for (const { name, path, heading } of screens) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1, name: heading }).waitFor()
      await settled(page)
      const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
      expect(wider, `${name} is wider than a tablet`).toBe(0)
    }
    await context.close()
  })

  it('say so where there is nothing, and keep the door shut', async () => {
    const context = await bench.browser.newContext({ baseURL: bench.baseUrl })
    const page = await context.newPage()
    const troubles = troublesOf(page)
    await page.goto('/denials/1')
    // The screen asked for is behind the door; the address stays.
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    const violations = await violationsOn(page)
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
    await page.getByLabel('E-mail address').fill('ann@example.test')
    await page.getByLabel('Password', { exact: true }).fill('not the password')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('alert').filter({ hasText: /./ }).waitFor()
    expect(page.url()).toContain('/denials/1')
    expect(troubles).toEqual([])
    await context.close()
    const inside = await bench.enter('bob')
    await inside.page.goto('/nowhere')
    await inside.page.getByText('There is nothing here').waitFor()
    await inside.page.goto('/denials/first')
    await inside.page.getByText('There is nothing here').waitFor()
    await inside.page.goto('/queue?payerId=abc&nonsense=1')
    await inside.page
      .getByRole('row', { name: /^Denial/ })
      .first()
      .waitFor()
    await inside.page.goto('/queue?cause=zzz')
    await inside.page.getByRole('alert').waitFor()
    await inside.page.goto('/denials/999999')
    await inside.page.getByRole('alert').filter({ hasText: 'There is no denial 999999' }).waitFor()
    // What a biller may not is not offered.
    await inside.page.goto('/settings')
    await inside.page.getByRole('tab', { name: 'Your account' }).waitFor()
    expect(await inside.page.getByRole('tab', { name: 'People' }).count()).toBe(0)
    await inside.context.close()
  })

  it('shut when a session ends or nobody is there, and come back to where one was', async () => {
    const { page, context, troubles } = await bench.enter('bob')
    await page.goto('/codes/CO-197')
    await page.getByRole('heading', { level: 1, name: /^CO-197/ }).waitFor()
    await context.clearCookies()
    await page.keyboard.press('g')
    await page.keyboard.press('q')
    await page.getByText('Your session has ended').waitFor()
    const signIn = async () => {
      await page.getByLabel('E-mail address').fill('bob@example.test')
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    }
    await signIn()
    await page.getByRole('heading', { level: 1, name: 'Queue' }).waitFor()
    await page.clock.install()
    await page.goto('/payers')
    await page.getByRole('heading', { level: 1, name: 'Payers' }).waitFor()
    await page.clock.fastForward('15:01')
    await page.getByText('Your session has ended').waitFor()
    expect(await page.getByRole('table').count()).toBe(0)
    expect((await context.request.get('/api/me')).status()).toBe(401)
    expect(troubles).toEqual([])
    await context.close()
  })

  async function violationsOn(page: Awaited<ReturnType<Workbench['enter']>>['page']): Promise<readonly Violation[]> {
    await page.evaluate(AXE)
    return page.evaluate<readonly Violation[]>(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(result => result.violations)`,
    )
  }
})
