// Keeps practices apart in every statement: each table a query names is held to one practice, and a statement that cannot be held
// is refused. PostgreSQL holds the same line once more by row-level security.
import {
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  type ColumnUpdateNode,
  type DeleteQueryNode,
  type IdentifierNode,
  type InsertQueryNode,
  type JoinNode,
  type KyselyPlugin,
  type OnConflictNode,
  OnNode,
  type OperationNode,
  OperationNodeTransformer,
  OperatorNode,
  type QueryId,
  type RawNode,
  ReferenceNode,
  type SelectQueryNode,
  TableNode,
  type UpdateQueryNode,
  ValueNode,
  WhereNode,
} from 'kysely'
import { PHYSICAL } from './migrations/physical.ts'
import { StoreRefusal } from './refusal.ts'

/** Every statement that was held to a practice: what a driver takes that has nothing else to keep practices apart by. */
const held = new WeakSet<QueryId>()

/** Throws StoreRefusal where this statement has come past `scopeTo`. */
export function mustBeHeld(queryId: QueryId): void {
  if (!held.has(queryId))
    throw new StoreRefusal('unscoped', 'A statement that was not held to one practice is asked of a practice.')
}

/** A plugin that holds every statement to one practice. */
export function scopeTo(practiceId: number): KyselyPlugin {
  const transformer = new ScopeTransformer(practiceId)
  return {
    transformQuery({ node, queryId }) {
      if (node.kind === 'RawNode')
        throw new StoreRefusal('unscoped', 'A statement in plain SQL cannot be held to one practice.')
      const scoped = transformer.transformNode(node, queryId) as typeof node
      held.add(queryId)
      return scoped
    },
    transformResult: async ({ result }) => result,
  }
}

class ScopeTransformer extends OperationNodeTransformer {
  readonly #practiceId: number
  constructor(practiceId: number) {
    super()
    this.#practiceId = practiceId
  }

  protected override transformSelectQuery(node: SelectQueryNode, queryId?: QueryId): SelectQueryNode {
    const inner = super.transformSelectQuery(node, queryId)
    const tests = (inner.from?.froms ?? []).flatMap(from => this.#testOf(from))
    return tests.length === 0 ? inner : { ...inner, where: addTests(inner.where, tests) }
  }

  /** In the ON of a join, so that an outer join stays one. */
  protected override transformJoin(node: JoinNode, queryId?: QueryId): JoinNode {
    const inner = super.transformJoin(node, queryId)
    const [test] = this.#testOf(inner.table)
    if (test === undefined) return inner
    return { ...inner, on: OnNode.create(inner.on === undefined ? test : AndNode.create(inner.on.on, test)) }
  }

  protected override transformUpdateQuery(node: UpdateQueryNode, queryId?: QueryId): UpdateQueryNode {
    const inner = super.transformUpdateQuery(node, queryId)
    const own = inner.table === undefined ? [] : this.#testOf(inner.table)
    if (own.length === 0) throw new StoreRefusal('unscoped', 'An update names no table of a practice.')
    mustStay(inner.updates)
    const tests = [...own, ...(inner.from?.froms ?? []).flatMap(from => this.#testOf(from))]
    return { ...inner, where: addTests(inner.where, tests) }
  }

  protected override transformDeleteQuery(node: DeleteQueryNode, queryId?: QueryId): DeleteQueryNode {
    const inner = super.transformDeleteQuery(node, queryId)
    const own = inner.from.froms.flatMap(from => this.#testOf(from))
    if (own.length === 0) throw new StoreRefusal('unscoped', 'A deletion names no table of a practice.')
    const tests = [...own, ...(inner.using?.tables ?? []).flatMap(from => this.#testOf(from))]
    return { ...inner, where: addTests(inner.where, tests) }
  }

  protected override transformInsertQuery(node: InsertQueryNode, queryId?: QueryId): InsertQueryNode {
    const inner = super.transformInsertQuery(node, queryId)
    const at = (inner.columns ?? []).findIndex(column => column.column.name === 'practice_id')
    const lists = inner.values?.kind === 'ValuesNode' ? (inner.values as unknown as Values).values : []
    const own = lists.length > 0 && lists.every(list => valueAt(list, at) === this.#practiceId)
    if (at < 0 || !own) throw new StoreRefusal('unscoped', 'A row is inserted for another practice, or for none.')
    return inner
  }

  protected override transformOnConflict(node: OnConflictNode, queryId?: QueryId): OnConflictNode {
    mustStay(node.updates)
    return super.transformOnConflict(node, queryId)
  }

  protected override transformMergeQuery(): never {
    throw new StoreRefusal('unscoped', 'A merge cannot be held to one practice.')
  }

  /** A piece of plain SQL within a statement is an expression and asks no table of its own. */
  protected override transformRaw(node: RawNode, queryId?: QueryId): RawNode {
    if (node.sqlFragments.some(text => ASKS.test(text)))
      throw new StoreRefusal('unscoped', 'Plain SQL within a statement asks a table past the practice.')
    return super.transformRaw(node, queryId)
  }

  #testOf(from: OperationNode): OperationNode[] {
    const alias = from.kind === 'AliasNode' ? (from as unknown as Alias) : undefined
    const table = alias?.node ?? from
    if (!TableNode.is(table)) return []
    const name = table.table.identifier.name
    if (!Object.hasOwn(PHYSICAL, name)) throw new StoreRefusal('unscoped', `${name} is no table of a practice.`)
    const called = alias === undefined ? table : TableNode.create((alias.alias as IdentifierNode).name)
    return [
      BinaryOperationNode.create(
        ReferenceNode.create(ColumnNode.create('practice_id'), called),
        OperatorNode.create('='),
        ValueNode.create(this.#practiceId),
      ),
    ]
  }
}

/** Words with which plain SQL reaches a table. */
const ASKS = /\b(select|from|join|into|update|delete|with|table|pragma|attach)\b/i

/** Refuses to set the practice of a row: it would be another one's then. */
function mustStay(updates: readonly ColumnUpdateNode[] | undefined): void {
  if (updates?.some(({ column }) => ColumnNode.is(column) && column.column.name === 'practice_id') === true)
    throw new StoreRefusal('unscoped', 'An update moves rows to another practice.')
}

interface Alias {
  readonly node: OperationNode
  readonly alias: OperationNode
}
interface Values {
  readonly values: readonly OperationNode[]
}

/** A value of one row to insert, whichever of Kysely's two forms it has. */
function valueAt(list: OperationNode, at: number): unknown {
  const { values } = list as unknown as { readonly values: readonly unknown[] }
  const value = values[at]
  return typeof value === 'object' && value !== null && 'value' in value ? value.value : value
}

function addTests(where: WhereNode | undefined, tests: readonly OperationNode[]): WhereNode {
  const [first, ...rest] = where === undefined ? tests : [...tests, where.where]
  if (first === undefined) throw new TypeError('no test to add')
  return WhereNode.create(rest.reduce((all, test) => AndNode.create(all, test), first))
}
