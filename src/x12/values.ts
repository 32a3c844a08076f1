// One element's text into its value and back: money, dates, times, decimals, codes. Pure; knows no segment.

import type { Element } from './describe.ts'
import { CODE } from './fault.ts'
import { decodeText, encodeText } from './segment.ts'

/** What is wrong with an element's text; the value is read all the same where it can be. */
export interface Trouble {
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly says: string
}
export type Note = (trouble: Trouble) => void

/**
 * Dollars on the wire into integer cents, sign kept: `.8` = 80, `-12.30` = -1230, `100.` = 10000, `+5` = 500.
 * NaN when it is no amount. More than two decimals round half away from zero and are told through `note`.
 */
export function parseCents(text: string, note?: Note): number {
  let at = 0
  const first = text.charCodeAt(0)
  const negative = first === 45
  if (negative || first === 43) at = 1
  let cents = 0
  let digits = 0
  let decimals = -1
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 46 && decimals < 0) decimals = 0
    else if (code >= 48 && code <= 57) {
      digits++
      if (decimals >= 2) return parseLongDecimals(text, note)
      cents = cents * 10 + (code - 48)
      if (decimals >= 0) decimals++
    } else return parseCentsTrimmed(text, note)
  }
  if (digits === 0) return Number.NaN
  if (decimals < 0) decimals = 0
  if (decimals === 0) cents *= 100
  else if (decimals === 1) cents *= 10
  if (cents > Number.MAX_SAFE_INTEGER) return Number.NaN
  return negative && cents !== 0 ? -cents : cents
}

function parseCentsTrimmed(text: string, note: Note | undefined): number {
  const trimmed = text.trim()
  return trimmed === text || trimmed === '' ? Number.NaN : parseCents(trimmed, note)
}

function parseLongDecimals(text: string, note: Note | undefined): number {
  const match = /^([+-]?\d*\.\d\d)(\d+)$/.exec(text.trim())
  if (match === null) return Number.NaN
  const whole = parseCents(match[1] ?? '')
  const rest = match[2] ?? ''
  if (/^0*$/.test(rest)) return whole
  note?.({
    code: CODE.moneyDecimals,
    severity: 'warning',
    says: `The amount "${text}" has fractions of a cent; it is read rounded to the cent.`,
  })
  const away = rest.charCodeAt(0) >= 53 ? 1 : 0
  return text.trim().startsWith('-') ? whole - away : whole + away
}

/** Integer cents as X12 wants dollars: no needless zeros (`80` = `.8`, 10000 = `100`). */
export function formatCents(cents: number): string {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`${cents} is not a whole number of cents`)
  const size = Math.abs(cents)
  const dollars = Math.floor(size / 100)
  const rest = size % 100
  const fraction = rest === 0 ? '' : rest % 10 === 0 ? `.${rest / 10}` : `.${rest < 10 ? '0' : ''}${rest}`
  const whole = dollars === 0 && fraction !== '' ? '' : String(dollars)
  return `${cents < 0 ? '-' : ''}${whole}${fraction}`
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** CCYYMMDD (or YYMMDD, read as 19xx from 50 on, else 20xx) into an ISO date; undefined when it is no date. */
export function parseDate(text: string): string | undefined {
  const full = text.length === 6 ? `${text < '50' ? '20' : '19'}${text}` : text
  if (!/^\d{8}$/.test(full)) return undefined
  const year = Number(full.slice(0, 4))
  const month = Number(full.slice(4, 6))
  const day = Number(full.slice(6))
  const leap = month === 2 && (year % 4 === 0 ? year % 100 !== 0 || year % 400 === 0 : false)
  const days = DAYS[month - 1]
  if (days === undefined || day < 1 || day > (leap ? 29 : days) || year < 1) return undefined
  return `${full.slice(0, 4)}-${full.slice(4, 6)}-${full.slice(6)}`
}

/** A value of a tree as a day of the calendar; null where the file has something else in its place, which stays in the tree as it came. */
export function dayOf(value: string | null | undefined): string | null {
  if (value === undefined || value === null || !/^\d{4}-\d\d-\d\d$/.test(value)) return null
  return parseDate(value.replaceAll('-', '')) ?? null
}

function isTime(text: string): boolean {
  return /^(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d\d{0,2})?$/.test(text)
}

/** One element's text into its value. What cannot be read as its format stays text (money: undefined), and is told. */
export function parseElement(element: Element, text: string, wide: boolean, note: Note): string | number | undefined {
  switch (element.format) {
    case 'bytes':
      return text
    case 'money': {
      const cents = parseCents(text, note)
      if (!Number.isNaN(cents)) return cents
      note({ code: CODE.moneyUnreadable, severity: 'error', says: `"${shown(text)}" is not an amount of money.` })
      return undefined
    }
    case 'date': {
      const iso = parseDate(text)
      if (iso !== undefined) return iso
      note({ code: CODE.invalidDate, severity: 'warning', says: `"${shown(text)}" is not a date.` })
      return text
    }
    case 'time':
      if (!isTime(text)) note({ code: CODE.invalidTime, severity: 'warning', says: `"${shown(text)}" is not a time.` })
      break
    case 'decimal':
      if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text))
        note({ code: CODE.invalidCharacter, severity: 'warning', says: `"${shown(text)}" is not a number.` })
      break
    case 'code':
      if (element.values !== undefined && !element.values.includes(text))
        note({ code: CODE.invalidCode, severity: 'warning', says: `"${shown(text)}" is not a code that is used here.` })
      break
    case 'text':
      break
  }
  if (text.length > element.max && !(element.format === 'code' && element.values !== undefined))
    note({
      code: CODE.tooLong,
      severity: 'warning',
      says: `"${shown(text)}" is longer than ${element.max} characters.`,
    })
  return wide ? decodeText(text) : text
}

/** A value back into one element's text (one character per byte). */
export function formatElement(element: Element, value: unknown): string {
  if (value === undefined) return ''
  if (element.format === 'money') return formatCents(value as number)
  if (element.format === 'bytes') return String(value)
  const written = encodeText(String(value))
  return element.format === 'date' && /^\d{4}-\d\d-\d\d$/.test(written) ? written.replaceAll('-', '') : written
}

function shown(text: string): string {
  const one = decodeText(text).replace(/[\x00-\x1f\x7f]+/g, ' ')
  return one.length > 40 ? `${one.slice(0, 40)}…` : one
}

/** From the first to the last day, as ISO dates. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** A DTP's value: one day, a day with a time, or a range; undefined when it is none of them. */
export function periodOf(
  dtp: { readonly format?: string | undefined; readonly value?: string | undefined } | undefined,
): Period | undefined {
  const match = /^(\d{6}(?:\d{2})?)(?:\d{4})?(?:-(\d{6}(?:\d{2})?)(?:\d{4})?)?$/.exec(dtp?.value?.trim() ?? '')
  const from = parseDate(match?.[1] ?? '')
  if (from === undefined) return undefined
  return { from, to: parseDate(match?.[2] ?? '') ?? from }
}

/** The way back: what goes into a DTP for a day or a range. */
export function formatPeriod({ from, to }: Period): { readonly format: 'D8' | 'RD8'; readonly value: string } {
  const [first, last] = [from.replaceAll('-', ''), to.replaceAll('-', '')]
  return first === last ? { format: 'D8', value: first } : { format: 'RD8', value: `${first}-${last}` }
}
