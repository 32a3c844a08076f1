// Holds every fact to its source: the element is read again, the entry looked up, the answer compared. What does not stand there is no fact,
// and a letter with one is not printed. Knows nothing of how a fact was made. Pure.

import { letterArguments, letterForm, letterRoutes } from '../../knowledge/letters.ts'
import { CARCS, RARCS, sourceNamed } from '../../knowledge/load.ts'
import { CAUSES } from '../../knowledge/vocabulary.ts'
import type { Evidence, EvidenceFile } from './evidence.ts'
import { elementAt, valueIn } from './evidence.ts'
import type { Fact, FactBook } from './fact.ts'
import { printed } from './fact.ts'
import { medicarePart, PARTY } from './party.ts'

/** Why a fact does not stand in its source, in a sentence; undefined where it does. */
export function unresolved(fact: Fact, book: FactBook, evidence: Evidence): string | undefined {
  const { source } = fact
  const found = whatStands(fact, book, evidence)
  if (found === fact.value) return undefined
  const where =
    source.kind === 'segment'
      ? `segment ${source.segment}, ${source.elements.join(' and ')}`
      : source.kind === 'knowledge'
        ? source.entry
        : source.kind === 'person'
          ? `your answer to ${source.field}`
          : source.kind === 'clock'
            ? `the deadline ${source.level}`
            : source.kind === 'document'
              ? `page ${source.page} of document ${source.document}`
              : source.kind === 'decision'
                ? `${source.field} of decision ${source.decision}`
                : source.kind === 'practice'
                  ? source.record
                  : source.of.join(', ')
  return found === undefined
    ? `${fact.title} (${fact.key}) has no such place: ${where}.`
    : `${fact.title} (${fact.key}) is said to be "${printed(fact)}", and ${where} has "${printed({ ...fact, value: found })}".`
}

function whatStands(fact: Fact, book: FactBook, evidence: Evidence): string | undefined {
  const { source, kind } = fact
  switch (source.kind) {
    case 'segment':
      return inSegment(source, kind, evidence)
    case 'knowledge':
      return knownBy(source.entry)
    case 'person':
      return evidence.answers[source.field]
    case 'clock':
      return evidence.clocks.find(({ level }) => level === source.level)?.due
    case 'practice':
      return ofPractice(source.record, evidence)
    case 'decision':
      return evidence.decisions.find(({ id }) => id === source.decision)?.[source.field]
    case 'document':
      return evidence.documents.some(({ id }) => id === source.document) ? fact.value : undefined
    case 'facts':
      return together(source, book, evidence)
  }
}

function inSegment(
  { file, segment, elements }: Extract<Fact['source'], { kind: 'segment' }>,
  kind: Fact['kind'],
  { remittance, sent }: Evidence,
): string | undefined {
  const held: EvidenceFile | undefined = [remittance, sent].find(each => each?.id === file)
  const found = held === undefined ? undefined : [...held.head, ...held.claim].find(({ index }) => index === segment)
  if (held === undefined || found === undefined) return undefined
  const id = found.elements[0] ?? ''
  if (elements.length === 0 || elements.some(address => address.replace(/\d\d(-\d+)?$/, '') !== id)) return undefined
  return valueIn(
    kind,
    elements.map(address => elementAt(found, address, held.component)),
  )
}

/** What an entry of the knowledge says: the meaning of a code, the title of a source, what a route asks. */
export function knownBy(entry: string): string | undefined {
  const [shelf, ...rest] = entry.split('/')
  const name = rest.join('/')
  if (shelf === 'carc') return CARCS.get(name)?.meaning
  if (shelf === 'rarc') return RARCS.get(name)?.meaning
  if (shelf === 'source') return sourceNamed(name)?.title
  if (shelf === 'route') return letterRoutes().find(({ id }) => id === name)?.title
  if (shelf === 'form') return letterForm(name).title
  if (shelf !== 'letters') return undefined
  const cause = CAUSES.find(each => name.startsWith(`${each}/`))
  return cause === undefined ? undefined : letterArguments(cause).find(({ id }) => id === name)?.when
}

function ofPractice(
  record: string,
  { practice, today, filing, appeals, payer, notices }: Evidence,
): string | undefined {
  if (record === 'name') return practice
  if (record === 'party') return PARTY
  if (record === 'notice') return notices.at(-1)?.date
  if (record === 'medicare-part') return medicarePart(payer.payerClass)
  if (record === 'today') return today
  const [shelf, number, field] = record.split('/')
  if (shelf === 'filing') {
    const step = filing[Number(number)]
    return (field === 'on' ? step?.on : step?.by) ?? undefined
  }
  const appeal = appeals.find(({ id }) => String(id) === number)
  return (
    (field === 'sentOn' ? appeal?.sentOn : field === 'decidedOn' ? appeal?.decidedOn : appeal?.outcome) ?? undefined
  )
}

/** Put together from others, each of which stands. */
function together(
  { by, of }: Extract<Fact['source'], { kind: 'facts' }>,
  book: FactBook,
  evidence: Evidence,
): string | undefined {
  const parts = of.map(key => book.get(key))
  if (parts.some(part => part === undefined || unresolved(part, book, evidence) !== undefined)) return undefined
  const all = parts.filter(part => part !== undefined)
  if (by === 'sum') return String(all.reduce((sum, { value }) => sum + Number(value), 0))
  return listOf(all)
}

/** Facts in a row, as a letter lists them. */
export function listOf(facts: readonly Fact[]): string {
  return [...new Set(facts.map(printed))].join(', ')
}

/** What two sources, or a source and what is kept of the denial, say differently of one thing. */
export function contradictions(
  book: FactBook,
  { denial, answers }: Evidence,
): readonly { key: string; says: string }[] {
  const found: { key: string; says: string }[] = []
  const differ = (key: string, one: string, other: string | null | undefined, says: (shown: string) => string) => {
    const fact = book.get(one)
    if (fact === undefined || other == null || fact.value === other) return
    if (answers[key] === 'confirmed') return
    found.push({ key, says: says(printed(fact)) })
  }
  differ(
    'kept.account',
    'claim.account',
    denial.account,
    shown => `The remittance names account ${shown}, and the denial is kept under ${denial.account}.`,
  )
  differ(
    'kept.charge',
    'claim.charge',
    String(denial.chargeCents),
    shown => `The remittance states a charge of ${shown}; another one is kept of the denial.`,
  )
  differ(
    'kept.paid',
    'claim.paid',
    String(denial.paidCents),
    shown => `The remittance states a payment of ${shown}; another one is kept of the denial.`,
  )
  const both = (key: string, one: string, other: string, what: string) => {
    const sent = book.get(other)
    differ(
      key,
      one,
      sent?.value,
      shown => `${what}: the remittance has ${shown}, the claim as sent ${sent === undefined ? '' : printed(sent)}.`,
    )
  }
  both('sent.account', 'claim.account', 'sent.account', 'The account differs')
  both('sent.charge', 'claim.charge', 'sent.charge', 'The charge differs')
  both('sent.from', 'service.from', 'sent.from', 'The date of service differs')
  return found
}
/** Contradictions that a person may settle by saying that the remittance is right; the others mean that it is not this claim. */
export const SETTLED_BY_A_PERSON: ReadonlySet<string> = new Set(['sent.charge', 'sent.from', 'kept.paid'])
