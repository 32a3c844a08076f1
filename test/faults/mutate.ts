// Damages a file as senders, networks and editors do: bits, cuts, repeats, swapped separators, foreign text. Pure by its chance.
import type { Random } from '../../src/example/random.ts'

const MARKS = [
  '*',
  '~',
  ':',
  '^',
  '\n',
  '\r',
  '\0',
  'ISA',
  'IEA',
  'ST*835*',
  'SE*',
  'CLP',
  'CAS*CO*',
  '-',
  '.',
  '9'.repeat(30),
  '\xff\xfe',
  'é',
]

/** The bytes with one to eight damages. */
export function mutate(bytes: Buffer, random: Random): Buffer {
  let damaged: Buffer = Buffer.from(bytes)
  for (let times = random.between(1, 8); times > 0 && damaged.length > 0; times--) damaged = damageOnce(damaged, random)
  return damaged
}

function damageOnce(bytes: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length)
  const to = Math.min(bytes.length, at + random.between(1, 120))
  switch (random.below(7)) {
    case 0:
      bytes[at] = random.below(256)
      return bytes
    case 1:
      return bytes.subarray(0, at)
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)])
    case 3:
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)])
    case 4:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(random.pick(MARKS), 'latin1'), bytes.subarray(at)])
    case 5: {
      const from = bytes[at] ?? 42
      const into = random.pick([42, 126, 58, 124, 10, from ^ 1])
      return Buffer.from(bytes.map(byte => (byte === from ? into : byte)))
    }
    default:
      return Buffer.concat([bytes.subarray(at), bytes.subarray(0, at)])
  }
}
