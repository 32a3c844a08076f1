// Advice is for one class of payer: whatever the code, no page and no step says what that class rules out.
import { describe, expect, it } from 'vitest'
import { type AdvicePart, partsOfAdvice } from '../../test/advice-parts.ts'
import { sentencesOf } from '../../test/sentences.ts'
import { sayTo } from '../knowledge/addressee.ts'
import {
  type Addressee,
  CARCS,
  CAUSES,
  type CarcRow,
  codesWithEntry,
  GROUPS,
  listNamed,
  OFFERS,
  type Offer,
  PAYER_CLASSES,
  type PayerClass,
  playbookOf,
  RARCS,
} from '../knowledge/load.ts'
import { classOfPayer, filingOf, isAtStake } from './advice.ts'
import { judgeCode } from './code.ts'
import { type CodePage, pageOf } from './code-page.ts'
import { lawNamed } from './law.ts'

/** What a class of payer never takes or never has. A sentence that says so itself is no advice. */
const NEVER: Readonly<Partial<Record<PayerClass, RegExp>>> = {
  'medicare-part-b':
    /frequency 7|replacement claim|send a replacement|type of bill xx7|adjustment claim|\b(?:a|one) corrected claim\b/i,
  'medicare-part-a': /frequency 7|send a replacement|by phone, portal/i,
}
/** Nobody but original Medicare has these; its plans have their own (42 CFR 422.560-422.626). */
const ORIGINAL_MEDICARE =
  /clerical error reopening|redetermination|claim change reason|\bPECOS\b|^(?:at )?Medicare(?: Part [AB])?:/i
const MEDICARE: readonly PayerClass[] = ['medicare-part-a', 'medicare-part-b']
const SAYS_NO = /\b(?:no|not|never|cannot)\b|\(Medicare: [^)]*\)/i

function ruledOut(payerClass: PayerClass): RegExp | undefined {
  if (payerClass === 'unknown') return undefined
  return MEDICARE.includes(payerClass) ? NEVER[payerClass] : ORIGINAL_MEDICARE
}

function wrongIn(steps: readonly string[], payerClass: PayerClass): readonly string[] {
  const never = ruledOut(payerClass)
  if (never === undefined) return []
  return steps.flatMap(sentencesOf).filter(sentence => never.test(sentence) && !SAYS_NO.test(sentence))
}

const NOTHING = {} as CodePage
const adviceOf = ({ steps = [], arguments: all = [], byGroup = {} }: CodePage): readonly string[] => [
  ...steps,
  ...Object.values(byGroup),
  ...all.map(({ says }) => says),
]

