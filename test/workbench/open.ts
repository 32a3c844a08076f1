// The workbench in a real browser, on a practice with invented work: for tests, the pictures and the bench of the screens.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { loadExample } from '../../src/api/example.ts'
import { createServer, type Server } from '../../src/api/server.ts'
import { type Host, openHost, type Store } from '../../src/store/store.ts'
import { findChromium, openBrowser } from '../browser.ts'
import { freePort } from '../free-port.ts'
import { PASSWORD, withoutFactor } from '../practice.ts'

export const chromium = findChromium()

export interface Workbench {
  readonly host: Host
  readonly server: Server
  readonly store: Store
  readonly browser: Browser
  readonly baseUrl: string
  /** A page of a browser of its own, signed in as the person of this role. */
  readonly enter: (role: 'ann' | 'bob', options?: Parameters<Browser['newContext']>[0]) => Promise<Entered>
  readonly close: () => Promise<void>
}

export interface Entered {
  readonly page: Page
  readonly context: BrowserContext
  /** What went wrong in the page: errors, and what its policy forbids. */
  readonly troubles: string[]
}

/** Ann may everything, Bob works denials. */
export const PEOPLE = { ann: ['Ann', 'admin'], bob: ['Bob', 'biller'] } as const

/** Goes to the queue, as `narrowed` says behind its address, and waits for its rows. */
export async function toQueue(page: Page, narrowed = ''): Promise<void> {
  await page.goto(`/queue${narrowed}`)
  await page
    .getByRole('row', { name: /^Denial/ })
    .first()
    .waitFor()
}

/** Presses Tab until the focus is on what has this role and name; no mouse, no script. */
export async function tabTo(
  page: Page,
  role: 'button' | 'textbox' | 'link' | 'tab',
  name: string | RegExp,
): Promise<void> {
  const wanted = page.getByRole(role, { name, ...(typeof name === 'string' ? { exact: true } : {}) }).first()
  await wanted.waitFor()
  for (let presses = 0; presses < 200; presses++) {
    if ((await wanted.and(page.locator(':focus')).count()) > 0) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${String(name)}`)
}

/** A denial whose claim is known for sure and may be replaced, so that a correction can be made of it. */
export function correctable({ kysely }: Store) {
  return kysely
    .selectFrom('denial as d')
    .innerJoin('claimMatch as m', join => join.onRef('m.remitClaimId', '=', 'd.remitClaimId'))
    .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'd.remitClaimId'))
    .select(['d.id', 'd.account', 'd.patientName', 'c.payerControl'])
    .where('d.status', '=', 'open')
    .where('d.action', '=', 'correct-claim')
    .where('c.filing', '=', '12')
    .where('m.sure', '=', 'sure')
    .orderBy('d.score', 'desc')
    .executeTakeFirstOrThrow()
}

/** Brings the work in. */
export type Fill = (store: Store, now: string) => Promise<void>
/** `fill` brings the work in; by default a small year of the example. */
export async function openWorkbench(
  place: { readonly where: string; readonly files: string; readonly keyFile: string },
  fill: Fill = (store, now) => loadExample(store, { now, who: 'example', claims: 600 }),
): Promise<Workbench> {
  const host = await openHost(place)
  const port = await freePort()
  const baseUrl = `http://localhost:${port}`
  const now = () => new Date().toISOString()
  const server = await createServer({
    host,
    baseUrl,
    secret: host.vault.secretFor('sessions'),
    now,
    version: 'test',
    requestsPerMinute: 1_000_000,
  })
  await server.app.listen({ port, host: 'localhost' })
  const store = await host.practiceNamed('Harbor Clinic', now())
  await withoutFactor(store)
  await fill(store, now())
  for (const [who, [name, role]] of Object.entries(PEOPLE))
    await server.service.people.add(store, { email: `${who}@example.test`, name, password: PASSWORD }, role, {
      who: 'test',
      now: now(),
    })
  const browser = await openBrowser(chromium ?? '')
  return {
    host,
    server,
    store,
    browser,
    baseUrl,
    async enter(who, options = {}) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: baseUrl, ...options })
      const page = await context.newPage()
      const troubles = troublesOf(page)
      await page.goto('/')
      await page.getByLabel('E-mail address').fill(`${who}@example.test`)
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor()
      return { page, context, troubles }
    },
    async close() {
      await browser.close()
      await server.app.close()
      await host.close()
    },
  }
}

/** Errors of a page as they come; a no of the service that a screen shows is none. */
export function troublesOf(page: Page): string[] {
  const troubles: string[] = []
  page.on('pageerror', error => troubles.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error' && !/the server responded with a status of 4\d\d/.test(message.text()))
      troubles.push(message.text())
  })
  return troubles
}

/** Waits until a screen has everything it asked for: nothing says that it is loading any more, and that stays so for a moment. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    `new Promise(resolve => {
      let quiet = 0
      const look = () => {
        quiet = /Loading…/.test(document.body.innerText) ? 0 : quiet + 1
        if (quiet > 3) resolve(true)
        else setTimeout(look, 60)
      }
      look()
    })`,
  )
}
