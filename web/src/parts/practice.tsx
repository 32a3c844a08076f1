// Which practice is worked in, and as whom.
import { useLocalStorage } from '@mantine/hooks'
import { createContext, useContext } from 'react'
import type { Me } from '../api/questions.ts'

export type Role = Me['practices'][number]['role']

export interface Workplace {
  readonly practice: number
  readonly name: string
  readonly role: Role
  readonly person: string
  /** Nobody at the keys for so long: the screen shuts. */
  readonly idleMinutes: number
  /** Everything in it is invented. */
  readonly example: boolean
  readonly all: Me['practices']
  readonly choose: (practice: number) => void
}

const Place = createContext<Workplace | undefined>(undefined)
export const WorkplaceProvider = Place.Provider

/** Only below the screens that one signs in for. */
export function useWorkplace(): Workplace {
  const place = useContext(Place)
  if (place === undefined) throw new Error('no practice is chosen here')
  return place
}

/** The number of the practice that was worked in last in this browser, and how to choose another one. */
export const useChosenPractice = () => useLocalStorage<number>({ key: 'overturn-practice', defaultValue: 0 })

const RANK = { viewer: 0, biller: 1, lead: 2, admin: 3 } as const

/** Whether one may do what asks for this role. The service decides; this only spares people buttons that would be refused. */
export function useMay(role: Role): boolean {
  return RANK[useWorkplace().role] >= RANK[role]
}
