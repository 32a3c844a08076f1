// What a statement is asked of: the store of a practice, or a unit of writing in it.
import type { Store, Unit } from './store.ts'

export type Reader = Pick<Store, 'kysely'> | Pick<Unit, 'kysely'>
