// Keeps a file of ours for one claim, the claim itself or documents for it: written under a number of its own, taken into the store like any file that was
// sent, so that what is said of it finds it, and followed from then on.
import { dayIn, timeIn } from '../../decide/day.ts'
import { addOutgoing, setOutgoing } from '../../store/outgoing.ts'
import type { Store } from '../../store/store.ts'
import { UnwritableText } from '../../x12/index.ts'
import type { Actor, Outcome } from '../action.ts'
import { importText } from '../intake/import.ts'
import { Refusal } from '../refusal.ts'
import type { Change } from './change-claim.ts'
import type { OriginalClaim } from './original.ts'
import { type FileNumbers, type Outgoing, writeClaimFile } from './write-claim.ts'

export interface Made {
  readonly id: number
  readonly text: string
  readonly name: string
}

/** What an action that made it answers. */
export function outcomeOf({ id, name }: Made, says: string): Outcome {
  return { changed: 1, says, made: { outgoing: id, name } }
}

/** What is kept of one. */
interface Keeping {
  readonly kind: string
  readonly claimId: number
  readonly denialId: number | undefined
  readonly changes: readonly Change[]
  readonly original: OriginalClaim
  readonly actor: Actor & { readonly test: boolean }
}

/** Keeps a claim of ours. Throws Refusal `not-known` where a value cannot be written. */
export function writeOutgoing(store: Store, outgoing: Outgoing, how: Keeping): Promise<Made> {
  return keepOutgoing(store, how, {
    what: 'claim',
    account: outgoing.node.claim?.account,
    set: '837',
    write: numbers => writeClaimFile(outgoing, numbers),
  })
}

/** Keeps any file of ours for a claim, as `write` makes it; sender and receiver are those of the claim as it was sent. Throws Refusal `not-known`. */
export async function keepOutgoing(
  store: Store,
  { actor, original, ...how }: Keeping,
  file: {
    readonly what: 'claim' | 'attachment'
    readonly account: string | undefined
    readonly set: '837' | '275'
    readonly write: (numbers: FileNumbers) => string
  },
): Promise<Made> {
  const id = await store.write(async unit => unit.nextId())
  const text = textFor(id, original, store.zone, actor, file)
  const name = `${file.account?.replaceAll(/[^A-Za-z0-9-]/g, '_') ?? 'claim'}-${how.kind}-${id}.${file.set}`
  // Written down before it is taken in: what is stopped in between is seen as never finished, and the next try makes another one.
  await store.write(unit =>
    addOutgoing(unit, {
      id,
      denialId: how.denialId ?? null,
      claimId: how.claimId,
      kind: how.kind,
      account: file.account ?? '',
      control: String(id % 1_000_000_000),
      kept: name,
      changes: how.changes,
      madeAt: actor.now,
      madeBy: actor.who,
    }),
  )
  const report = await importText(store, name, text, { now: actor.now, who: actor.who })
  if (report.status !== 'imported')
    throw new Error(`the ${file.what} of ours was not taken in: ${report.says.join(' ')}`)
  await store.write(async unit => {
    await setOutgoing(unit, id, { status: 'written', content: report.sha256 ?? '' })
    unit.event({
      at: actor.now,
      who: actor.who,
      ...(how.denialId === undefined ? {} : { denialId: how.denialId }),
      verb: `wrote-${file.what}`,
      data: { outgoing: id, kind: how.kind, claim: how.claimId, file: name },
    })
  })
  return { id, text, name }
}

function textFor(
  id: number,
  { start }: OriginalClaim,
  zone: Store['zone'],
  { now, test }: Keeping['actor'],
  { what, write }: { readonly what: string; readonly write: (numbers: FileNumbers) => string },
): string {
  const isa = start.interchange?.elements ?? []
  const trimmed = (at: number, otherwise: string) => (isa[at] ?? '').trim() || otherwise
  try {
    return write({
      control: id % 1_000_000_000,
      date: dayIn(zone, now),
      time: timeIn(zone, now),
      sender: { qualifier: trimmed(5, 'ZZ'), id: trimmed(6, 'SENDER') },
      receiver: { qualifier: trimmed(7, 'ZZ'), id: trimmed(8, 'RECEIVER') },
      test,
    })
  } catch (error) {
    if (!(error instanceof UnwritableText)) throw error
    throw new Refusal('not-known', `The ${what} cannot be written: ${error.message}`)
  }
}
