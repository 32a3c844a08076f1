// Who signs and how to be reached; and what a person adds in words of their own, which is marked as theirs. Pure.
import { plainText } from '../fact.ts'
import type { Block } from '../letter.ts'
import type { Writing } from '../writing.ts'

export function signer({ tell, evidence, book }: Writing): Block {
  // As the payer knows it, where the remittance says so.
  const provider = book.has('billing.name') ? 'billing.name' : 'practice.name'
  const maybe = (key: string, title: string) =>
    (evidence.answers[key] ?? '').trim() === '' ? [] : [[tell(key, { title, kind: 'line' })]]
  return {
    part: 'signer',
    kind: 'lines',
    lines: [
      ['Signature: ______________________________'],
      [tell('signer.name', { title: 'Who signs', kind: 'line' })],
      ...maybe('signer.title', 'Title of the signer'),
      [tell(provider, { title: 'Practice', kind: 'line' })],
      [tell('signer.phone', { title: 'Telephone of the signer', kind: 'line' })],
      ...maybe('signer.address', 'Address of the signer'),
    ],
  }
}

/** The longest note. */
export const LONGEST_NOTE = 20_000

export function note({ evidence }: Writing): readonly Block[] {
  const paragraphs = plainText(evidence.note)
    .split(/\n\s*\n/)
    .map(each => each.trim())
    .filter(each => each !== '')
  if (paragraphs.length === 0) return []
  return [
    {
      part: 'note',
      kind: 'paragraphs',
      title: 'Statement of the signer, in their own words',
      paragraphs: paragraphs.map(text => [{ runs: [text], cites: [] }]),
    },
  ]
}
