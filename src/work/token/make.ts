// Makes a token for another system. It is shown this once and kept nowhere; its hash is.
import { z } from 'zod'
import { ROLES } from '../../store/store.ts'
import { defineAction } from '../action.ts'
import { choice, line, number, titled } from '../input.ts'
import { ROLE_LABELS } from '../person/people.ts'
import { Refusal } from '../refusal.ts'
import { OF_ONE_PATIENT, patientScope, SCOPES, type Scope } from './scopes.ts'
import { makeToken } from './tokens.ts'

export const action = defineAction(import.meta.url, {
  title: 'Make a token',
  says: 'Make a token for another system; it is shown this once.',
  right: 'admin',
  on: 'practice',
  undo: 'Take the token back.',
  refuses: ['not-known'],
  http: {
    method: 'POST',
    path: '/tokens',
    status: 201,
    answer: z.object({ id: z.number(), token: z.string() }),
  },
  screen: '/settings',
  shownOnce: true,
  input: z.object({
    name: line('What it is for', { most: 100 }),
    role: choice('Role', ROLES, { labels: ROLE_LABELS }),
    scopes: titled(z.array(z.enum(SCOPES)).min(1).max(SCOPES.length), 'Scopes', {
      description: 'What of its role it may: files:write, denials:read …; all where nothing is said',
    }).optional(),
    patient: number('Patient', {
      description: 'Whose records a token with the scope patient/*.read is for: the number of the FHIR Patient',
    }).optional(),
    expiresAt: titled(z.iso.datetime().nullable().default(null), 'Until', {
      description: 'The instant (2027-01-01T00:00:00Z) from which it holds no more',
    }),
  }),
  async run({ store, actor }, _targets, { patient, scopes, ...input }) {
    const made = await makeToken(store, { ...input, scopes: scopesFor(scopes, patient) }, actor)
    return {
      changed: 1,
      says: `Token ${made.id} “${input.name}” is made. Copy it now, it is not shown again: ${made.token}`,
      made: { ...made },
    }
  },
})

/** A token of one patient is held to them alone: it has that scope and no other. Throws Refusal `not-known`. */
function scopesFor(scopes: readonly Scope[] | undefined, patient: number | undefined): readonly string[] | undefined {
  const ofOne = scopes?.includes(OF_ONE_PATIENT) === true
  if (!ofOne && patient === undefined) return scopes
  if (patient === undefined || !ofOne || scopes.length > 1)
    throw new Refusal(
      'not-known',
      `A token for one patient names the patient and the scope ${OF_ONE_PATIENT}, and no other.`,
    )
  return [OF_ONE_PATIENT, patientScope(patient)]
}
