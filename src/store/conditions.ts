// Conditions on the columns of one table, as data: what a list is filtered by. Knows no noun.
import { type ReferenceExpression, type SelectQueryBuilder, sql } from 'kysely'
import type { TableName, Tables } from './tables.ts'

export type Operator =
  /** The column has this value. */
  | 'is'
  /** The column is not below, not above. */
  | 'at-least'
  | 'at-most'
  /** A sum that is more than nothing. */
  | 'positive'
  /** The column is empty, or it is not. */
  | 'lacks'
  | 'has'
  /** Any of the columns begins with the text, in whatever case. */
  | 'begins'
  /** Words of the thing begin like this; whoever keeps the words finds their numbers first. */
  | 'words'
  /** The column is one of these. */
  | 'one-of'

export interface Condition {
  readonly columns: readonly string[]
  readonly operator: Operator
  readonly value: string | number | boolean | readonly number[]
}

/**
 * Adds conditions to a query over one table. `fenced` are columns that no index is to be taken for: where many are found, the page is read in its
 * own order until it is full, instead of sorting all that an index leads to. Neither engine knows how many of a practice there are.
 */
export function whereConditions<Table extends TableName, Out>(
  query: SelectQueryBuilder<Tables, Table, Out>,
  conditions: readonly Condition[],
  fenced: (column: string) => boolean = () => false,
): SelectQueryBuilder<Tables, Table, Out> {
  return conditions.reduce((held, condition) => whereOne(held, condition, fenced(condition.columns[0] ?? '')), query)
}

function whereOne<Table extends TableName, Out>(
  query: SelectQueryBuilder<Tables, Table, Out>,
  { columns, operator, value }: Condition,
  isFenced: boolean,
): SelectQueryBuilder<Tables, Table, Out> {
  const [column = ''] = columns
  const named = (isFenced ? fence(column) : column) as ReferenceExpression<Tables, Table>
  switch (operator) {
    case 'is':
      return query.where(named, '=', value as never)
    case 'at-least':
      return query.where(named, '>=', value as never)
    case 'at-most':
      return query.where(named, '<=', value as never)
    case 'positive':
      // Said word for word: an index over those alone is then known to hold them all.
      return query.where(named, '>', sql<never>`0`)
    case 'lacks':
      return query.where(named, 'is', null)
    case 'has':
      return query.where(named, 'is not', null)
    case 'begins':
      return query.where(({ or }) => or(columns.map(each => beginsWith(each, String(value)))))
    case 'one-of':
      return query.where(named, 'in', value as never)
    case 'words':
      throw new Error('words are looked up before a statement is made')
  }
}

/** The value of a column for which no index is taken: neither engine sees through it. */
export function fence(column: string) {
  return sql<string | number>`nullif(${sql.ref(column)}, null)`
}

/** Whether a text begins with another, in whatever case and whatever the database's order of letters is. */
export function beginsWith(column: string, text: string) {
  const pattern = `${text.toUpperCase().replaceAll(/[\\%_]/g, mark => `\\${mark}`)}%`
  return sql<boolean>`upper(${sql.ref(column)}) like ${pattern} escape '\\'`
}

/** The same conditions asked of one record: for rules that are asked before a row is written. */
export function holdsFor(record: Readonly<Record<string, unknown>>, conditions: readonly Condition[]): boolean {
  return conditions.every(condition => holdsOne(record, condition))
}

function holdsOne(record: Readonly<Record<string, unknown>>, { columns, operator, value }: Condition): boolean {
  const own = record[columns[0] ?? '']
  switch (operator) {
    case 'is':
      return own === value
    case 'at-least':
      return own !== null && own !== undefined && (own as number | string) >= (value as number | string)
    case 'at-most':
      return own !== null && own !== undefined && (own as number | string) <= (value as number | string)
    case 'positive':
      return typeof own === 'number' && own > 0
    case 'lacks':
      return own === null || own === undefined
    case 'has':
      return own !== null && own !== undefined
    case 'begins':
      return columns.some(column =>
        String(record[column] ?? '')
          .toUpperCase()
          .startsWith(String(value).toUpperCase()),
      )
    case 'one-of':
      return (value as readonly unknown[]).includes(own)
    case 'words':
      throw new Error('words are looked up, not asked of a record')
  }
}
