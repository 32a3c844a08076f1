// What a person reads of `overturn batches`: each batch in a line, with how far its letters are.
import type { z } from 'zod'
import type { batchRecord } from '../../work/batch/list.ts'
import { amount, left, listed, plain, right } from '../terminal.ts'

export function text({ items }: { readonly items: readonly z.infer<typeof batchRecord>[] }): string {
  const head = `${right('No.', 9)} ${left('Batch', 44)} ${right('letters', 7)} ${right('open', 5)} ${right('made', 5)} ${right('sent', 5)} ${right('won', 7)} ${right('asked', 12)} ${right('came', 12)}\n`
  if (items.length > 0)
    return `${head}${listed(items, '', each => `${right(String(each.id), 9)} ${left(plain(each.title), 44)} ${right(String(each.count), 7)} ${right(String(each.open), 5)} ${right(String(each.made), 5)} ${right(String(each.sent), 5)} ${right(each.decided === 0 ? '-' : `${each.granted}/${each.decided}`, 7)} ${right(amount(each.askedCents), 12)} ${right(amount(each.recoveredCents), 12)}`)}`
  return 'No batch yet: "overturn appeal-together --all --payer NAME --code 197 --cause authorization" begins one.\n'
}
