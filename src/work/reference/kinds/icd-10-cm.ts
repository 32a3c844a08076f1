// ICD-10-CM, the order file: number in columns 1-5, code in 7-13, 1 in 15 where it may be billed, a short text from 17, a long one from 78.
import { BadLine, type ListKind } from '../kind.ts'

/** `1|text` of a code that may be billed, `0|text` of a heading. */
export const icd10cm: ListKind = {
  kind: 'icd-10-cm',
  asked: 'diagnoses',
  title: 'ICD-10-CM diagnosis codes (order file)',
  publisher: 'CDC and CMS, each October 1 and sometimes April 1',
  // Beside it the zip holds the codes alone, and what has changed since the year before.
  file: /icd10cm[-_]order(?!.*addenda)[^/\\]*\.txt$/i,
  reader: () => ({
    line(text) {
      if (text.trim() === '') return []
      const code = text.slice(6, 13).trim()
      const flag = text.charAt(14)
      if (!/^\d{5}$/.test(text.slice(0, 5)) || !/^[A-Z][0-9A-Z]{2,6}$/.test(code) || !/^[01]$/.test(flag))
        throw new BadLine('it is no line of the order file: five digits, a code, and 0 or 1 in column 15')
      return [{ key: code, value: `${flag}|${text.slice(77).trim() || text.slice(16, 76).trim()}` }]
    },
  }),
  /** `icd10cm_order_2026.txt` is the fiscal year 2026: from October 1 of the year before. */
  inForce(name) {
    const year = /icd10cm[-_]order[-_](?:[a-z]+[-_])?(20\d\d)/i.exec(name)?.[1]
    const april = /april|apr/i.test(name)
    if (year === undefined) return undefined
    return april
      ? { from: `${year}-04-01`, to: `${year}-09-30` }
      : { from: `${Number(year) - 1}-10-01`, to: `${year}-09-30` }
  },
}
