// The system's Chromium for tests. Where there is none those tests say so and are left out, unless OVERTURN_TEST_BROWSER=required says
// that this must not be.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome']

/** Where Chromium is on this machine; undefined = nowhere. */
export function findChromium(): string | undefined {
  const found = (process.env.PATH ?? '')
    .split(':')
    .flatMap(folder => NAMES.map(name => join(folder, name)))
    .find(path => existsSync(path))
  if (found === undefined && process.env.OVERTURN_TEST_BROWSER === 'required')
    throw new Error('Chromium is required here and not installed')
  return found
}

/** Its sandbox needs rights that root in a container does not have; it only ever meets our own pages on the loopback. */
export function openBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
}
