// Training: for each provider the denials that could have been known before sending, what they were for, and the pages that explain them.
import { z } from 'zod'
import { sum } from '../../decide/sum.ts'
import { countByProvider, type ProviderCell, TAUGHT_BY } from '../../store/training.ts'
import { NO_OUTCOME } from '../denial/after.ts'
import { titled } from '../input.ts'
import { defineView, itemsOf, REPORT_SCREEN } from '../view.ts'
import { PREVENTABLE } from './measure/preventable-share.ts'
import { deniedCentsOf, WITH_OUTCOME } from './measure.ts'
import { spanOf, spanShape } from './span.ts'

const count = z.number().int()
const row = z.object({
  provider: z
    .string()
    .meta({ title: 'Who' })
    .describe('NPI of the rendering provider, else the billing one, of the claim as sent; or who coded or registered'),
  denials: count,
  preventable: count.describe('Of them for a cause that can be known before sending, which is a judgment'),
  preventableCents: count.meta({ title: 'Preventable dollars' }),
  causes: z
    .string()
    .meta({ title: 'Most dollars' })
    .describe('The three causes with the most dollars, each with how many'),
  read: z.string().meta({ title: 'Pages to read' }).describe('The codes of these denials, for “overturn code”'),
})
type Row = z.infer<typeof row>

/** How many causes and pages one is given: more is not read. */
export const MOST = 3

/** Who is taught: providers are known by the claims, the others by a sheet that was brought in. */
export const taughtField = titled(z.enum(TAUGHT_BY).default('provider'), 'Of whom', {
  description: 'coder and front-desk: by the sheet that "overturn staff import" brought in',
})

export const view = defineView(import.meta.url, {
  title: 'Training',
  says: 'For each provider, coder or front desk the denials that could have been known before sending, with the pages that explain them.',
  right: 'lead',
  looks: false,
  path: '/insight/training',
  screen: REPORT_SCREEN,
  query: z.object({ of: taughtField, ...spanShape }),
  answer: itemsOf(row),
  async read({ store }, { of, ...asked }) {
    const span = await spanOf(store, asked)
    const cells = await countByProvider(store, { of, span, wanted: { states: WITH_OUTCOME }, says: NO_OUTCOME })
    const rows = [...Map.groupBy(cells, ({ whose }) => whose ?? 'not known')].map(([provider, own]) =>
      rowOf(provider, own),
    )
    return {
      items: rows.sort(
        (one, other) => other.preventableCents - one.preventableCents || (one.provider < other.provider ? -1 : 1),
      ),
    }
  },
})

function rowOf(provider: string, cells: readonly ProviderCell[]): Row {
  const own = cells.filter(({ cause }) => PREVENTABLE.has(cause))
  const causes = mostOf(own, ({ cause }) => cause).map(([cause, alike]) => `${cause} (${countOf(alike)})`)
  return {
    provider,
    ...{ denials: countOf(cells), preventable: countOf(own), preventableCents: sum(own, deniedCentsOf) },
    causes: causes.join(', '),
    read: mostOf(own, ({ groupCode, carc }) => `${groupCode}-${carc}`)
      .map(([code]) => code)
      .join(', '),
  }
}

const countOf = (cells: readonly ProviderCell[]): number => sum(cells, ({ denials }) => denials)

/** The groups with the most dollars, those first. */
export function mostOf(cells: readonly ProviderCell[], of: (cell: ProviderCell) => string) {
  const groups = [...Map.groupBy(cells, of)].map(([name, own]) => [name, own, sum(own, deniedCentsOf)] as const)
  return groups.sort((one, other) => other[2] - one[2] || (one[0] < other[0] ? -1 : 1)).slice(0, MOST)
}
