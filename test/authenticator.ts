// An authenticator app for tests: the codes of the address that a square code holds.
import { codeAt } from '../src/api/people/totp.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The key of an `otpauth://` address, or as it is typed in by hand. */
export function keyOf(text: string): string {
  const key = text.startsWith('otpauth:') ? (new URL(text).searchParams.get('secret') ?? '') : text
  let bits = ''
  for (const letter of key.replace(/=+$/, '')) bits += LETTERS.indexOf(letter).toString(2).padStart(5, '0')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2))).toString('latin1')
}

/** The code of this half minute, or of one `later`. */
export const codeOf = (text: string, at: number, later = 0): string =>
  codeAt(keyOf(text), Math.floor(at / 30_000) + later)
