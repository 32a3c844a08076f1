// What a person reads of `overturn code-figures`: what a code has come to in this practice.
import type { CodeFigures } from '../../work/code/figures.ts'
import { amount, left, right, type Terminal } from '../terminal.ts'

export function text(figures: CodeFigures, _now: string, _terminal: Terminal): string {
  const { times, cents, denials, open, openCents, closed, won, recoveredCents, writtenOffCents } = figures
  const row = (what: string, count: number | undefined, money: number | undefined) =>
    `${left(what, 22)}${right(count === undefined ? '' : count.toLocaleString('en-US'), 10)}${money === undefined ? '' : right(`$${amount(money)}`, 18)}\n`
  return [
    row('Came', times, cents),
    row('Denials of it', denials, undefined),
    row('Open', open, openCents),
    row('Closed', closed, undefined),
    row('Closed with money', won, recoveredCents),
    row('Written off', undefined, writtenOffCents),
  ].join('')
}
