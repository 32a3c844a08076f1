// A practice's own arguments: its templates read as arguments of a letter. In their text {claim.account} stands for a fact of the letter,
// {guideline|Which guideline says so} asks whoever writes the letter, and {cite.NAME} names an authority of the knowledge, which the sentence rests on.
import {
  type AnswerKind,
  authorityNamed,
  type LetterArgument,
  letterArguments,
  type NamedCitation,
} from '../../knowledge/letters.ts'
import type { Cause, PayerClass } from '../../knowledge/vocabulary.ts'
import { type LetterTemplate, templatesOfCause } from '../../store/letter-template.ts'
import type { Reader } from '../../store/reader.ts'
import type { OwnArgument } from './evidence.ts'
import { type Fact, plainText } from './fact.ts'

/** Facts that a template can name, with their titles. A letter asks for one that is not known of its claim. */
export const TEMPLATE_FACTS = {
  'claim.account': 'Our account',
  'claim.payerControl': 'Payer’s claim number',
  'claim.charge': 'Charge',
  'claim.paid': 'Paid',
  'dispute.amount': 'Amount in dispute',
  'patient.name': 'Patient',
  'patient.born': 'Born',
  'member.id': 'Member number',
  'member.group': 'Group',
  'service.dates': 'Dates of service',
  'service.codes': 'Service codes',
  'payer.name': 'Payer',
  'billing.name': 'Provider',
  'billing.npi': 'NPI',
  'billing.taxId': 'Tax number',
  'remittance.date': 'Date of the remittance',
  'remittance.trace': 'Number of the payment',
  'sent.on': 'Day on which the claim was sent',
  'sent.diagnosis': 'Principal diagnosis',
  'sent.authorization': 'Authorization on the claim',
  'filed.on': 'Day of the acknowledgment',
  'filed.by': 'Who acknowledged it',
  'letter.date': 'Day of the letter',
  'signer.name': 'Who signs',
} as const satisfies Readonly<Record<string, string>>

const CITE = 'cite.'
const GAP = /\{([^{}|]*)(?:\|([^{}|]*))?\}/g

/** Names between braces that are no facts and ask nothing. */
export function unknownGaps(cause: Cause, body: string): readonly string[] {
  const known = new Set([
    ...Object.keys(TEMPLATE_FACTS),
    ...letterArguments(cause).flatMap(each => Object.keys(each.answers)),
  ])
  return [...body.matchAll(GAP)].flatMap(([, name = '', asks]) =>
    asks === undefined
      ? known.has(name.trim()) || authorityIn(name) !== undefined
        ? []
        : [name]
      : ownKey(name) === undefined || asks.trim() === ''
        ? [name]
        : [],
  )
}

/** The authority that a gap names: `cite.42-cfr-405-942`. */
function authorityIn(gap: string): NamedCitation | undefined {
  const word = gap.trim()
  return word.startsWith(CITE) ? authorityNamed(word.slice(CITE.length)) : undefined
}

/** Those that a sentence names, as facts that are bound to the knowledge. */
export function authorityFacts(cites: readonly NamedCitation[]): readonly Fact[] {
  return cites.map(({ name, title }) => ({
    key: `${CITE}${name}`,
    title: 'Authority',
    kind: 'text',
    value: title,
    source: { kind: 'knowledge', entry: `source/${name}` },
  }))
}

/** `own.guideline`; undefined for what is no name. */
function ownKey(name: string): string | undefined {
  const word = name.trim().toLowerCase()
  return /^[a-z][a-z0-9-]{0,39}$/.test(word) ? `own.${word}` : undefined
}

export function ownArgument(
  template: Omit<LetterTemplate, 'id' | 'changedAt' | 'changedBy' | 'payerClasses'>,
): OwnArgument {
  const { name, cause, stage, heading, body, exhibits } = template
  const answers: Record<string, LetterArgument['answers'][string]> = {}
  for (const known of letterArguments(cause)) Object.assign(answers, known.answers)
  for (const [key, title] of Object.entries(TEMPLATE_FACTS)) answers[key] = { title, kind: kindOf(key) }
  const text = plainText(body).replaceAll(GAP, (whole, gap: string, asks: string | undefined) => {
    const key = asks === undefined ? gap.trim() : ownKey(gap)
    if (key === undefined) return whole
    if (asks !== undefined) answers[key] = { title: asks.trim(), kind: 'line' }
    return `{${key}}`
  })
  const lines = text.split('\n')
  return {
    id: `own/${name}`,
    own: true,
    ...{ cause, level: stage, when: heading, answers, exhibits },
    sentences: lines.flatMap((line, at) => {
      const says = line.trim()
      if (says === '') return []
      const paragraph = at > 0 && lines[at - 1]?.trim() === '' ? { paragraph: true as const } : {}
      const cites = [...says.matchAll(GAP)].flatMap(([, gap = '']) => authorityIn(gap) ?? [])
      return [{ says, cites, ...paragraph }]
    }),
  }
}

const kindOf = (key: string): AnswerKind =>
  /\.(?:charge|paid|amount)$/.test(key) ? 'money' : /\.(?:on|date|born)$/.test(key) ? 'date' : 'line'

/** The practice's own arguments of a cause that are written to this class of payer; to every class where none is given. */
export async function ownArguments(reader: Reader, cause: Cause, to?: PayerClass): Promise<readonly OwnArgument[]> {
  const fits = ({ payerClasses }: LetterTemplate) =>
    to === undefined || payerClasses.length === 0 || payerClasses.includes(to)
  return (await templatesOfCause(reader, cause)).filter(fits).map(ownArgument)
}

/** Every argument of a cause, the practice's own first. */
export async function argumentsOf(reader: Reader, cause: Cause): Promise<readonly LetterArgument[]> {
  return [...(await ownArguments(reader, cause)), ...letterArguments(cause)]
}
