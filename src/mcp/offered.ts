// What of the catalog is an assistant's to use, and why the rest is not.
import type { Action } from '../work/action.ts'
import type { View } from '../work/view.ts'

/** What runs the practice itself: people, keys, the machine. An assistant has no part in it, whoever it comes from. */
const NOT_ITS_OWN: readonly Action['noun'][] = ['person', 'token', 'webhook', 'job', 'practice']
/** Of the practice itself, what everybody may see. */
const SEEN: readonly string[] = ['practice home', 'practice search', 'practice settings', 'person names']

/** Undefined where it is offered, else why not. */
export function whyNotView({ noun, name, right }: View): string | undefined {
  if (SEEN.includes(`${noun} ${name}`)) return undefined
  if (noun === 'fhir') return 'It is the form of other systems; the views of remittances show the same.'
  if (NOT_ITS_OWN.includes(noun)) return 'People, keys and the machine are for a person to look after.'
  return right === 'read' || right === 'work' ? undefined : 'It is for who leads the practice.'
}

export function whyNotAction({ noun, verb, right }: Action): string | undefined {
  if (NOT_ITS_OWN.includes(noun)) return 'People, keys and the machine are for a person to look after.'
  if (`${noun} ${verb}` === 'denial undo' || `${noun} ${verb}` === 'denial redo')
    return 'It takes back what a person did last; a person does that.'
  return right === 'work' ? undefined : 'Whoever leads the practice decides it, in person.'
}

/** `denial_call-sheet` */
export const toolName = ({ noun }: Pick<View, 'noun'>, name: string): string => `${noun}_${name}`
