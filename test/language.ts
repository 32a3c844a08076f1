// The language of the office, for the linters: words that nobody in a billing office says, and British spelling.

/** Words that no billing office says, and what it says instead. */
const HOMEMADE: Readonly<Record<string, string>> = {
  'mend(s|ed|ing)?': 'correct',
  'put(s|ting)? (it |them |him |her )?right': 'correct',
  'sureness|surety': 'confidence',
  parted: 'separated',
  'deeds?': 'action',
  'lay beside|laid beside': 'match, compare',
  dearer: 'more expensive',
  'in the dress of': 'stated as',
  'peer-to-peer talk': 'peer-to-peer review',
  'reckon(s|ed|ing)?': 'calculate',
  purse: 'account, patient',
  'orderer|renderer|referrer': 'ordering, rendering, referring provider',
  '(?<!release )papers': 'documents',
  anew: 'again, new',
  'go-between': 'intermediary',
  'for want of': 'for lack of',
  'give back what': 'refund',
  'win it at': 'appeal at',
}
const BRITISH =
  'judgement|programme|enrolment|enrol|authoris\\w+|organis\\w+|recognis\\w+|utilis\\w+|centre|theatre|behaviour\\w*|colour\\w*|favour\\w*|honour\\w*|labour\\w*|practise\\w*|licence|cheque|catalogue|paediatric|anaesth\\w+|haem\\w+|orthopaed\\w+|cancelled|cancelling|labelled|travelled|fulfil|instalments?|whilst|amongst|ageing|sceptical'

/** A text and where it stands. */
export interface PlacedText {
  readonly at: string
  readonly text: string
}

/** The texts that say it in other words than the office does, each with its place, and with the word it should have. */
export function faultyWords(texts: readonly PlacedText[]): readonly string[] {
  const rules = [
    ...Object.entries(HOMEMADE).map(([pattern, instead]) => [pattern, `say: ${instead}`] as const),
    [BRITISH, 'spell it as in the United States'] as const,
  ]
  return rules.flatMap(([pattern, instead]) => {
    const word = new RegExp(`\\b(${pattern})\\b`, 'i')
    return texts.filter(({ text }) => word.test(text)).map(({ at, text }) => `${at}: ${text} (${instead})`)
  })
}
