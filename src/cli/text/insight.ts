// What a person reads of `overturn insight`: each figure with what it is made of, and the formula below.
import type { view } from '../../work/insight/measures.ts'
import type { AnswerOf } from '../../work/view.ts'
import { amount, left, plain, right, styled, type Terminal, wrap } from '../terminal.ts'

type Measure = AnswerOf<typeof view>['measures'][number]

export function text({ from, to, by, measures }: AnswerOf<typeof view>, _now: string, terminal: Terminal): string {
  const span = `${from ?? 'the beginning'} to ${to ?? 'today'}, by the day of ${by}`
  const lines = measures.flatMap(measure => [
    `${left(measure.title, 30)}${right(figureOf(measure), 12)}  ${madeOf(measure)}${changeOf(measure)}`,
    ...wrap(measure.formula, 90).map(line => styled(terminal, 'dim', `  ${line}`)),
  ])
  return `${[styled(terminal, 'bold', `Figures from ${span}`), '', ...lines, '', '"overturn insight-rows NAME" lists the claims behind one; --json has names, populations and published figures.'].join('\n')}\n`
}

function figureOf({ value, unit }: Measure): string {
  if (value === undefined) return 'none'
  return unit === 'days' ? `${value.toFixed(1)} d` : `${(value * 100).toFixed(1)} %`
}

function madeOf({ numerator, denominator, unit }: Measure): string {
  if (unit === 'cents') return `$${amount(numerator)} of $${amount(denominator)}`
  if (unit === 'days') return `${numerator.toLocaleString('en-US')} days over ${denominator.toLocaleString('en-US')}`
  return `${numerator.toLocaleString('en-US')} of ${denominator.toLocaleString('en-US')} ${plain(unit)}`
}

function changeOf({ before, unit }: Measure): string {
  if (before?.value === undefined) return ''
  const then = unit === 'days' ? `${before.value.toFixed(1)} d` : `${(before.value * 100).toFixed(1)} %`
  return `  (a year before: ${then})`
}
