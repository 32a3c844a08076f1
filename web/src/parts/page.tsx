// The frame of a screen: its heading, what it is for, its actions; and the states every screen shares.
import { Button, Loader } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { isBug, type Trouble } from '../api/client.ts'
import { words } from '../words.ts'

export function Page({
  title,
  lead,
  actions,
  children,
  fill = false,
}: {
  readonly title: string
  readonly lead?: string
  readonly actions?: ReactNode
  readonly children: ReactNode
  /** The screen keeps to the window; what is in it scrolls by itself. */
  readonly fill?: boolean
}) {
  useTitle(title)
  return (
    <div className={fill ? 'page page-fill' : 'page'}>
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          {lead === undefined ? null : <p className="soft">{lead}</p>}
        </div>
        {actions === undefined ? null : <div className="actions">{actions}</div>}
      </header>
      {children}
    </div>
  )
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ${words.name}`
  }, [title])
}

export function Empty({
  title,
  says,
  children,
}: {
  readonly title: string
  readonly says: string
  readonly children?: ReactNode
}) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      <p>{says}</p>
      {children}
    </div>
  )
}

export function Waiting() {
  return (
    <div className="waiting" role="status">
      <Loader size="sm" aria-hidden="true" />
      <span>{words.loading}</span>
    </div>
  )
}

/** What kind of trouble it is: "something went wrong" is said of our own faults alone. */
function headingOf(error: Error): string {
  if (isBug(error)) return words.trouble
  return words.troubles[(error as Trouble).status] ?? words.notPossible
}

export function Failed({ error, retry }: { readonly error: Error; readonly retry?: () => void }) {
  return (
    <div className="empty" role="alert">
      <h2>{headingOf(error)}</h2>
      <p>{error.message}</p>
      {retry === undefined ? null : (
        <Button variant="default" onClick={retry}>
          {words.retry}
        </Button>
      )}
    </div>
  )
}

export interface Asked<Data> {
  readonly data: Data | undefined
  readonly error: Error | null
  readonly refetch: () => unknown
}

/** The answer when it is there, else what it waits for or why it is not. */
export function Answered<Data>({
  of,
  children,
}: {
  readonly of: Asked<Data>
  readonly children: (data: Data) => ReactNode
}) {
  if (of.data !== undefined) return <>{children(of.data)}</>
  if (of.error !== null) return <Failed error={of.error} retry={() => of.refetch()} />
  return <Waiting />
}

/** The items of an answer; `none` where it has none. */
export function Listed<Data extends { readonly items: readonly unknown[] }>({
  of,
  none,
  children,
}: {
  readonly of: Asked<Data>
  readonly none: ReactNode
  readonly children: (data: Data) => ReactNode
}) {
  return <Answered of={of}>{data => (data.items.length === 0 ? none : children(data))}</Answered>
}

/** A heading with what belongs to it. */
export function Section({
  title,
  aside,
  children,
}: {
  readonly title: string
  readonly aside?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <section className="section">
      <div className="section-head">
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}

/** One name with its value, in a list of pairs. */
export function Pair({
  name,
  className,
  children,
}: {
  readonly name: ReactNode
  readonly className?: string
  readonly children: ReactNode
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={className}>{children}</dd>
    </div>
  )
}

/** A small table; a head of figures is said as `{ right }`, and they stand on the right. */
export function Lines({
  heads,
  children,
}: {
  readonly heads: readonly (string | { readonly right: string })[]
  readonly children: ReactNode
}) {
  return (
    <table className="lines">
      <thead>
        <tr>
          {heads.map(head =>
            typeof head === 'string' ? (
              <Head key={head}>{head}</Head>
            ) : (
              <Head key={head.right} right>
                {head.right}
              </Head>
            ),
          )}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

/** A table that may be wider than the page and has nothing in it to focus: moved by the keys itself. */
export function WideTable({
  label,
  heat = false,
  children,
}: {
  readonly label: string
  /** Its cells are shaded by what is in them. */
  readonly heat?: boolean
  readonly children: ReactNode
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard (WCAG 2.1.1).
    <section className="table-scroll" aria-label={label} tabIndex={0}>
      <table className={heat ? 'lines table heat' : 'lines table'} aria-label={label}>
        {children}
      </table>
    </section>
  )
}

/** The head of a column; figures stand on the right. */
export function Head({ right = false, children }: { readonly right?: boolean; readonly children?: ReactNode }) {
  return (
    <th scope="col" className={right ? 'right' : undefined}>
      {children}
    </th>
  )
}
