// To whom advice is said: entries and playbooks are written for every payer at once, and what is read of them is for one. Each sentence
// bears as data for whom it is and what it offers; what speaks to others, or offers what is not open here, is left out. Knows no law.
import type { AppealArgument } from './entry.ts'
import { sayReplacement } from './replacement.ts'
import type { Said, Text } from './said.ts'
import type { Addressee } from './vocabulary.ts'
import { listNamed } from './written.ts'

/** For what is no advice to anybody: titles, counts, chances, the language of an entry. */
export const ANY_PAYER: Addressee = { payerClass: 'unknown' }

/** One key per addressee, for what is kept by it. */
export function addresseeKey({ payerClass, group = '', closed = [] }: Addressee): string {
  return `${payerClass} ${group} ${[...closed].sort().join(' ')}`
}

/** Each text as it is said to this addressee; what speaks only to others is left out. */
export function sayTo(texts: readonly Text[], to: Addressee): readonly string[] {
  return texts.flatMap(text => {
    const said = partsOf(text).flatMap(part => sayPart(part, to))
    return said.length === 0 ? [] : [said.join(' ')]
  })
}

/** The parts of a text as it is written. */
export function partsOf(text: Text): readonly (string | Said)[] {
  return Array.isArray(text) ? (text as readonly (string | Said)[]) : [text as string | Said]
}

function sayPart(part: string | Said, to: Addressee): readonly string[] {
  if (typeof part === 'string') return [sayReplacement(part, to)]
  if (isFor(part, to)) return [sayReplacement(part.says, to)]
  return part.else === undefined ? [] : sayPart(part.else, to)
}

function isFor({ to: classes, under, offers }: Said, { payerClass, group, closed = [] }: Addressee): boolean {
  if (offers !== undefined && closed.includes(offers)) return false
  if (under !== undefined && group !== undefined && !under.includes(group)) return false
  return speaksTo(classes, payerClass)
}

/** Whether what is written for a list of classes speaks to this one; where no class is known, everything is said. */
function speaksTo(classes: string | undefined, payerClass: Addressee['payerClass']): boolean {
  return classes === undefined || payerClass === 'unknown' || listNamed(classes).includes(payerClass)
}

/** Whether an argument is one that this addressee decides on. */
export function fits({ to: classes }: Pick<AppealArgument, 'to'>, { payerClass }: Addressee): boolean {
  return speaksTo(classes, payerClass)
}