describe.each(PAYER_CLASSES)('advice at %s', payerClass => {
  it('says nothing that the class rules out, for every adjustment reason under every group', () => {
    const wrong: string[] = []
    for (const code of CARCS.keys())
      for (const group of GROUPS.keys()) {
        const page = pageOf(`${group}-${code}`, { payerClass })
        if (page !== undefined)
          for (const text of wrongIn(adviceOf(page), payerClass)) wrong.push(`${group}-${code}: ${text}`)
      }
    expect([...new Set(wrong.map(text => text.replace(/^..-/, '')))]).toEqual([])
  })

  it('says nothing that the class rules out, for every remark beside 16, and in every playbook', () => {
    const wrong: string[] = []
    for (const code of RARCS.keys()) {
      const page = pageOf(`CO-16+${code}`, { payerClass })
      if (page !== undefined) for (const text of wrongIn(adviceOf(page), payerClass)) wrong.push(`${code}: ${text}`)
    }
    for (const cause of CAUSES) {
      const { confirm, steps } = playbookOf(cause, { payerClass })
      for (const text of wrongIn([...confirm, ...Object.values(steps).flat()], payerClass))
        wrong.push(`${cause}: ${text}`)
    }
    expect(wrong).toEqual([])
  })

  it('says nothing that is written for other classes or groups, or offers what is not open, for any code beside any of these remarks', () => {
    const wrong = new Set<string>()
    let left = 0
    for (const row of CARCS.values())
      for (const group of ['CO', 'PR', 'OA', 'PI'])
        for (const remarks of BESIDE) {
          const page = pageOf([`${group}-${row.code}`, ...remarks].join('+'), { payerClass })
          if (page === undefined) continue
          const of = { payerClass, group }
          const to = { ...of, closed: closedOn(row, of, remarks, page) }
          // A remark gives a reason of its own: only a law takes its appeal.
          const lawful = { ...of, closed: closedOn(row, of, remarks, { ...page, appealable: true }) }
          const said = [...(page.steps ?? []), page.byGroup?.[group] ?? ''].join('\n')
          const parts = [
            ...partsFor('carc', row.code).map(part => ({ part, to })),
            ...remarks.flatMap(remark => partsFor('rarc', remark)).map(part => ({ part, to: lawful })),
          ]
          const open = parts.filter(({ part, to }) => isOpen(part, to)).map(({ part, to }) => saidAs(part, to))
          for (const { part, to } of parts) {
            if (isOpen(part, to)) continue
            left++
            const text = saidAs(part, to)
            // The same words may stand in a part that is open.
            if (said.includes(text) && !open.some(other => other.includes(text)))
              wrong.add(`${page.code} ${group}: ${text}`)
          }
        }
    expect(left).toBeGreaterThan(1000)
    expect([...wrong]).toEqual([])
  })

  it('never contradicts itself: what is done, whether it can be appealed, the steps, the arguments and a bill, for every code and group', () => {
    const wrong: string[] = []
    let asked = 0
    for (const code of CARCS.keys())
      for (const group of ['CO', 'PR', 'OA', 'PI']) {
        const page = pageOf(`${group}-${code}`, { payerClass })
        if (page === undefined || !isAtStake(page.kind)) continue
        asked++
        const { action, appealable, mayBillPatient, noAppeal, steps = [], arguments: all = [] } = page
        const sentences = steps.flatMap(sentencesOf)
        if (steps.length === 0) wrong.push(`${page.code}: no step`)
        if (action === 'appeal' && !appealable) wrong.push(`${page.code}: appeal, which is not open`)
        if (action === 'bill-patient' && !mayBillPatient)
          wrong.push(`${group}-${page.code}: a bill that may not go out`)
        if (!appealable && noAppeal === undefined && all.length > 0) wrong.push(`${page.code}: arguments of no appeal`)
        for (const sentence of sentences) {
          if (!appealable && TELLS_TO_APPEAL.test(sentence)) wrong.push(`${page.code}: not open, but "${sentence}"`)
          if (appealable && TAKES_APPEAL.test(sentence) && !IN_SOME_CASE.test(sentence))
            wrong.push(`${page.code}: open, but "${sentence}"`)
        }
      }
    expect(asked).toBeGreaterThan(500)
    expect([...new Set(wrong)]).toEqual([])
  })

  it('says the way there is where a law takes the appeal', () => {
    for (const code of CARCS.keys())
      for (const name of [`CO-${code}`, `CO-${code}+MA130`, `CO-${code}+N211`]) {
        const page = pageOf(name, { payerClass })
        if (page?.noAppeal === undefined) continue
        expect(
          (page.arguments ?? []).filter(({ when }) => !when.includes('(no appeal)')),
          name,
        ).toEqual([])
        expect((page.steps ?? []).join(' '), name).toContain(page.noAppeal.way)
      }
  })
})

const TELLS_TO_APPEAL = /(?:^|[:;,] |\bor |\bthen )appeal\b/i
const TAKES_APPEAL = /\b(?:no|not an?) (?:right of )?appeal/i
/** A sentence that names the case it holds in, or tells one way from the other. */
const IN_SOME_CASE = /\bMA130\b|\bit is no appeal\b/i

/** None, and remarks that close a way: nothing was processed, no appeal, patients whom a law protects. */
const BESIDE = [[], ['MA130'], ['N211'], ['MA44'], ['N704'], ['MA28'], ['N781'], ['N876']] as const

