// What a code has come to in this practice: how often it came and over how much, what of it was worked, what came back.
import { z } from 'zod'
import { type CodePage, pageOf } from '../../decide/code-page.ts'
import { countProviderAdjustments, countReason, countRemark, denialFigures } from '../../store/code.ts'
import type { Store } from '../../store/store.ts'
import { Refusal } from '../refusal.ts'
import { defineView } from '../view.ts'

const answer = z.object({
  times: z.number().int().describe('Adjustments with this reason, or remarks with this code'),
  cents: z.number().int().optional().describe('Over all adjustments with this reason; absent for a remark'),
  denials: z.number().int(),
  open: z.number().int(),
  openCents: z.number().int(),
  closed: z.number().int(),
  won: z.number().int().describe('Closed ones that brought money'),
  recoveredCents: z.number().int(),
  writtenOffCents: z.number().int(),
})
export type CodeFigures = z.infer<typeof answer>

/** `code` is a reason (`197`) or a remark (`N130`, of the pharmacy list `RX:75`) or a provider adjustment (`PLB-WO`), which opens no denial. */
export async function figuresOf(store: Store, list: CodePage['list'], code: string): Promise<CodeFigures> {
  if (list === 'plb') {
    const none = { denials: 0, open: 0, openCents: 0, closed: 0, won: 0, recoveredCents: 0, writtenOffCents: 0 }
    return { ...(await countProviderAdjustments(store, code.slice('PLB-'.length))), ...none }
  }
  const seen =
    list === 'carc' ? await countReason(store, code) : { times: await countRemark(store, code), cents: undefined }
  const rows = await denialFigures(store, list, code)
  const open = rows.filter(row => row.status === 'open')
  const closed = rows.filter(row => row.status === 'closed')
  type Name = Exclude<keyof (typeof rows)[number], 'status'>
  const sum = (of: typeof rows, name: Name) => of.reduce((total, row) => total + row[name], 0)
  return {
    times: seen.times,
    ...(seen.cents === undefined ? {} : { cents: seen.cents }),
    denials: sum(rows, 'denials'),
    open: sum(open, 'denials'),
    openCents: sum(open, 'atStakeCents'),
    closed: sum(closed, 'denials'),
    won: sum(closed, 'won'),
    recoveredCents: sum(rows, 'recoveredCents'),
    writtenOffCents: sum(rows, 'writtenOffCents'),
  }
}

export const view = defineView(import.meta.url, {
  title: 'Figures of a code',
  says: 'What a code has come to here: how often, over how much, what was worked, what came back.',
  right: 'read',
  looks: false,
  path: '/codes/:code',
  command: 'code-figures',
  screen: '/codes/$code',
  query: z.object({ code: z.string().min(1).max(30) }),
  answer,
  async read({ store }, { code }) {
    const page = pageOf(code, { payerClass: 'unknown' })
    if (page === undefined) throw new Refusal('not-found', `No code is known as "${code}".`)
    return figuresOf(store, page.list, page.code)
  },
})
