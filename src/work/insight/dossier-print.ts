// A payer's dossier on paper: what it comes to on the first page, then the claims of each kind. Pure.
import { type Block, heading, type Printed, paragraph, printedMoney } from '../printed.ts'
import type { Dossier } from './dossier-record.ts'

/** Rows of one kind on paper; all of them are in the sheet. */
const ON_PAPER = 300

const NAMES: Readonly<Record<Dossier['items'][number]['what'], string>> = {
  overturned: 'Denied and then paid',
  'paid-late': 'Paid late',
  unexplained: 'Denied without the remark',
  'off-list': 'Codes outside the uniform list',
  'wrong-cut': 'Sequestration cut where it is wrong',
  'taken-back': 'Taken back',
  'records-asked': 'Records asked for',
}

export function printedDossier(dossier: Dossier): Printed {
  const { payer, from, to, made, sums } = dossier
  const span =
    from === undefined && to === undefined
      ? 'All that is known here'
      : `${from ?? 'from the beginning'} to ${to ?? made}`
  const first: readonly Block[] = [
    paragraph(
      `${span}; made on ${made}. Each claim is named by our account and by your own number. No patient is named.`,
    ),
    ...figuresOf(dossier),
    ...publishedIn(dossier),
    heading('What the claims show'),
    {
      kind: 'table',
      columns: ['What', 'Claims or lines', 'Dollars', 'On what it rests'],
      rows: sums.map(each => [NAMES[each.what], String(each.rows), printedMoney(each.cents), each.ground]),
      widths: [3, 2, 2, 6],
    },
    ...dossier.notChecked.map(paragraph),
  ]
  const title = `Dossier: ${payer}`
  return { title, sections: [{ heading: title, blocks: first }, ...sums.map(({ what }) => sectionOf(what, dossier))] }
}

function figuresOf({ figures }: Dossier): readonly Block[] {
  return [
    heading('Figures'),
    {
      kind: 'table',
      columns: ['Figure', 'Value', 'Counted', 'Formula'],
      rows: figures.map(({ title, value, counted, formula }) => [title, value, counted, formula]),
      widths: [3, 1, 3, 5],
    },
  ]
}

function publishedIn({ published }: Dossier): readonly Block[] {
  if (published.length === 0) return []
  return [
    heading('What is published of you, beside our figures'),
    {
      kind: 'table',
      columns: ['Published figure', 'Year', 'Of', 'Published', 'Ours', 'Where'],
      rows: published.map(each => [each.metric, each.period, each.about, each.told, each.own ?? '', each.source]),
      widths: [4, 1, 3, 2, 2, 4],
    },
  ]
}

function sectionOf(what: Dossier['items'][number]['what'], { items }: Dossier): Printed['sections'][number] {
  const own = items.filter(each => each.what === what)
  const left = own.length - ON_PAPER
  return {
    heading: `${NAMES[what]}: ${own.length}`,
    blocks: [
      {
        kind: 'table',
        columns: ['Account', 'Your number', 'Day', 'Code', 'Dollars', 'What it shows'],
        rows: own
          .slice(0, ON_PAPER)
          .map(each => [each.account, each.claim, each.day ?? '', each.code, printedMoney(each.cents), each.says]),
        widths: [3, 3, 2, 2, 2, 6],
      },
      ...(left > 0 ? [paragraph(`And ${left} more, in the sheet that goes with it.`)] : []),
    ],
  }
}
