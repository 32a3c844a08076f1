// What an event of a denial is called and what was said with it, for every door that tells it in a line.

/** Where the event's own name says too little. */
const NAMES: Readonly<Record<string, string>> = {
  stepped: 'a step of the playbook',
  noted: 'note',
  called: 'call',
  ruled: 'decided by an own rule',
  woke: 'awake again',
  'arranged-peer-call': 'peer-to-peer call arranged',
  'decided-peer-call': 'peer-to-peer call',
  'took-from-sheet': 'taken over from a sheet',
}
export const eventName = (verb: string): string => NAMES[verb] ?? verb.replaceAll('-', ' ')

/** What of an event's data a person reads, in this order. */
const SAID = [
  'step',
  'text',
  'reason',
  'outcome',
  'day',
  'time',
  'physician',
  'summary',
  'next',
  'reference',
  'person',
  'to',
  'until',
  'approved',
  'form',
  'kind',
  'file',
  'rule',
  'verb',
]

/** The texts among them that were given, by name. */
export function saidWith(data: object): readonly (readonly [name: string, text: string])[] {
  const given = data as Readonly<Record<string, unknown>>
  return SAID.flatMap(name => {
    const text = given[name]
    return typeof text === 'string' && text !== '' ? [[name, text] as const] : []
  })
}
