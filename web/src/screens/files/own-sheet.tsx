// A sheet of denials that somebody has worked in: which column is which is guessed and can be said, what differs is shown, and taken over when it is right.
import { Button, NativeSelect } from '@mantine/core'
import { useRef, useState } from 'react'
import { client, told } from '../../api/client.ts'
import { useAttempt } from '../../parts/attempt.ts'
import { Boxes } from '../../parts/boxes.tsx'
import { useKeeping } from '../../parts/keeping.ts'
import { ToDenial } from '../../parts/links.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { SHEET_FILES, sheetOf } from '../../parts/sheet-file.ts'
import { KeyedTable } from '../../parts/table.tsx'
import { words } from '../../words.ts'

const says = words.files.sheet

interface Difference {
  readonly what: string
  readonly from: string
  readonly to: string
}
interface Looked {
  readonly says: string
  readonly taken: boolean
  readonly heads: readonly string[]
  readonly columns: Readonly<Record<string, string>>
  readonly differing: number
  readonly differences: readonly {
    readonly line: number
    readonly denial: number
    readonly account: string
    readonly differences: readonly Difference[]
  }[]
  readonly badRows: number
  readonly bad: readonly { readonly line: number; readonly says: string }[]
}
type Columns = Readonly<Record<string, string>>

export function OwnSheet() {
  const { practice } = useWorkplace()
  const file = useRef<HTMLInputElement>(null)
  const [looked, setLooked] = useState<Looked>()
  const [columns, setColumns] = useState<Columns>({})
  const [kept, setKept] = useState<readonly string[]>([])
  const { busy, fault, attempt } = useAttempt()
  const keep = useKeeping()
  const send = async (said: Columns, notes: readonly string[], take: boolean): Promise<Looked> => {
    const chosen = file.current?.files?.[0]
    if (chosen === undefined) throw new Error(says.chooseFirst)
    const done = (await told(
      client.POST('/api/practices/{practice}/denials/sheet', {
        params: { path: { practice }, header: {} },
        body: { sheet: await sheetOf(chosen, says.tooLarge), columns: said, keep: notes, take } as never,
      }),
    )) as { readonly says: string; readonly made?: Omit<Looked, 'says' | 'taken'> }
    return { ...(done.made as Looked), says: done.says, taken: take }
  }
  const look = (said: Columns, notes: readonly string[]) =>
    attempt(async () => {
      setColumns(said)
      setKept(notes)
      setLooked(await send(said, notes, false))
    })
  const take = () =>
    attempt(async () => {
      const done = await send(columns, kept, true)
      setLooked(done)
      await keep(async () => undefined, done.says)
    })
  return (
    <>
      <p className="soft">{says.lead}</p>
      <div className="fields">
        <div>
          <label htmlFor="own-sheet">{says.file}</label>
          <input id="own-sheet" ref={file} type="file" accept={SHEET_FILES} onChange={() => void look({}, [])} />
        </div>
      </div>
      <p role="status">{fault === '' ? looked?.says : fault}</p>
      {looked === undefined ? null : (
        <>
          <Mapping
            looked={looked}
            kept={kept}
            look={(name, head) => void look({ ...columns, [name]: head }, kept)}
            keep={notes => void look(columns, notes)}
          />
          {looked.taken ? (
            <p className="soft">{says.undo}</p>
          ) : (
            <div className="actions">
              <Button loading={busy} disabled={looked.differing === 0} onClick={() => void take()}>
                {says.take(looked.differing)}
              </Button>
            </div>
          )}
          <Differences looked={looked} />
          <Bad looked={looked} />
        </>
      )}
    </>
  )
}

/** Which heading is which; a column that is none of them can be kept with the note. */
function Mapping({
  looked,
  kept,
  look,
  keep,
}: {
  readonly looked: Looked
  readonly kept: readonly string[]
  readonly look: (name: string, head: string) => void
  readonly keep: (notes: readonly string[]) => void
}) {
  const heads = [...new Set(looked.heads.filter(head => head !== ''))]
  const used = new Set(Object.values(looked.columns))
  return (
    <fieldset className="fields">
      <legend>{says.columns}</legend>
      {Object.entries(says.names).map(([name, label]) => (
        <NativeSelect
          key={name}
          label={label}
          value={looked.columns[name] ?? ''}
          data={[{ value: '', label: says.none }, ...heads.map(head => ({ value: head, label: head }))]}
          onChange={event => look(name, event.currentTarget.value)}
        />
      ))}
      <details>
        <summary>{says.keep}</summary>
        <p className="soft">{says.keepHint}</p>
        <Boxes
          choices={heads.filter(head => !used.has(head)).map(head => ({ name: head, title: head }))}
          chosen={kept}
          choose={keep}
        />
      </details>
    </fieldset>
  )
}

function Differences({ looked }: { readonly looked: Looked }) {
  if (looked.differences.length === 0) return null
  const said = ({ what, from, to }: Difference) =>
    what === 'note'
      ? says.note(to)
      : says.change(says.names[what] ?? what, from === '' ? says.nobody : from, to === '' ? says.nobody : to)
  return (
    <KeyedTable
      label={says.differences}
      rows={looked.differences}
      keyOf={row => row.line}
      columns={[
        { name: says.row, right: true, show: row => row.line },
        { name: says.denial, show: row => <ToDenial id={row.denial}>{row.account}</ToDenial> },
        {
          name: looked.taken ? says.changed : says.differences,
          show: row => row.differences.map(each => <p key={each.what}>{said(each)}</p>),
        },
      ]}
    />
  )
}

function Bad({ looked }: { readonly looked: Looked }) {
  if (looked.bad.length === 0) return null
  return (
    <>
      <h3>{says.left(looked.badRows)}</h3>
      <KeyedTable
        label={says.left(looked.badRows)}
        rows={looked.bad}
        keyOf={row => row.line}
        columns={[
          { name: says.row, right: true, show: row => row.line },
          { name: says.why, show: row => row.says },
        ]}
      />
    </>
  )
}
