// The first run in real Chromium: the printed link → an account → a second factor → the example practice → the queue, in under two minutes.
import { expect, it } from 'vitest'
import { createServer } from '../../src/api/server.ts'
import { openHost } from '../../src/store/store.ts'
import { codeOf } from '../authenticator.ts'
import { openBrowser } from '../browser.ts'
import { freePort } from '../free-port.ts'
import { PASSWORD } from '../practice.ts'
import { closedAfterTest, newPlace } from '../store.ts'
import { chromium, troublesOf } from './open.ts'

it.skipIf(chromium === undefined)('leads from the printed link to the queue within two minutes', async () => {
  const host = await openHost(await newPlace('sqlite'))
  const port = await freePort()
  const baseUrl = `http://localhost:${port}`
  const { app, setupSecret } = await createServer({
    host,
    baseUrl,
    secret: host.vault.secretFor('sessions'),
    now: () => new Date().toISOString(),
    version: 'test',
    requestsPerMinute: 1_000_000,
  })
  await app.listen({ port, host: 'localhost' })
  const browser = await openBrowser(chromium ?? '')
  closedAfterTest(browser, app, host)
  const page = await (await browser.newContext({ baseURL: baseUrl, timezoneId: 'America/Denver' })).newPage()
  const troubles = troublesOf(page)
  const fill = async (password: string) => {
    await page.getByLabel('Your practice').fill('Harbor Clinic')
    // That of the browser is offered.
    expect(await page.getByLabel('Time zone').inputValue()).toBe('America/Denver')
    await page.getByLabel('Your name').fill('Ann')
    await page.getByLabel('E-mail address').fill('ann@example.test')
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Make the account' }).click()
  }
  // A guessed link is refused, and what stood behind its # is gone from the address at once.
  await page.goto('/setup#guessed')
  await page.getByRole('heading', { name: 'The first account' }).waitFor()
  expect(page.url()).toBe(`${baseUrl}/setup`)
  await fill(PASSWORD)
  await page.getByRole('alert').filter({ hasText: 'This is not the link that was printed' }).waitFor()
  // Whoever comes without the link is told what is missing.
  await page.goto('about:blank')
  await page.goto('/')
  await page.getByText('open the whole link that was printed').waitFor()

  const began = performance.now()
  await page.goto('about:blank')
  await page.goto(`/setup#${setupSecret}`)
  await fill('short')
  // The browser itself holds the form to the length; nothing was sent.
  expect((await host.practices()).length).toBe(0)
  await fill(PASSWORD)
  await page.getByRole('heading', { name: 'Take a second factor on' }).waitFor()
  const store = await host.practiceNamed('Harbor Clinic', new Date().toISOString())
  expect((await store.settings()).timeZone).toBe('America/Denver')
  await page.getByRole('button', { name: 'Turn the second factor on' }).click()
  await page.getByRole('img', { name: 'Square code for the authenticator app' }).waitFor()
  const key = await page.getByRole('code').first().textContent()
  await page.getByLabel('Six digits').fill('000000')
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await page.getByRole('alert').filter({ hasText: /./ }).waitFor()
  await page.getByLabel('Six digits').fill(codeOf(key ?? '', Date.now()))
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await page.getByRole('heading', { name: 'Keep these backup codes' }).waitFor()
  const backup = (await page.getByRole('code').first().textContent()) ?? ''
  expect(backup).toMatch(/\w{5}/)
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await page.getByRole('button', { name: 'Load the example practice' }).click()
  await page.getByText(/of \d+ files brought in/).waitFor()
  await page.getByText(/of \d+ files brought in/).waitFor({ state: 'detached', timeout: 90_000 })
  await page.getByRole('button', { name: 'To the queue' }).click()
  await page
    .getByRole('row', { name: /^Denial \d+/ })
    .first()
    .waitFor()
  // It is a practice of its own, marked on every screen; removed by one button, one is in one's own again.
  await page.getByText('Example practice: every patient, payer and amount here is invented.').waitFor()
  const seconds = (performance.now() - began) / 1000
  console.log(`from the link to the queue: ${seconds.toFixed(1)} s`)
  expect(seconds).toBeLessThan(120)

  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await page.getByRole('heading', { name: 'Claims', level: 1 }).waitFor()
  await page.getByRole('button', { name: 'Remove the example' }).click()
  await page.getByText('Example practice: every patient').waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: 'No files yet' }).waitFor()

  // Signed out, the second factor is asked for; a backup code opens the door once as well.
  await page.getByRole('button', { name: 'Ann, admin' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  const signIn = async () => {
    await page.getByLabel('E-mail address').fill('ann@example.test')
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  }
  await signIn()
  await page.getByLabel('Code of your authenticator app').fill(codeOf(key ?? '', Date.now(), 1))
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor()
  await page.getByRole('button', { name: 'Ann, admin' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await signIn()
  await page.getByRole('button', { name: 'Use a backup code instead' }).click()
  await page.getByLabel('Backup code').fill(backup)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor()
  // The link has done its work.
  await page.goto(`/setup#${setupSecret}`)
  await page.getByText('There is an account already').waitFor()
  expect(troubles).toEqual([])
})
