// Services as somebody types them who plans a visit: `99213-25, 97110x4, 80053=120.00`.
import { parseCents } from '../../x12/values.ts'
import { Refusal } from '../refusal.ts'

export interface Planned {
  readonly procedure: string
  readonly modifiers: readonly string[]
  readonly units: number
  readonly chargeCents: number | undefined
}

const SERVICE = /^([A-Z0-9]{5})((?:-[A-Z0-9]{2}){0,4})(?:[X*]([1-9]\d{0,2}))?(?:=\$?(\d{1,7}(?:\.\d\d)?))?$/

/** Throws Refusal `not-known` for what is no service, `empty` where there is none. */
export function plannedServices(text: string): readonly Planned[] {
  const parts = text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(part => part !== '')
  if (parts.length === 0) throw new Refusal('empty', 'Say which services are planned: 99213, 97110x4.')
  return parts.map(part => {
    const found = SERVICE.exec(part)
    if (found === null)
      throw new Refusal(
        'not-known',
        `"${part}" is no service: write a code, its modifiers, units and charge as 97110-GP-59x4=180.00.`,
      )
    const [, procedure = '', modifiers = '', units = '1', charge] = found
    return {
      procedure,
      modifiers: modifiers.split('-').filter(each => each !== ''),
      units: Number(units),
      chargeCents: charge === undefined ? undefined : parseCents(charge),
    }
  })
}
