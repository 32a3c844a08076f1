// The letter from its evidence: facts, parts, questions, guards, and each stated fact held to its source. Pure; the table of contents of letters.

import type { Evidence } from './evidence.ts'
import type { Fact } from './fact.ts'
import { letterGuards } from './guards.ts'
import type { Block, Letter } from './letter.ts'
import { letterFacts } from './letter-facts.ts'
import { argumentBlock } from './part/argument.ts'
import { asked } from './part/asked.ts'
import { cited } from './part/cited.ts'
import { decided } from './part/decided.ts'
import { enclosures, exhibitsOf } from './part/enclosures.ts'
import { filledForm } from './part/form.ts'
import { claimData, header } from './part/header.ts'
import { note, signer } from './part/signer.ts'
import { contradictions, SETTLED_BY_A_PERSON, unresolved } from './resolve.ts'
import { type Chosen, choicesFor, chosenArgument, chosenRoute } from './route.ts'
import { createWriting, isOpen } from './writing.ts'

/** Guards that a lead has overruled. */
export interface Overruled {
  readonly despite: readonly string[]
}

export function composeLetter(evidence: Evidence, chosen: Chosen & Partial<Overruled>): Letter {
  const route = chosenRoute(evidence, chosen)
  const choices = choicesFor(evidence, route)
  const argument = chosenArgument(choices, evidence, chosen)
  return writeLetter(evidence, letterFacts(evidence, route), {
    route,
    choices,
    argument,
    despite: chosen.despite ?? [],
  })
}

/** The letter from facts as they are given: those that do not stand in the evidence block it. */
export function writeLetter(
  evidence: Evidence,
  facts: readonly Fact[],
  { route, choices, argument, despite }: Pick<Letter, 'route' | 'choices' | 'argument'> & Overruled,
): Letter {
  const writing = createWriting(evidence, facts)
  const ownWords = note(writing)
  const exhibits = exhibitsOf(writing, route, argument)
  const argued =
    argument === undefined && ownWords.length > 0 && choices.length === 0
      ? []
      : argumentBlock(writing, argument, choices, route)
  const blocks: readonly Block[] = [
    header(writing),
    claimData(writing, route),
    ...decided(writing),
    ...argued,
    ...cited(writing),
    ...ownWords,
    ...asked(writing, route),
    enclosures(writing, exhibits),
    signer(writing),
  ]
  const form = filledForm(writing, route)
  for (const { key, ...rest } of route?.answers ?? []) writing.tell(key, rest)
  const faults = faultsOf(writing, evidence)
  const questions = [...writing.questions.values()]
  const guards = letterGuards(evidence, route, argument)
  const used = withParts(writing.used, writing.book)
  const stopped = guards.some(({ weight, rule }) => weight === 'stop' && !despite.includes(rule))
  return {
    title: route?.title ?? 'Letter to the payer',
    route,
    argument,
    choices,
    blocks,
    form,
    exhibits,
    facts: used.flatMap(key => writing.book.get(key) ?? []),
    questions,
    guards,
    faults,
    blocked: stopped || faults.length > 0 || questions.some(isOpen),
  }
}

/** The facts that are stated, and those that they are put together from. */
function withParts(used: ReadonlySet<string>, book: ReadonlyMap<string, Fact>): readonly string[] {
  const parts = [...used].flatMap(key => {
    const source = book.get(key)?.source
    return source?.kind === 'facts' ? source.of : []
  })
  return [...new Set([...used, ...parts])]
}

function faultsOf({ used, book, ask }: ReturnType<typeof createWriting>, evidence: Evidence): readonly string[] {
  const loose = withParts(used, book).flatMap(key => {
    const fact = book.get(key)
    return fact === undefined ? [`${key} is stated and is no fact.`] : (unresolved(fact, book, evidence) ?? [])
  })
  const differing = contradictions(book, evidence)
  for (const { key, says } of differing)
    if (SETTLED_BY_A_PERSON.has(key))
      ask({ key, asks: `${says} Answer "confirmed" where the remittance is right.`, kind: 'confirm' })
  return [...loose, ...differing.filter(({ key }) => !SETTLED_BY_A_PERSON.has(key)).map(({ says }) => says)]
}
