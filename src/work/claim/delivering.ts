// Puts files of ours on their way to a server: which server takes it, what it is called there, and that nothing goes twice. Sending itself is a job's.
import { addDeliveries, deliveriesOfFiles } from '../../store/delivery.ts'
import { fileByHash } from '../../store/file.ts'
import { outgoingById } from '../../store/outgoing.ts'
import type { Reader } from '../../store/reader.ts'
import type { Row, SendServer, Settings, Store, Unit } from '../../store/store.ts'
import { transmissionsOfFile } from '../../store/transmission.ts'
import type { DeliveryKind } from '../../store/words.ts'
import type { Actor } from '../action.ts'
import { Refusal } from '../refusal.ts'
import { mayLieOut } from './put-out.ts'

/** What a name on a server is made of, and what each part stands for. */
export const NAME_PARTS = {
  kind: 'claims or status',
  set: '837 or 276',
  receiver: 'who takes it in (ISA08)',
  control: 'the number of the interchange (ISA13)',
  date: 'the day, as 20260131',
  time: 'hour, minute and second',
  number: 'a number of our own, never used twice',
} as const
export const USUAL_NAME = '{kind}-{date}-{number}.{set}'

/** What is wrong with a pattern of names, as a sentence; undefined where nothing is. */
export function faultOfPattern(pattern: string): string | undefined {
  const parts = [...pattern.matchAll(/\{(\w*)\}/g)].map(([, part]) => part ?? '')
  const unknown = parts.find(part => !Object.hasOwn(NAME_PARTS, part))
  if (unknown !== undefined) return `{${unknown}} is no part of a name; there is ${Object.keys(NAME_PARTS).join(', ')}.`
  if (!parts.includes('number') && !parts.includes('control'))
    return 'A name needs {number} or {control}: without one two files would have the same.'
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(pattern.replaceAll(/\{\w+\}/g, 'x')))
    return 'A name is of letters, digits, dots, dashes and underscores, and begins with a letter or digit.'
  return undefined
}

interface Sending {
  readonly kind: DeliveryKind
  readonly fileId: number
  readonly outgoingId?: number
}

/** The server that takes it: one for its receiver before one for all. */
export function serverFor({ sendServers }: Settings, kind: DeliveryKind, receiver: string): SendServer | undefined {
  const takes = sendServers.filter(server => server.takes.includes(kind) && server.stopped === undefined)
  return takes.find(server => server.receiver === receiver) ?? takes.find(server => server.receiver === undefined)
}

/** Throws Error where the file is none of ours. */
async function batchOf(reader: Reader, fileId: number): Promise<Row<'transmission'>> {
  const [batch] = await transmissionsOfFile(reader, fileId)
  if (batch === undefined) throw new Error(`file ${fileId} holds no transaction`)
  return batch
}

function nameOn({ named }: SendServer, kind: DeliveryKind, number: number, batch: Row<'transmission'>, now: string) {
  const plain = now.replaceAll(/\D/g, '')
  const parts: Readonly<Record<keyof typeof NAME_PARTS, string>> = {
    kind,
    set: batch.setCode,
    receiver: batch.receiver.replaceAll(/[^A-Za-z0-9_-]/g, '_'),
    control: batch.interchangeControl,
    date: plain.slice(0, 8),
    time: plain.slice(8, 14),
    number: String(number),
  }
  return named.replaceAll(/\{(\w+)\}/g, (_, part: keyof typeof NAME_PARTS) => parts[part])
}

/** Puts one on its way, within a unit. Answers its server; undefined where none takes it. Throws Refusal `closed` where it is on its way already. */
export async function queueDelivery(
  unit: Unit,
  settings: Settings,
  { kind, fileId, outgoingId }: Sending,
  { who, now }: Actor,
  again = false,
): Promise<SendServer | undefined> {
  const batch = await batchOf(unit, fileId)
  const server = serverFor(settings, kind, batch.receiver)
  if (server === undefined) return undefined
  // One that waits goes before those that went out: asked twice for it again, it goes once more and not twice.
  const all = await deliveriesOfFiles(unit, [fileId])
  const before = all.find(({ status }) => status !== 'placed') ?? all[0]
  if (before !== undefined && !(again && before.status === 'placed'))
    throw new Refusal(
      'closed',
      before.status === 'placed'
        ? `It went out already, as ${before.name} to ${before.server} on ${(before.placedAt ?? '').slice(0, 10)}.`
        : `It is on its way already, as ${before.name} to ${before.server}.`,
      '"overturn deliver NO. --again" sends what went out once more.',
    )
  const id = unit.nextId()
  const name = nameOn(server, kind, id, batch, now)
  await addDeliveries(unit, [
    {
      ...{ id, kind, fileId, outgoingId: outgoingId ?? null, server: server.url, name },
      ...{ status: 'waiting', says: '', madeAt: now, madeBy: who, placedAt: null },
    },
  ])
  const data = { delivery: id, kind, file: fileId, server: server.url, ...(again ? { again } : {}) }
  unit.event({ at: now, who, verb: 'queued-delivery', data })
  return server
}

/** Claims made here, each in its own file. Throws Refusal; then none is on its way. */
export async function deliverClaims(
  store: Store,
  ids: readonly number[],
  again: boolean,
  actor: Actor,
): Promise<readonly string[]> {
  const settings = await store.settings()
  return store.write(async unit => {
    const servers: string[] = []
    for (const id of ids) {
      const row = await outgoingById(unit, id)
      if (row === undefined || row.status === 'making')
        throw new Refusal('not-found', `There is no claim ${id} of our making.`, '"overturn outbox" lists them.')
      if (row.status !== 'written' && !again)
        throw new Refusal('closed', `Claim ${id} of our making went out already (${row.status}).`)
      if (await mayLieOut(unit, row))
        throw new Refusal('closed', `Claim ${id} of our making lies in the outbound folder already.`)
      const file = await fileByHash(unit, row.content)
      if (file === undefined) throw new Error(`the file of claim ${id} is not there`)
      const server = await queueDelivery(
        unit,
        settings,
        { kind: 'claims', fileId: file.id, outgoingId: id },
        actor,
        again,
      )
      if (server === undefined)
        throw new Refusal(
          'not-known',
          'No server takes claims for this receiver. Fetch the file and send it the way your claims go.',
          '"overturn send-to sftp://user@host/folder --takes claims" names one.',
        )
      servers.push(server.url)
    }
    return servers
  })
}
