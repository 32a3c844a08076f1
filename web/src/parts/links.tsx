// Links to one claim, denial or payer by its number; where there is no number, what would be the link stands as it is.
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useWorkplace } from './practice.tsx'

interface To {
  readonly id: number | null | undefined
  readonly children: ReactNode
}

function linkTo(to: '/claims/$id' | '/denials/$id' | '/payers/$id') {
  return ({ id, children }: To) =>
    id === undefined || id === null ? (
      children
    ) : (
      <Link to={to} params={{ id: String(id) }}>
        {children}
      </Link>
    )
}

export const ToClaim = linkTo('/claims/$id')
export const ToDenial = linkTo('/denials/$id')
export const ToPayer = linkTo('/payers/$id')

/** What a screen shows as a sheet for Excel; `of` is its address below the practice. */
export function ToSheet({
  of,
  button = false,
  children,
}: {
  readonly of: string
  /** Among buttons it looks like one. */
  readonly button?: boolean
  readonly children: ReactNode
}) {
  const { practice } = useWorkplace()
  return (
    <a
      className={button ? 'button-link' : undefined}
      href={`/api/practices/${practice}/${of}/sheet?format=xlsx`}
      download
    >
      {children}
    </a>
  )
}
