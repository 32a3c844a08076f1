// The outbound folder of this machine: claims made here are laid into it whole, and what has been picked up there is told as sent.

import { existsSync } from 'node:fs'
import { open, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dayIn } from '../decide/day.ts'
import { lastJob } from '../store/job.ts'
import { outgoingById } from '../store/outgoing.ts'
import type { Store } from '../store/store.ts'
import { readOutgoing } from '../work/claim/outbox.ts'
import { SEE_OUT } from '../work/claim/put-out.ts'
import { tellSent } from '../work/claim/sending.ts'
import { addJob } from '../work/job/add.ts'
import { AwayForNow } from './queue.ts'

/** Lies in the folder from when it is set: without it a drive that is not there now would look like a folder that was emptied. */
const MARK = '.overturn-outbound'

/** Of a claim that goes out. */
export interface GoesOut {
  readonly outgoing: number
  readonly who: string
}

/** A claim that was laid into a folder. */
export interface LiesOut extends GoesOut {
  readonly folder: string
  readonly name: string
}

/** Marks a folder as the one that claims go out of. */
export async function markOutbound(folder: string): Promise<void> {
  await writeFile(join(folder, MARK), 'Overturn lays claims into this folder; this file says that it is there.\n')
}

/**
 * Lays a claim into the folder: written beside under a name that nobody picks up, then named, after the job that looks for it is kept. Whoever stops in
 * between leaves nothing that could go out twice. One that lies there already, whose looking was put aside, is looked for again and not laid out again.
 * Throws AwayForNow where the folder is not there.
 */
export async function putOut(store: Store, { outgoing, who }: GoesOut, now: string): Promise<string> {
  const row = await outgoingById(store, outgoing)
  const { outboundFolder: folder } = await store.settings()
  if (row?.status !== 'written' || folder === null) return 'nothing to lay out'
  const before = await lastJob(store, SEE_OUT, String(outgoing))
  if (before?.status === 'waiting') return 'nothing to lay out'
  if (before?.status === 'dead') {
    await lookFor(store, JSON.parse(before.data), now)
    return 'laid out before, and looked for again'
  }
  mustBeThere(folder)
  const lies: LiesOut = { outgoing, who, folder, name: row.kept }
  await writeWhole(hidden(lies), await readOutgoing(store, outgoing))
  await lookFor(store, lies, now)
  await nameIt(lies)
  return 'laid out'
}

async function lookFor(store: Store, lies: LiesOut, now: string): Promise<void> {
  await store.write(unit => addJob(unit, { kind: SEE_OUT, subject: String(lies.outgoing), data: { ...lies } }, now))
}

/**
 * Whether there is nothing left to wait for. What was picked up is told as sent on that day. Throws AwayForNow where the folder is not there: nothing is taken for
 * picked up then.
 */
export async function seeOut(store: Store, lies: LiesOut, now: string): Promise<boolean> {
  const row = await outgoingById(store, lies.outgoing)
  if (row?.status !== 'written') return true
  mustBeThere(lies.folder)
  await nameIt(lies)
  if (existsSync(join(lies.folder, lies.name))) return false
  await tellSent(store, lies.outgoing, dayIn(store.zone, now), { who: lies.who, now })
  return true
}

function mustBeThere(folder: string): void {
  if (!existsSync(join(folder, MARK))) throw new AwayForNow(`the outbound folder ${folder} is not there`)
}

const hidden = ({ folder, name }: LiesOut) => join(folder, `.${name}.part`)

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Another worker may have done it already. */
async function nameIt(lies: LiesOut): Promise<void> {
  if (!existsSync(hidden(lies))) return
  await rename(hidden(lies), join(lies.folder, lies.name)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
}
