// Whether a diagnosis of the line supports the procedure by the articles of the Medicare contractor of the place of service; and who pays where none does, by the notice (ABN) that the
// modifiers tell of. Where several articles list a procedure, one that supports it is enough: our judgment.
import type { SubmittedClaim, SubmittedLine } from '../../../x12/index.ts'
import { asPrinted, type DescribedCheck, dayOf, type Found, type Known, MEDICARE } from '../check.ts'

/** Says that the law excludes it, or that a notice was given which is not required: necessity is not asked then. */
const EXCLUDED: ReadonlySet<string> = new Set(['GY', 'GX'])
/** Place of service of what a supplier delivers: there the articles about equipment are asked. */
const HOME = '12'

export const check: DescribedCheck = {
  title: 'A diagnosis that supports the procedure (LCD articles)',
  severity: 'warn',
  prevents: ['50+N115', '11'],
  kinds: ['professional', 'institutional'],
  needs: (claim, payerClass) =>
    MEDICARE.has(payerClass) && claim.lines.some(({ procedure }) => procedure !== undefined)
      ? ['medicare-coverage']
      : [],
  asks: ({ diagnoses }) => diagnoses.map(({ code }) => `dx:${code}`),
  cites: [
    asPrinted(
      'Social Security Act 1862(a)(1)(A) and 1869(f)(2)(B): local coverage determinations say what is reasonable and necessary; 42 CFR 422.101(b): plans of Medicare Advantage follow them',
      '2026-11-28',
    ),
    {
      title:
        'CMS change request 6563 (2010): a line of an institution with GA is denied with reason 50 and is the patient’s',
      url: 'http://www.xifin.com/resources/news/industry-news/2009-12/billing-for-services-related-to-voluntary-uses-of-advance-benef',
      read: '2026-11-28',
      secondhand: true,
    },
    {
      title: 'GZ: no notice was given; the line is denied and the provider bears it',
      url: 'https://www.medicalbillingcptmodifiers.com/2016/10/usage-of-modifier-ga-gk-gl-gy-and-gz.html',
      read: '2026-11-28',
      secondhand: true,
    },
  ],
  find(claim, known) {
    const state = stateOf(claim)
    if (state === undefined) return []
    return claim.lines.flatMap(line => {
      if (line.procedure === undefined || line.modifiers.some(each => EXCLUDED.has(each))) return []
      const articles = articlesFor(claim, line, state, known)
      const codes = diagnosesOf(claim, line)
      if (articles.length === 0 || codes.length === 0) return []
      const day = dayOf(claim, known.today)
      if (articles.some(article => supports(article, codes, day, known))) return []
      return [foundOf(line, codes, articles, state, known)]
    })
  },
}

interface Article {
  /** With its version: `A52369-12`. */
  readonly id: string
  /** Groups of diagnoses that are meant for the procedure: `c1` covered, `n1` not. */
  readonly groups: readonly string[]
}

/** Those in force on the day for the state and the part of Medicare that pays. */
function articlesFor(
  claim: SubmittedClaim,
  { procedure = '', period, place }: SubmittedLine,
  state: string,
  { entry, today }: Known,
): readonly Article[] {
  const day = dayOf(claim, today)
  const said = entry('medicare-coverage', procedure, day)
  if (said === undefined) return []
  const done = period?.from ?? day
  const asked = claim.kind === 'institutional' ? 'A' : (place ?? claim.facility) === HOME ? 'BD' : 'B'
  return said.split(' ').flatMap(row => {
    const [id = '', from = '', to = '', states = '', parts = '', groups = ''] = row.split(',')
    if (from > done || (to !== '' && to < done)) return []
    if (!states.split('.').includes(state) || ![...asked].some(part => parts.includes(part))) return []
    return [{ id, groups: groups.split('.') }]
  })
}

function supports({ id, groups }: Article, codes: readonly string[], day: string, { rows }: Known): boolean {
  const covers = groups.filter(each => each.startsWith('c'))
  const within = (code: string, meant: readonly string[]) =>
    rows('medicare-coverage', `dx:${code}`, id, day).some(row => row[1]?.split('.').some(each => meant.includes(each)))
  // One that lists what is covered leaves out all else; one that lists only what is not lets all else pass.
  return codes.some(code => (covers.length > 0 ? within(code, covers) : !within(code, groups)))
}

/** Those that the line points at; all of the claim where lines do not point. */
function diagnosesOf({ diagnoses }: SubmittedClaim, { pointers }: SubmittedLine): readonly string[] {
  const pointed = pointers.flatMap(pointer => diagnoses[Number(pointer) - 1]?.code ?? [])
  return pointers.length > 0 ? pointed : diagnoses.map(({ code }) => code)
}

/** Where it was done: the facility that is named, else the billing provider's address. */
function stateOf({ node, levels }: SubmittedClaim): string | undefined {
  return node.facility?.city?.state ?? levels.provider?.billing?.city?.state
}

function foundOf(
  { line, procedure, modifiers, source }: SubmittedLine,
  codes: readonly string[],
  articles: readonly Article[],
  state: string,
  { payerClass }: Known,
): Found {
  const named = articles.slice(0, 3).map(({ id }) => id.split('-')[0])
  const advantage = payerClass === 'medicare-advantage'
  const { says, fix, noted } = advantage ? OF_PLAN : byNotice(modifiers)
  return {
    line,
    element: 'SV107',
    is: `${procedure} ${codes.join(' ')}`,
    says: `None of ${codes.join(', ')} supports ${procedure} in ${state} by ${named.join(', ')}${articles.length > named.length ? ' and others' : ''} of the Medicare Coverage Database.${says}`,
    fix,
    source,
    ...(noted ? { severity: 'info' as const } : {}),
  }
}

/** Who pays when it is denied as not necessary. */
function byNotice(modifiers: readonly string[]) {
  if (modifiers.includes('GA'))
    return {
      says: ' GA says that the patient has signed a notice (ABN): it is likely denied, that of an institution always, and the patient may be billed.',
      fix: 'Keep the signed form; where it was not given before the service, GA may not stand here.',
      noted: true,
    }
  if (modifiers.includes('GZ'))
    return {
      says: ' GZ says that no notice was given: it is denied, and the patient may not be billed.',
      fix: 'Look whether the chart has a diagnosis that supports it before it is sent so.',
      noted: false,
    }
  return {
    says: ' Without a notice (ABN) that the patient signed before the service it is likely denied as not necessary, and then the patient may not be billed.',
    fix: 'Look whether the chart has a diagnosis that supports it. Where it has none: GA where a signed ABN (CMS-R-131) of before the service is on file, GZ where there is none.',
    noted: false,
  }
}
const OF_PLAN = {
  says: ' A plan of Medicare Advantage follows what Medicare’s contractor has decided for the place, or decides beforehand.',
  fix: 'Look whether the chart has a diagnosis that supports it; an ABN is not for plans.',
  noted: true,
}
