// Says that all letters of a batch that are made went out together: how, when, under which number.
import { appealById } from '../../store/appeal.ts'
import { lettersOfBatches } from '../../store/batch.ts'
import { defineAction, targetOf } from '../action.ts'
import { sendAppeal, sendInput } from '../appeal/send.ts'
import { Refusal } from '../refusal.ts'
import { batchNamed } from './batches.ts'

export const action = defineAction(import.meta.url, {
  title: 'Say that it was sent',
  says: 'Say that the letters of a batch that are made went out together: how, when, under which number. Nothing is sent by this.',
  right: 'work',
  on: 'one',
  undo: 'Withdraw an appeal that did not go out.',
  refuses: ['closed', 'not-a-date', 'guarded', 'empty'],
  screen: '/batches/$id',
  input: sendInput,
  async run({ store, actor }, targets, told) {
    const id = targetOf(targets)
    await batchNamed(store, id)
    const made = (await lettersOfBatches(store, [id])).filter(({ status }) => status === 'made')
    if (made.length === 0)
      throw new Refusal('empty', 'No letter of this batch is made and not sent: approve them first.')
    const refused: string[] = []
    let sent = 0
    for (const { appealId } of made) {
      if (appealId === null || (await appealById(store, appealId)) === undefined) continue
      try {
        await sendAppeal(store, actor, appealId, told)
        sent++
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        refused.push(error.message)
      }
    }
    if (sent === 0) throw new Refusal('guarded', refused.join(' · '))
    return {
      changed: sent,
      says: [`${sent} ${sent === 1 ? 'appeal was' : 'appeals were'} sent on ${told.on}.`, ...refused].join(' '),
    }
  },
})
