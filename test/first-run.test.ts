// The page where the first account is made, in a real browser: what the form asks for, what it says when it is refused, where it ends.

import { expect, it, onTestFinished } from 'vitest'
import { createServer } from '../src/api/server.ts'
import { openHost } from '../src/store/store.ts'
import { findChromium, openBrowser } from './browser.ts'
import { freePort } from './free-port.ts'
import { PASSWORD } from './practice.ts'
import { newPlace } from './store.ts'

const chromium = findChromium()

it.skipIf(chromium === undefined)(
  'the printed link leads to a page that makes the first account and signs it in',
  async () => {
    const host = await openHost(await newPlace('sqlite'))
    const port = await freePort()
    const baseUrl = `http://127.0.0.1:${port}`
    const { app, setupSecret } = await createServer({
      host,
      baseUrl,
      secret: host.vault.secretFor('sessions'),
      now: () => new Date().toISOString(),
      version: 'test',
    })
    await app.listen({ port, host: '127.0.0.1' })
    const browser = await openBrowser(chromium ?? '')
    onTestFinished(async () => {
      await browser.close()
      await app.close()
      await host.close()
    })
    const page = await browser.newPage()
    const troubles: string[] = []
    page.on('pageerror', error => troubles.push(error.message))
    // What the policy of the page forbids comes up here too.
    page.on('console', message => {
      if (message.type() === 'error' && !message.text().includes('403')) troubles.push(message.text())
    })

    const fill = async (password: string) => {
      await page.getByLabel('Your practice').fill('Harbor Clinic')
      await page.getByLabel('Your name').fill('Ann')
      await page.getByLabel('E-mail address').fill('ann@example.test')
      await page.getByLabel('Password').fill(password)
      await page.getByRole('button', { name: 'Make the account' }).click()
    }
    await page.goto(`${baseUrl}/setup#guessed`)
    expect(page.url()).toBe(`${baseUrl}/setup`)
    await fill(PASSWORD)
    await page.getByText('This is not the link that was printed at the last start.').waitFor()

    await page.goto(baseUrl)
    await page.getByText('open the whole link that was printed').waitFor()

    await page.goto('about:blank')
    await page.goto(`${baseUrl}/setup#${setupSecret}`)
    await fill('short')
    // The browser itself holds the form to the length; nothing was sent.
    expect((await host.practices()).length).toBe(0)
    await fill(PASSWORD)
    await page.getByRole('heading', { name: '“Harbor Clinic” is yours, Ann.' }).waitFor()
    expect(await page.evaluate(async () => (await fetch('/api/me')).json())).toMatchObject({
      name: 'Ann',
      practices: [{ name: 'Harbor Clinic', role: 'admin' }],
    })
    await page.goto(`${baseUrl}/setup`)
    await page.getByText('There is an account already').waitFor()
    expect(troubles).toEqual([])
  },
)
