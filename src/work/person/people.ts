// Who belongs to the practice, in which role. Accounts themselves (passwords, sessions) are the sign-in library's.
import { addPerson, changePerson as change, findPerson, hasOtherAdministrator, personLike } from '../../store/person.ts'
import type { Role, Row, Store } from '../../store/store.ts'
import type { Deed } from '../denial/change.ts'
import { Refusal } from '../refusal.ts'

/** Takes somebody who has an account into the practice. Throws Refusal `not-known` where she, or her name, is there already. */
export function takeIn(
  store: Store,
  { userId, name, email, role }: Pick<Row<'member'>, 'userId' | 'name' | 'email' | 'role'>,
  deed: Deed,
): Promise<Row<'member'>> {
  return store.write(async unit => {
    const there = await personLike(unit, { userId, name })
    if (there !== undefined)
      throw new Refusal(
        'not-known',
        there.userId === userId
          ? 'This person belongs to the practice already.'
          : 'Somebody of that name belongs to the practice already.',
      )
    const person: Row<'member'> = {
      practiceId: unit.practiceId,
      userId,
      name,
      email,
      role,
      disabled: false,
      addedAt: deed.now,
      addedBy: deed.who,
    }
    await addPerson(unit, person)
    unit.event({ at: deed.now, who: deed.who, verb: 'added-person', data: { user: userId, name, role } })
    return person
  })
}

/** Changes role or standing. Throws Refusal `not-found`, or `guarded` for the last administrator. */
export async function changePerson(
  store: Store,
  userId: string,
  { role, disabled }: { readonly role?: Role; readonly disabled?: boolean },
  deed: Deed,
): Promise<void> {
  await store.write(async unit => {
    const row = await findPerson(unit, userId)
    if (row === undefined) throw new Refusal('not-found', 'There is no such person in this practice.')
    const after = { role: role ?? row.role, disabled: disabled ?? row.disabled }
    const ceases = row.role === 'admin' && !row.disabled && (after.role !== 'admin' || after.disabled)
    if (ceases && !(await hasOtherAdministrator(unit, userId)))
      throw new Refusal('guarded', 'This is the last administrator; make another one first.')
    await change(unit, userId, after)
    unit.event({ at: deed.now, who: deed.who, verb: 'changed-person', data: { user: userId, ...after } })
  })
}
