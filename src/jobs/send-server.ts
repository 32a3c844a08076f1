// Lays files of ours onto an SFTP server, each once, whenever this process is ended: what is about to happen is written down before it does. A file is written under a
// name that says it is unfinished, and gets its own name when all of it is there; what is found at the next start says how far it came.

import { posix } from 'node:path'
import Client from 'ssh2-sftp-client'
import { dayIn } from '../decide/day.ts'
import { type Delivery, deliveriesTo, moveDelivery, sayOfDelivery } from '../store/delivery.ts'
import { bytesOfFile } from '../store/file.ts'
import { outgoingById } from '../store/outgoing.ts'
import type { SendServer, Store } from '../store/store.ts'
import { tellSent } from '../work/claim/sending.ts'
import { eachFile, RefusedFiles } from './each-file.ts'
import { parseServer, signIn } from './watch-server.ts'

const MOST_AT_ONCE = 200

export interface Sent {
  readonly placed: number
  readonly failed: number
  /** What the server said to files that it did not take; each has its turn again. */
  readonly refused: readonly string[]
}

/**
 * Everything that waits for this server. Throws ChangedKey, or Error when it cannot be reached or does not let us in: then it is tried again later. A file that
 * the server does not take waits on its own.
 */
export async function sendTo(
  store: Store,
  server: SendServer,
  now: () => string,
  refused = new RefusedFiles(),
): Promise<Sent> {
  const waiting = await deliveriesTo(store, server.url, MOST_AT_ONCE)
  if (waiting.length === 0) return { placed: 0, failed: 0, refused: [] }
  const client = new Client('overturn')
  const done = { placed: 0, failed: 0 }
  try {
    await signIn(client, server, 'send-to')
    const { folder } = parseServer(server.url)
    const says = await eachFile(waiting, {
      ...{ client, refused, now: now() },
      key: ({ id }) => `${store.practiceId} ${server.url} ${id}`,
      run: async delivery => {
        const end = await place({ store, client, folder, now }, delivery)
        if (end !== undefined) done[end]++
      },
      onRefused: ({ id }, says) => store.write(unit => sayOfDelivery(unit, id, says)),
    })
    return { ...done, refused: says }
  } finally {
    await client.end().catch(() => undefined)
  }
}

interface Placing {
  readonly store: Store
  readonly client: Client
  readonly folder: string
  readonly now: () => string
}

/** Answers how it ended; undefined where another worker has it. */
async function place(placing: Placing, delivery: Delivery): Promise<'placed' | 'failed' | undefined> {
  const bytes = await bytesOfFile(placing.store, delivery.fileId)
  if (bytes === undefined) return end(placing, delivery, 'failed', 'The file was erased before it went out.')
  const own = posix.join(placing.folder, delivery.name)
  const unfinished = `${own}.part`
  const there = await sizeOf(placing.client, own)
  if (delivery.status === 'naming') {
    // It had all of the file and was to get its name when this process was ended.
    if (there === bytes.length) return end(placing, delivery, 'placed', '')
    if ((await sizeOf(placing.client, unfinished)) === undefined && there === undefined)
      return end(placing, delivery, 'placed', 'It had been taken in before its name was seen.')
  }
  if (there !== undefined)
    return end(placing, delivery, 'failed', 'Another file of this name lies there; nothing was put in its place.')
  const written = await movedOn(placing, delivery, 'placing')
  if (written === undefined) return undefined
  await placing.client.put(bytes, unfinished)
  const size = await sizeOf(placing.client, unfinished)
  if (size !== bytes.length) throw new Error(`${unfinished} came to ${size ?? 'no'} bytes of ${bytes.length}`)
  const whole = await movedOn(placing, written, 'naming')
  if (whole === undefined) return undefined
  await placing.client.rename(unfinished, own)
  return end(placing, whole, 'placed', '')
}

async function movedOn(
  { store }: Placing,
  delivery: Delivery,
  status: 'placing' | 'naming',
): Promise<Delivery | undefined> {
  const moved = await store.write(unit => moveDelivery(unit, delivery, { status }))
  return moved ? { ...delivery, status } : undefined
}

/** A claim that lies there was sent, and waits for its payer from then on. */
async function end(
  { store, now }: Placing,
  delivery: Delivery,
  status: 'placed' | 'failed',
  says: string,
): Promise<'placed' | 'failed'> {
  const at = now()
  const { id, outgoingId, server, name, fileId } = delivery
  if (status === 'placed' && outgoingId !== null) {
    const row = await outgoingById(store, outgoingId)
    if (row?.status === 'written')
      await tellSent(store, outgoingId, dayIn(store.zone, at), { who: 'overturn', now: at })
  }
  await store.write(async unit => {
    const set = { status, says, placedAt: status === 'placed' ? at : null }
    if (!(await moveDelivery(unit, delivery, set))) return
    const verb = status === 'placed' ? 'delivered' : 'delivery-failed'
    unit.event({ at, who: 'overturn', verb, data: { delivery: id, file: fileId, server, name, says } })
  })
  return status
}

/** Undefined where nothing of that name lies there. */
async function sizeOf(client: Client, path: string): Promise<number | undefined> {
  if ((await client.exists(path)) === false) return undefined
  return (await client.stat(path)).size
}
