// Why the decision is wrong: the sentences of the argument that was chosen, as they are written to this class of payer. Pure.
import { isWrittenTo, type LetterArgument, type LetterRoute } from '../../../knowledge/letters.ts'
import type { Block } from '../letter.ts'
import { authorityFacts } from '../own-arguments.ts'
import type { Sentence, Writing } from '../writing.ts'

export function argumentBlock(
  { say, evidence, ask, know }: Writing,
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
  const paragraphs: Sentence[][] = [[]]
  for (const { to, says, cites, paragraph } of argument.sentences) {
    if (!isWrittenTo(to, evidence.payer.payerClass)) continue
    // What the practice has written itself is marked as its own.
    const isOwn = evidence.templates.some(({ id }) => id === argument.id)
    const of = isOwn ? {} : { entry: `letters/${argument.id}` }
    if (isOwn) for (const fact of authorityFacts(cites)) know(fact)
    const sentence = say(says, argument.answers, { ...of, cites })
    if (paragraph === true) paragraphs.push([])
    if (sentence !== undefined) paragraphs.at(-1)?.push(sentence)
  }
  const late = lateCause(say, evidence, route)
  const standing = standingOf(say, route)
  return [
    {
      part: 'argument',
      kind: 'paragraphs',
      title: argument.noAppeal === true ? 'Why we ask' : 'Why the decision should change',
      paragraphs: [standing, late, ...paragraphs].filter(each => each.length > 0),
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

/** Said for all letters of a batch it is printed in those alone whose time is over. */
function lateCause(
  say: Say,
  { answers, clocks, today }: Writing['evidence'],
  route: LetterRoute | undefined,
): readonly Sentence[] {
  if ((answers['late.cause'] ?? '').trim() === '') return []
  const clock = clocks.find(({ level }) => level === route?.level)
  if (clock !== undefined && clock.due >= today) return []
  const asked = { 'late.cause': { title: 'Good cause for being late', kind: 'line' } } as const
  return [
    say('The time for this request is over. We ask for it to be extended for good cause: {late.cause}.', asked, {
      entry: 'letters/late',
    }),
  ].flatMap(each => each ?? [])
}
