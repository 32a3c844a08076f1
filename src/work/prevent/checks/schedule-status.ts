// Codes for which Medicare's fee schedule never pays by themselves: paid with another service, not valid for Medicare, or not covered.
import { scheduleEntry } from '../../reference/kinds/pfs.ts'
import { type DescribedCheck, dayOf } from '../check.ts'

interface Status {
  readonly says: string
  readonly fix: string
  readonly prevents: readonly string[]
}
const STATUSES: Readonly<Record<string, Status>> = {
  B: {
    says: 'is always paid with other services (status B)',
    fix: 'It may not be billed to the patient apart either; take it out, or leave it for the record.',
    prevents: ['97'],
  },
  I: {
    says: 'is not valid for Medicare, which uses another code (status I)',
    fix: 'Find the code that Medicare uses for it, mostly one of HCPCS (G).',
    prevents: ['16+M51'],
  },
  N: {
    says: 'is not covered by Medicare (status N)',
    fix: 'Where the patient wants the denial, for another insurance, it bears GY (and GX with a notice that was signed).',
    prevents: ['96'],
  },
}
/** Says that the denial is wanted. */
const MEANT: ReadonlySet<string> = new Set(['GY', 'GX', 'GA', 'GZ'])

export const check: DescribedCheck = {
  title: 'Codes that the fee schedule never pays',
  severity: 'warn',
  prevents: ['97', '16+M51', '96'],
  kinds: ['professional'],
  needs: (claim, payerClass) =>
    payerClass === 'medicare-part-b' && claim.lines.some(({ procedure }) => procedure !== undefined) ? ['pfs'] : [],
  cites: [
    {
      title: 'First Coast, Medicare physician fee schedule payment policy indicators: code status',
      url: 'https://medicare-prod.fcso.com/node/2226',
      read: '2026-11-28',
    },
  ],
  find(claim, { entry, today }) {
    return claim.lines.flatMap(({ line, procedure, modifiers, chargeCents, source }) => {
      // Quality codes and what is sent for the record bear no charge.
      if (procedure === undefined || chargeCents <= 1 || modifiers.some(each => MEANT.has(each))) return []
      const status = STATUSES[scheduleEntry(entry('pfs', procedure, dayOf(claim, today)))?.status ?? '']
      if (status === undefined) return []
      const { says, fix, prevents } = status
      return [{ line, element: 'SV101-2', is: procedure, says: `${procedure} ${says}.`, fix, prevents, source }]
    })
  },
}
