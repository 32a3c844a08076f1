// How a source is printed: what it is, where, and when it was read, where it was.
import type { Citation } from '../knowledge/load.ts'

/** `42 CFR 405.942, https://… (read 2026-11-26)`; of what has no address or was not read, the day is when it was written down. */
export function sourceLine({ title, url, read, secondhand, background }: Citation): string {
  const day = url === undefined || background === true ? `written down ${read}` : `read ${read}`
  const address = url === undefined ? '' : `, ${url}`
  return `${title}${address} (${day}${secondhand === true ? "; somebody else's account" : ''})`
}
