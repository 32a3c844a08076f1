// What must hold of every letter, whatever it is made from: run over generated cases, by the suite for some and by a script for many.
import type { CLOCK_KIND_OF } from '../src/knowledge/load.ts'
import { composeLetter, writeLetter } from '../src/work/letter/compose.ts'
import type { Evidence } from '../src/work/letter/evidence.ts'
import type { Fact } from '../src/work/letter/fact.ts'
import { printed } from '../src/work/letter/fact.ts'
import type { Letter } from '../src/work/letter/letter.ts'
import { letterFacts } from '../src/work/letter/letter-facts.ts'
import { contradictions, unresolved } from '../src/work/letter/resolve.ts'
import type { Run } from '../src/work/letter/writing.ts'

/** Every run of a letter that a reader sees. */
export function runsOf({ blocks, form }: Letter): readonly Run[] {
  const inBlocks = blocks.flatMap(block => {
    if (block.kind === 'lines') return block.lines.flat()
    if (block.kind === 'values') return block.values.flatMap(({ runs }) => runs)
    if (block.kind === 'table') return block.rows.flat(2)
    return block.paragraphs.flat().flatMap(({ runs }) => runs)
  })
  return [...inBlocks, ...(form?.fields.flatMap(({ runs }) => runs) ?? [])]
}

export interface Tally {
  letters: number
  printable: number
  stated: number
  tampered: number
}

/** Throws where a letter that would be printed states what does not stand in its source, or where a wrong source does not block. */
export function holdLetter(
  {
    evidence,
    argument,
    level,
  }: { readonly evidence: Evidence; readonly argument: string | undefined; readonly level: string | undefined },
  tally: Tally,
): void {
  const letter = composeLetter(evidence, {
    ...(argument === undefined ? {} : { argument }),
    ...(level === undefined ? {} : { level: level as keyof typeof CLOCK_KIND_OF }),
  })
  tally.letters++
  const book = new Map(letter.facts.map(fact => [fact.key, fact]))
  for (const run of runsOf(letter)) {
    if (typeof run === 'string') continue
    if ('missing' in run) {
      if (!letter.blocked) throw new Error(`${run.missing} is missing in a letter that is printed`)
      continue
    }
    const fact = book.get(run.fact)
    if (fact === undefined || printed(fact) !== run.text)
      throw new Error(`${run.fact} is printed and is no fact of the letter`)
    if (!letter.blocked && unresolved(fact, book, evidence) !== undefined)
      throw new Error(`${run.fact} does not stand in its source`)
    tally.stated++
  }
  if (!letter.blocked && contradictions(book, evidence).length > 0)
    throw new Error('a letter that contradicts its evidence is printed')
  if (letter.blocked) return
  tally.printable++
  tamper(evidence, letter, tally)
}

/** Each stated fact in turn with a wrong value, and with a wrong place: neither is printed. */
function tamper(evidence: Evidence, letter: Letter, tally: Tally): void {
  const facts = letterFacts(evidence, letter.route)
  const stated = new Set(letter.facts.map(({ key }) => key))
  for (const fact of facts.filter(({ key }) => stated.has(key)))
    for (const wrong of wrongOf(fact)) {
      const changed = facts.map(each => (each.key === fact.key ? wrong : each))
      const again = writeLetter(evidence, changed, { ...letter, despite: [] })
      if (!again.blocked) throw new Error(`${fact.key} with a wrong source is printed`)
      tally.tampered++
    }
}

function wrongOf(fact: Fact): readonly Fact[] {
  const value: Fact = {
    ...fact,
    value:
      fact.kind === 'money' ? String(Number(fact.value) + 1) : fact.kind === 'date' ? '1999-12-31' : `${fact.value}X`,
  }
  if (fact.source.kind !== 'segment') return [value]
  return [
    value,
    { ...fact, source: { ...fact.source, segment: fact.source.segment + 1000 } },
    { ...fact, source: { ...fact.source, elements: ['ZZZ01'] } },
  ]
}
