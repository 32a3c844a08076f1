// Questions for a lesson, made of a practice's own denials: what came back, on which procedure, about how much; and what would have kept it from coming back.
// No name, number or day of a patient is in them. Pure; the same cases make the same questions.
import { type CodePage, pageOf } from '../../decide/code-page.ts'
import type { Cause } from '../../knowledge/load.ts'
import type { LessonCase } from '../../store/training.ts'

const QUESTIONS = 5
const LETTERS = ['A', 'B', 'C', 'D'] as const

export interface Question {
  readonly asks: string
  readonly a: string
  readonly b: string
  readonly c: string
  readonly d: string
  readonly right: (typeof LETTERS)[number]
  readonly why: string
}

/** A code of each cause that can be known before sending, whose advice stands beside the right one. */
const OTHERS: readonly (readonly [cause: Cause, code: string])[] = [
  ['eligibility', '27'],
  ['authorization', '197'],
  ['timely-filing', '29'],
  ['duplicate', '18'],
  ['coding', '4'],
  ['other-payer', '22'],
  ['bundling', '97'],
  ['claim-data', '16'],
  ['provider-enrollment', 'B7'],
]

/** How a case of this code is prevented, by its page; undefined where that says nothing. */
export const preventionOf = (page: CodePage | undefined): string | undefined => page?.prevention?.[0]

/** Up to five: of each code first its case with the most dollars, then further ones. `procedures` are those of each answer, by its number. */
export function quizOf(
  cases: readonly LessonCase[],
  procedures: ReadonlyMap<number, readonly string[]>,
): readonly Question[] {
  const dearest = [...cases].sort((one, other) => other.deniedCents - one.deniedCents || one.id - other.id)
  const seen = new Set<string>()
  const firsts = dearest.filter(({ carc }) => !seen.has(carc) && seen.add(carc))
  const rest = dearest.filter(each => !firsts.includes(each))
  const asked = [...firsts, ...rest].flatMap(each => questionOf(each, procedures.get(each.remitClaimId) ?? []) ?? [])
  const different = asked.filter(({ asks }, at) => asked.findIndex(other => other.asks === asks) === at)
  return different.slice(0, QUESTIONS)
}

function questionOf(
  { id, cause, groupCode, carc, deniedCents }: LessonCase,
  procedures: readonly string[],
): Question | undefined {
  const page = pageOf(`${groupCode}-${carc}`)
  const good = preventionOf(page)
  if (page === undefined || good === undefined) return undefined
  const others = OTHERS.filter(([other]) => other !== cause).flatMap(([, code]) => preventionOf(pageOf(code)) ?? [])
  const wrong = [...new Set(others)].filter(text => text !== good)
  const from = id % wrong.length
  const three = [...wrong.slice(from), ...wrong.slice(0, from)].slice(0, 3)
  const at = id % LETTERS.length
  const [a = '', b = '', c = '', d = ''] = three.toSpliced(at, 0, good)
  const on = procedures.length === 0 ? 'a claim' : `a claim for ${procedures.slice(0, 3).join(', ')}`
  return {
    asks: `${groupCode}-${carc} (${page.title}) came back on ${on}, over about ${rounded(deniedCents)}. What would have kept it from coming back?`,
    ...{ a, b, c, d },
    right: LETTERS[at] ?? 'A',
    why: page.meaning,
  }
}

/** To ten dollars, so that no sum leads back to a claim. */
const rounded = (cents: number): string => `$${Math.max(10, Math.round(cents / 1000) * 10).toLocaleString('en-US')}`
