// Figures and patterns on paper. Pure; knows of the answers only what it prints.
import { type Block, heading, type Printed, paragraph, printedMoney } from '../printed.ts'

interface Value {
  readonly numerator: number
  readonly denominator: number
  readonly value?: number | undefined
}
interface Figure extends Value {
  readonly title: string
  readonly unit: string
  readonly formula: string
  readonly population: string
  readonly before?: Value | undefined
  readonly benchmarks: readonly { readonly says: string; readonly url: string; readonly read: string }[]
}
interface Span {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

const spanSays = ({ from, to }: Span) =>
  from === undefined && to === undefined
    ? 'All that is known here.'
    : `From ${from ?? 'the beginning'} to ${to ?? 'today'}.`
const percent = (share: number) => `${(share * 100).toFixed(1)} %`
const shown = ({ value }: Value, unit: string) =>
  value === undefined ? 'nothing to count' : unit === 'days' ? `${value.toFixed(1)} days` : percent(value)

/** Each figure with what it counts and the year before; formulas, population and what others have published on the pages after. */
export function printedFigures({ measures, ...span }: Span & { readonly measures: readonly Figure[] }): Printed {
  const counted = ({ numerator, denominator, unit }: Figure) =>
    unit === 'cents'
      ? `${printedMoney(numerator)} of ${printedMoney(denominator)}`
      : `${numerator.toLocaleString('en-US')} of ${denominator.toLocaleString('en-US')}`
  const table: Block = {
    kind: 'table',
    columns: ['Figure', 'Value', 'Counted', 'A year before'],
    rows: measures.map(each => [
      each.title,
      shown(each, each.unit),
      counted(each),
      each.before === undefined ? '' : shown(each.before, each.unit),
    ]),
    widths: [4, 2, 4, 2],
  }
  const formulas = measures.flatMap(({ title, formula, population, benchmarks }): readonly Block[] => [
    heading(title),
    paragraph(`${formula}. ${population}`),
    ...benchmarks.map(({ says, url, read }) => paragraph(`Published: ${says}. ${url}, read on ${read}.`)),
  ])
  return {
    sections: [
      { heading: 'Figures', blocks: [paragraph(spanSays(span)), table] },
      { heading: 'How each figure is counted', blocks: formulas },
    ],
  }
}

interface Patterns {
  readonly of: string
  readonly several: boolean
  readonly groups: readonly {
    readonly name: string
    readonly denials: number
    readonly cents: number
    readonly recoveredCents: number
    readonly lostCents: number
    readonly share: number
  }[]
  readonly months: readonly {
    readonly month: string
    readonly claims: number
    readonly denied: number
    readonly deniedCents: number
  }[]
  readonly changes: readonly { readonly says: string }[]
  readonly method: string
}

/** Groups on paper: those below are few dollars each. */
const MOST_GROUPS = 40

export function printedPatterns({ of, several, groups, months, changes, method }: Patterns): Printed {
  const rows = groups
    .slice(0, MOST_GROUPS)
    .map(each => [
      each.name,
      each.denials.toLocaleString('en-US'),
      printedMoney(each.cents),
      printedMoney(each.recoveredCents),
      printedMoney(each.lostCents),
      percent(each.share),
    ])
  const byMonth = months.map(({ month, claims, denied, deniedCents }) => [
    month,
    claims.toLocaleString('en-US'),
    denied.toLocaleString('en-US'),
    claims === 0 ? '' : percent(denied / claims),
    printedMoney(deniedCents),
  ])
  return {
    sections: [
      {
        heading: 'Patterns',
        blocks: [
          heading('What has changed'),
          ...(changes.length === 0
            ? [paragraph('No rate has changed by more than chance makes it.')]
            : changes.map(({ says }) => paragraph(says))),
          paragraph(method),
          heading(`By ${of.replaceAll('-', ' ')}`),
          ...(several
            ? [paragraph('A denial with several of these is counted under each, with all its dollars.')]
            : []),
          {
            kind: 'table',
            columns: ['', 'Denials', 'Denied', 'Recovered', 'Lost', 'Share'],
            rows,
            widths: [4, 2, 2, 2, 2, 1],
          },
          heading('Month by month'),
          { kind: 'table', columns: ['Month', 'Answered', 'With a denial', 'Rate', 'Denied'], rows: byMonth },
        ],
      },
    ],
  }
}
