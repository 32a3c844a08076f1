// Passkeys in a real browser, with an authenticator that exists in it alone: one that makes sure of the person lets in, one that does not
// is not taken.
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { createServer } from '../src/api/server.ts'
import { openHost } from '../src/store/store.ts'
import { findChromium, openBrowser } from './browser.ts'
import { freePort } from './free-port.ts'
import { PASSWORD } from './practice.ts'
import { closedAfterTest, newPlace } from './store.ts'

const chromium = findChromium()

interface Answer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

/** Asks from within the page (in-page.js), as the workbench does. */
const inPage = <T = Answer>(page: Page, call: string): Promise<T> => page.evaluate(`inPage.${call}`)

/** An authenticator in the browser; `sure` says whether it makes sure of the person. */
async function plugIn(cdp: CDPSession, sure: boolean): Promise<string> {
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: sure,
      isUserVerified: sure,
      automaticPresenceSimulation: true,
    },
  })
  return authenticatorId
}

it.skipIf(chromium === undefined)('lets in by a passkey that makes sure of the person', async () => {
  const host = await openHost(await newPlace('sqlite'))
  const port = await freePort()
  const baseUrl = `http://localhost:${port}`
  const now = () => new Date().toISOString()
  const secret = host.vault.secretFor('sessions')
  const { app, service } = await createServer({ host, baseUrl, secret, now, version: 'test' })
  await app.listen({ port, host: '127.0.0.1' })
  const browser = await openBrowser(chromium ?? '')
  closedAfterTest(browser, app, host)
  const store = await host.practiceNamed('main', now())
  const ann = { email: 'ann@example.test', name: 'Ann', password: PASSWORD }
  await service.people.add(store, ann, 'biller', { who: 'test', now: now() })
  const page = await browser.newPage()
  await page.addInitScript({ path: join(import.meta.dirname, 'in-page.js') })
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await page.goto(`${baseUrl}/setup`)

  const me = () => inPage(page, "ask('/api/me')")
  expect((await inPage(page, "ask('/api/auth/passkey/generate-register-options')")).status).toBe(401)
  expect((await inPage(page, `ask('/api/auth/sign-in/email', ${JSON.stringify(ann)})`)).status).toBe(200)
  const unsure = await plugIn(cdp, false)
  expect((await inPage(page, `makePasskey('discouraged')`)).status).toBe(401)
  await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: unsure })
  await plugIn(cdp, true)
  expect((await inPage(page, 'makePasskey()')).status).toBe(200)

  expect((await inPage(page, "ask('/api/auth/sign-out', {})")).status).toBe(200)
  expect((await me()).status).toBe(401)
  const response = JSON.stringify(await inPage<object>(page, 'usePasskey()'))
  expect((await inPage(page, `enter(${response})`)).status).toBe(200)
  expect((await me()).body).toMatchObject({ name: 'Ann', practices: [{ name: 'main', role: 'biller' }] })
  const events = await store.kysely
    .selectFrom('event')
    .select(['who', 'data'])
    .where('verb', '=', 'signed-in')
    .execute()
  expect(events.map(({ who, data }) => [who, JSON.parse(data).by])).toEqual([
    ['Ann', 'password'],
    ['Ann', 'passkey'],
  ])

  await inPage(page, "ask('/api/auth/sign-out', {})")
  // The same answer a second time, and a page that lets the device off making sure of the person.
  expect((await inPage(page, `enter(${response})`)).status).toBe(400)
  const light = JSON.stringify(await inPage<object>(page, `usePasskey('discouraged')`))
  expect((await inPage(page, `enter(${light})`)).status).toBe(401)
  expect((await me()).status).toBe(401)
})
