// Which passwords are none: too short, known to everybody, made by a pattern that whoever guesses tries first, or of names that stand on the door.
// Nothing is asked of signs and digits (NIST SP 800-63B-4 3.1.1.2 forbids such rules and wants a list of what is refused).
import { readFileSync } from 'node:fs'
import { Refusal } from '../../work/refusal.ts'

/** Shorter passwords are refused (NIST SP 800-63B asks for eight at least; fifteen where there is no second factor). */
export const SHORTEST_PASSWORD = 12
/** So much has to be left when what everybody tries is taken out. */
const OWN_LETTERS = 7

/** Throws Refusal `not-known`. `names` are those of the person, the practice and the address. */
export function mustBeGood(password: string, names: readonly string[]): void {
  const why = whyNot(password, names)
  if (why !== undefined) throw new Refusal('not-known', why)
}

/** Why a password is none, as a sentence. */
export function whyNot(password: string, names: readonly string[]): string | undefined {
  if (password.length < SHORTEST_PASSWORD) return `A password has ${SHORTEST_PASSWORD} characters at least.`
  const plain = unfold(password)
  if (known().whole.has(plain) || known().whole.has(password.toLowerCase()))
    return 'This password is on the lists that whoever guesses begins with. Take another one.'
  if (isRepeated(password) || new Set(password.toLowerCase()).size < 5)
    return 'This password repeats itself. Take one that does not.'
  if (isSequence(password.toLowerCase())) return 'This password is a row of keys or signs. Take another one.'
  const parts = names.flatMap(partsOf)
  if (isMadeOf(plain, parts))
    return 'This password is made of your name, your address or the practice. Take one that nobody can look up.'
  if (isMadeOf(plain, [...parts, ...known().words]))
    return 'This password is made of words that whoever guesses begins with. Take a few words that do not belong together.'
  if (lettersOf(plain).length === 0 && /^[\d\W_]+$/.test(password) && new Set(password).size < 8)
    return 'This password is a number. Take a few words instead.'
  return undefined
}

interface Known {
  /** Passwords as they stand. */
  readonly whole: ReadonlySet<string>
  /** Words that passwords are made of, the longest first. */
  readonly words: readonly string[]
}

let list: Known | undefined

function known(): Known {
  if (list === undefined) {
    const lines = readFileSync(new URL('./common-passwords.txt', import.meta.url), 'utf8')
      .split('\n')
      .filter(line => line !== '' && !line.startsWith('#'))
    const words = lines.filter(line => /^[a-z]{4,}$/.test(line)).sort((one, other) => other.length - one.length)
    list = { whole: new Set(lines), words }
  }
  return list
}

/** Signs that stand for letters, as everybody writes them. */
const UNFOLDED: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** In small letters; a sign between letters is the letter it stands for. */
function unfold(password: string): string {
  return password.toLowerCase().replace(/(?<=[a-z])[013457@$!](?=[a-z])/g, sign => UNFOLDED[sign] ?? sign)
}

const lettersOf = (text: string) => text.replace(/[^\p{L}]/gu, '')

/** Some of these words stand in it, and little else. */
function isMadeOf(plain: string, words: readonly string[]): boolean {
  const letters = lettersOf(plain)
  let left = letters
  for (const word of words) left = left.replaceAll(word, '')
  return left !== letters && left.length < OWN_LETTERS
}

/** The words of a name or an address that are long enough to be looked for. */
function partsOf(name: string): readonly string[] {
  const words = name.toLowerCase().split(/[^\p{L}]+/u)
  return [...words, lettersOf(name.toLowerCase())].filter(word => word.length >= 3)
}

function isRepeated(password: string): boolean {
  const text = password.toLowerCase()
  // The whole is a shorter piece over and over.
  return [1, 2, 3, 4, 5, 6].some(
    size =>
      text.length >= 2 * size &&
      text ===
        text
          .slice(0, size)
          .repeat(Math.ceil(text.length / size))
          .slice(0, text.length),
  )
}

const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop[]',
  'asdfghjkl;',
  'zxcvbnm,./',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'qazwsxedcrfvtgbyhnujmikolp',
  '!@#$%^&*()',
].flatMap(row => [row, [...row].reverse().join('')])

/** Nearly every sign follows the one before on the keyboard, in the alphabet or in counting. */
function isSequence(text: string): boolean {
  let steps = 0
  for (let at = 1; at < text.length; at++) {
    const pair = text.slice(at - 1, at + 1)
    if (pair[0] === pair[1] || ROWS.some(row => row.includes(pair))) steps++
  }
  return steps >= 0.75 * (text.length - 1)
}
