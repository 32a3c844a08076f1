// A payer's dossier: what it did to this practice's claims, claim by claim with its own numbers, beside the figures; ready for a talk about the contract, or for a
// complaint. It names accounts and the payer's numbers, never a patient.
import { z } from 'zod'
import { dayIn } from '../../decide/day.ts'
import { sum } from '../../decide/sum.ts'
import { line } from '../input.ts'
import { payerNamed } from '../payer/named.ts'
import { publishedBesideOwn } from '../payer/published.ts'
import { printedMoney } from '../printed.ts'
import { defineView, eachItemAs } from '../view.ts'
import { MEASURES } from './all.ts'
import { DOSSIER_KINDS, type DossierItem, evidenceOf, GROUNDS } from './dossier-evidence.ts'
import { printedDossier } from './dossier-print.ts'
import { type Dossier, dossierItem, dossierRecord } from './dossier-record.ts'
import { readFigures } from './figures.ts'
import type { Ratio } from './measure.ts'
import { spanOf, spanShape } from './span.ts'

/** Of these a payer is talked to. */
const SHOWN: ReadonlySet<string> = new Set([
  ...['initial-denial-rate', 'initial-denial-rate-dollars', 'hidden-denials', 'overturn-rate', 'recovered-dollars'],
  ...['lost-dollars', 'denial-to-cash-days', 'days-to-appeal', 'appeal-success-rate', 'taken-back'],
])

export const view = defineView(import.meta.url, {
  title: 'Dossier of a payer',
  says: 'What a payer did to your claims, claim by claim with its own numbers: for a talk about the contract or a complaint. No patient is named.',
  right: 'read',
  looks: true,
  path: '/insight/dossier',
  command: 'dossier',
  argument: 'payer',
  screen: '/payers/$id',
  query: z.object({
    ...spanShape,
    payer: line('Payer', { description: 'As your files name it, its number, or a part of its name' }),
    state: line('State', { description: 'Whose prompt-pay law: the practice’s own where none is given' }).optional(),
  }),
  answer: dossierRecord,
  lines: eachItemAs('dossier-item', dossierItem),
  print: dossier => printedDossier(dossier),
  async read({ store, actor }, { payer: named, state, ...asked }) {
    const payer = await payerNamed(store, named)
    const span = { ...(await spanOf(store, { ...asked, payer: named })), payerId: payer.id }
    const today = dayIn(store.zone, actor.now)
    const figures = await readFigures(store, span, today)
    const { found, notChecked } = await evidenceOf(store, { span, payer: named, state })
    return {
      payer: payer.name,
      ...(span.from === undefined ? {} : { from: span.from }),
      ...(span.to === undefined ? {} : { to: span.to }),
      made: today,
      figures: MEASURES.filter(({ name }) => SHOWN.has(name)).flatMap(
        ({ name, title, unit, formula, count: counted }) => {
          const ratio = counted(figures)
          return ratio === undefined || ratio.denominator === 0
            ? []
            : [{ name, title, formula, value: shownValue(unit, ratio), counted: countedOf(unit, ratio) }]
        },
      ),
      sums: DOSSIER_KINDS.map(what => sumOfKind(what, found)).filter(({ rows }) => rows > 0),
      published: (await publishedBesideOwn(store, payer.id, today)).map(
        ({ metric, about, period, told, own, source }) => ({
          ...{ metric, about, period, told, source },
          ...(own === undefined ? {} : { own }),
        }),
      ),
      notChecked,
      items: found,
    }
  },
})

function sumOfKind(what: DossierItem['what'], found: readonly DossierItem[]): Dossier['sums'][number] {
  const own = found.filter(each => each.what === what)
  return { what, rows: own.length, cents: sum(own, each => each.cents), ground: GROUNDS[what] }
}

/** `$44.10 of $236.00`, `12 of 130`. */
function countedOf(unit: string, { numerator, denominator }: Ratio): string {
  const text = (value: number) => (unit === 'cents' ? printedMoney(value) : value.toLocaleString('en-US'))
  return `${text(numerator)} of ${text(denominator)}`
}

/** `12.5 %`, or `41 days`. */
function shownValue(unit: string, { numerator, denominator }: Ratio) {
  const value = numerator / denominator
  return unit === 'days' ? `${value.toFixed(1)} days` : `${(value * 100).toFixed(1)} %`
}
