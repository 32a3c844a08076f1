// A random tree of any described transaction, for property tests: valid by its description, so that what is written must
// read back the same without a fault. Pure: it takes its chance from the caller.
import type {
  Composite,
  Element,
  Field,
  Fields,
  Loop,
  Segment,
  Slot,
  Transaction,
  TreeOf,
} from '../src/x12/describe.ts'
import { OUR_SEPARATORS, writeEnvelope, writeTransaction } from '../src/x12/write.ts'

/** A whole number from 0 up to, not including, `below`. */
export type Chance = (below: number) => number

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
/** Plain text as files hold it: inner blanks and marks, none of the separators. */
const TEXT = `${LETTERS}abcdefghijklmnopqrstuvwxyz .,'-()/&#`

/** A random tree of this transaction. `repeats` bounds how often a repeating slot is filled. */
export function randomTree<T extends Transaction>(description: T, chance: Chance, repeats = 3): TreeOf<T> {
  return randomLoop(description.body, chance, repeats) as TreeOf<T>
}

/** The same as a whole file with its envelopes, in our separators; only the text of TA1 stands in no group and between no ST and SE. */
export function randomFile(description: Transaction, chance: Chance, repeats = 3): string {
  const tree = randomTree(description, chance, repeats)
  const envelope = writeEnvelope(
    {
      sender: { qualifier: 'ZZ', id: 'A' },
      receiver: { qualifier: 'ZZ', id: 'B' },
      date: '2026-01-05',
      time: '0830',
      control: 1,
      test: true,
    },
    description,
    1,
    OUR_SEPARATORS,
  )
  const text = writeTransaction(description, tree as never, '0001', OUR_SEPARATORS)
  if (description.set !== 'TA1') return `${envelope.open}${text}${envelope.close}`
  const [isa] = envelope.open.split('\n')
  return [isa, text.split('\n')[1], 'IEA*0*000000001~', ''].join('\n')
}

type Node = Record<string, unknown>

function randomLoop(loop: Loop, chance: Chance, repeats: number): Node {
  const node: Node = {}
  const slots = Object.entries(loop.slots)
  slots.forEach(([key, slot], order) => {
    // The first slot is the trigger: without it there would be no loop.
    const least = order === 0 || slot.required ? 1 : 0
    if (!slot.many) {
      node[key] = least === 1 || chance(2) === 0 ? randomSlot(slot, chance, repeats) : undefined
      return
    }
    const count = Math.min(slot.max, least + chance(repeats))
    node[key] = Array.from({ length: count }, () => randomSlot(slot, chance, repeats))
  })
  claimByOthers(loop, node)
  return node
}

/** A general slot must not hold what a slot with a condition of its own would take: it would read back elsewhere. */
function claimByOthers(loop: Loop, node: Node): void {
  const slots = Object.entries(loop.slots)
  for (const [key, slot] of slots) {
    const own = triggerOf(slot)
    if (own.when !== undefined) continue
    const taken = slots
      .map(([, other]) => triggerOf(other))
      .filter(other => other.when !== undefined && other.segment.id === own.segment.id)
    if (taken.length === 0) continue
    const values = slot.many ? (node[key] as Node[]) : node[key] === undefined ? [] : [node[key] as Node]
    for (const value of values) {
      const segment = slot.kind === 'loop-slot' ? (value[Object.keys(slot.loop.slots)[0] ?? ''] as Node) : value
      const name = Object.keys(own.segment.fields)[0] ?? ''
      if (taken.some(other => other.when?.values.includes(String(segment[name])))) segment[name] = 'ZY'
    }
  }
}

function triggerOf(slot: Slot): {
  readonly segment: Segment
  readonly when: { readonly element: number; readonly values: readonly string[] } | undefined
} {
  if (slot.kind === 'segment-slot') return { segment: slot.segment, when: slot.when }
  const first = Object.values(slot.loop.slots)[0]
  if (first === undefined) throw new TypeError(`loop ${slot.loop.id} is empty`)
  return triggerOf(first)
}

