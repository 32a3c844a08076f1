// Gives a claim made here to the outbound folder, out of which whatever sends the practice's files picks it up; then it is told as sent by itself.
import { deliveriesOfFiles } from '../../store/delivery.ts'
import { fileByHash } from '../../store/file.ts'
import { isJobWaiting, lastJob } from '../../store/job.ts'
import { outgoingById } from '../../store/outgoing.ts'
import type { Row, Unit } from '../../store/store.ts'
import { defineAction, targetOf } from '../action.ts'
import { addJob } from '../job/add.ts'
import { Refusal } from '../refusal.ts'
import { OF_OUTGOING } from './sending.ts'

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
async function mustNotBeDelivered(unit: Unit, content: string): Promise<void> {
  const file = await fileByHash(unit, content)
  const [delivery] = file === undefined ? [] : await deliveriesOfFiles(unit, [file.id])
  if (delivery !== undefined)
    throw new Refusal('closed', `It is on its way already, as ${delivery.name} to ${delivery.server}.`)
}

export const action = defineAction(import.meta.url, {
  ...OF_OUTGOING,
  title: 'Put into the outbound folder',
  says: 'Lay a claim made here ("overturn outbox" lists them) into the outbound folder; when it has been picked up there, it is told as sent by itself.',
  undo: 'Take the file out of the folder, and say "overturn not-sent".',
  refuses: ['closed'],
  command: 'put-out',
  http: { method: 'POST', path: '/outgoing/:id/put-out' },
  async run({ store, actor: { who, now } }, targets) {
    const id = targetOf(targets)
    if ((await store.settings()).outboundFolder === null)
      throw new Refusal(
        'not-found',
        'No outbound folder is set.',
        'Whoever runs the machine sets one there: "overturn outbound FOLDER".',
      )
    return store.write(async unit => {
      const row = await outgoingById(unit, id)
      if (row === undefined)
        throw new Refusal('not-found', `There is no claim ${id} of our making.`, '"overturn outbox" lists them.')
      if (row.status !== 'written')
        throw new Refusal('closed', `Claim ${id} of our making is ${row.status}: only what is not sent yet goes out.`)
      if (await isGoingOut(unit, id))
        return { changed: 0, says: `The claim of ${row.account} is on its way out already.` }
      await mustNotBeDelivered(unit, row.content)
      await addJob(unit, { kind: PUT_OUT, subject: String(id), data: { outgoing: id, who } }, now)
      const ofDenial = row.denialId === null ? {} : { denialId: row.denialId }
      unit.event({ at: now, who, ...ofDenial, verb: 'claim-put-out', data: { outgoing: id, file: row.kept } })
      return {
        changed: 1,
        says: `The claim of ${row.account} goes into the outbound folder; it is told as sent when it has been picked up there.`,
      }
    })
  },
})
