// One measured figure: said in a line, held to its floor, and kept where docs/measured.md is made of it (`node bench/measured.ts`).
import { appendFileSync } from 'node:fs'

/** What a figure is held to. A floor that is missed makes the bench fail; what is hoped for and not held yet is the aim. */
export interface Held {
  readonly atLeast?: number
  readonly atMost?: number
  /** Better than the floor, and not reached on every machine. */
  readonly aim?: number
  readonly unit?: 'times' | 'ms' | 's' | 'MB' | '%' | 'rows/s' | 'a minute'
}

export interface Figure extends Held {
  readonly name: string
  readonly value: number
}

/** Each measuring run appends a line of JSON to the file of this name. */
export const KEPT_IN = 'OVERTURN_FIGURES'

/** With as many digits as say something. */
export function figureText(value: number, unit: Held['unit']): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  const number = value.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: digits })
  return unit === undefined || unit === 'times' ? number : `${number} ${unit}`
}

/** Whether it stands where it has to; a figure that is no number does not. */
export function isHeld({ value, atLeast, atMost }: Figure): boolean {
  return (
    Number.isFinite(value) && (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost)
  )
}

/** `≥ 3`, `≤ 50 ms`; '' where nothing is asked. */
export function heldText({ atLeast, atMost, unit }: Held): string {
  const parts = [
    ...(atLeast === undefined ? [] : [`≥ ${figureText(atLeast, unit)}`]),
    ...(atMost === undefined ? [] : [`≤ ${figureText(atMost, unit)}`]),
  ]
  return parts.join(', ')
}

/** Says a figure, keeps it where that is asked for, and makes the process end with 1 where its floor is missed. */
export function figure(name: string, value: number, held: Held = {}): void {
  const kept: Figure = { name, value, ...held }
  const wanted = heldText(held)
  const missed = isHeld(kept) ? '' : '  MISSED'
  console.log(`${name}: ${figureText(value, held.unit)}${wanted === '' ? '' : ` (wanted ${wanted})`}${missed}`)
  if (missed !== '') process.exitCode = 1
  const path = process.env[KEPT_IN]
  if (path !== undefined) appendFileSync(path, `${JSON.stringify(kept)}\n`)
}
