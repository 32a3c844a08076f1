// Keeps practices apart in every statement: each table a query names is held to one practice, and a statement that cannot be held
// is refused. PostgreSQL holds the same line once more by row-level security.
import {
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  type DeleteQueryNode,
  type IdentifierNode,
  type InsertQueryNode,
  type JoinNode,
  type KyselyPlugin,
  OnNode,
  type OperationNode,
  OperationNodeTransformer,
  OperatorNode,
  type QueryId,
  ReferenceNode,
  type SelectQueryNode,
  TableNode,
  type UpdateQueryNode,
  ValueNode,
  WhereNode,
} from 'kysely'
import { PHYSICAL } from './migrations/physical.ts'
import { StoreRefusal } from './refusal.ts'

/** A plugin that holds every statement to one practice. */
export function scopeTo(practiceId: number): KyselyPlugin {
  const transformer = new ScopeTransformer(practiceId)
  return {
    transformQuery({ node, queryId }) {
      if (node.kind === 'RawNode')
        throw new StoreRefusal('unscoped', 'A statement in plain SQL cannot be held to one practice.')
      return transformer.transformNode(node, queryId) as typeof node
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
    const tests = inner.table === undefined ? [] : this.#testOf(inner.table)
    if (tests.length === 0) throw new StoreRefusal('unscoped', 'An update names no table of a practice.')
    return { ...inner, where: addTests(inner.where, tests) }
  }

  protected override transformDeleteQuery(node: DeleteQueryNode, queryId?: QueryId): DeleteQueryNode {
    const inner = super.transformDeleteQuery(node, queryId)
    const tests = inner.from.froms.flatMap(from => this.#testOf(from))
    if (tests.length === 0) throw new StoreRefusal('unscoped', 'A deletion names no table of a practice.')
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

  #testOf(from: OperationNode): OperationNode[] {
    const alias = from.kind === 'AliasNode' ? (from as unknown as Alias) : undefined
    const table = alias?.node ?? from
    if (!TableNode.is(table)) return []
    const name = table.table.identifier.name
    if (!Object.hasOwn(PHYSICAL, name)) return []
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
