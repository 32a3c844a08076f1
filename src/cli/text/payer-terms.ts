// What a person reads of `overturn payer-terms`: each payer with its deadlines, those that the practice still has to look up first.
import { timeText } from '../../work/payer/clock-overrides.ts'
import type { PayerTerms } from '../../work/payer/terms.ts'
import { amount, left, listed, plain, right, styled, type Terminal } from '../terminal.ts'

interface Answer {
  readonly items: readonly PayerTerms[]
  readonly missing: number
  readonly missingCents: number
}

export function text({ items, missing, missingCents }: Answer, _now: string, terminal: Terminal): string {
  const list = listed(
    items,
    'No file has named a payer yet: "overturn import FOLDER" brings remittances in.',
    ({ id, name, uses, usesTitle, open, atStakeCents, terms, missing: lacking }) => {
      const head = `${right(String(id), 6)} ${left(plain(name), 34)} ${usesTitle ?? 'which kind of plan it is, nothing says'}`
      const money = `${open.toLocaleString('en-US')} open, $${amount(atStakeCents)}`
      const lines = terms.map(({ level, within, unit, own, product, source }) => {
        const time = timeText({ within, unit })
        const assumed = lacking.includes(level) && !own
        const whence = own ? `yours${product === undefined ? '' : ` for ${product}`}: ${plain(source ?? '')}` : ''
        return `         ${left(level.replaceAll('-', ' '), 18)} ${left(assumed ? `≈ ${time}` : time, 20)} ${assumed ? styled(terminal, 'yellow', 'assumed: look into your contract') : whence}`
      })
      return [`${head}  ${money}`, ...(uses === null ? [] : lines)].join('\n')
    },
  )
  if (missing === 0) return list
  const payers = missing === 1 ? '1 payer has' : `${missing} payers have`
  return `${list}\n${payers} deadlines that are only assumed, with $${amount(missingCents)} open. "overturn set-terms NUMBER --appeal '180 days' --source 'contract, page 3'" sets them.\n`
}
