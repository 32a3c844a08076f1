// Codes of an authenticator app (RFC 6238: SHA-1, six digits, half a minute): which step of time a code is of.
import { createHmac, timingSafeEqual } from 'node:crypto'

const STEP_MS = 30_000

/** The step that this code is of, now, just before or just after (clocks differ); undefined where it is of none. */
export function stepOf(secret: string, code: string, nowMs: number): number | undefined {
  const now = Math.floor(nowMs / STEP_MS)
  return [now, now - 1, now + 1].find(step => same(codeAt(secret, step), code))
}

/** The six digits of a step. */
export function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', secret).update(counter).digest()
  const offset = (hash.at(-1) ?? 0) & 15
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
