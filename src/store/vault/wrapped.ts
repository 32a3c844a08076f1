// A store's own keys, one kind for each purpose, and how they stand in the database: each encrypted with the master key, so that another master
// means to encrypt these few again and nothing else.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, randomUUID } from 'node:crypto'

/** Kept files; what the sign-in library encrypts and signs with; secrets of webhooks; looks beside the store; sealed heads. */
export const PURPOSES = ['files', 'sign-in', 'webhooks', 'looks', 'seals'] as const
export type Purpose = (typeof PURPOSES)[number]

export interface OwnKey {
  readonly purpose: Purpose
  /** From 1; of a purpose the last one is used, and those before still open what was made with them. */
  readonly number: number
  readonly key: Buffer
}

/** As they are kept, and as they go into a backup: of no use without the master. */
export interface WrappedKeys {
  readonly storeId: string
  /** Tells whether a master is this store's, and says nothing of it. */
  readonly check: string
  readonly keys: readonly { readonly purpose: string; readonly number: number; readonly wrapped: string }[]
}

const CIPHER = 'aes-256-gcm'
const NONCE = 12
const TAG = 16

const derived = (master: Buffer, storeId: string, use: string) =>
  Buffer.from(hkdfSync('sha256', master, storeId, `overturn ${use}`, 32))

function checkOf(master: Buffer, storeId: string): string {
  return createHmac('sha256', derived(master, storeId, 'key check'))
    .update(storeId)
    .digest('hex')
}

/** The one of these masters that is this store's. */
export function masterOf(masters: readonly Buffer[], { storeId, check }: WrappedKeys): Buffer | undefined {
  return masters.find(master => checkOf(master, storeId) === check)
}

export function wrapKeys(master: Buffer, storeId: string, keys: readonly OwnKey[]): WrappedKeys {
  const wrapping = derived(master, storeId, 'wrap')
  return {
    storeId,
    check: checkOf(master, storeId),
    keys: keys.map(({ purpose, number, key }) => {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv(CIPHER, wrapping, nonce).setAAD(placeOf(storeId, purpose, number))
      const wrapped = Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])
      return { purpose, number, wrapped: wrapped.toString('base64') }
    }),
  }
}

/** Throws where one of them was changed, or put in the place of another. */
export function unwrapKeys(master: Buffer, { storeId, keys }: WrappedKeys): readonly OwnKey[] {
  const wrapping = derived(master, storeId, 'wrap')
  return keys.map(({ purpose, number, wrapped }) => {
    const bytes = Buffer.from(wrapped, 'base64')
    const decipher = createDecipheriv(CIPHER, wrapping, bytes.subarray(0, NONCE))
    decipher.setAAD(placeOf(storeId, purpose, number)).setAuthTag(bytes.subarray(-TAG))
    const key = Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()])
    return { purpose: purpose as Purpose, number, key }
  })
}

function placeOf(storeId: string, purpose: string, number: number): Buffer {
  return Buffer.from(JSON.stringify([storeId, purpose, number]))
}

export const newStoreId = () => randomUUID()

const fresh = (purpose: Purpose, number = 1): OwnKey => ({ purpose, number, key: randomBytes(32) })

export function newKeys(): readonly OwnKey[] {
  return PURPOSES.map(purpose => fresh(purpose))
}

/** One more key of a purpose, used from then on. */
export function withFreshKey(keys: readonly OwnKey[], purpose: Purpose): readonly OwnKey[] {
  return [...keys, fresh(purpose, Math.max(...ofPurpose(keys, purpose).map(({ number }) => number)) + 1)]
}

export function ofPurpose(keys: readonly OwnKey[], purpose: Purpose): readonly OwnKey[] {
  return keys.filter(each => each.purpose === purpose).sort((one, other) => one.number - other.number)
}

/**
 * The keys of a store of before, where one key did all: those of a change that was not finished still open files, the first gave everything else. What
 * people and webhooks know stays what it was; files are encrypted with a fresh key from now on.
 */
export function keysOfBefore(before: readonly [Buffer, ...Buffer[]], sealKey: Buffer | undefined): readonly OwnKey[] {
  const [first] = before
  const followed = (use: string) => Buffer.from(hkdfSync('sha256', first, '', `overturn ${use}`, 32))
  const files = [...before].reverse().map((key, at): OwnKey => ({ purpose: 'files', number: at + 1, key }))
  return withFreshKey(
    [
      ...files,
      { purpose: 'sign-in', number: 1, key: followed('sessions') },
      { purpose: 'webhooks', number: 1, key: first },
      { purpose: 'looks', number: 1, key: followed('looks') },
      { purpose: 'seals', number: 1, key: sealKey ?? randomBytes(32) },
    ],
    'files',
  )
}

export type SecretPurpose = 'sessions' | 'looks' | 'confirmations' | `webhook ${number} ${number}`

/** A secret for another purpose: 64 hex digits. */
export function secretOf(keys: readonly OwnKey[], purpose: SecretPurpose): string {
  const last = (of: Purpose) => {
    const found = ofPurpose(keys, of).at(-1)
    if (found === undefined) throw new Error(`there is no key for ${of}`)
    return found.key
  }
  if (purpose === 'sessions') return last('sign-in').toString('hex')
  if (purpose === 'looks') return last('looks').toString('hex')
  return Buffer.from(hkdfSync('sha256', last('webhooks'), '', `overturn ${purpose}`, 32)).toString('hex')
}
