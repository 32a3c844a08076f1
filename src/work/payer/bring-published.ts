// Figures that a payer publishes of itself, or that are published of it, brought in to stand beside the practice's own.
import { z } from 'zod'
import { addPublished, type PublishedFigure, publishedFigures } from '../../store/published.ts'
import { PUBLISHED_KINDS } from '../../store/words.ts'
import { defineAction } from '../action.ts'
import { choice, line, maybeLine, titled } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { columnsOf, onlyLook, sheetText } from '../sheet/input.ts'
import { openSheet } from '../sheet/read-xlsx.ts'
import { payerNamed } from './named.ts'
import { PUBLISHED_COLUMNS, readPublished } from './read-published.ts'

export const action = defineAction(import.meta.url, {
  title: 'Bring in published figures',
  says: 'Bring in what a payer publishes of itself (prior-authorization metrics), or the exchanges’ transparency file, to stand beside your own figures.',
  right: 'lead',
  on: 'practice',
  undo: '"Take published figures back" with the number of the sheet.',
  refuses: ['not-found', 'not-known', 'ambiguous', 'empty'],
  http: { method: 'POST', path: '/payers/published' },
  screen: '/payers/$id',
  without: { command: '"overturn published import FILE" reads it from a file.' },
  input: z.object({
    payer: line('Payer', { description: 'As your files name it, its number, or a part of its name' }),
    kind: choice('What', PUBLISHED_KINDS, {
      labels: { 'prior-authorization': 'Prior authorization', transparency: 'Exchange transparency' },
    }),
    period: titled(z.string().regex(/^\d{4}$/, 'A year, such as 2025.'), 'Year', {
      description: 'That the figures are of',
    }),
    source: line('Source', { most: 400, description: 'The address where it was published' }),
    issuer: maybeLine('Issuer', {
      most: 100,
      description: 'Of the transparency file: its number there, or a part of its name',
    }),
    sheet: sheetText(),
    columns: columnsOf(PUBLISHED_COLUMNS, { metric: 'Measure' }),
    dryRun: onlyLook(),
  }),
  async run({ store, actor: { who, now } }, _targets, { payer, kind, period, source, issuer, sheet, columns, dryRun }) {
    const { id: payerId, name } = await payerNamed(store, payer)
    const read = readPublished(await openSheet(sheet), columns, issuer === '' ? undefined : issuer)
    if (read.figures.length === 0) throw new Refusal('empty', 'No figure stands in it that could be read.')
    const here = new Set((await publishedFigures(store, payerId)).filter(each => each.period === period).map(signOf))
    if (read.figures.every(each => here.has(signOf({ ...each, kind }))))
      return {
        changed: 0,
        says: `These figures of ${name} are here already.`,
        made: { columns: read.columns, figures: [] },
      }
    const sheetId = dryRun
      ? undefined
      : await store.write(async unit => {
          const made = unit.nextId()
          await addPublished(
            unit,
            read.figures.map(each => ({
              ...{ id: unit.nextId(), payerId, kind, period, source, sheetId: made, broughtAt: now, broughtBy: who },
              ...each,
            })),
          )
          unit.event({
            at: now,
            who,
            verb: 'brought-published',
            data: { sheet: made, payer: name, figures: read.figures.length },
          })
          return made
        })
    const count = `${read.figures.length} ${read.figures.length === 1 ? 'figure' : 'figures'} of ${name}`
    return {
      changed: dryRun ? 0 : read.figures.length,
      says: dryRun ? `${count} would be kept; nothing was.` : `${count} kept as sheet ${sheetId}.`,
      made: {
        columns: read.columns,
        figures: read.figures.slice(0, 100),
        ...(sheetId === undefined ? {} : { sheet: sheetId }),
      },
    }
  },
})

/** What two figures of one payer and period have in common that are one. */
const signOf = ({ kind, metric, about, told }: Pick<PublishedFigure, 'kind' | 'metric' | 'about' | 'told'>): string =>
  [kind, metric, about, told].join('\n')
