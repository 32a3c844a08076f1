// Statements on the people of practices: who belongs where, in which role. The sign-in library keeps its own tables.
import type { Reader } from './reader.ts'
import type { Host, Role, Row, Unit } from './store.ts'

/** Whether anybody belongs to any practice. */
export async function hasPeople({ keeper }: Host): Promise<boolean> {
  return (await keeper.selectFrom('member').select('userId').limit(1).executeTakeFirst()) !== undefined
}

/** Every practice that a person belongs to, by address or number, with the name borne there. */
export function membershipsOf(
  { keeper }: Host,
  of: { readonly email: string } | { readonly userId: string },
): Promise<readonly Pick<Row<'member'>, 'practiceId' | 'name' | 'email'>[]> {
  const asked = keeper.selectFrom('member').select(['practiceId', 'name', 'email'])
  return ('email' in of ? asked.where('email', '=', of.email) : asked.where('userId', '=', of.userId)).execute()
}

/** Where a person may work now, by practice. */
export function activeMemberships(
  { keeper }: Host,
  userId: string,
): Promise<readonly Pick<Row<'member'>, 'practiceId' | 'role'>[]> {
  return keeper
    .selectFrom('member')
    .select(['practiceId', 'role'])
    .where('userId', '=', userId)
    .where('disabled', '=', false)
    .orderBy('practiceId')
    .execute()
}

/** A person's part in one practice; undefined where there is none. */
export function memberOf(
  { keeper }: Host,
  practiceId: number,
  userId: string,
): Promise<Pick<Row<'member'>, 'role' | 'name' | 'disabled'> | undefined> {
  return keeper
    .selectFrom('member')
    .select(['role', 'name', 'disabled'])
    .where('practiceId', '=', practiceId)
    .where('userId', '=', userId)
    .executeTakeFirst()
}

/** Everybody who belongs to the practice, by name. */
export function peopleByName({ kysely }: Reader): Promise<readonly Row<'member'>[]> {
  return kysely.selectFrom('member').selectAll().orderBy('name').execute()
}

/** What those are called who work here: whom something can be given to. */
export async function namesAtWork({ kysely }: Reader): Promise<readonly string[]> {
  const rows = await kysely
    .selectFrom('member')
    .select('name')
    .where('disabled', '=', false)
    .where('role', '!=', 'viewer')
    .orderBy('name')
    .execute()
  return rows.map(row => row.name)
}

/** Whether the practice has taken anybody in. */
export async function hasMembers({ kysely }: Reader): Promise<boolean> {
  return (await kysely.selectFrom('member').select('userId').limit(1).executeTakeFirst()) !== undefined
}

/** The person of this number, address or name. */
export async function personCalled(reader: Reader, text: string): Promise<Row<'member'> | undefined> {
  const found = await reader.kysely
    .selectFrom('member')
    .selectAll()
    .where(({ eb, or }) => or([eb('userId', '=', text), eb('email', '=', text.toLowerCase()), eb('name', '=', text)]))
    .execute()
  return found.find(row => row.userId === text) ?? found.find(row => row.email === text.toLowerCase()) ?? found[0]
}

/** Somebody of the practice who has this number or this name. */
export function personLike(
  { kysely }: Reader,
  { userId, name }: Pick<Row<'member'>, 'userId' | 'name'>,
): Promise<Pick<Row<'member'>, 'userId' | 'name'> | undefined> {
  return kysely
    .selectFrom('member')
    .select(['userId', 'name'])
    .where(({ eb, or }) => or([eb('userId', '=', userId), eb('name', '=', name)]))
    .executeTakeFirst()
}

/** Whether somebody else is an administrator who may work. */
export async function hasOtherAdministrator({ kysely }: Reader, userId: string): Promise<boolean> {
  const other = await kysely
    .selectFrom('member')
    .select('userId')
    .where('role', '=', 'admin')
    .where('disabled', '=', false)
    .where('userId', '!=', userId)
    .executeTakeFirst()
  return other !== undefined
}

export async function addPerson({ kysely }: Unit, person: Row<'member'>): Promise<void> {
  await kysely.insertInto('member').values(person).execute()
}

export async function changePerson(
  { kysely }: Unit,
  userId: string,
  change: { readonly role: Role; readonly disabled: boolean },
): Promise<void> {
  await kysely.updateTable('member').set(change).where('userId', '=', userId).execute()
}
