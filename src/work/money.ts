// Amounts of money as a person types them: one reader for every option, field and filter.
import { Refusal } from './refusal.ts'

/**
 * Dollars in cents, worked out from the digits: `250`, `250.5`, `1,250.00`, `$1,250.00`. Commas stand between threes or nowhere. Throws Refusal
 * `not-money`.
 */
export function centsOf(text: string): number {
  const [, dollars = '', cents = ''] = /^\$?(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{1,2}))?$/.exec(text.trim()) ?? []
  if (dollars === '')
    throw new Refusal('not-money', `"${text.slice(0, 60)}" is no amount; write it as 250, 250.00 or 1,250.00.`)
  return Number(dollars.replaceAll(',', '')) * 100 + Number(cents.padEnd(2, '0'))
}

/** Cents as they are typed: `1250.00`; nothing where there is no amount. */
export function dollarsOf(cents: number | undefined): string {
  return cents === undefined ? '' : (cents / 100).toFixed(2)
}
