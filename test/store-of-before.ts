// Makes of a store what it was before stores had keys of their own: one key opened the kept files, and everything else followed from it.
import { createCipheriv, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zstdCompressSync } from 'node:zlib'
import { sql } from 'kysely'
import { openDatabase } from '../src/store/database.ts'
import { ERASING } from '../src/store/migrations/021-erasing.ts'
import { DENIAL_DUE_SURE, DUE_TOTALS, OUTGOING_SENT } from '../src/store/migrations/023-due-dates.ts'
import { QUEUE_ORDERS } from '../src/store/migrations/024-queue-orders.ts'
import { APPEALS } from '../src/store/migrations/027-appeals.ts'
import { DOCUMENTS } from '../src/store/migrations/028-documents.ts'
import { DENIALS_BY_CODE } from '../src/store/migrations/029-denials-by-code.ts'
import { REFERENCE_LISTS } from '../src/store/migrations/030-reference-lists.ts'
import { FEE_SCHEDULES } from '../src/store/migrations/031-fee-schedules.ts'
import { CHECKS } from '../src/store/migrations/037-checks.ts'
import { AUTHORIZATIONS } from '../src/store/migrations/038-authorizations.ts'
import { PAYER_TERMS } from '../src/store/migrations/041-payer-terms.ts'
import { BATCHES } from '../src/store/migrations/043-batches.ts'
import { LETTER_TEMPLATES } from '../src/store/migrations/044-letter-templates.ts'
import { DENIAL_DAYS, DENIALS_BY_DAY, FIGURE_PARTS, KEPT_FIGURES } from '../src/store/migrations/049-kept-figures.ts'
import { DEPOSITS } from '../src/store/migrations/052-deposits.ts'
import { STATUS_QUESTIONS } from '../src/store/migrations/057-status-questions.ts'
import { DELIVERIES } from '../src/store/migrations/058-deliveries.ts'
import { DECISION_TEXTS, OUTSIDE_DECISIONS } from '../src/store/migrations/061-outside-decisions.ts'
import { PEER_CALLS } from '../src/store/migrations/065-peer-calls.ts'
import { DENIAL_PROVIDER, DENIALS_BY_PROVIDER, PROVIDER_PARTS } from '../src/store/migrations/067-providers.ts'
import { DISPUTES } from '../src/store/migrations/070-disputes.ts'
import { PATIENT_ENTRIES } from '../src/store/migrations/072-patient-entries.ts'
import { PUBLISHED_FIGURES } from '../src/store/migrations/073-published-figures.ts'
import { ACCOUNT_STAFF, WORK_PARTS } from '../src/store/migrations/074-account-staff.ts'
import { openHost } from '../src/store/store.ts'
import type { TestPlace } from './store.ts'

const MADE_SINCE = [
  ...[...QUEUE_ORDERS.made, ...DENIALS_BY_CODE.made, ...DENIALS_BY_DAY.made, ...DENIALS_BY_PROVIDER.made].map(
    on => `denial_by_${on.slice(1).join('_')}`,
  ),
  ...[...FIGURE_PARTS, ...PROVIDER_PARTS, ...WORK_PARTS].map(text => text.split(' ')[2] ?? ''),
]
const TABLES_SINCE = {
  ...DUE_TOTALS,
  ...APPEALS,
  ...DOCUMENTS,
  ...REFERENCE_LISTS,
  ...FEE_SCHEDULES,
  ...CHECKS,
  ...AUTHORIZATIONS,
  ...DEPOSITS,
  ...BATCHES,
  ...LETTER_TEMPLATES,
  ...STATUS_QUESTIONS,
  ...DELIVERIES,
  ...DISPUTES,
  ...PEER_CALLS,
  ...PATIENT_ENTRIES,
  ...PUBLISHED_FIGURES,
  ...ACCOUNT_STAFF,
  ...OUTSIDE_DECISIONS,
  ...DECISION_TEXTS,
  ...KEPT_FIGURES,
  ...ERASING,
}

/** Takes back what every migration after 019 made, the last first. */
const BACK_TO_019: readonly string[] = [
  ...[...MADE_SINCE, 'denial_that_recovered', 'denial_that_waits'].map(name => `drop index ${name}`),
  ...[...Object.keys(DENIAL_DUE_SURE), ...Object.keys(DENIAL_DAYS), ...Object.keys(DENIAL_PROVIDER)].map(
    name => `alter table denial drop column ${name}`,
  ),
  ...Object.keys(OUTGOING_SENT).map(name => `alter table outgoing drop column ${name}`),
  ...Object.keys(PAYER_TERMS).map(name => `alter table clock_override drop column ${name}`),
  ...[...Object.keys(TABLES_SINCE), 'store_key', 'store_identity'].map(name => `drop table "${name}"`),
  "delete from migration where name >= '020-keys'",
]

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
  for (const text of BACK_TO_019) await sql.raw(text).execute(plain)
  await database.close()
  const sealKey = randomBytes(32).toString('hex')
  writeFileSync(`${place.keyFile}.seal`, `${sealKey}\n`)
  return sealKey
}
