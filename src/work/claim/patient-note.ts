// A note to the patient in plain words, English and Spanish: what the plan decided, what is left to the patient and why, what to do where it looks
// wrong. It is no bill, asks for no money by a day, and promises nothing. Pure. A test measures how hard it is to read.

import { dollars } from '../../decide/decide.ts'
import type { PatientShare } from '../../knowledge/patient-shares.ts'

export const NOTE_LANGUAGES = ['en', 'es'] as const
export type NoteLanguage = (typeof NOTE_LANGUAGES)[number]

export interface NoteFacts {
  /** ISO date; '' where it is not known. */
  readonly serviceFrom: string
  readonly chargeCents: number
  /** By all plans, less what was taken back. */
  readonly receivedCents: number
  /** What the patient owes. */
  readonly owesCents: number
  /** What it is made of; it comes to `owesCents`, or is empty where that is not known. */
  readonly shares: readonly { readonly share: PatientShare | 'other'; readonly code: string; readonly cents: number }[]
}

/** What stands above the note on paper, and what stands there where nothing may be asked for. */
export const NOTE_HEADS: Readonly<Record<NoteLanguage, { readonly heading: string; readonly none: string }>> = {
  en: { heading: 'About your visit', none: 'You need to pay nothing for this visit now.' },
  es: { heading: 'Sobre su visita', none: 'Por ahora usted no tiene que pagar nada por esta visita.' },
}

interface Words {
  readonly locale: string
  readonly about: (day: string) => string
  readonly aboutUndated: string
  readonly decided: string
  readonly money: (charge: string, paid: string) => string
  readonly owes: (cents: string) => string
  readonly why: string
  readonly shares: Readonly<Record<PatientShare, (cents: string) => string>>
  readonly other: (cents: string, code: string) => string
  readonly unknown: string
  readonly after: readonly string[]
}

const WORDS: Readonly<Record<NoteLanguage, Words>> = {
  en: {
    locale: 'en-US',
    about: day => `About your visit on ${day}.`,
    aboutUndated: 'About your visit.',
    decided: 'Your health plan has made its choice about this visit.',
    money: (charge, paid) => `The full price was ${charge}. Your plan paid ${paid}.`,
    owes: cents => `Your plan says that your part is ${cents}.`,
    why: 'Here is why:',
    shares: {
      deductible: cents =>
        `${cents} is your deductible. That is what you pay first each year. Then your plan starts to pay.`,
      coinsurance: cents => `${cents} is your coinsurance. That is your share of the price that your plan agreed to.`,
      copay: cents => `${cents} is your copay. That is a set price for a visit.`,
    },
    other: (cents, code) =>
      `${cents} is for a reason that your plan calls ${code}. Call your plan and ask what that means.`,
    unknown: 'Call your plan and ask how it came to this sum.',
    after: [
      'This note is not a bill.',
      'Your plan sent you a letter too. Check that it says the same.',
      'Does this look wrong? Call us first. You can ask your plan to look at it again.',
      'Do you have a second health plan, Medicare, or Medicaid? Tell us. Your part may be less.',
      'Is it hard for you to pay? Call us. Ask what help there is.',
    ],
  },
  es: {
    locale: 'es-US',
    about: day => `Sobre su visita del ${day}.`,
    aboutUndated: 'Sobre su visita.',
    decided: 'Su plan de salud ya tomó una decisión.',
    money: (charge, paid) => `El precio total fue ${charge}. Su plan pagó ${paid}.`,
    owes: cents => `Su plan dice que su parte es ${cents}.`,
    why: 'Esta es la razón:',
    shares: {
      deductible: cents =>
        `${cents} es su deducible. Es lo que usted paga primero cada año. Luego su plan comienza a pagar.`,
      coinsurance: cents => `${cents} es su coseguro. Es su parte del precio que su plan aceptó.`,
      copay: cents => `${cents} es su copago. Es un precio fijo por cada visita.`,
    },
    other: (cents, code) => `${cents} es por una razón que su plan llama ${code}. Llame a su plan y pregunte qué es.`,
    unknown: 'Llame a su plan y pregunte cómo llegó a esta suma.',
    after: [
      'Esta nota no es una factura.',
      'Su plan también le mandó una carta. Vea si dice lo mismo.',
      '¿Cree que hay un error? Llame primero aquí. Usted puede pedir a su plan que lo vea otra vez.',
      '¿Tiene otro plan de salud, Medicare o Medicaid? Díganos. Su parte puede ser menos.',
      '¿Le cuesta pagar? Llame aquí. Pregunte qué ayuda hay.',
    ],
  },
}

/** The note, a paragraph a line. */
export function noteFor(facts: NoteFacts, language: NoteLanguage): string {
  const words = WORDS[language]
  const { serviceFrom, chargeCents, receivedCents, owesCents, shares } = facts
  const day =
    serviceFrom === ''
      ? undefined
      : Temporal.PlainDate.from(serviceFrom).toLocaleString(words.locale, { dateStyle: 'long' })
  const reasons = shares.map(({ share, code, cents }) =>
    share === 'other' ? words.other(dollars(cents), code) : words.shares[share](dollars(cents)),
  )
  return [
    day === undefined ? words.aboutUndated : words.about(day),
    words.decided,
    words.money(dollars(chargeCents), dollars(receivedCents)),
    words.owes(dollars(owesCents)),
    ...(reasons.length === 0 ? [words.unknown] : [words.why, ...reasons]),
    ...words.after,
  ].join('\n')
}
