// What was done to a denial as one sentence: who did it stands beside it. For every door that tells a story.
import { eventName, saidWith } from './event-words.ts'

type Data = Readonly<Record<string, unknown>>

const text = (data: Data, name: string): string => {
  const value = data[name]
  return typeof value === 'string' ? value : ''
}
const quoted = (words: string) => (words === '' ? '' : `: “${words}”`)
const after = (lead: string, words: string) => (words === '' ? '' : `${lead}${words}`)
const to = (whom: string) => (whom === '' ? 'Given to nobody' : `Assigned to ${whom}`)

/** By verb; what is not among them is told by its name and what was said with it. */
const SENTENCES: Readonly<Record<string, (data: Data) => string>> = {
  noted: data => `Note${quoted(text(data, 'text'))}`,
  called: data =>
    `Call${after(' with ', text(data, 'person'))}${after(', reference ', text(data, 'reference'))}${quoted(text(data, 'summary'))}. ` +
    `Next: ${text(data, 'next')}${after('; look again on ', text(data, 'until'))}`,
  assigned: data => to(text(data, 'to')),
  snoozed: data => `Snoozed until ${text(data, 'until')}, waiting for ${WAITED[text(data, 'waitingFor')] ?? 'us'}`,
  woke: data => `Back in the queue${quoted(text(data, 'text'))}`,
  stepped: data => `${data.done === false ? 'Step open again' : 'Step done'}: ${text(data, 'step')}`,
  closed: data => `Closed as ${text(data, 'reason').replaceAll('-', ' ')}${quoted(text(data, 'text'))}`,
  reopened: data => `Opened again${quoted(text(data, 'reason') || text(data, 'text'))}`,
  'written-off': data => `Written off${quoted(text(data, 'reason'))}`,
  'write-off-asked': data => `Write-off asked for, a second person decides${quoted(text(data, 'reason'))}`,
  'write-off-refused': data => `Write-off refused${quoted(text(data, 'reason'))}`,
  'took-from-sheet': data => `Taken over from a sheet${quoted(text(data, 'text'))}`,
  corrected: data => `Correction made as ${text(data, 'form')}`,
  'wrote-claim': data => `Claim written (${text(data, 'kind')}), file ${text(data, 'file')}`,
  'claim-put-out': data => `Claim given to the outbound folder, file ${text(data, 'file')}`,
  undone: data => `Undone: ${eventName(text(data, 'verb'))}`,
  redone: data => `Done again: ${eventName(text(data, 'verb'))}`,
}

const WAITED: Readonly<Record<string, string>> = { us: 'us', payer: 'the payer', patient: 'the patient' }

/** One sentence without a full stop. */
export function deedOf(verb: string, data: object): string {
  const sentence = SENTENCES[verb]
  if (sentence !== undefined) return sentence(data as Data)
  const said = saidWith(data).map(([name, words]) => `${name} ${words}`)
  const name = eventName(verb)
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}${said.length === 0 ? '' : ` (${said.join(', ')})`}`
}
