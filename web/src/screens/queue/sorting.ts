// The order of the queue as it stands in the address: `due,amount:asc`.
import type { Column } from './columns.tsx'

export interface Term {
  readonly by: string
  readonly rises: boolean
}

const risesByItself = (columns: readonly Column[], by: string) =>
  columns.find(column => column.sort === by)?.rises === true

export function readSort(columns: readonly Column[], text: string | undefined): readonly Term[] {
  if (text === undefined || text === '') return [{ by: 'score', rises: false }]
  return text.split(',').map(part => {
    const [by = '', direction] = part.split(':')
    return { by, rises: direction === undefined ? risesByItself(columns, by) : direction === 'asc' }
  })
}

export function writeSort(columns: readonly Column[], terms: readonly Term[]): string {
  return terms
    .map(({ by, rises }) => (rises === risesByItself(columns, by) ? by : `${by}:${rises ? 'asc' : 'desc'}`))
    .join(',')
}

/** After a click on a column: sorted by it alone, or with `more` by it as well; a second click turns it round. */
export function sortedBy(terms: readonly Term[], { sort = '', rises = false }: Column, more: boolean): readonly Term[] {
  const known = terms.find(term => term.by === sort)
  const turned = { by: sort, rises: known === undefined ? rises : !known.rises }
  if (!more) return [turned]
  return known === undefined ? [...terms, turned] : terms.map(term => (term.by === sort ? turned : term))
}
