// Mistakes that are planted into clean claims: what is changed, in which claims it can be made, and which check has to tell it.
import type { Random } from '../../src/example/random.ts'
import type { LineWords } from '../claim-text.ts'
import { bareOf, type Clean, type Kind } from './claims.ts'
import {
  ADD_ONS,
  BARRED,
  BUNDLED,
  type Codes,
  ENDED,
  EXCLUDING,
  IMAGES,
  LABS,
  ONE_SIDED,
  OPERATIONS,
  TODAY,
  VISITS,
} from './codes.ts'

type Words = Clean['words']

export interface Mistake {
  readonly name: string
  readonly check: string
  readonly kind?: Kind
  /** Where it can be made. */
  readonly in?: (words: Words, codes: Codes) => boolean
  /** It is told as a note, and holds nothing up. */
  readonly noted?: true
  readonly make: (words: Words, random: Random, codes: Codes) => Partial<Words>
}

const first = (words: Words, change: Partial<LineWords>): Partial<Words> => ({
  lines: words.lines.map((each, at) => (at === 0 ? { ...each, ...change } : each)),
})
const without = (words: Words, begins: string): Partial<Words> => ({
  claim: (words.claim ?? []).filter(each => !each.startsWith(begins)),
})
const renumbered = (words: Words, begins: string): Partial<Words> => ({
  claim: (words.claim ?? []).map(each => (each.startsWith(begins) ? each.replace(/\d{10}$/, BARRED) : each)),
})
const has = (words: Words, begins: string) => (words.claim ?? []).some(each => each.startsWith(begins))
const bills = (words: Words, codes: readonly string[]) => words.lines.some(each => codes.includes(bareOf(each)))
const isFirst = ({ sequence = 'P', frequency = '1' }: Words) => sequence === 'P' && frequency === '1'
/** Whoever applies the edits of NCCI by law or contract; to others they are told as notes. */
const followsEdits = ({ filing = '' }: Words, { own }: Codes) =>
  ['MB', '16'].includes(filing) || (own && filing === 'MC')
/** Whose rules the fee schedule’s indicators are. */
const followsLimits = ({ filing = '' }: Words) => ['MB', '16'].includes(filing)
const oneLine = (words: Words) => words.lines.length === 1 && isFirst(words)

/** Two codes of one day of which one is part of the other. */
function pairWith(indicator: '0' | '1', random: Random, { pairs }: Codes, { lines: [line] }: Words): Partial<Words> {
  const chosen = random.pick([...pairs].filter(([, each]) => each === indicator))
  const [paid = '', part = ''] = chosen[0].split(' ')
  const on = line?.on ?? TODAY
  return { lines: [part, paid].map(code => ({ code, on, charge: '100' })) }
}

/** What the guide of the 837 asks for. */
const GUIDE: readonly Mistake[] = [
  {
    name: 'an NPI that is mistyped',
    check: 'guide-situations',
    kind: 'professional',
    in: words => has(words, 'NM1*82'),
    make: words => ({
      claim: (words.claim ?? []).map(each =>
        each.startsWith('NM1*82') ? each.replace(/\d$/, last => String((Number(last) + 1) % 10)) : each,
      ),
    }),
  },
  {
    name: 'a replacement without the payer’s number',
    check: 'guide-situations',
    in: words => words.frequency === '7',
    make: words => without(words, 'REF*F8'),
  },
  {
    name: 'a first claim with the number of another',
    check: 'guide-situations',
    in: isFirst,
    make: words => ({ claim: ['REF*F8*ICN9', ...(words.claim ?? [])] }),
  },
  {
    name: 'a claim to a second payer without the first',
    check: 'other-payer-answer',
    in: isFirst,
    make: () => ({ sequence: 'S' }),
  },
  {
    name: 'a second payer told too little',
    check: 'secondary-balance',
    in: words => words.sequence === 'S',
    make: words => ({
      earlier: (words.earlier ?? []).map(each =>
        each.startsWith('AMT*D') ? `AMT*D*${Number(each.slice(6)) + 7}` : each,
      ),
    }),
  },
  {
    name: 'a day to come',
    check: 'service-dates',
    kind: 'professional',
    make: words => first(words, { on: '2026-04-02' }),
  },
  { name: 'a birth after the service', check: 'service-dates', kind: 'professional', make: () => ({ born: TODAY }) },
  {
    name: 'no charge',
    check: 'amounts',
    noted: true,
    kind: 'professional',
    in: isFirst,
    make: words => first(words, { charge: '0' }),
  },
  { name: 'no units', check: 'amounts', kind: 'professional', make: words => first(words, { units: '0' }) },
  {
    name: 'a Medicare number that is none',
    check: 'medicare-number',
    in: words => words.filing === 'MB',
    make: words => ({ member: `${words.member.slice(1)}A` }),
  },
  {
    name: 'too late for Medicare',
    check: 'timely-filing',
    kind: 'professional',
    in: words => words.filing === 'MB' && isFirst(words),
    make: words => ({ lines: words.lines.map(each => ({ ...each, on: '2025-01-20' })) }),
  },
  {
    name: 'a place of service that is none',
    check: 'place-of-service',
    kind: 'professional',
    make: () => ({ place: '30' }),
  },
]

