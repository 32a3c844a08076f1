// An official form by its fields, each filled with a fact of the letter: a page of its own in the packet. Pure.
import { type LetterRoute, letterForm } from '../../../knowledge/letters.ts'
import type { FilledForm } from '../letter.ts'
import type { Writing } from '../writing.ts'

const TITLES: Readonly<Record<string, string>> = {
  'signer.address': 'Address of the signer',
  'member.id': 'Medicare or member number of the patient',
  'patient.name': 'Name of the patient',
  'facility.state': 'State in which the service was given',
}

export function filledForm({ tell, book }: Writing, route: LetterRoute | undefined): FilledForm | undefined {
  if (route?.form === undefined) return undefined
  const form = letterForm(route.form)
  const asked = new Map(route.answers.map(({ key, title, kind }) => [key, { title, kind }]))
  return {
    name: route.form,
    title: form.title,
    fields: form.fields.map(({ label, fact: wanted, required }) => {
      const fact = wanted === 'signer.contact' && !book.has(wanted) ? 'signer.address' : wanted
      return {
        label,
        runs:
          book.has(fact) || required === true || asked.has(fact)
            ? [tell(fact, asked.get(fact) ?? { title: TITLES[fact] ?? label, kind: 'line' })]
            : ['see the letter'],
      }
    }),
  }
}
