// What a person reads of `overturn recoupments`: money taken or given outside of claims, and what it belongs to.
import type { z } from 'zod'
import type { recoupmentRecord } from '../../work/remittance/recouped.ts'
import { amount, left, plain, right, styled, type Terminal } from '../terminal.ts'

type Recoupment = z.output<typeof recoupmentRecord>

export function text({ items }: { readonly items: readonly Recoupment[] }, _now: string, terminal: Terminal): string {
  const [first] = items
  if (first === undefined) return 'No money was taken or given outside of claims.\n'
  const lines = items.map(each => {
    const line = `${left(each.paymentDate ?? '-', 11)} ${left(plain(each.reason), 3)} ${right(amount(each.amountCents), 12)}  ${left(plain(each.reference ?? '-'), 22)} ${left(plain(belongs(each)), 52)} ${plain(each.payer)}`
    return `${each.orphan ? styled(terminal, 'yellow', line) : line}\n`
  })
  return `${lines.join('')}\n"overturn code PLB-${plain(first.reason)}" says what it is, how to trace and how to post it.\n`
}

function belongs({ account, settled }: Recoupment): string {
  const named = account === undefined ? undefined : `account ${account}`
  if (settled === undefined) return named ?? 'names no claim'
  const forwarded = settled ? 'forwarded and settled' : 'forwarded, its other half has not come'
  return named === undefined ? forwarded : `${named}, ${forwarded}`
}
