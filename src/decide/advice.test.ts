// Advice is for one class of payer: whatever the code, no page and no step says what that class rules out.
import { describe, expect, it } from 'vitest'
import { sentencesOf } from '../../test/sentences.ts'
import { sayTo } from '../knowledge/addressee.ts'
import {
  CARCS,
  CAUSES,
  GROUPS,
  type Offer,
  PAYER_CLASSES,
  type PayerClass,
  playbookOf,
  RARCS,
} from '../knowledge/load.ts'
import { classOfPayer, filingOf } from './advice.ts'
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

  it('offers no appeal where a law takes it, and says the way there is', () => {
    for (const code of CARCS.keys())
      for (const name of [`CO-${code}`, `CO-${code}+MA130`, `CO-${code}+N211`]) {
        const page = pageOf(name, { payerClass })
        if (page?.noAppeal === undefined) continue
        const { steps = [], noAppeal } = page
        expect(
          (page.arguments ?? []).filter(({ when }) => !when.includes('(no appeal)')),
          name,
        ).toEqual([])
        expect(steps.join(' '), name).toContain(noAppeal.way)
        const offers = steps
          .flatMap(sentencesOf)
          .filter(
            text =>
              /\b(?:file an|then|or) appeal\b|^appeal\b/i.test(text) && !/\b(?:no|not|cannot|never)\b/i.test(text),
          )
        expect(offers, name).toEqual([])
      }
  })

  it('bills no patient whom a law protects', () => {
    for (const code of CARCS.keys())
      for (const remark of ['+N781', '+N876']) {
        const page = pageOf(`PR-${code}${remark}`, { payerClass })
        if (page === undefined || page.mayBillPatient) continue
        expect(bills([...(page.steps ?? []), page.byGroup?.PR ?? '']), `PR-${code}${remark}`).toEqual([])
      }
  })

  it('asks no patient for money that the plan paid out where it pays no patients, or where a law protects this one', () => {
    for (const group of ['CO', 'OA', 'PI', 'PR'])
      for (const remark of ['', '+N781', '+N876']) {
        const page = pageOf(`${group}-100${remark}`, { payerClass })
        if (page === undefined || page.mayBillPatient) continue
        expect(bills([...(page.steps ?? []), page.byGroup?.[group] ?? '']), `${group}-100${remark}`).toEqual([])
      }
  })
})

/** Sentences that tell to bill or collect from the patient. */
const bills = (texts: readonly string[]) =>
  texts
    .flatMap(sentencesOf)
    .filter(
      text =>
        /\b(?:bill|collect (?:it )?from) (?:it to )?the (?:patient|insured|member)\b/i.test(text) &&
        !/\b(?:no|not|never|only|nothing|before|forbid\w*)\b/i.test(text),
    )

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

/** Words by which a sentence offers a way; one that says of itself that the way is not there offers none. */
const WAYS = {
  appeal: /\b(?:appeal(?!s? (?:rights?|level|time|is open))|redetermination|dispute it)\b/i,
  reopening: /\breopen/i,
  correction: /\b(?:replacement|corrected claim|adjustment claim|frequency 7|xx7|resend|resubmit)\b/i,
}
const DENIES = /\b(?:no|not|never|cannot|neither|nothing)\b/i

describe('beside a remark that says that nothing was processed (MA130)', () => {
  it.each(PAYER_CLASSES)('no page for %s tells a way but a new claim, under any group, for any code', payerClass => {
    const wrong = new Set<string>()
    for (const row of CARCS.values())
      for (const group of ['CO', 'PR', 'OA', 'PI']) {
        const page = pageOf(`${group}-${row.code}+MA130`, { payerClass })
        const texts = [...(page?.steps ?? []), page?.byGroup?.[group] ?? '']
        for (const sentence of texts.flatMap(sentencesOf))
          for (const way of Object.values(WAYS))
            if (way.test(sentence) && !DENIES.test(sentence)) wrong.add(`${row.code}: ${sentence}`)
      }
    expect([...wrong]).toEqual([])
  })

  it('a page that says what to do without one says it only without one', () => {
    const steps = (name: string) => pageOf(name, { payerClass: 'commercial' })?.steps?.join(' ') ?? ''
    expect(steps('CO-206')).toMatch(/Processed: send a replacement/)
    expect(steps('CO-206+MA130')).not.toMatch(/Processed:/)
    expect(steps('CO-16')).toMatch(/Otherwise send a replacement/)
    expect(steps('CO-16+MA130')).not.toMatch(/Otherwise/)
  })
})

describe('a page does not contradict itself', () => {
  /** A bill that is advised, and not one that something else comes before. */
  const BILL =
    /\b(?:bill|charge|collect (?:it |that |this )?from) (?:it to )?the (?:patient|member|insured)(?!'s)\b|\bself-pay\b|\bthe patient owes it\b/i
  const GUARDED = /\b(?:no|not|never|cannot|forbid\w*|nobody|only|before|first|until|once|nothing)\b/i
  const FORBIDS =
    /\b(?:cannot be|may not be|is never|is not) (?:billed to the patient|charged to the patient|the patient's bill)/i
  const OFFERS_APPEAL = /\b(?:then|or|else|:|,) appeal\b|^Appeal\b/

  it.each(PAYER_CLASSES)('at %s, for any code under any group', payerClass => {
    const wrong = new Set<string>()
    for (const row of CARCS.values())
      for (const group of ['CO', 'PR', 'OA', 'PI']) {
        const page = pageOf(`${group}-${row.code}`, { payerClass })
        if (page === undefined || !row.active) continue
        for (const text of [...(page.steps ?? []), page.byGroup?.[group] ?? ''].flatMap(sentencesOf)) {
          if (!page.mayBillPatient && BILL.test(text) && !GUARDED.test(text))
            wrong.add(`no bill: ${group}-${row.code} ${text}`)
          if (page.mayBillPatient && FORBIDS.test(text)) wrong.add(`bill: ${group}-${row.code} ${text}`)
          if (page.kind === 'denial' && !page.appealable && OFFERS_APPEAL.test(text) && !DENIES.test(text))
            wrong.add(`no appeal: ${group}-${row.code} ${text}`)
        }
      }
    expect([...wrong]).toEqual([])
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

describe('where a law closes ways', () => {
  it.each(PAYER_CLASSES)('no page for %s tells one of them, for any code, with or without remarks', payerClass => {
    const wrong = new Set<string>()
    for (const row of CARCS.values())
      for (const remark of ['', '+N211', '+MA44', '+N704', '+MA28']) {
        const page = pageOf(`CO-${row.code}${remark}`, { payerClass })
        if (page?.noAppeal === undefined) continue
        const { way, law } = page.noAppeal
        const closes = lawNamed(law)?.appeal?.alsoCloses ?? []
        const own = new Set(sentencesOf(way))
        for (const sentence of [...(page.steps ?? []), page.byGroup?.CO ?? ''].flatMap(sentencesOf)) {
          if (own.has(sentence) || DENIES.test(sentence)) continue
          if (/\b(?:then|or|and|else|:|,) appeal\b|^Appeal\b/.test(sentence))
            wrong.add(`${row.code}${remark}: ${sentence}`)
          if (closes.includes('reopening') && WAYS.reopening.test(sentence))
            wrong.add(`${row.code}${remark}: ${sentence}`)
        }
      }
    expect([...wrong]).toEqual([])
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
