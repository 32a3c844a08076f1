// Chapters of ICD-10-CM by the first three signs of a code, in our own words. Ranges as in https://codingclarified.com/medical-coding-icd-10-cm-chapters and
// https://www-doh.nj.gov/doh-shad/query/FLDtable.html, both read on 2026-11-28.

export interface Chapter {
  readonly from: string
  readonly to: string
  readonly title: string
}

export const ICD_CHAPTERS: readonly Chapter[] = [
  { from: 'A00', to: 'B99', title: 'infections' },
  { from: 'C00', to: 'D49', title: 'tumors' },
  { from: 'D50', to: 'D89', title: 'blood' },
  { from: 'E00', to: 'E89', title: 'hormones, nutrition, metabolism' },
  { from: 'F01', to: 'F99', title: 'mental and behavioral' },
  { from: 'G00', to: 'G99', title: 'nervous system' },
  { from: 'H00', to: 'H59', title: 'eye' },
  { from: 'H60', to: 'H95', title: 'ear' },
  { from: 'I00', to: 'I99', title: 'circulation' },
  { from: 'J00', to: 'J99', title: 'breathing' },
  { from: 'K00', to: 'K95', title: 'digestion' },
  { from: 'L00', to: 'L99', title: 'skin' },
  { from: 'M00', to: 'M99', title: 'muscles and bones' },
  { from: 'N00', to: 'N99', title: 'urinary and genital' },
  { from: 'O00', to: 'O9A', title: 'pregnancy and birth' },
  { from: 'P00', to: 'P96', title: 'newborns' },
  { from: 'Q00', to: 'Q99', title: 'inborn conditions' },
  { from: 'R00', to: 'R99', title: 'symptoms and findings' },
  { from: 'S00', to: 'T88', title: 'injury and poisoning' },
  { from: 'U00', to: 'U85', title: 'special purposes' },
  { from: 'V00', to: 'Y99', title: 'outside causes' },
  { from: 'Z00', to: 'Z99', title: 'contact with health services' },
]

/** `A00–B99 infections`; undefined for what is no code of ICD-10-CM. With or without its point. */
export function chapterOf(code: string): string | undefined {
  const head = code.replace('.', '').slice(0, 3).toUpperCase()
  const found = /^[A-Z]\d[0-9A-Z]$/.test(head)
    ? ICD_CHAPTERS.find(({ from, to }) => head >= from && head <= to)
    : undefined
  return found === undefined ? undefined : `${found.from}–${found.to} ${found.title}`
}
