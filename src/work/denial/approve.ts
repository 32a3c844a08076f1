// A second person agrees to a write-off that somebody else asked for. Two persons are two accounts: a name, which anybody can give on the command line,
// and a token, which is some person's, are nobody.
import { eventsNamed } from '../../store/event.ts'
import type { Store } from '../../store/store.ts'
import { defineAction, type Targets } from '../action.ts'
import { Refusal } from '../refusal.ts'
import { changeDenials, denials, mustBeOpen } from './change.ts'
import { writtenOff } from './write-off.ts'

export const action = defineAction(import.meta.url, {
  title: 'Approve write-off',
  says: 'Approve write-offs that another person asked for.',
  right: 'lead',
  on: 'many',
  undo: true,
  refuses: ['closed', 'nothing-asked', 'same-person', 'changed'],
  without: { command: 'An approval takes a person who is signed in; the command line knows names alone.' },
  async run({ store, actor }, targets) {
    const { person } = actor
    if (person === undefined)
      throw new Refusal(
        'same-person',
        'An approval takes a person who is signed in: a token or a name is nobody. Approve it in the workbench.',
      )
    const askers = await askersOf(store, targets)
    let first = 0
    const changed = await changeDenials(store, targets, actor, denial => {
      // Of what a filter finds, only what was asked for is meant.
      if (denial.askedCents === 0 && 'filter' in targets) return undefined
      mustBeOpen(denial)
      const asker = askers.get(denial.id)
      if (denial.askedCents === 0 || asker === undefined)
        throw new Refusal('nothing-asked', `Nobody has asked to write off denial ${denial.id}.`)
      if (asker.person === person)
        throw new Refusal(
          'same-person',
          `${actor.who} asked to write off denial ${denial.id}: somebody else has to approve it.`,
        )
      if (asker.person !== undefined) return writtenOff(denial, asker.reason, asker.who, actor.who)
      first++
      return {
        set: { askedCents: denial.askedCents },
        verb: 'write-off-asked',
        data: { cents: denial.askedCents, reason: asker.reason, after: asker.who, person },
      }
    })
    const waits =
      first === 0
        ? ''
        : ` ${denials(first)} had been asked for by a name or a token: you are the first person, another one has to approve.`
    return { changed, waiting: first, says: `${denials(changed - first)} written off with your approval.${waits}` }
  },
})

interface Asker {
  readonly who: string
  readonly reason: string
  /** The number of the person; undefined where a name or a token asked. */
  readonly person: string | undefined
}

/** The last who asked, by the denial. */
async function askersOf(store: Store, targets: Targets): Promise<ReadonlyMap<number, Asker>> {
  const events = await eventsNamed(store, 'write-off-asked', 'ids' in targets ? targets.ids : undefined)
  return new Map(
    events.map(({ denialId, who, data }) => {
      const { reason, person } = data as { readonly reason: string; readonly person?: string }
      return [denialId ?? 0, { who, reason, person }]
    }),
  )
}
