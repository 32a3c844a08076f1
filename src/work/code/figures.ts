// What a code has come to in this practice: how often it came and over how much, what of it was worked, what came back.
import type { CodePage } from '../../decide/code-page.ts'
import { countProviderAdjustments, countReason, countRemark, denialFigures } from '../../store/code.ts'
import type { Store } from '../../store/store.ts'

export interface CodeFigures {
  /** Adjustments with this reason, or remarks with this code. */
  readonly times: number
  /** Over all adjustments with this reason; absent for a remark. */
  readonly cents?: number
  readonly denials: number
  readonly open: number
  readonly openCents: number
  readonly closed: number
  /** Closed ones that brought money. */
  readonly won: number
  readonly recoveredCents: number
  readonly writtenOffCents: number
}

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
