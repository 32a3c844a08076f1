// Links to one claim, denial or payer by its number; where there is no number, what would be the link stands as it is.
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

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
