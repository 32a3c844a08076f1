// Heads of practices' chains, written down beside the key and signed: outside of the database, and never taken back.
import { createHmac } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs'

/** How far a practice's chain of events had come, and the hash of its last event. */
export interface SealedHead {
  readonly practiceId: number
  readonly events: number
  readonly hash: string
  /** ISO instant. */
  readonly at: string
}

export interface Seals {
  seal(head: SealedHead): void
  /** The line of a head as it stands there, for whoever keeps it elsewhere; it says of which store it is. */
  lineOf(head: SealedHead): string
  /** What a line of ours says; undefined where it is another store's, `false` where it was changed. */
  readHead(line: string): SealedHead | false | undefined
  /** Tells this store's heads from those of others. */
  readonly storeTag: () => string
  /** Every head of a practice that was sealed; `false` stands for a line that was changed. */
  seals(practiceId: number): readonly (SealedHead | false)[]
}

/** `sealKey` outlives every change of the master. */
export function openSeals(keyFile: string, sealKey: () => Buffer): Seals {
  const headsFile = `${keyFile}.heads`
  const macOf = ({ practiceId, events, hash, at }: SealedHead) =>
    createHmac('sha256', sealKey())
      .update(JSON.stringify([practiceId, events, hash, at]))
      .digest('hex')
  const openSeal = (line: string): SealedHead | false => {
    try {
      const { mac, ...head } = JSON.parse(line) as SealedHead & { readonly mac: string }
      return mac === macOf(head) ? head : false
    } catch {
      return false
    }
  }
  const storeTag = () => createHmac('sha256', sealKey()).update('store').digest('hex').slice(0, 16)
  return {
    storeTag,
    lineOf: head => JSON.stringify({ store: storeTag(), ...head, mac: macOf(head) }),
    readHead(line) {
      try {
        const { store, ...rest } = JSON.parse(line) as { readonly store?: unknown }
        return store === storeTag() ? openSeal(JSON.stringify(rest)) : undefined
      } catch {
        return false
      }
    },
    seal(head) {
      const line = JSON.stringify({ ...head, mac: macOf(head) })
      appendFileSync(headsFile, `${line}\n`, { mode: 0o600, flush: true })
    },
    seals(practiceId) {
      if (!existsSync(headsFile)) return []
      return readFileSync(headsFile, 'utf8')
        .split('\n')
        .filter(line => line !== '')
        .map(line => openSeal(line))
        .filter(seal => seal === false || seal.practiceId === practiceId)
    },
  }
}

const placeOfBefore = (keyFile: string) => `${keyFile}.seal`

/** The key of a store of before, which lay beside its only key. */
export function sealKeyOfBefore(keyFile: string): Buffer | undefined {
  const path = placeOfBefore(keyFile)
  return existsSync(path) ? Buffer.from(readFileSync(path, 'utf8').trim(), 'hex') : undefined
}

/** Now that it is among the store's keys, it does not lie there in plain. */
export function dropSealKeyOfBefore(keyFile: string): void {
  rmSync(placeOfBefore(keyFile), { force: true })
}
