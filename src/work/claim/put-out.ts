// Gives claims made here to the outbound folder, out of which whatever sends the practice's files picks them up; then each is told as sent by itself.
import { z } from 'zod'
import { deliveriesOfFiles } from '../../store/delivery.ts'
import { fileByHash } from '../../store/file.ts'
import { isJobWaiting, lastJob } from '../../store/job.ts'
import { outgoingById } from '../../store/outgoing.ts'
import type { Row, Unit } from '../../store/store.ts'
import { type Actor, defineAction } from '../action.ts'
import { titled } from '../input.ts'
import { addJob } from '../job/add.ts'
import { Refusal } from '../refusal.ts'

/** Some of the claims made here. */
export const claimsMadeHere = titled(z.array(z.number().int().positive()).min(1).max(500), 'Claims', {
  description: 'made here, by their numbers',
})

/** Work in the background: the file is laid into the folder, then looked for until it has been picked up. */
export const PUT_OUT = 'put-out'
export const SEE_OUT = 'see-out'

/** Whether a claim made here was given to the outbound folder, and has not been picked up there. */
export async function isGoingOut(unit: Unit, id: number): Promise<boolean> {
  return (await isJobWaiting(unit, PUT_OUT, String(id))) || (await isJobWaiting(unit, SEE_OUT, String(id)))
}

/** Whether it may lie in the outbound folder: on its way there, or laid there and looking for it was put aside. */
export async function mayLieOut(unit: Unit, { id, status }: Pick<Row<'outgoing'>, 'id' | 'status'>): Promise<boolean> {
  if (await isGoingOut(unit, id)) return true
  return status === 'written' && (await lastJob(unit, SEE_OUT, String(id)))?.status === 'dead'
}

/** Throws Refusal `closed` where a server takes it already: it would go out twice. */
async function mustNotBeDelivered(unit: Unit, { account, content }: Row<'outgoing'>): Promise<void> {
  const file = await fileByHash(unit, content)
  const [delivery] = file === undefined ? [] : await deliveriesOfFiles(unit, [file.id])
  if (delivery !== undefined)
    throw new Refusal(
      'closed',
      `The claim of ${account} is on its way already, as ${delivery.name} to ${delivery.server}.`,
    )
}

export const action = defineAction(import.meta.url, {
  title: 'Put into the outbound folder',
  says: 'Lay claims made here ("overturn outbox" lists them) into the outbound folder, all of them or none; when one has been picked up there, it is told as sent by itself.',
  right: 'work',
  on: 'practice',
  undo: 'Take the file out of the folder, and say "overturn not-sent".',
  refuses: ['not-found', 'closed'],
  command: 'put-out',
  argument: 'claims',
  http: { method: 'POST', path: '/outgoing/put-out' },
  screen: '/claims',
  input: z.object({ claims: claimsMadeHere }),
  async run({ store, actor }, _targets, { claims }) {
    if ((await store.settings()).outboundFolder === null)
      throw new Refusal(
        'not-found',
        'No outbound folder is set.',
        'Whoever runs the machine sets one there: "overturn outbound FOLDER".',
      )
    return store.write(async unit => {
      const out: string[] = []
      for (const id of new Set(claims)) {
        const account = await putOne(unit, id, actor)
        if (account !== undefined) out.push(account)
      }
      return { changed: out.length, says: putSays(out, new Set(claims).size - out.length) }
    })
  },
})

/** Its account, where it goes out by this; undefined where it is on its way already. Throws Refusal where it cannot. */
async function putOne(unit: Unit, id: number, { who, now }: Actor): Promise<string | undefined> {
  const row = await outgoingById(unit, id)
  if (row === undefined)
    throw new Refusal('not-found', `There is no claim ${id} of our making.`, '"overturn outbox" lists them.')
  if (row.status !== 'written')
    throw new Refusal('closed', `Claim ${id} of our making is ${row.status}: only what is not sent yet goes out.`)
  if (await isGoingOut(unit, id)) return undefined
  await mustNotBeDelivered(unit, row)
  await addJob(unit, { kind: PUT_OUT, subject: String(id), data: { outgoing: id, who } }, now)
  const ofDenial = row.denialId === null ? {} : { denialId: row.denialId }
  unit.event({ at: now, who, ...ofDenial, verb: 'claim-put-out', data: { outgoing: id, file: row.kept } })
  return row.account
}

/** `2 claims (A1, A2) go into the outbound folder; 1 is on its way already. …` */
function putSays(out: readonly string[], before: number): string {
  const already = before === 0 ? '' : `${before} ${before === 1 ? 'is' : 'are'} on the way out already`
  if (out.length === 0) return `${already}.`
  const named = out.length > 5 ? `${out.slice(0, 5).join(', ')} and ${out.length - 5} more` : out.join(', ')
  const go = out.length === 1 ? `The claim of ${named} goes` : `${out.length} claims (${named}) go`
  const told = out.length === 1 ? 'it is' : 'each is'
  return `${go} into the outbound folder; ${told} told as sent when it has been picked up there.${already === '' ? '' : ` ${already}.`}`
}
