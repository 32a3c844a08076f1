// Decisions of others that the letter relies on, each cited by its number, who decided and when, as it was brought in. Pure.
import type { CitedDecision } from '../evidence.ts'
import type { DecisionField, Fact } from '../fact.ts'
import type { Block } from '../letter.ts'
import type { Sentence, Writing } from '../writing.ts'

/** The name of the answer by which a decision is cited. */
export const citeKey = (id: number) => `decision.${id}`

/** Numbers of the decisions that are to be cited, as they were said. */
export function citedIn(answers: Readonly<Record<string, string>>): readonly number[] {
  return Object.entries(answers).flatMap(([key, said]) => {
    const [, id] = /^decision\.(\d{1,15})$/.exec(key) ?? []
    return id !== undefined && said === 'yes' ? [Number(id)] : []
  })
}

const TITLES: Readonly<Record<DecisionField, string>> = {
  forum: 'Who decided',
  number: 'Number of the decision',
  decided: 'When it was decided',
  ruling: 'What was decided',
  about: 'What it was about',
}

/** Those that were taken back since are asked about: a letter cites nothing that is not there. */
export function cited(writing: Writing): readonly Block[] {
  const { evidence, ask } = writing
  const sentences = citedIn(evidence.answers).flatMap((id): readonly Sentence[] => {
    const found = evidence.decisions.find(each => each.id === id)
    if (found !== undefined) return sentenceOf(writing, found)
    ask({
      key: citeKey(id),
      asks: `Decision ${id}, which this letter was to cite, has been taken back.`,
      kind: 'choice',
      choices: [{ value: 'no', says: 'Leave it out' }],
    })
    return []
  })
  if (sentences.length === 0) return []
  const closing: Sentence = {
    runs: ['These decisions do not bind you; we ask that their reasons be weighed.'],
    cites: [],
    entry: 'letters/decisions',
  }
  return [
    {
      part: 'argument',
      kind: 'paragraphs',
      title: 'Decisions of others',
      paragraphs: [...sentences.map(each => [each]), [closing]],
    },
  ]
}

/** What is not known of it is not said. */
function sentenceOf({ know, say, ask }: Writing, decision: CitedDecision): readonly Sentence[] {
  const key = (field: DecisionField) => `${citeKey(decision.id)}.${field}`
  for (const field of Object.keys(TITLES) as DecisionField[]) if (decision[field] !== '') know(factOf(decision, field))
  ask({
    key: citeKey(decision.id),
    asks: `Decision ${decision.number} (${decision.forum}) is cited.`,
    kind: 'confirm',
    optional: true,
    answered: true,
  })
  const text = [
    `We refer to decision {${key('number')}}`,
    ` of {${key('forum')}}`,
    ...(decision.decided === '' ? [] : [`, {${key('decided')}}`]),
    ...(decision.about === '' ? [] : [` ({${key('about')}})`]),
    ...(decision.ruling === '' ? [] : [`; the payer’s denial was {${key('ruling')}}`]),
    '.',
  ].join('')
  const said = say(text, {}, { entry: 'letters/decisions' })
  return said === undefined ? [] : [said]
}

function factOf(decision: CitedDecision, field: DecisionField): Fact {
  const value = decision[field]
  return {
    key: `${citeKey(decision.id)}.${field}`,
    title: TITLES[field],
    kind: /^\d{4}-\d\d-\d\d$/.test(value) ? 'date' : 'text',
    value,
    source: { kind: 'decision', decision: decision.id, field },
  }
}
