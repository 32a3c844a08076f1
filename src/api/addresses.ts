// Addresses of the network: which are this machine's own, and which are those of the proxies that are trusted.
import { BlockList, isIP } from 'node:net'

/** `::ffff:10.0.0.1` is 10.0.0.1. */
const plainOf = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '')

const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4')
LOOPBACK.addAddress('::1', 'ipv6')

const within = (list: BlockList, address: string) => {
  const plain = plainOf(address)
  const kind = isIP(plain)
  return kind !== 0 && list.check(plain, kind === 4 ? 'ipv4' : 'ipv6')
}

/** Whether an address is this machine's own, that nobody else can come from. */
export const isHere = (address: string): boolean => within(LOOPBACK, address)

/** Whether a host of an address (`localhost`, `127.0.0.1`, `[::1]`) is this machine. */
export const isHereName = (host: string): boolean => host === 'localhost' || isHere(host.replace(/^\[|\]$/g, ''))

/** Whether an address is one of these: addresses, or networks as `10.0.0.0/8`. Throws RangeError where one of them is neither. */
export function addressesIn(texts: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const text of texts) {
    const [address = '', bits] = text.split('/')
    const kind = isIP(address)
    const most = kind === 4 ? 32 : 128
    const length = bits === undefined ? most : Number(bits)
    if (kind === 0 || !Number.isInteger(length) || length < 0 || length > most)
      throw new RangeError(`${text} is no address and no network; write it as 10.0.0.5 or 10.0.0.0/8`)
    list.addSubnet(address, length, kind === 4 ? 'ipv4' : 'ipv6')
  }
  return address => within(list, address)
}
