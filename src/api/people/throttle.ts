// Slows whoever guesses, by account and by address. A device that its person has signed in with before is counted for itself: a stranger who tries
// passwords, from however many addresses, slows strangers and never locks the person out of their own device.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { countTry, forgetTries, takeBackTry } from '../../store/account.ts'
import type { Host } from '../../store/store.ts'
import { Denied } from '../problem.ts'

const WINDOW_MS = 15 * 60_000
/** Wrong tries within the window. NIST SP 800-63B-4 3.2.2 allows a hundred in a row at most; a person mistypes a few times. */
export const MOST = { account: 20, device: 10, address: 40 } as const
/** A device is known for so long after a sign-in with it. */
const KNOWN_SECONDS = 180 * 24 * 3600

/** Who tries, and from where. `account` is an e-mail address in small letters, whether there is such an account or not. */
export interface Trier {
  readonly account: string
  readonly from: string
  readonly cookies: string | undefined
}

export interface Throttle {
  /**
   * Counts a try before it is looked at, so that many at once are counted as well. Throws Denied 429. What it answers is called when the try
   * was right: it counts no more.
   */
  begin(what: 'password' | 'code', trier: Trier): Promise<() => Promise<void>>
  /** The cookie that makes this device known for the account. */
  deviceCookie(account: string): string
}

export function createThrottle(
  host: Host,
  { secret, prefix, now }: { readonly secret: string; readonly prefix: string; readonly now: () => string },
): Throttle {
  const keyed = (text: string) => createHmac('sha256', secret).update(text).digest('base64url')
  const cookieOf = (account: string) => `${prefix}.device.${keyed(`device of ${account}`).slice(0, 12)}`
  /** The device's own name, where its cookie is ours and of this account. */
  const deviceOf = ({ account, cookies = '' }: Trier): string | undefined => {
    const name = cookieOf(account)
    const found = cookies.split(/; */).find(each => each.startsWith(`${name}=`))
    const [device = '', sign = ''] = found?.slice(name.length + 1).split('.') ?? []
    const wanted = Buffer.from(keyed(`${account} on ${device}`))
    const given = Buffer.from(sign)
    return device !== '' && given.length === wanted.length && timingSafeEqual(given, wanted) ? device : undefined
  }
  return {
    async begin(what, trier) {
      const device = deviceOf(trier)
      const counted =
        device === undefined
          ? ([
              [keyed(`${what} ${trier.account}`), MOST.account],
              [keyed(`${what} from ${placeOf(trier.from)}`), MOST.address],
            ] as const)
          : ([[keyed(`${what} ${trier.account} on ${device}`), MOST.device]] as const)
      for (const [name, most] of counted)
        if ((await countTry(host, name, WINDOW_MS, Date.parse(now()))) > most)
          throw new Denied(429, 'too-many', 'Too many tries. Wait a quarter of an hour, then try again.')
      return async () => {
        const [[own], ...shared] = counted
        await forgetTries(host, own)
        for (const [name] of shared) await takeBackTry(host, name)
      }
    },
    deviceCookie(account) {
      const device = randomBytes(12).toString('base64url')
      const secure = prefix.startsWith('__Host-') ? '; Secure' : ''
      const value = `${device}.${keyed(`${account} on ${device}`)}`
      return `${cookieOf(account)}=${value}; Path=/; Max-Age=${KNOWN_SECONDS}; HttpOnly${secure}; SameSite=Strict`
    },
  }
}

/** An address, or the network of 64 bits that one IPv6 customer has to themselves. */
function placeOf(address: string): string {
  if (!isIPv6(address)) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  const [head = '', tail] = address.split('::')
  const parts = head === '' ? [] : head.split(':')
  const last = tail === undefined || tail === '' ? [] : tail.split(':')
  const whole = tail === undefined ? parts : [...parts, ...Array(8 - parts.length - last.length).fill('0'), ...last]
  return whole.slice(0, 4).join(':')
}
