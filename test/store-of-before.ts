// Makes of a store what it was before stores had keys of their own: one key opened the kept files, and everything else followed from it.
import { createCipheriv, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zstdCompressSync } from 'node:zlib'
import { sql } from 'kysely'
import { openDatabase } from '../src/store/database.ts'
import { openHost } from '../src/store/store.ts'
import type { TestPlace } from './store.ts'

/** A file as it was kept then: one nonce, all packed bytes, one tag. */
export function keptBefore(bytes: Uint8Array, key: Buffer): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  return Buffer.concat([nonce, cipher.update(zstdCompressSync(bytes)), cipher.final(), cipher.getAuthTag()])
}

/** The master key of the place stays in its file and is the only one from then on. Answers the key of its seals. */
export async function makeOfBefore(place: TestPlace): Promise<string> {
  const key = Buffer.from(readFileSync(place.keyFile, 'utf8').trim(), 'hex')
  const host = await openHost(place)
  for (const path of await host.vault.list()) {
    const parts: Uint8Array[] = []
    for await (const part of host.vault.read(path)) parts.push(part)
    writeFileSync(join(place.files, path), keptBefore(Buffer.concat(parts), key))
  }
  await host.close()
  const database = await openDatabase(place.where)
  const plain = database.kysely.withoutPlugins()
  for (const table of ['store_key', 'erasing', 'erased_event']) await sql`drop table ${sql.table(table)}`.execute(plain)
  await sql`drop table store_identity`.execute(plain)
  await sql`delete from migration where name >= '020-keys'`.execute(plain)
  await database.close()
  const sealKey = randomBytes(32).toString('hex')
  writeFileSync(`${place.keyFile}.seal`, `${sealKey}\n`)
  return sealKey
}