function randomSlot(slot: Slot, chance: Chance, repeats: number): Node {
  if (slot.kind === 'loop-slot') return randomLoop(slot.loop, chance, repeats)
  const node = randomFields(slot.segment.fields, chance)
  if (slot.when !== undefined)
    node[Object.keys(slot.segment.fields)[slot.when.element - 1] ?? ''] =
      slot.when.values[chance(slot.when.values.length)]
  // A document is counted by the element before it.
  if (slot.segment.id === 'BIN' || slot.segment.id === 'BDS') node.length = String(String(node.data).length)
  // A segment with nothing in it is none.
  if (Object.values(node).every(value => value === undefined || (Array.isArray(value) && value.length === 0)))
    fillFirst(slot.segment.fields, node, chance)
  return node
}

/** Fills the first field, whatever kind it is. */
function fillFirst(fields: Fields, node: Node, chance: Chance): void {
  const found = Object.entries(fields).find(([, field]) => field.kind !== 'unused')
  if (found === undefined) throw new TypeError('a segment without a field')
  const [key, field] = found
  if (field.kind === 'element') node[key] = randomElement(field, chance)
  else if (field.kind === 'list' || field.kind === 'repeated') node[key] = [randomElement(field.of, chance)]
  else if (field.kind === 'group') node[key] = [filled(field.parts, chance)]
  else if (field.kind === 'composite') node[key] = randomComposite(field, chance)
}

function randomFields(fields: Fields, chance: Chance): Node {
  const node: Node = {}
  for (const [key, field] of Object.entries(fields)) {
    const value = randomField(field, chance)
    if (field.kind !== 'unused') node[key] = value
  }
  return node
}

function randomField(field: Field, chance: Chance): unknown {
  switch (field.kind) {
    case 'unused':
      return undefined
    case 'element':
      return field.required || chance(2) === 0 ? randomElement(field, chance) : undefined
    case 'list':
      return Array.from({ length: chance(field.times + 1) }, () => randomElement(field.of, chance))
    case 'repeated':
      return Array.from({ length: chance(4) }, () => randomElement(field.of, chance))
    case 'group':
      return Array.from({ length: chance(field.times + 1) }, () => filled(field.parts, chance))
    case 'composite':
      return field.required || chance(2) === 0 ? randomComposite(field, chance) : undefined
  }
}

function randomComposite(field: Composite, chance: Chance): Node {
  return filled(field.parts, chance)
}

function filled(parts: Fields, chance: Chance): Node {
  const node = randomFields(parts, chance)
  if (Object.values(node).every(value => value === undefined || (Array.isArray(value) && value.length === 0)))
    fillFirst(parts, node, chance)
  return node
}

function randomElement(element: Element, chance: Chance): unknown {
  switch (element.format) {
    case 'money':
      return (chance(2) === 0 ? -1 : 1) * chance(chance(2) === 0 ? 1000 : 100_000_000) || 0
    case 'decimal':
      return String(chance(1000)) + (chance(3) === 0 ? `.${1 + chance(9)}` : '')
    case 'date':
      return `${1990 + chance(60)}-${pad(1 + chance(12))}-${pad(1 + chance(28))}`
    case 'time':
      return `${pad(chance(24))}${pad(chance(60))}`
    case 'code':
      return element.values === undefined
        ? word(LETTERS, 1 + chance(3), chance)
        : element.values[chance(element.values.length)]
    case 'bytes':
      return word(`${TEXT}~*:^`, 1 + chance(60), chance)
    case 'text':
      return word(TEXT, Math.max(element.min, 1 + chance(Math.min(element.max, 24))), chance)
  }
}

function word(alphabet: string, length: number, chance: Chance): string {
  const text = Array.from({ length }, () => alphabet[chance(alphabet.length)]).join('')
  return text.trim() === '' ? 'X' : text.trim()
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