/** Codes of diagnoses and procedures. */
const CODES: readonly Mistake[] = [
  {
    name: 'a diagnosis that is none',
    check: 'diagnosis-valid',
    kind: 'professional',
    make: words => ({ diagnoses: [...(words.diagnoses ?? []), 'J0699'] }),
  },
  {
    name: 'a diagnosis that is a heading',
    check: 'diagnosis-valid',
    kind: 'professional',
    make: (words, random, { headings }) => ({
      diagnoses: [...(words.diagnoses ?? []).slice(1), random.pick(headings)],
    }),
  },
  {
    name: 'a diagnosis twice',
    check: 'diagnosis-list',
    kind: 'professional',
    make: words => ({ diagnoses: [...(words.diagnoses ?? []), words.diagnoses?.[0] ?? ''] }),
  },
  {
    name: 'a newborn who is grown',
    check: 'diagnosis-edits',
    kind: 'professional',
    make: words => ({ diagnoses: [...(words.diagnoses ?? []).slice(1), 'Z3800'] }),
  },
  {
    name: 'a manifestation first',
    check: 'diagnosis-edits',
    kind: 'professional',
    make: words => ({ diagnoses: ['H42', ...(words.diagnoses ?? [])] }),
  },
  {
    name: 'diagnoses that exclude each other',
    check: 'excluded-together',
    kind: 'professional',
    in: (_words, { own }) => own,
    make: (words, random) => ({ diagnoses: [...(words.diagnoses ?? []).slice(0, 8), ...random.pick(EXCLUDING)] }),
  },
  {
    name: 'a type of bill that is none',
    check: 'bill-type',
    kind: 'institutional',
    in: (words, { own }) => own && isFirst(words),
    make: () => ({ place: '19' }),
  },
  {
    name: 'an external cause first',
    check: 'diagnosis-list',
    kind: 'professional',
    make: words => ({ diagnoses: ['Y92009', ...(words.diagnoses ?? [])] }),
  },
  {
    name: 'a code of HCPCS that is none',
    check: 'procedure-valid',
    kind: 'professional',
    in: oneLine,
    make: words => first(words, { code: 'A7777' }),
  },
  {
    name: 'a code of HCPCS that has ended',
    check: 'procedure-valid',
    kind: 'professional',
    in: (words, { hasEnded }) => hasEnded && oneLine(words),
    make: words => first(words, { code: ENDED }),
  },
  {
    name: 'both components of one service',
    check: 'modifiers',
    kind: 'professional',
    in: words => bills(words, IMAGES) && oneLine(words),
    make: words => first(words, { code: `${words.lines[0]?.code}:26:TC` }),
  },
  {
    name: 'a modifier that is none',
    check: 'modifiers',
    kind: 'professional',
    in: oneLine,
    make: words => first(words, { code: `${words.lines[0]?.code}:5` }),
  },
  {
    name: 'a visit’s modifier on what is none',
    check: 'visit-modifier',
    kind: 'professional',
    in: words => oneLine(words) && ![...VISITS, '99', 'G04'].some(each => words.lines[0]?.code.startsWith(each)),
    make: words => first(words, { code: `${words.lines[0]?.code}:25` }),
  },
  {
    name: 'a component of what has none',
    check: 'schedule-modifiers',
    kind: 'professional',
    in: words => followsLimits(words) && oneLine(words) && bills(words, VISITS),
    make: words => first(words, { code: `${words.lines[0]?.code}:TC` }),
  },
  {
    name: 'an assistant who is not paid',
    check: 'schedule-modifiers',
    in: (words, { own }) => own && followsLimits(words) && oneLine(words) && bills(words, OPERATIONS),
    make: words => first(words, { code: `${words.lines[0]?.code}:80` }),
  },
  {
    name: 'what is always paid with something else',
    check: 'schedule-status',
    kind: 'professional',
    in: words => words.filing === 'MB' && oneLine(words),
    make: words => first(words, { code: BUNDLED }),
  },
  {
    name: 'an image in a covered nursing stay',
    check: 'nursing-facility-stay',
    kind: 'professional',
    in: words => words.filing === 'MB' && bills(words, IMAGES),
    make: () => ({ place: '31' }),
  },
  {
    name: 'the other side of the body',
    check: 'side-of-body',
    kind: 'professional',
    in: words => words.lines.every(({ code }) => code.startsWith('73030')),
    make: words => ({ lines: [{ ...words.lines[0], code: '73030:RT' }], diagnoses: [ONE_SIDED] }),
  },
  {
    name: 'a hospital visit in the office',
    check: 'place-and-procedure',
    kind: 'professional',
    in: words => oneLine(words) && bills(words, VISITS),
    make: words => first(words, { code: '99232' }),
  },
  {
    name: 'an unlisted code without a word',
    check: 'unlisted-procedure',
    kind: 'professional',
    in: oneLine,
    make: words => first(words, { code: '64999' }),
  },
  {
    name: 'a line twice',
    check: 'same-line-twice',
    kind: 'professional',
    in: oneLine,
    make: words => ({ lines: [...words.lines, ...words.lines] }),
  },
  {
    name: 'part of another that a modifier sets apart',
    check: 'procedure-pairs',
    kind: 'professional',
    in: (words, codes) => oneLine(words) && followsEdits(words, codes),
    make: (words, random, codes) => pairWith('1', random, codes, words),
  },
  {
    name: 'part of another that nothing sets apart',
    check: 'procedure-pairs',
    kind: 'professional',
    in: (words, codes) => oneLine(words) && followsEdits(words, codes),
    make: (words, random, codes) => pairWith('0', random, codes, words),
  },
  {
    name: 'an add-on alone',
    check: 'add-on-alone',
    kind: 'professional',
    in: ({ filing = '', lines }) => ['MB', 'MC', '16'].includes(filing) && lines.some(each => bareOf(each) in ADD_ONS),
    make: words => ({ lines: words.lines.filter(each => bareOf(each) in ADD_ONS) }),
  },
  {
    name: 'more units than are likely',
    check: 'units',
    kind: 'professional',
    in: (words, codes) =>
      oneLine(words) && followsEdits(words, codes) && codes.limits.has(bareOf(words.lines[0] ?? { code: '' })),
    make: (words, _random, { limits }) =>
      first(words, { units: String((limits.get(bareOf(words.lines[0] ?? { code: '' }))?.most ?? 0) + 1) }),
  },
]

