// What goes along with a letter, in the order of the packet: what the store has by itself, what was brought in, what goes another way. Pure.
import { exhibitTitles, type LetterArgument, type LetterRoute } from '../../../knowledge/letters.ts'
import type { Evidence } from '../evidence.ts'
import { plainLine } from '../fact.ts'
import type { Block, Exhibit } from '../letter.ts'
import type { Writing } from '../writing.ts'

/** The order of exhibits in a packet. */
const ORDER = [
  'earlier-decision',
  'remittance',
  'claim',
  'party-form',
  'records',
  'authorization',
  'eligibility',
  'filing-proof',
  'enrollment',
  'other-payer',
  'contract',
  'paid-before',
  'policy',
]

/** The kinds that the store itself can show. */
function ownOf({ sent, filing, paidBefore }: Evidence): ReadonlySet<string> {
  return new Set([
    'remittance',
    ...(sent === undefined ? [] : ['claim']),
    ...(filing.length > 0 ? ['filing-proof'] : []),
    ...(paidBefore.length > 0 ? ['paid-before'] : []),
  ])
}

/** An answer by which an enclosure is left out. */
const NOT_NEEDED = /^(?:none|not needed|not applicable)\b/i

/** Exhibits with their letters; asks for those that are missing. */
export function exhibitsOf(
  { evidence, ask }: Writing,
  route: LetterRoute | undefined,
  argument: LetterArgument | undefined,
): readonly Exhibit[] {
  const titles = exhibitTitles()
  const own = ownOf(evidence)
  const wanted = new Set([
    'remittance',
    ...(own.has('claim') ? ['claim'] : []),
    ...(own.has('paid-before') && evidence.answers['exhibit.paid-before'] === 'yes' ? ['paid-before'] : []),
    ...(argument?.exhibits ?? []),
    ...(route?.encloses ?? []),
    ...evidence.documents.map(({ kind }) => kind),
  ])
  if (own.has('paid-before') && argument?.exhibits.includes('paid-before') !== true)
    ask({
      key: 'exhibit.paid-before',
      asks: 'This payer paid the service for this patient before: answer yes to enclose its own payments with dates and amounts.',
      kind: 'confirm',
      optional: true,
    })
  const found: Omit<Exhibit, 'letter'>[] = []
  for (const kind of ORDER) {
    if (!wanted.has(kind)) continue
    const documents = evidence.documents.filter(each => each.kind === kind)
    const title = titles[kind] ?? kind
    if (own.has(kind)) found.push({ kind, title })
    for (const document of documents)
      found.push({ kind, title: plainLine(document.title) || title, document: document.id })
    if (own.has(kind) || documents.length > 0) continue
    const apart = plainLine(evidence.answers[`exhibit.${kind}`] ?? '')
    if (apart !== '' && !NOT_NEEDED.test(apart)) found.push({ kind, title, apart })
    ask({
      ...(apart === '' ? {} : { answered: true }),
      key: `exhibit.${kind}`,
      asks: `${title}: bring the document in, or say how it goes along ("sent through the portal on March 3"), or that it is not needed.`,
      kind: 'document',
    })
  }
  return found.map((each, at) => ({ letter: exhibitLetter(at), ...each }))
}

/** `A` to `Z`, then `AA`. */
export function exhibitLetter(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : `${exhibitLetter(Math.floor(at / 26) - 1)}${exhibitLetter(at % 26)}`
}

export function enclosures({ know, tell }: Writing, exhibits: readonly Exhibit[]): Block {
  return {
    part: 'enclosures',
    kind: 'lines',
    title: 'Enclosures',
    lines: exhibits.map(({ letter, kind, title, apart }) => {
      if (apart === undefined) return [`Exhibit ${letter}: ${title}`]
      const field = `exhibit.${kind}`
      know({ key: field, title, kind: 'text', value: apart, source: { kind: 'person', field } })
      return [`Exhibit ${letter}: ${title}: `, tell(field, { title, kind: 'line' })]
    }),
  }
}
