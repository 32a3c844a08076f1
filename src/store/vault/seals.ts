// Heads of practices' chains, written down beside the key and signed: outside of the database, and never taken back.
import { createHmac, randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'

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
  /** Every head of a practice that was sealed; `false` stands for a line that was changed. */
  seals(practiceId: number): readonly (SealedHead | false)[]
}

export function openSeals(keyFile: string): Seals {
  const headsFile = `${keyFile}.heads`
  /** Signed with a key that outlives a change of the files' keys: the first one that was ever made here. */
  const sealKey = () => loadSealKey(`${keyFile}.seal`)
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
  return {
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

function loadSealKey(path: string): Buffer {
  if (!existsSync(path)) writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 })
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'hex')
}
