// ICD-10-CM, the tabular list (XML): which codes may not stand beside which, by its notes of the first kind (Excludes1). Notes that name codes in another way than as codes and
// ranges in parentheses are left out.
import type { ListKind, ReferenceEntry } from '../kind.ts'
import { icd10cm } from './icd-10-cm.ts'

/** Codes within parentheses: `E08.-`, `A04.0-A04.4`, `J09.X3, J10.1`. */
const NAMED = /\(\s*([A-Z]\d[0-9A-Z](?:\.[0-9A-Z]*)?-?(?:\s*[-,]\s*[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]*)?-?)*)\s*\)/g

/** Under the code that bears the note, without its dot: what may not stand with it, each a beginning (`E10`) or a range of beginnings (`A040:A044`), separated by commas. */
export const tabular: ListKind = {
  kind: 'icd-10-tabular',
  title: 'ICD-10-CM tabular list: codes that exclude each other',
  publisher: 'CDC and CMS, each October 1, icd10cm_tabular_….xml',
  file: /icd10cm[-_]tabular[^/\\]*\.xml$/i,
  asked: 'apart',
  reader() {
    /** Names of the codes that are open, the innermost last; empty where its name is still to come. */
    const open: string[] = []
    let within = false
    let note: string | undefined
    let naming = false
    let codes: string[] = []
    const take: Readonly<Record<string, () => readonly ReferenceEntry[] | undefined>> = {
      '<diag>': () => void open.push(''),
      '</diag>': () => void open.pop(),
      '<name>': () => {
        naming = true
      },
      '</name>': () => {
        naming = false
      },
      '<excludes1>': () => {
        within = true
        codes = []
      },
      '<note>': () => {
        note = ''
      },
      '</note>': () => {
        if (within) codes.push(...codesIn(note ?? ''))
        note = undefined
      },
      '</excludes1>': () => {
        within = false
        const key = open.at(-1)
        return key === undefined || key === '' || codes.length === 0 ? [] : [{ key, value: codes.join(',') }]
      },
    }
    return {
      line(text) {
        const found: ReferenceEntry[] = []
        for (const part of text.match(/<[^>]*>|[^<]+/g) ?? []) {
          if (part.startsWith('<')) found.push(...(take[part.replace(/\s[^>]*/, '')]?.() ?? []))
          else if (naming && open.length > 0 && open.at(-1) === '')
            open[open.length - 1] = part.trim().replaceAll('.', '')
          else if (note !== undefined) note += part
        }
        return found
      },
    }
  },
  inForce: name => icd10cm.inForce(name.replace(/tabular/i, 'order')),
}

function codesIn(note: string): readonly string[] {
  return [...note.matchAll(NAMED)].flatMap(([, inside = '']) =>
    inside.split(',').flatMap(each => {
      const [first, last] = each
        .trim()
        .split(/(?<=[0-9A-Z.])\s*-\s*(?=[A-Z])/)
        .map(code => code.replaceAll(/[.-]/g, ''))
      return first === undefined || first === '' ? [] : [last === undefined || last === '' ? first : `${first}:${last}`]
    }),
  )
}
