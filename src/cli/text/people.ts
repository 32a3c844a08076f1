// What a person reads of `overturn people`: who belongs to the practice, in which role.
import { left, listed, plain, styled, type Terminal } from '../terminal.ts'

interface People {
  readonly items: readonly {
    readonly name: string
    readonly email: string
    readonly role: string
    readonly disabled: boolean
  }[]
}

export function text({ items }: People, _now: string, terminal: Terminal): string {
  return listed(
    items,
    'Nobody belongs to the practice yet: "overturn person-add" takes the first one in.',
    ({ name, email, role, disabled }) => {
      const row = `${left(plain(name), 24)} ${left(role, 8)} ${plain(email)}`
      return disabled ? styled(terminal, 'dim', `${row}  no entry`) : row
    },
  )
}
