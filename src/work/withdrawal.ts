// Something that was brought in from a file, taken back by its number: it is asked no more, and its file can be brought in again.
import type { Unit } from '../store/store.ts'
import { type ActionContext, type ActionSaid, targetOf } from './action.ts'
import { Refusal } from './refusal.ts'

type Said = Pick<ActionSaid, 'title' | 'says' | 'right' | 'screen' | 'numberOf'> & {
  /** Its list's address below the practice: `/schedules`. */
  readonly among: string
}

/** The action's head; `take` takes it back and answers its name. Throws Refusal `not-found`. */
export function withdrawal(
  { among, ...said }: Said,
  take: (context: ActionContext, id: number) => Promise<string>,
): Omit<ActionSaid<never, number>, 'input'> {
  return {
    ...said,
    on: 'one',
    undo: 'Bring its file in again.',
    http: { method: 'DELETE', path: `${among}/:id` },
    async run(context, targets) {
      return { changed: 1, says: `"${await take(context, targetOf(targets))}" is taken back.` }
    },
  }
}

/** Takes back a row that says of itself that it holds no more, with its event. Throws Refusal `not-found`. */
export function takeRowBack(
  withdraw: (unit: Unit, id: number, at: string) => Promise<string | undefined>,
  thing: string,
  verb: string,
) {
  return ({ store, actor: { who, now } }: ActionContext, id: number): Promise<string> =>
    store.write(async unit => {
      const name = await withdraw(unit, id, now)
      if (name === undefined) throw new Refusal('not-found', `There is no such ${thing} that holds.`)
      unit.event({ at: now, who, verb, data: { [thing]: id, name } })
      return name
    })
}

type SheetSaid = Pick<ActionSaid, 'title' | 'says' | 'right' | 'screen'> & {
  /** The address of the sheet below the practice. */
  readonly path: string
  /** What its event is called. */
  readonly verb: string
  /** What one of its rows is: `payment`. */
  readonly row: string
}

/** Takes back all that a sheet brought in, by the sheet's number; `take` answers how many rows there were. Throws Refusal `not-found` where there was none. */
export function sheetWithdrawal(
  { path, verb, row, ...said }: SheetSaid,
  take: (unit: Unit, id: number, at: string) => Promise<number>,
): Omit<ActionSaid<never, number>, 'input'> {
  return {
    ...said,
    on: 'one',
    undo: 'Bring its file in again.',
    numberOf: 'sheet',
    http: { method: 'DELETE', path },
    async run({ store, actor: { who, now } }, targets) {
      const id = targetOf(targets)
      const gone = await store.write(async unit => {
        const count = await take(unit, id, now)
        if (count === 0) throw new Refusal('not-found', `Nothing that a sheet ${id} brought in is here.`)
        unit.event({ at: now, who, verb, data: { sheet: id, rows: count } })
        return count
      })
      return { changed: gone, says: `${gone} ${row}${gone === 1 ? '' : 's'} taken back.` }
    },
  }
}
