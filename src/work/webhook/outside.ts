// Which addresses this service may call by itself: those of other systems outside, whatever a name resolves to, and the few inside that the
// operator has let in.
import { lookup } from 'node:dns/promises'
import { BlockList, isIP, isIPv6 } from 'node:net'

/** Addresses that are no other system's on the internet (RFC 6890 and what clouds add to it). */
const INSIDE = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  INSIDE.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  // With 32 bits of an IPv4 address at the end, mapped as such or not (RFC 4291, 2.5.5).
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  // Of protocols, Teredo and ORCHID among them, and of documents.
  ['2001::', 23],
  ['2001:db8::', 32],
  ['3fff::', 20],
  ['5f00::', 16],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  // Once local to a site (RFC 3879), and still routed so in places.
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  INSIDE.addSubnet(net, bits, 'ipv6')

export function isInside(address: string): boolean {
  // An IPv4 address in the clothes of an IPv6 one.
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return INSIDE.check(mapped, 'ipv4')
  if (/^::ffff:/i.test(address)) return true
  return isIP(address) === 0 || INSIDE.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}

/** Hosts (`host:port`) that the operator has let in although they lie inside of the network. */
export type Allowed = ReadonlySet<string>

/** Below it stand ports of mail, shells and names, which a request could be made to speak to. */
const FIRST_FREE_PORT = 1024

/** The address that a webhook may be sent to. Throws with a sentence where it may not. */
export async function addressFor(url: URL, allowed: Allowed): Promise<string> {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const let_in = allowed.has(`${host}:${port}`)
  if (!let_in && port !== '443' && Number(port) < FIRST_FREE_PORT)
    throw new Error(`port ${port} is another service's; webhooks go to 443, or to 1024 and above`)
  if (url.username !== '' || url.password !== '')
    throw new Error('an address with a name or password in it is not called')
  if (url.protocol !== 'https:' && !(let_in && url.protocol === 'http:'))
    throw new Error('only https addresses are called')
  const found = isIP(host) > 0 ? [{ address: host }] : await lookup(host, { all: true })
  const [first] = found
  if (first === undefined) throw new Error(`${host} has no address`)
  if (!let_in && found.some(({ address }) => isInside(address)))
    throw new Error(`${host} lies inside of the network, and such addresses are not called`)
  return first.address
}

/** Throws with a sentence where a server for files may not be signed in to: what lies inside only where the operator has let it in. */
export async function mustBeReachable(host: string, port: number, allowed: Allowed): Promise<void> {
  if (allowed.has(`${host}:${port}`)) return
  if (port !== SSH_PORT && port < FIRST_FREE_PORT)
    throw new Error(`port ${port} is another service's; files are fetched from ${SSH_PORT}, or from 1024 and above`)
  const found = isIP(host) > 0 ? [{ address: host }] : await lookup(host, { all: true })
  if (found.some(({ address }) => isInside(address)))
    throw new Error(
      `${host} lies inside of the network, and such servers are not called: whoever runs the service lets one in by its name (OVERTURN_WEBHOOK_ALLOW)`,
    )
}

const SSH_PORT = 22
