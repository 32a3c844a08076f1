// Erases the records of a patient, or of all whose term is over: names and numbers go from every row and every event, the bytes of their files with them.
// What is left says what was paid and why, of nobody.
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { number, paragraph } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { whoseShape } from './erasable.ts'
import { applyErasure } from './retention/apply.ts'
import { type ErasurePlan, planErasure } from './retention/plan.ts'

export const action = defineAction(import.meta.url, {
  title: 'Erase records',
  says: 'Erase whose records are not kept any longer: names, numbers and texts go for good; money, codes and the chain of events stay.',
  right: 'admin',
  on: 'practice',
  undo: 'What is erased is gone; a backup of before has it, and has to be destroyed too.',
  refuses: ['not-found', 'empty', 'guarded', 'changed'],
  command: 'erase',
  http: { method: 'POST', path: '/erase' },
  reopens: true,
  without: { workbench: 'It is looked at and done at the machine or over the API, by who answers for the records.' },
  input: z.object({
    ...whoseShape,
    count: number('Accounts', { description: 'how many accounts the preview names ("overturn erasable")' }),
    because: paragraph('Why', { description: 'who asked for it, and by what right' }),
  }),
  async run({ store, actor }, _targets, { count, because, ...whose }) {
    let plan: ErasurePlan | undefined
    const done = await applyErasure(
      store,
      async unit => {
        plan = await planErasure(unit, await store.settings(), whose, actor.now)
        mustBeAsSeen(plan, count)
        return plan
      },
      actor,
      { ground: whose.ground, because },
    )
    const accounts = plan?.accounts.length ?? 0
    const shared = plan?.shared.length ?? 0
    const says = [
      `The records of ${counted(accounts, 'account')} are erased, with ${counted(done.files, 'file')} and what ${counted(done.events, 'event')} said.`,
      shared > 0
        ? `${counted(shared, 'file')} that others stand in too ${shared === 1 ? 'stays' : 'stay'} as it came.`
        : '',
      done.stayed.length > 0 ? `Another practice keeps the bytes of ${counted(done.stayed.length, 'file')}.` : '',
      'Backups of before have it all: destroy them too.',
    ]
    return {
      changed: accounts,
      says: says.filter(each => each !== '').join(' '),
      made: { erasure: done.erasure, files: done.files, filesThatStay: shared, events: done.events },
    }
  },
})

/** Throws Refusal `guarded` where something keeps them, `changed` where it is not what was looked at. */
function mustBeAsSeen({ accounts, kept }: ErasurePlan, count: number): void {
  const [first] = kept
  if (accounts.length === 0)
    throw new Refusal(
      'guarded',
      first === undefined ? 'Nobody’s term is over.' : `${first.account} stays: ${first.why}`,
    )
  if (accounts.length !== count)
    throw new Refusal(
      'changed',
      `The records of ${accounts.length} accounts would go, not of ${count}: look again before anything is erased.`,
      '"overturn erasable"',
    )
}

const counted = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`
