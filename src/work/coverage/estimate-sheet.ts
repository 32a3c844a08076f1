// The estimate on paper for the patient, in plain words, English and Spanish. It is no bill and no promise.
import { type Printed, paragraph, printedMoney } from '../printed.ts'

export const ESTIMATE_LANGUAGES = ['en', 'es'] as const

/** What of an estimate stands on the page. */
interface Told {
  readonly language: (typeof ESTIMATE_LANGUAGES)[number]
  /** ISO date. */
  readonly on: string
  readonly counts: boolean
  readonly leastCents: number
  readonly mostCents: number
  readonly open: readonly string[]
  readonly services: readonly {
    readonly procedure: string
    readonly units: number
    readonly state: string
    readonly leastCents: number
    readonly mostCents: number
  }[]
}

interface Words {
  readonly heading: string
  readonly about: (day: string) => string
  readonly sum: (least: string, most: string) => string
  readonly same: (sum: string) => string
  readonly nothing: string
  readonly unknown: string
  readonly notIncluded: string
  readonly columns: readonly [string, string, string]
  readonly after: readonly string[]
}

const WORDS: Readonly<Record<(typeof ESTIMATE_LANGUAGES)[number], Words>> = {
  en: {
    heading: 'What your visit may cost you',
    about: day => `This is about your visit on ${day}.`,
    sum: (least, most) => `We think that your part will be between ${least} and ${most}.`,
    same: sum => `We think that your part will be about ${sum}.`,
    nothing: 'We think that you will not have to pay for it.',
    unknown: 'We cannot tell you a sum today. Please ask us.',
    notIncluded: 'not included: ask us',
    columns: ['Service', 'At least', 'At most'],
    after: [
      'This is not a bill. You do not have to pay it now.',
      'Your plan decides after the visit. Your part may be more or less than this.',
      'If the visit changes, your part may change too.',
      'Call us if you have a question, or if this is hard for you to pay.',
    ],
  },
  es: {
    heading: 'Cuánto puede costarle su visita',
    about: day => `Se trata de su visita del ${day}.`,
    sum: (least, most) => `Creemos que su parte será de entre ${least} y ${most}.`,
    same: sum => `Creemos que su parte será de unos ${sum}.`,
    nothing: 'Creemos que no tendrá que pagar por ella.',
    unknown: 'Hoy no podemos decirle una suma. Por favor, pregúntenos.',
    notIncluded: 'no incluido: pregúntenos',
    columns: ['Servicio', 'Al menos', 'Como mucho'],
    after: [
      'Esto no es una factura. No tiene que pagarlo ahora.',
      'Su plan decide después de la visita. Su parte puede ser más o menos que esto.',
      'Si la visita cambia, su parte también puede cambiar.',
      'Llámenos si tiene una pregunta, o si le es difícil pagarlo.',
    ],
  },
}

/** A page for the patient. */
export function printedEstimate({ language, on, counts, leastCents, mostCents, services, open }: Told): Printed {
  const { heading, about, sum, same, nothing, unknown, notIncluded, columns, after } = WORDS[language]
  const locale = language === 'es' ? 'es-US' : 'en-US'
  const day = Temporal.PlainDate.from(on).toLocaleString(locale, { dateStyle: 'long' })
  const [least, most] = [printedMoney(leastCents), printedMoney(mostCents)]
  // A sum of nothing is told where nothing is open.
  const free = mostCents === 0 && (open.length === 0 || services.every(({ state }) => state === 'counted'))
  const owed = leastCents === mostCents ? same(most) : sum(least, most)
  const said = !counts ? unknown : free ? nothing : owed
  return {
    language: locale,
    title: heading,
    sections: [
      {
        heading,
        blocks: [
          paragraph(about(day)),
          paragraph(said),
          ...(counts && !free
            ? [
                {
                  kind: 'table' as const,
                  columns,
                  rows: services.map(each => [
                    `${each.procedure}${each.units === 1 ? '' : ` × ${each.units}`}`,
                    ...(each.state === 'counted'
                      ? [printedMoney(each.leastCents), printedMoney(each.mostCents)]
                      : ['', notIncluded]),
                  ]),
                },
              ]
            : []),
          ...after.map(paragraph),
        ],
      },
    ],
  }
}
