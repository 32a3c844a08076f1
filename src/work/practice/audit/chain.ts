// The chain of events: each bears the hash of the one before, what was sealed outside of the database is still so, and the database refuses
// to change what was written.
import { digestOf, erasedBefore } from '../../../store/erasure.ts'
import { eventsAfter, eventsNamed, hashOfEvent, tryToChangeEvent } from '../../../store/event.ts'
import { chainHead } from '../../../store/practice.ts'
import { CHAIN_START, eventHash, type Store, StoreRefusal } from '../../../store/store.ts'
import { anchorName, type SealedHead } from '../../../store/vault.ts'
import { askAnchor } from '../anchors.ts'
import type { SealedEvent } from '../seal.ts'
import { type AuditCheck, found, NAMED } from './check.ts'

const CHAIN_PAGE = 5000

/** Each event bears the hash of the one before, and the head is the last. What an erased event said is not proven any more; that it stood there is. */
export async function checkChain(store: Store): Promise<AuditCheck> {
  const erased = await erasedBefore(store)
  const gone = new Map<number, { seq: number; hash: string }[]>()
  const told = new Set<number>()
  let previous = CHAIN_START
  let seq = 0
  const wrong: string[] = []
  for (;;) {
    const rows = await eventsAfter(store, seq, CHAIN_PAGE)
    for (const row of rows) {
      const erasure = erased.get(row.seq)
      const hash = eventHash(previous, row.seq, row.at, row.who, row.denialId, row.verb, row.data)
      if (row.seq !== seq + 1) wrong.push(`Event ${seq + 1} is missing.`)
      if (row.previous !== previous || (row.hash !== hash && erasure === undefined))
        wrong.push(`Event ${row.seq} (${row.verb}) was changed after it was written.`)
      if (erasure !== undefined)
        gone
          .set(erasure, gone.get(erasure) ?? [])
          .get(erasure)
          ?.push(row)
      if (row.verb === 'erased') {
        wrong.push(...erasureSays(row, gone.get(row.seq) ?? []))
        told.add(row.seq)
      }
      previous = row.hash
      seq = row.seq
    }
    if (rows.length < CHAIN_PAGE || wrong.length > NAMED) break
  }
  for (const erasure of gone.keys())
    if (!told.has(erasure)) wrong.push(`Event ${erasure} is no erasure, and others say that it took their words.`)
  const head = await chainHead(store)
  if (wrong.length === 0 && (head.events !== seq || head.hash !== previous))
    wrong.push(`The chain ends at event ${seq}; ${head.events} were written.`)
  const more = erased.size === 0 ? '' : ` What ${erased.size} of them said was erased, as ${gone.size} others tell.`
  return found('chain of events', 0, wrong, `${seq} events, each bound to the one before.${more}`)
}

/** An erasure bears the digest of the events that it took the words of: no other event may lack its own. */
function erasureSays(
  { seq, data }: { readonly seq: number; readonly data: string },
  events: readonly { readonly seq: number; readonly hash: string }[],
): readonly string[] {
  const { events: told } = JSON.parse(data) as { readonly events?: { readonly digest?: unknown } }
  return told?.digest === digestOf(events) ? [] : [`Event ${seq} erased other events than those that say so.`]
}

/** What was sealed outside of the database is still so: no tail was cut, nothing was written anew, and no head was taken away. */
export async function checkSeals(store: Store): Promise<AuditCheck> {
  const seals = store.vault.seals(store.practiceId)
  const wrong = await unfitting(store, seals, 'A sealed head was changed: its signature does not fit.')
  const there = new Set(seals.flatMap(seal => (seal === false ? [] : [`${seal.events} ${seal.hash}`])))
  const told = await sealedEvents(store)
  const gone = told.filter(({ events, hash }) => !there.has(`${events} ${hash}`))
  const [first] = gone
  if (first !== undefined)
    wrong.push(
      `${gone.length} of ${told.length} sealed heads are not beside the key any more (the first of event ${first.events}): they were taken away, or this is not where the others work.`,
    )
  return found('sealed heads', 0, wrong, `${seals.length} heads sealed outside of the database, and each still holds.`)
}

/** Heads off the machine: each fits the chain, and what the chain says was kept there is there. */
export async function checkAnchors(store: Store): Promise<AuditCheck> {
  const told = await sealedEvents(store)
  const wrong: string[] = []
  const says: string[] = []
  for (const anchor of store.vault.anchors) {
    const kept = told.filter(each => each.kept.includes(anchorName(anchor)))
    const asked = [...kept.slice(0, 1), ...kept.slice(-ASKED)].map(({ events }) => events)
    const { name, heads, trouble } = await askAnchor(anchor, store.vault, store.practiceId, [...new Set(asked)])
    if (heads === undefined) {
      // Who takes heads and shows none is no trouble of the chain; who should show them and does not is.
      if (anchor.kind === 'post' || (anchor.kind === 'put' && !anchor.at.endsWith('/'))) says.push(`${trouble}.`)
      else wrong.push(`Heads off this machine cannot be asked for: ${trouble}.`)
      continue
    }
    wrong.push(...(await unfitting(store, heads, `A head at ${name} was changed: its signature does not fit.`)))
    const there = new Set(heads.flatMap(head => (head === false ? [] : [head.events])))
    const must = anchor.kind === 'file' ? kept.map(({ events }) => events) : asked
    const gone = must.filter(events => !there.has(events))
    if (gone.length > 0)
      wrong.push(
        `${gone.length} heads that were kept at ${name} are not there any more (the first of event ${gone[0]}).`,
      )
    says.push(`${there.size} heads at ${name} hold.`)
  }
  const otherwise =
    store.vault.anchors.length === 0 ? 'No place off this machine is named (OVERTURN_ANCHOR).' : says.join(' ')
  return found('heads off this machine', 0, wrong, otherwise)
}

/** Of an address, the first head and so many of the last are asked for. */
const ASKED = 20

const sealedEvents = async (store: Store): Promise<readonly SealedEvent[]> =>
  (await eventsNamed(store, 'sealed')).map(({ data }) => data as unknown as SealedEvent)

/** What does not fit of heads that were sealed: changed themselves, or of a chain that is another one now. */
async function unfitting(store: Store, seals: readonly (SealedHead | false)[], changed: string): Promise<string[]> {
  const wrong: string[] = []
  for (const seal of seals) {
    if (seal === false) {
      wrong.push(changed)
      continue
    }
    const hash = await hashOfEvent(store, seal.events)
    if (hash === undefined)
      wrong.push(`Event ${seal.events}, sealed on ${seal.at.slice(0, 10)}, is gone: the chain was cut.`)
    else if (hash !== seal.hash)
      wrong.push(`Event ${seal.events} is not the one that was sealed on ${seal.at.slice(0, 10)}.`)
  }
  return wrong
}

/** Tries to change a posted fact. The database itself must refuse it; if it does not, the change is taken back. */
export async function checkAppendOnly(store: Store): Promise<AuditCheck> {
  const [event] = await eventsAfter(store, 0, 1)
  const name = 'facts cannot be changed'
  if (event === undefined) return found(name, 0, [], 'Nothing was written yet.')
  const unit = await store.begin()
  try {
    await tryToChangeEvent(unit, event.seq)
    return found(name, 0, ['The database let an event be changed: its guards are gone.'], '')
  } catch (error) {
    if (!(error instanceof StoreRefusal) && !/append-only|permission denied/.test((error as Error).message)) throw error
    return found(name, 0, [], 'The database refuses to change what was posted.')
  } finally {
    await unit.rollback()
  }
}