/** What one payer or one kind of service asks for. */
const ASKED: readonly Mistake[] = [
  {
    name: 'a drug without its number',
    check: 'drug-codes',
    in: words =>
      words.filing === 'MC' && words.lines.some(({ more = [] }) => more.some(each => each.startsWith('LIN'))),
    make: words => ({ lines: words.lines.map(each => ({ ...each, more: [] })) }),
  },
  {
    name: 'a laboratory without its certificate',
    check: 'laboratory',
    in: words => (words.filing === 'MB' || words.filing === 'MC') && bills(words, LABS),
    make: words => without(words, 'REF*X4'),
  },
  {
    name: 'a test that nobody ordered',
    check: 'ordered-tests',
    kind: 'professional',
    in: words => words.filing === 'MB' && (bills(words, LABS) || bills(words, IMAGES)),
    make: words => without(words, 'NM1*DN'),
  },
  {
    name: 'ordered by somebody who may not',
    check: 'ordering-provider',
    kind: 'professional',
    in: (words, { own }) => own && words.filing === 'MB' && (bills(words, LABS) || bills(words, IMAGES)),
    make: words => renumbered(words, 'NM1*DN'),
  },
  {
    name: 'a provider whom federal programs exclude',
    check: 'provider-excluded',
    kind: 'professional',
    in: (words, { own }) => own && ['MB', 'MC', '16'].includes(words.filing ?? '') && has(words, 'NM1*82'),
    make: words => renumbered(words, 'NM1*82'),
  },
  {
    name: 'a provider who has opted out',
    check: 'provider-opted-out',
    kind: 'professional',
    in: (words, { own }) => own && ['MB', '16'].includes(words.filing ?? '') && has(words, 'NM1*82'),
    make: words => renumbered(words, 'NM1*82'),
  },
  {
    name: 'a provider who is not enrolled',
    check: 'provider-enrolled',
    in: (words, { own }) => own && has(words, 'NM1*82'),
    make: words => renumbered(words, 'NM1*82'),
  },
  {
    name: 'therapy that nobody certified',
    check: 'therapy-referral',
    in: words => words.filing === 'MB' && words.lines.some(({ code }) => code.includes(':GP')),
    make: words => without(words, 'NM1*DN'),
  },
  {
    name: 'a visit for another age',
    check: 'age-and-sex',
    kind: 'professional',
    in: oneLine,
    make: words => first(words, { code: '99392' }),
  },
  {
    name: 'a birth of a man',
    check: 'age-and-sex',
    kind: 'professional',
    in: words => words.sex === 'M',
    make: words => ({ diagnoses: [...(words.diagnoses ?? []).slice(1), 'O80'] }),
  },
  {
    name: 'no diagnosis that supports it',
    check: 'coverage-of-procedure',
    in: (words, { supporting }) => words.filing === 'MB' && words.lines.some(each => supporting.has(bareOf(each))),
    make: (words, _random, { supporting }) => ({
      diagnoses: (words.diagnoses ?? []).map(code =>
        words.lines.some(each => supporting.get(bareOf(each))?.includes(code) === true) ? 'Z0000' : code,
      ),
    }),
  },
  {
    name: 'no notice signed',
    check: 'notices',
    kind: 'professional',
    in: words => words.filing === 'MB' && oneLine(words),
    make: words => first(words, { code: `${words.lines[0]?.code}:GZ` }),
  },
  {
    name: 'a stay without what was there at admission',
    check: 'inpatient-stay',
    kind: 'institutional',
    in: words => words.place === '11',
    make: words => ({ diagnoses: (words.diagnoses ?? []).map(each => each.split(':')[0] ?? '') }),
  },
  {
    name: 'dental work on no tooth',
    check: 'teeth',
    kind: 'dental',
    in: words => words.lines.some(({ more = [] }) => more.length > 0),
    make: words => ({ lines: words.lines.map(each => ({ ...each, more: [] })) }),
  },
  {
    name: 'a filling of fewer surfaces',
    check: 'teeth',
    kind: 'dental',
    in: words => bills(words, ['D2392']),
    make: words => ({ lines: words.lines.map(each => ({ ...each, more: ['TOO*JP*12*M'] })) }),
  },
]

export const MISTAKES: readonly Mistake[] = [...GUIDE, ...CODES, ...ASKED]
