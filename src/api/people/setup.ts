// The one-time link with which the first account is made: there is no default account.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** A secret of this start of the service. */
export function createSetupSecret(): { readonly secret: string; readonly matches: (given: string) => boolean } {
  const secret = randomBytes(24).toString('base64url')
  const key = randomBytes(32)
  const digest = (text: string) => createHmac('sha256', key).update(text).digest()
  const wanted = digest(secret)
  return { secret, matches: given => timingSafeEqual(digest(given), wanted) }
}
