// To whom advice is said: entries and playbooks are written for every payer at once, and what is read of them is for one. A claim is sent once
// more as that payer takes it, and sentences that speak to another kind of payer are left out. Plain data and text.
import type { AppealArgument } from './entry.ts'
import { sayReplacement } from './replacement.ts'
import type { Addressee, PayerClass } from './vocabulary.ts'

/** For what is no advice to anybody: titles, counts, chances, the language of an entry. */
export const ANY_PAYER: Addressee = { payerClass: 'unknown' }

/** One key per addressee, for what is kept by it. */
export function addresseeKey({ payerClass, unprocessed = false }: Addressee): string {
  return unprocessed ? `${payerClass}!` : payerClass
}

/** The name a sentence opens with, and to whom it speaks then. Original Medicare's ways are not those of its plans (42 CFR 422.560-422.626). */
const SPEAKS_TO: readonly (readonly [opens: RegExp, to: readonly PayerClass[]])[] = [
  [/^(?:at )?Medicare Part A\b/i, ['medicare-part-a']],
  [/^(?:at )?Medicare Part B\b/i, ['medicare-part-b']],
  [
    /^(?:wrong )?(?:(?:at|under) )?Medicare\b(?! (?:Advantage|Part D|secondary|patients?|data|as)\b)/i,
    ['medicare-part-a', 'medicare-part-b'],
  ],
]
/**
 * Laws for health plans and insurers, not for public programs or work and car insurance: the No Surprises Act (45 CFR 149.20) and the market
 * rules of the Affordable Care Act (45 CFR 147.126). A sentence that names a program too lists who is protected, and stays.
 */
const PLAN_LAW = /No Surprises|Affordable Care Act|essential (?:health )?benefit/i
const NAMES_PROGRAM = /Medicaid|Medicare|Qualified/
const PLANS: readonly PayerClass[] = ['commercial', 'federal']
/** `Others: …` follows a sentence to Medicare. */
const OTHERS = /^Others: (\w)/

/** Each text as it is said to this addressee; what speaks only to others is left out. */
export function sayTo(texts: readonly string[], to: Addressee): readonly string[] {
  return texts.flatMap(text => {
    const said = toOne(sayReplacement(text, to), to.payerClass)
    return said === '' ? [] : [said]
  })
}

/**
 * Whether an argument is one that this addressee decides on: external review is the plans' (45 CFR 147.136), the programs have hearings of their
 * own; and a paragraph that rests on a plan law is said to plans.
 */
export function fits({ level, when, says }: Pick<AppealArgument, 'level' | 'when' | 'says'>, to: Addressee): boolean {
  const { payerClass } = to
  if (payerClass === 'unknown') return true
  const plan = PLANS.includes(payerClass)
  if (level === 'external' && !plan && payerClass !== 'medicare-advantage') return false
  return (plan || !PLAN_LAW.test(says) || NAMES_PROGRAM.test(says)) && sayTo([when], to).length > 0
}

function toOne(text: string, payerClass: PayerClass): string {
  if (payerClass === 'unknown' || !(/\bMedicare\b|\bOthers:/i.test(text) || PLAN_LAW.test(text))) return text
  const medicare = payerClass === 'medicare-part-a' || payerClass === 'medicare-part-b'
  return sentencesOf(text)
    .filter(sentence => {
      if (PLAN_LAW.test(sentence) && !NAMES_PROGRAM.test(sentence) && !PLANS.includes(payerClass)) return false
      const spoken = SPEAKS_TO.find(([opens]) => opens.test(sentence))
      return spoken === undefined ? !(medicare && OTHERS.test(sentence)) : spoken[1].includes(payerClass)
    })
    .map(sentence => sentence.replace(OTHERS, (_, first: string) => first.toUpperCase()))
    .join(' ')
}

/** The sentences of a text; `42 CFR 405.942(b)` and `No. 5` stay whole. */
export function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[a-z)\]\d"][.!?]) (?=["(]?[A-Z])/)
}
