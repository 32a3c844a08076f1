// What a person reads of `overturn underpaid`: payer-wide errors first, then the lines.
import type { view } from '../../work/schedule/underpaid.ts'
import type { AnswerOf } from '../../work/view.ts'
import { amount, counted, left, plain, right, styled, type Terminal } from '../terminal.ts'

const SHOWN = 40

export function text(found: AnswerOf<typeof view>, _now: string, terminal: Terminal): string {
  const { items, groups, compared, shortCents, askCents, overCents, overLines, open } = found
  const told = [
    `${counted(compared, 'line')} compared: ${counted(items.filter(each => each.shortCents > 0 && each.sure !== 'low').length, 'line')} short by $${amount(shortCents)}${overLines === 0 ? '' : `; ${counted(overLines, 'line')} allowed $${amount(overCents)} too much`}.`,
    ...(askCents === 0
      ? []
      : [`$${amount(askCents)} more is short where something usual may explain it: check your contract.`]),
    ...open.map(each => `${counted(each.lines, 'line')} not compared: ${plain(each.says)}`),
  ]
  if (items.length === 0)
    return `${[compared === 0 ? 'No line could be held to anything: "overturn schedule import FILE --payer NAME" brings a fee schedule in.' : 'No line was allowed less than expected.', ...told].join('\n')}\n`
  const head = `${left('Account', 18)} ${right('line', 4)} ${left('Code', 12)} ${left('Service', 11)}${right('expected', 11)}${right('allowed', 11)}${right('short', 10)}  Basis`
  return `${[
    styled(terminal, 'bold', 'Together'),
    ...groups.slice(0, SHOWN).map(each => plain(each.says)),
    '"--payer NAME --procedure CODE --out FILE.xlsx" writes the lines of one of them, for its dispute.',
    '',
    styled(terminal, 'dim', head),
    ...items
      .slice(0, SHOWN)
      .map(
        each =>
          `${left(plain(each.account), 18)} ${right(String(each.line), 4)} ${left(plain([each.procedure, each.modifiers].filter(part => part !== '').join('-')), 12)} ${left(each.service ?? '-', 11)}${right(amount(each.expectedCents), 11)}${right(amount(each.allowedCents), 11)}${right(amount(each.shortCents), 10)}  ${plain(each.basis)}`,
      ),
    ...(items.length > SHOWN ? [`and ${counted(items.length - SHOWN, 'line')} more: --out FILE.xlsx has all.`] : []),
    '',
    ...told,
  ].join('\n')}\n`
}
