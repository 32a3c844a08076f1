// How PostgreSQL is asked for a list of values: as one array. A statement with five hundred placeholders is read, planned and thrown away each
// time; with one it stays the same however long the list is.
import { type BinaryOperationNode, OperatorNode, PostgresQueryCompiler, PrimitiveValueListNode } from 'kysely'

/** A list that goes to the server as one array, not as JSON. */
export class ListParameter {
  readonly values: readonly unknown[]
  constructor(values: readonly unknown[]) {
    this.values = values
  }
}

const ANY: Readonly<Record<string, string>> = { in: ' = any(', 'not in': ' <> all(' }

export class ListCompiler extends PostgresQueryCompiler {
  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    const { leftOperand, operator, rightOperand } = node
    const any = OperatorNode.is(operator) ? ANY[operator.operator] : undefined
    if (any === undefined || !PrimitiveValueListNode.is(rightOperand)) super.visitBinaryOperation(node)
    else {
      this.visitNode(leftOperand)
      this.append(any)
      this.appendValue(new ListParameter(rightOperand.values))
      this.append(')')
    }
  }
}
