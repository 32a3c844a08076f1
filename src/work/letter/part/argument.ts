// Why the decision is wrong: the sentences of the argument that was chosen, as they are written to this class of payer. Pure.
import { isWrittenTo, type LetterArgument, type LetterRoute } from '../../../knowledge/letters.ts'
import type { Block } from '../letter.ts'
import type { Sentence, Writing } from '../writing.ts'

export function argumentBlock(
  { say, evidence, ask }: Writing,
  argument: LetterArgument | undefined,
  choices: readonly LetterArgument[],
  route: LetterRoute | undefined,
): readonly Block[] {
  if (argument === undefined) {
    ask({
      key: 'argument',
      asks:
        choices.length === 0
          ? 'Nothing that could be argued is known for this cause at this level: say in your own words why the decision is wrong (note).'
          : 'Which of these fits this claim?',
      kind: 'choice',
      choices: choices.map(({ id, when }) => ({ value: id, says: when })),
    })
    return []
  }
  const sentences = argument.sentences
    .filter(({ to }) => isWrittenTo(to, evidence.payer.payerClass))
    .map(({ says, cites }) => say(says, argument.answers, { entry: `letters/${argument.id}`, cites }))
    .filter(sentence => sentence !== undefined)
  const late = lateCause(say, evidence)
  const standing = standingOf(say, route)
  return [
    {
      part: 'argument',
      kind: 'paragraphs',
      title: argument.noAppeal === true ? 'Why we ask' : 'Why the decision should change',
      paragraphs: [standing, late, sentences].filter(each => each.length > 0),
    },
  ]
}

type Say = Writing['say']

/** What the route itself has to state. */
function standingOf(say: Say, route: LetterRoute | undefined): readonly Sentence[] {
  if (route?.says === undefined) return []
  const asked = Object.fromEntries(route.answers.map(({ key, ...rest }) => [key, rest]))
  return [say(route.says, asked, { entry: `route/${route.id}` })].flatMap(each => each ?? [])
}

function lateCause(say: Say, { answers }: Writing['evidence']): readonly Sentence[] {
  if ((answers['late.cause'] ?? '').trim() === '') return []
  const asked = { 'late.cause': { title: 'Good cause for being late', kind: 'line' } } as const
  return [
    say('The time for this request is over. We ask for it to be extended for good cause: {late.cause}.', asked, {
      entry: 'letters/late',
    }),
  ].flatMap(each => each ?? [])
}
