// Every fact that a letter states, with its source, as the file beside the packet and as the screen shows it.
import { z } from 'zod'
import { sourceNamed } from '../../../knowledge/load.ts'
import type { Evidence } from '../evidence.ts'
import { printed, type Source } from '../fact.ts'
import type { Letter } from '../letter.ts'

export const sourceRecord = z.object({
  kind: z.enum(['segment', 'document', 'knowledge', 'person', 'clock', 'facts', 'practice', 'decision']),
  file: z.string().optional(),
  fileId: z.number().optional(),
  sha256: z.string().optional(),
  segment: z.number().optional().describe('Counted through the whole file, from 1'),
  elements: z.array(z.string()).readonly().optional(),
  document: z.number().optional(),
  page: z.number().optional(),
  entry: z.string().optional().describe('Of the knowledge'),
  decision: z.number().optional().describe('A decision of somebody else that was brought in'),
  field: z.string().optional().describe('The question that a person answered, or what of a decision'),
  level: z.string().optional(),
  of: z.array(z.string()).readonly().optional().describe('The facts that it is put together from'),
  record: z.string().optional(),
})

export const factRecord = z.object({
  key: z.string(),
  title: z.string(),
  value: z.string().describe('As the letter prints it'),
  source: sourceRecord,
})

export const factsFile = z.object({
  record: z.literal('letter'),
  denial: z.number(),
  account: z.string(),
  code: z.string(),
  title: z.string(),
  level: z.string(),
  route: z.string(),
  argument: z.string().optional(),
  madeAt: z.string(),
  sections: z.array(z.object({ name: z.string(), pages: z.number() })).readonly(),
  facts: z.array(factRecord).readonly(),
  cites: z
    .array(z.object({ name: z.string(), title: z.string(), url: z.string().optional(), read: z.string() }))
    .readonly(),
  ownWords: z.array(z.string()).readonly().describe('What the signer says in words of their own, bound to no source'),
})
export type FactsRecord = z.infer<typeof factsFile>

/** A source with the name of its file. */
export function sourceOf(source: Source, { remittance, sent }: Evidence): z.infer<typeof sourceRecord> {
  if (source.kind === 'segment') {
    const file = [remittance, sent].find(each => each?.id === source.file)
    return {
      kind: 'segment',
      fileId: source.file,
      ...(file === undefined ? {} : { file: file.name, sha256: file.sha256 }),
      segment: source.segment,
      elements: source.elements,
    }
  }
  if (source.kind === 'facts') return { kind: 'facts', of: source.of }
  return source
}

export function factsRecord(
  letter: Letter,
  evidence: Evidence,
  now: string,
  sections: FactsRecord['sections'],
): FactsRecord {
  const sentences = letter.blocks.flatMap(block => (block.kind === 'paragraphs' ? block.paragraphs.flat() : []))
  const cites = new Map(sentences.flatMap(sentence => sentence.cites.map(cite => [cite.name, cite] as const)))
  const { denial } = evidence
  return {
    record: 'letter',
    denial: denial.id,
    account: denial.account,
    code: `${denial.group}-${denial.carc}`,
    title: letter.title,
    level: letter.route?.level ?? 'none',
    route: letter.route?.id ?? 'none',
    ...(letter.argument === undefined ? {} : { argument: letter.argument.id }),
    madeAt: now,
    sections,
    facts: letter.facts.map(fact => ({
      key: fact.key,
      title: fact.title,
      value: printed(fact),
      source: sourceOf(fact.source, evidence),
    })),
    cites: [...cites.values()].map(({ name, title, url, read }) => ({
      name,
      title: sourceNamed(name)?.title ?? title,
      ...(url === undefined ? {} : { url }),
      read,
    })),
    ownWords: sentences
      .filter(({ entry }) => entry === undefined)
      .map(({ runs }) => runs.map(run => (typeof run === 'string' ? run : run.text)).join('')),
  }
}
