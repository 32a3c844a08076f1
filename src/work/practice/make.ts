// Makes a practice of its own beside this one, as a billing company has many. Whoever makes it is its first administrator; made at the machine it has
// none until one is taken in.
import { z } from 'zod'
import { addPerson, personCalled } from '../../store/person.ts'
import { defineAction } from '../action.ts'
import { line } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { practicesOf } from './practices.ts'

export const action = defineAction(import.meta.url, {
  title: 'Make a practice',
  says: 'Make another practice, apart from this one in everything.',
  right: 'admin',
  on: 'practice',
  undo: 'Close it; what was done in it is kept.',
  refuses: ['ambiguous', 'guarded'],
  argument: 'name',
  http: { method: 'POST', path: '/practices', status: 201, answer: z.object({ id: z.number(), name: z.string() }) },
  screen: '/settings',
  anywhere: true,
  input: z.object({ name: line('Name', { most: 100, description: 'what the new practice is called' }) }),
  async run(context, _targets, { name }) {
    const { store, actor, onMachine } = context
    const person = actor.person === undefined ? undefined : await personCalled(store, actor.person)
    if (onMachine !== true && person === undefined)
      throw new Refusal('guarded', 'A token is of one practice and makes no other; a person does, signed in.')
    const made = await practicesOf(context).make(name, actor.now)
    if (made === undefined)
      throw new Refusal('ambiguous', `There is a practice called ${name} already; take another name.`)
    await made.write(async unit => {
      unit.event({ at: actor.now, who: actor.who, verb: 'made-practice', data: { name } })
      if (person === undefined) return
      await addPerson(unit, {
        ...person,
        practiceId: unit.practiceId,
        role: 'admin',
        addedAt: actor.now,
        addedBy: actor.who,
      })
      unit.event({
        at: actor.now,
        who: actor.who,
        verb: 'added-person',
        data: { user: person.userId, name: person.name, role: 'admin' },
      })
    })
    await store.write(async unit =>
      unit.event({ at: actor.now, who: actor.who, verb: 'made-practice', data: { practice: made.practiceId, name } }),
    )
    const next =
      person === undefined
        ? ` "overturn person-add --practice" takes its first administrator in.`
        : ' You are its administrator.'
    return { changed: 1, says: `${name} is made.${next}`, made: { id: made.practiceId, name } }
  },
})
