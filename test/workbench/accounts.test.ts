// Accounts on the screen, in real Chromium: a second factor before anything else, another password, a reset by the administrator's link, a person
// who is let in no more and whose work goes on, and the sign-out that the practice sets.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeSettings } from '../../src/work/practice/settings.ts'
import { codeOf } from '../authenticator.ts'
import { assign } from '../denial-actions.ts'
import { PASSWORD } from '../practice.ts'
import { newRoom } from '../store.ts'
import { chromium, type Entered, openWorkbench, troublesOf, type Workbench } from './open.ts'

const NEXT = 'seven lanterns over Tacoma'

describe.skipIf(chromium === undefined)('accounts on the screen', () => {
  let bench: Workbench
  let ann: Entered
  const room = newRoom()
  beforeAll(async () => {
    bench = await openWorkbench(room.place)
    ann = await bench.enter('ann')
  }, 180_000)
  afterAll(async () => {
    await bench.close()
    room.remove()
  })

  const atDoor = async () => {
    const context = await bench.browser.newContext({ baseURL: bench.baseUrl })
    const page = await context.newPage()
    return { page, context, troubles: troublesOf(page) }
  }
  const signIn = async (page: Page, who: string, password: string) => {
    await page.goto('/queue')
    await page.getByLabel('E-mail address').fill(`${who}@example.test`)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  }
  const person = async (name: string, role: 'biller' | 'lead') =>
    bench.server.service.people.add(
      bench.store,
      { email: `${name.toLowerCase()}@example.test`, name, password: PASSWORD },
      role,
      { who: 'test', now: new Date().toISOString() },
    )
  const askFactor = (secondFactor: boolean) => bench.store.write(unit => changeSettings(unit, () => ({ secondFactor })))

  it('leads who has no second factor to one before anything is shown', async () => {
    await person('Cleo', 'biller')
    await askFactor(true)
    const { page, context, troubles } = await atDoor()
    const shown: string[] = []
    page.on('response', response => {
      if (response.ok() && response.url().includes('/api/practices/')) shown.push(response.url())
    })
    await signIn(page, 'cleo', PASSWORD)
    await page.getByRole('heading', { name: 'A second factor first' }).waitFor()
    await page.goto('/remittances')
    await page.getByRole('heading', { name: 'A second factor first' }).waitFor()
    expect(shown).toEqual([])
    await page.getByLabel('Your password, once more').fill('not my password')
    await page.getByRole('button', { name: 'Turn the second factor on' }).click()
    await page.getByRole('alert').filter({ hasText: /./ }).waitFor()
    await page.getByLabel('Your password, once more').fill(PASSWORD)
    await page.getByRole('button', { name: 'Turn the second factor on' }).click()
    await page.getByRole('img', { name: 'Square code for the authenticator app' }).waitFor()
    const key = (await page.getByRole('code').first().textContent()) ?? ''
    await page.getByLabel('Six digits').fill(codeOf(key, Date.now()))
    await page.getByRole('button', { name: 'Turn it on' }).click()
    await page.getByRole('button', { name: 'I have kept them' }).click()
    await page.getByRole('heading', { level: 1, name: 'Remittances' }).waitFor()
    // Turned off in a practice that asks for one, the way leads back to setting it up.
    await page.goto('/settings')
    await page.getByText('It is on.').waitFor()
    await page.getByRole('button', { name: 'New backup codes' }).click()
    await page.getByRole('dialog').getByLabel('Your password, once more').fill(PASSWORD)
    await page.getByRole('dialog').getByRole('button', { name: 'New backup codes' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'I have kept them' }).click()
    await page.getByRole('button', { name: 'Turn it off' }).click()
    await page.getByRole('dialog').getByLabel('Your password, once more').fill(PASSWORD)
    await page.getByRole('dialog').getByRole('button', { name: 'Turn it off' }).click()
    await page.getByRole('heading', { name: 'A second factor first' }).waitFor()
    expect(troubles).toEqual([])
    await context.close()
    await askFactor(false)
  })

  it('changes one’s own password', async () => {
    await person('Dora', 'biller')
    const { page, context, troubles } = await atDoor()
    await signIn(page, 'dora', PASSWORD)
    await page.getByRole('heading', { level: 1, name: 'Queue' }).waitFor()
    await page.goto('/settings')
    const change = async (now: string, next: string) => {
      await page.getByLabel('Your password, once more').first().fill(now)
      await page.getByLabel('New password').fill(next)
      await page.getByRole('button', { name: 'Change the password' }).click()
    }
    await change('not my password', NEXT)
    await page.getByRole('alert').filter({ hasText: 'This is not your password' }).waitFor()
    await change(PASSWORD, 'Password2026!')
    await page.getByRole('alert').filter({ hasText: 'words that whoever guesses begins with' }).waitFor()
    await change(PASSWORD, NEXT)
    await page.getByText('The password is changed').waitFor()
    await context.clearCookies()
    await signIn(page, 'dora', NEXT)
    await page.getByRole('heading', { level: 1, name: 'Queue' }).waitFor()
    expect(troubles).toEqual([])
    await context.close()
  })

  it('resets a password by a link that is shown once and works once', async () => {
    await person('Emil', 'biller')
    const { page } = ann
    await page.goto('/settings?tab=people')
    await page.getByRole('button', { name: 'New password for Emil' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Make the link' }).click()
    const link = await page.getByRole('dialog').getByLabel('Link to a new password').inputValue()
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
    expect(link).toMatch(/^http:\/\/localhost:\d+\/reset#./)
    const door = await atDoor()
    await door.page.goto(link)
    await door.page.getByRole('heading', { name: 'A new password' }).waitFor()
    expect(door.page.url()).toBe(`${bench.baseUrl}/reset`)
    await door.page.getByLabel('New password').fill(NEXT)
    await door.page.getByRole('button', { name: 'Set the password' }).click()
    await door.page.getByText('The password is set').waitFor()
    await door.page.goto('about:blank')
    await door.page.goto(link)
    await door.page.getByLabel('New password').fill(`${NEXT} again`)
    await door.page.getByRole('button', { name: 'Set the password' }).click()
    await door.page.getByRole('alert').filter({ hasText: 'This link was used' }).waitFor()
    await signIn(door.page, 'emil', NEXT)
    await door.page.getByRole('heading', { level: 1, name: 'Queue' }).waitFor()
    expect(door.troubles).toEqual([])
    await door.context.close()
  })

  it('asks before a person is let in no more, and hands their work over', async () => {
    await person('Finn', 'biller')
    const { kysely } = bench.store
    const ids = (await kysely.selectFrom('denial').select('id').where('status', '=', 'open').limit(3).execute()).map(
      ({ id }) => id,
    )
    await assign(bench.store, { ids }, 'Finn', { who: 'Ann', now: new Date().toISOString() })
    await bench.store.write(unit =>
      changeSettings(unit, () => ({
        rules: [{ name: 'Coding to Finn', when: { cause: 'coding' }, does: 'assign' as const, to: 'Finn' }],
      })),
    )
    const { page } = ann
    await page.goto('/settings?tab=people')
    await page.getByRole('button', { name: 'Let Finn in no more' }).click()
    const dialog = page.getByRole('dialog', { name: 'Let Finn in no more?' })
    await dialog.getByText('3 denials open here').waitFor()
    await dialog.getByLabel('Who takes over').selectOption('Bob')
    await dialog.getByRole('button', { name: 'Let Finn in no more' }).click()
    await page.getByRole('button', { name: 'Let Finn in again' }).waitFor()
    const owners = await kysely.selectFrom('denial').select('owner').where('id', 'in', ids).execute()
    expect(owners.map(({ owner }) => owner)).toEqual(['Bob', 'Bob', 'Bob'])
    expect((await bench.store.settings()).rules).toMatchObject([{ name: 'Coding to Finn', to: 'Bob' }])
    // Nothing is given to who is not there.
    await page.goto(`/denials/${ids[0]}`)
    await page.getByRole('heading', { level: 1, name: /^Denial/ }).waitFor()
    await page.keyboard.press('a')
    const give = page.getByRole('dialog', { name: /^Assign/ })
    await give.getByLabel('To whom').fill('Finn')
    await give.getByRole('button', { name: 'Assign' }).click()
    await page.getByText('Finn does not work here').first().waitFor()
  })

  it('signs out after the minutes that the practice sets, and shows nothing any more', async () => {
    const { page } = ann
    await page.goto('/settings?tab=practice')
    await page.getByLabel(/^Sign out after so many minutes/).fill('4')
    await page.getByRole('button', { name: 'Save' }).first().click()
    await page.getByText('Kept.').first().waitFor()
    const { page: bobs, context, troubles } = await bench.enter('bob')
    await bobs.clock.install()
    await bobs.goto('/queue')
    await bobs
      .getByRole('row', { name: /^Denial/ })
      .first()
      .waitFor()
    await bobs.clock.fastForward('03:50')
    expect(await bobs.getByRole('row', { name: /^Denial/ }).count()).toBeGreaterThan(0)
    await bobs.clock.fastForward('00:15')
    await bobs.getByText('Your session has ended').waitFor()
    expect(await bobs.getByRole('row').count()).toBe(0)
    expect((await context.request.get('/api/me')).status()).toBe(401)
    expect(troubles).toEqual([])
    await context.close()
  })
})
