// Who may do what, at every door: what a role holds, and the area of a token's scopes that a noun belongs to.
import type { Role } from '../store/store.ts'
import type { Noun, Right } from './action.ts'
import { SCOPES, type Scope } from './token/scopes.ts'

const RANK: Readonly<Record<Role, number>> = { viewer: 0, biller: 1, lead: 2, admin: 3 }
const NEEDS: Readonly<Record<Right, number>> = { read: 0, work: 1, lead: 2, admin: 3 }

export function mayDo(role: Role, right: Right): boolean {
  return RANK[role] >= NEEDS[right]
}

/** The area of rights and of the description that a noun belongs to. */
export const AREA_OF: Readonly<Record<Noun, string>> = {
  denial: 'denials',
  appeal: 'denials',
  batch: 'denials',
  template: 'denials',
  decision: 'denials',
  document: 'denials',
  claim: 'claims',
  coverage: 'claims',
  authorization: 'claims',
  remittance: 'remittances',
  fhir: 'remittances',
  file: 'files',
  payer: 'payers',
  code: 'practice',
  reference: 'practice',
  insight: 'practice',
  schedule: 'payers',
  deposit: 'remittances',
  dispute: 'payers',
  patient: 'claims',
  rule: 'practice',
  view: 'practice',
  person: 'people',
  token: 'people',
  webhook: 'webhooks',
  job: 'practice',
  practice: 'practice',
}

/** The scope that a token needs to read or to change something in an area. Throws where there is no such area: a route of a practice has one. */
export function scopeFor(area: string | undefined, does: 'read' | 'write'): Scope {
  const scope = SCOPES.find(known => known === `${area}:${does}`)
  if (scope === undefined) throw new Error(`a route of a practice is of no known area: ${area}`)
  return scope
}
