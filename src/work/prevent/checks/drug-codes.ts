// Drugs for Medicaid: the NDC has to stand beside the code.
import { asPrinted, type DescribedCheck, JUDGMENT } from '../check.ts'

const DRUG = /^(?:J\d{4}|Q(?:0138|0139|5\d{3}))$/

export const check: DescribedCheck = {
  title: 'Drugs without their NDC',
  severity: 'warn',
  prevents: ['16+M119'],
  kinds: ['professional', 'institutional'],
  cites: [
    asPrinted('42 U.S.C. 1396r-8(a)(7): states collect the NDC of drugs that a physician gives', '2026-11-27'),
    ...JUDGMENT,
  ],
  find(claim, { payerClass }) {
    return claim.lines.flatMap(({ line, procedure, source }, at) => {
      const drugs: readonly unknown[] =
        (claim.node.lines[at] as { readonly drugs?: readonly unknown[] } | undefined)?.drugs ?? []
      if (procedure === undefined || !DRUG.test(procedure) || drugs.length > 0) return []
      return [
        {
          line,
          element: 'LIN03',
          is: procedure,
          says: `${procedure} is a drug, and its NDC (LIN, with quantity and unit in CTP) is missing.${payerClass === 'medicaid' ? '' : ' Medicaid always asks for it, other payers often.'}`,
          source,
          severity: payerClass === 'medicaid' ? 'warn' : 'info',
        },
      ]
    })
  },
}
