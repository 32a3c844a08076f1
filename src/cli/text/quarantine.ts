// What a person reads of `overturn quarantine`: remittances that were not posted, and why.
import type { z } from 'zod'
import type { quarantineRecord } from '../../work/file/quarantine.ts'
import { amount, plain, styled, type Terminal, wrap } from '../terminal.ts'

interface Quarantine {
  readonly items: readonly z.output<typeof quarantineRecord>[]
}

export function text({ items }: Quarantine, _now: string, terminal: Terminal): string {
  if (items.length === 0) return 'Nothing is in quarantine.\n'
  const rows = items.map(row => {
    const head = `${styled(terminal, 'bold', `${row.number}  ${plain(row.file)}`)}, remittance ${row.ordinal + 1} (number ${plain(row.control)}, trace ${plain(row.trace ?? '-')}): $${amount(row.paymentCents)}, ${row.claims} claims\n`
    return `${head}${wrap(plain(row.says), 96)
      .map(part => `    ${part}`)
      .join('\n')}\n`
  })
  const ways = items.some(({ reason }) => reason === 'conflict')
    ? '"overturn quarantine --compare NO." shows what differs from the posted one; "overturn release NO." posts it after all, where both hold.\n'
    : ''
  return `${rows.join('')}${ways}`
}
