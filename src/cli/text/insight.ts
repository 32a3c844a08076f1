// What a person reads of `overturn insight`: every figure with both its numbers and its formula, its largest parts below.
import type { z } from 'zod'
import type { view } from '../../work/insight/measures.ts'
import { left, plain, right, styled, type Terminal } from '../terminal.ts'

/** How many words of each part are shown; `--json` has all. */
const MOST = 4

export function text(
  { today, from, to, payer, by, undated, measures }: z.output<typeof view.answer>,
  _now: string,
  terminal: Terminal,
): string {
  const period = from === undefined && to === undefined ? 'all months' : `${from ?? 'the beginning'} to ${to ?? 'now'}`
  const head = `Measures as of ${today}, ${period} by ${by}${payer === undefined ? '' : `, ${plain(payer)}`}`
  const lines = measures.flatMap(measure => [
    `${styled(terminal, 'bold', left(measure.title, 30))} ${right(measure.figure, 16)}   ${measure.made}${measure.before === undefined ? '' : `; a year before ${measure.before}`}`,
    styled(terminal, 'dim', `  ${measure.formula}`),
    ...partLines(measure.parts),
  ])
  const loose =
    undated === 0 || period === 'all months'
      ? []
      : [`${undated.toLocaleString('en-US')} decisions have no such day and stand in no month.`]
  return `${[styled(terminal, 'bold', head), '', ...lines, '', ...loose].join('\n')}\n"overturn insight-claims NAME" lists the claims behind one (names: --json); benchmarks with their sources stand there too.\n`
}

function partLines(parts: z.output<typeof view.answer>['measures'][number]['parts']): readonly string[] {
  return [...Map.groupBy(parts, part => part.by)].map(([by, own]) => {
    const said = own.slice(0, MOST).map(part => `${plain(part.word)} ${part.figure}`)
    const rest = own.length > MOST ? `, ${own.length - MOST} more` : ''
    return `  by ${by}: ${said.join(' · ')}${rest}`
  })
}
