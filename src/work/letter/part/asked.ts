// What is asked, of how much, and within which time it is asked. Pure.
import type { LetterRoute } from '../../../knowledge/letters.ts'
import type { Block } from '../letter.ts'
import type { Sentence, Writing } from '../writing.ts'

export function asked({ say, evidence, know, book }: Writing, route: LetterRoute | undefined): readonly Block[] {
  if (route === undefined) return []
  const entry = `route/${route.id}`
  const sentences: (Sentence | undefined)[] = [
    say(route.asks, {}, { entry, cites: route.cites.filter(({ background }) => background !== true) }),
    say('The amount in dispute is {dispute.amount}.', {}, { entry }),
  ]
  const clock = evidence.clocks.find(({ level }) => level === route.level)
  if (clock !== undefined && clock.due >= evidence.today) {
    know({
      key: 'clock.due',
      title: 'Last day for this level',
      kind: 'date',
      value: clock.due,
      source: { kind: 'clock', level: clock.level },
    })
    // What a payer's rule is only a guess of ours is no statement to that payer.
    if (clock.sure === 'high' && book.has('clock.due'))
      sentences.push(say('This request is made within the time for it, which ends on {clock.due}.', {}, { entry }))
  }
  return [
    { part: 'asked', kind: 'paragraphs', title: 'What we ask', paragraphs: [sentences.flatMap(each => each ?? [])] },
  ]
}
