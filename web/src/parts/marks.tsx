// Small marks that mean the same everywhere: money, a deadline, whose move it is, a code with its meaning on hover.
import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useContext } from 'react'
import { words } from '../words.ts'
import { CodeAudience, CodeHover } from './code-hover.tsx'
import { day, money, plain, today } from './figures.ts'

export function Money({ cents, strong = false }: { readonly cents: number; readonly strong?: boolean }) {
  return <span className={strong ? 'money strong' : 'money'}>{money(cents)}</span>
}

/** `Jul 5 · 12 d`; red within seven days, always in words as well. One that is assumed says so, and is never as red as one that is known. */
export function Due({
  date,
  left,
  sure,
}: {
  readonly date: string | undefined
  readonly left: number | undefined
  readonly sure?: string | undefined
}) {
  if (date === undefined || left === undefined) return <span className="soft">{words.none}</span>
  if (sure === 'low')
    return (
      <span className="due due-assumed" title={words.assumed}>
        ≈ {day(date, today())} · {words.days(left)}
        <span className="hidden">, {words.assumed}</span>
      </span>
    )
  return (
    <span className={left <= 7 ? 'due due-red' : 'due'}>
      {day(date, today())} · {words.days(left)}
    </span>
  )
}

export function Move({ move }: { readonly move: string }) {
  return <span className={`move move-${move}`}>{words.move[move] ?? plain(move)}</span>
}

/** Group and reason as they stand on remittances: `CO-197`. */
export function codeName(group: string, carc: string): string {
  return group === '' ? carc : `${group}-${carc}`
}

/** A code in its chip: what it means on hover or focus (see code-hover.tsx), its page on a click. */
export function Code({ code }: { readonly code: string }) {
  const show = useContext(CodeHover)
  const audience = useContext(CodeAudience)
  if (code === '') return null
  const begin = (target: HTMLElement) => show({ code, audience, at: target.getBoundingClientRect() })
  return (
    <Link
      to="/codes/$code"
      params={{ code }}
      search={audience}
      preload={false}
      className="code"
      aria-describedby="code-hover"
      onMouseEnter={event => begin(event.currentTarget)}
      onFocus={event => begin(event.currentTarget)}
      onMouseLeave={() => show(undefined)}
      onBlur={() => show(undefined)}
      onClick={() => show(undefined)}
    >
      {code}
    </Link>
  )
}

export function Sure({ sure }: { readonly sure: string }) {
  return <span className={`sure sure-${sure}`}>{words.denial.sure(sure)}</span>
}

interface Source {
  readonly title: string
  readonly url?: string
  readonly read?: string
  readonly secondhand?: true
  readonly background?: true
}

/** When it was read; of what nobody has read, when it was written down, so that neither is taken for the other. */
function readWhen({ url, read, secondhand, background }: Source): string {
  if (read === undefined) return ''
  const when = url === undefined || background === true ? words.denial.writtenDown(read) : words.denial.read(read)
  return ` (${secondhand === true ? `${when}; ${words.denial.secondhand}` : when})`
}

/** Sources, each with the day it was read. */
export function Sources({ cites }: { readonly cites: readonly Source[] }) {
  if (cites.length === 0) return null
  return (
    <ul className="sources">
      {cites.map(cite => (
        <li key={`${cite.title} ${cite.url ?? ''}`}>
          {cite.url === undefined ? (
            cite.title
          ) : (
            <a href={cite.url} rel="noreferrer noopener" target="_blank">
              {cite.title}
            </a>
          )}
          <span className="soft">{readWhen(cite)}</span>
        </li>
      ))}
    </ul>
  )
}

/** What a page of knowledge offers: to print it, and to go back to the codes. */
export function PrintOrBack({ to = '/codes' }: { readonly to?: '/codes' | '/' }) {
  const navigate = useNavigate()
  return (
    <>
      <Button variant="default" onClick={() => window.print()}>
        {words.print}
      </Button>
      <Button variant="default" onClick={() => void navigate({ to })}>
        {to === '/' ? words.nav.home : words.nav.codes}
      </Button>
    </>
  )
}
