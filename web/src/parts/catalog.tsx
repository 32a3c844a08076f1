// What can be done and looked at here, as the service describes it: every action that one may do, every list with its columns and filters. Forms,
// menus, columns and filter bars are made of it.

import { createContext, type ReactNode, useContext } from 'react'
import { askCatalog, type Catalog } from '../api/questions.ts'
import { words } from '../words.ts'
import { useAsked } from './asked.ts'
import { Failed } from './page.tsx'

export type Action = Catalog['actions'][number]
export type Field = Action['fields'][number]
export type Report = Catalog['reports'][number]
/** One part of a report's answer. */
export interface Part {
  readonly name: string
  readonly title: string
  readonly kind: string
  readonly parts?: readonly Part[]
}
export type List = Catalog['lists'][number]
export type Column = List['columns'][number]
export type Filter = List['filters'][number]

const Context = createContext<Catalog | undefined>(undefined)

/** Below it everything that the catalog says is known. */
export function CatalogProvider({ children }: { readonly children: ReactNode }) {
  const catalog = useAsked(askCatalog)
  if (catalog.data !== undefined) return <Context.Provider value={catalog.data}>{children}</Context.Provider>
  return catalog.error === null ? <p className="soft">{words.loading}</p> : <Failed error={catalog.error} />
}

function useCatalog(): Catalog {
  const catalog = useContext(Context)
  if (catalog === undefined) throw new Error('no catalog here')
  return catalog
}

/** What one may do to things of a noun. */
export function useActionsOn(noun: string): readonly Action[] {
  return useCatalog().actions.filter(action => action.noun === noun)
}

/** A list by its noun. */
export function useList(noun: string): List {
  const list = useCatalog().lists.find(each => each.noun === noun)
  if (list === undefined) throw new Error(`no list of ${noun}`)
  return list
}

/** What is shown by its parts: views without a screen of their own. */
export function useReports(): readonly Report[] {
  return useCatalog().reports
}

/** What the columns of a list are called. */
export function useTitles(noun: string): (column: string) => string {
  const { columns } = useList(noun)
  return name => columns.find(column => column.name === name)?.title ?? name
}
