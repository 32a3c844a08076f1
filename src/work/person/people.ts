// Who belongs to the practice, in which role. Accounts themselves (passwords, sessions) are the sign-in library's.
import {
  addPerson,
  changePerson as change,
  hasOtherAdministrator,
  personCalled,
  personLike,
} from '../../store/person.ts'
import type { Role, Row, Store, Unit } from '../../store/store.ts'
import type { Accounts, Actor } from '../action.ts'
import { Refusal } from '../refusal.ts'
import { rowOf } from '../row-record.ts'

/** A person of the practice as every door shows one. */
export const personRecord = rowOf('member')

/** What the roles are called in forms. */
export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  viewer: 'Viewer: may look',
  biller: 'Biller: works denials',
  lead: 'Lead: approves and sets rules',
  admin: 'Administrator: takes people in',
}

/**
 * Takes somebody into the practice, with the account there is of this address or a new one. Throws Refusal `not-known` where the password is
 * none, or where the person, or the name, is there already.
 */
export async function takeIn(
  store: Store,
  accounts: Accounts,
  given: { readonly email: string; readonly name: string; readonly password?: string | undefined },
  role: Role,
  { who, now }: Actor,
): Promise<{ readonly made: Row<'member'>; readonly isNew: boolean }> {
  const { name } = given
  const email = given.email.trim().toLowerCase()
  const { userId, isNew } = await accounts.accountFor({ ...given, email, practice: store.practice })
  const made = await store.write(async unit => {
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
      addedAt: now,
      addedBy: who,
    }
    await addPerson(unit, person)
    unit.event({ at: now, who, verb: 'added-person', data: { user: userId, name, role } })
    return person
  })
  return { made, isNew }
}

/** What is changed of a person. */
export interface PersonChange {
  readonly role?: Role | undefined
  readonly disabled?: boolean | undefined
}

/**
 * Changes role or standing of the person of this number, address or name, and in the same unit what follows from it. Throws Refusal `not-found`,
 * or `guarded` for the last administrator.
 */
export async function changePerson(
  store: Store,
  called: string,
  { role, disabled }: PersonChange,
  { who, now }: Actor,
  also: (unit: Unit, was: Row<'member'>) => Promise<void> = async () => undefined,
): Promise<Row<'member'>> {
  return store.write(async unit => {
    const row = await personCalled(unit, called)
    if (row === undefined) throw new Refusal('not-found', 'There is no such person in this practice.')
    const after = { role: role ?? row.role, disabled: disabled ?? row.disabled }
    const ceases = row.role === 'admin' && !row.disabled && (after.role !== 'admin' || after.disabled)
    if (ceases && !(await hasOtherAdministrator(unit, row.userId)))
      throw new Refusal('guarded', 'This is the last administrator; make another one first.')
    await change(unit, row.userId, after)
    unit.event({ at: now, who, verb: 'changed-person', data: { user: row.userId, ...after } })
    await also(unit, row)
    return { ...row, ...after }
  })
}