/** What is not open on a page: what its law closes, everything but a new claim where nothing was processed, a bill that a law or contract forbids. */
function closedOn(
  row: CarcRow,
  { payerClass, group }: { readonly payerClass: PayerClass; readonly group: string },
  remarks: readonly string[],
  page: CodePage,
): readonly Offer[] {
  const unprocessed = remarks.includes('MA130')
  const also = page.noAppeal === undefined ? [] : (lawNamed(page.noAppeal.law)?.appeal?.alsoCloses ?? [])
  const closed: Readonly<Record<Offer, boolean>> = {
    appeal: unprocessed || page.noAppeal !== undefined || (isAtStake(page.kind) && !page.appealable),
    reopening: unprocessed || also.includes('reopening'),
    correction: unprocessed || also.includes('corrected-claim'),
    bill: judgeCode(row, group, remarks, payerClass).billingForbidden,
  }
  return OFFERS.filter(offer => closed[offer])
}

const known = new Map<string, readonly AdvicePart[]>()

/** The parts of advice of a code, or of a remark beside one. */
function partsFor(folder: 'carc' | 'rarc', name: string): readonly AdvicePart[] {
  const key = `${folder}/${name}`
  const parts = known.get(key) ?? (codesWithEntry(folder).includes(name) ? partsOfAdvice(folder, name) : [])
  known.set(key, parts)
  return parts
}

/** By the data of a part alone. */
function isOpen({ to, under, offers }: AdvicePart, { payerClass, group = '', closed = [] }: Addressee): boolean {
  if (offers.some(offer => closed.includes(offer))) return false
  if (under !== undefined && !under.includes(group)) return false
  return to === undefined || payerClass === 'unknown' || listNamed(to).includes(payerClass)
}

const saidAs = ({ says }: AdvicePart, to: Addressee): string => sayTo([says], to).join(' ')

describe('what is said under a group', () => {
  it('is what holds there: under PR a law stands in the place of the general word, elsewhere no share is posted to the patient', () => {
    const injured = pageOf('PR-39', { payerClass: 'workers-compensation' })
    expect(injured?.byGroup?.PR).toMatch(/worker owes nothing/)
    expect(pageOf('PR-1+N781', { payerClass: 'medicare-part-b' })?.steps?.join(' ')).not.toMatch(/patient comes last/)
    for (const code of ['1', '2', '3'])
      for (const group of ['CO', 'OA', 'PI'])
        expect(pageOf(`${group}-${code}`, { payerClass: 'commercial' })?.steps?.join(' ')).not.toMatch(
          /^Post it as the/,
        )
  })

  it('a difference of price under PR is asked of the law like any other', () => {
    expect(pageOf('PR-45', { payerClass: 'medicare-part-b' })).toMatchObject({
      liable: 'provider',
      mayBillPatient: false,
    })
    expect(pageOf('PR-P12', { payerClass: 'federal' })).toMatchObject({ liable: 'provider', mayBillPatient: false })
    expect(pageOf('PR-45', { payerClass: 'commercial' })).toMatchObject({
      action: 'bill-patient',
      mayBillPatient: true,
    })
  })

  it('what a step asks of the patient stays, only bills are left out', () =>
    expect(pageOf('PR-19', { payerClass: 'workers-compensation' })?.steps?.[0]).toMatch(/^Ask the patient/))

  it('laws for health plans are said to no public program', () => {
    const programs: readonly PayerClass[] = [
      ...MEDICARE,
      'medicare-advantage',
      'medicaid',
      'tricare',
      'va',
      'workers-compensation',
    ]
    for (const payerClass of programs)
      for (const code of CARCS.keys())
        for (const step of adviceOf(pageOf(`CO-${code}`, { payerClass }) ?? NOTHING))
          if (/No Surprises|Affordable Care|essential health/i.test(step))
            expect(step, code).toMatch(/Medicaid|Medicare/)
  })
})

