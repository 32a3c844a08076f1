// What was brought in from files and holds: by whom and when, each taken back by whoever may.
import { day } from './figures.ts'
import { type TakenBack, useTakingBack } from './keeping.ts'
import { useMay } from './practice.tsx'
import { RowButton, Table, type TableColumn } from './table.tsx'

interface BroughtIn {
  readonly id: number
  readonly name: string
  readonly broughtAt: string
  readonly broughtBy: string
}

export function BroughtInTable<Row extends BroughtIn>({
  says,
  label,
  rows,
  columns,
  path,
  right,
}: {
  readonly says: Readonly<Record<'brought' | 'takeBack' | 'withdrawn', string>> & {
    readonly broughtBy: (day: string, who: string) => string
  }
  readonly label: string
  readonly rows: readonly Row[]
  /** Those before when it was brought in. */
  readonly columns: readonly TableColumn<Row>[]
  /** The address of one. */
  readonly path: TakenBack
  /** What one has to be to take one back. */
  readonly right: 'biller' | 'lead'
}) {
  const may = useMay(right)
  const takeBack = useTakingBack(path)
  return (
    <Table
      label={label}
      rows={rows}
      columns={[
        ...columns,
        { name: says.brought, show: ({ broughtAt, broughtBy }) => says.broughtBy(day(broughtAt), broughtBy) },
        {
          name: says.takeBack,
          show: ({ id, name }) =>
            may ? <RowButton says={says.takeBack} to={name} run={() => takeBack(id, says.withdrawn)} /> : null,
        },
      ]}
    />
  )
}