describe('the class', () => {
  it('changes what is decided: late filing has no appeal at Medicare, and one elsewhere', () => {
    expect(pageOf('CO-29', { payerClass: 'medicare-part-b' })).toMatchObject({
      appealable: false,
      noAppeal: { law: 'law/no-appeal-late' },
    })
    expect(pageOf('CO-29', { payerClass: 'commercial' })).toMatchObject({ appealable: true })
    expect(pageOf('CO-16+N290', { payerClass: 'medicare-part-b' })?.action).toBe('reopen')
    expect(pageOf('CO-16+N290', { payerClass: 'medicare-part-a' })?.action).toBe('correct-claim')
    expect(pageOf('CO-16', { payerClass: 'medicare-part-b' })?.action).toBe('reopen')
  })

  it('of a payer is that of its line of business', () => {
    expect(classOfPayer('medicare-dme')).toBe('medicare-part-b')
    expect(classOfPayer('humana-medicare-advantage')).toBe('medicare-advantage')
    expect(classOfPayer('molina')).not.toBe('unknown')
    expect(classOfPayer('aetna')).toBe('commercial')
    expect(classOfPayer(undefined)).toBe('unknown')
    for (const payerClass of PAYER_CLASSES) expect(filingOf(payerClass) === '').toBe(payerClass === 'unknown')
  })
})

describe('beside a remark that says that nothing was processed (MA130)', () => {
  it('a page that says what to do without one says it only without one', () => {
    const steps = (name: string) => pageOf(name, { payerClass: 'commercial' })?.steps?.join(' ') ?? ''
    expect(steps('CO-206')).toMatch(/Processed: send a replacement/)
    expect(steps('CO-206+MA130')).not.toMatch(/Processed:/)
    expect(steps('CO-16')).toMatch(/Otherwise send a replacement/)
    expect(steps('CO-16+MA130')).not.toMatch(/Otherwise/)
  })
})

describe('where no bill may go out', () => {
  it('the steps say what is done in its place, and nothing of a bill, for shares as for denials', () => {
    const injured = pageOf('PR-1', { payerClass: 'workers-compensation' })
    expect(injured?.steps).toEqual([expect.stringMatching(/^Ask the payer why it puts this on the patient/)])
    expect(pageOf('PR-2+N781', { payerClass: 'medicare-part-b' })?.steps?.at(-1)).toMatch(/^Bill the payer that covers/)
    expect(pageOf('PR-1', { payerClass: 'commercial' })?.steps?.join(' ')).not.toMatch(/no statement goes out/)
  })

  it('a difference of price under PR is checked before it is billed, and under CO compared with the contract', () => {
    const steps = (name: string) => pageOf(name, { payerClass: 'commercial' })?.steps?.[0]
    expect(steps('PR-45')).toMatch(/No Surprises Act.*then bill it/)
    expect(steps('CO-45')).toMatch(/^Post it\. Compare/)
  })
})

describe('a sentence that is for some', () => {
  const at = (closed: readonly Offer[], group?: string) => ({
    payerClass: 'commercial' as const,
    closed,
    ...(group === undefined ? {} : { group }),
  })
  const halved = {
    says: 'Correct the line and send it, or appeal with the policy.',
    offers: 'appeal',
    else: { says: 'Correct the line and ask for a reopening.', offers: 'reopening', else: 'Correct the line.' },
  } as const

  it('gives way to what is said in its place, step by step', () => {
    expect(sayTo([halved], at([]))).toEqual(['Correct the line and send it, or appeal with the policy.'])
    expect(sayTo([halved], at(['appeal']))).toEqual(['Correct the line and ask for a reopening.'])
    expect(sayTo([halved], at(['appeal', 'reopening']))).toEqual(['Correct the line.'])
  })

  it('leaves the rest of its step standing, and no empty step', () => {
    const step = ['Send the note.', { says: 'Then bill the patient.', offers: 'bill' }] as const
    expect(sayTo([step, { says: 'Bill.', offers: 'bill' }], at(['bill']))).toEqual(['Send the note.'])
  })

  it('is said by class and by group, and to everybody where neither is known', () => {
    const parts = [
      { says: 'At Medicare so.', to: 'original-medicare' },
      { says: 'Elsewhere so.', to: 'not-original-medicare' },
      { says: 'Under PR so.', under: ['PR'] },
    ] as const
    expect(sayTo([parts], { payerClass: 'medicare-part-a', group: 'CO' })).toEqual(['At Medicare so.'])
    expect(sayTo([parts], { payerClass: 'tricare', group: 'PR' })).toEqual(['Elsewhere so. Under PR so.'])
    expect(sayTo([parts], { payerClass: 'unknown' })).toEqual(['At Medicare so. Elsewhere so. Under PR so.'])
  })
})
