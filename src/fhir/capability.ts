// What this server can do, as FHIR has it said: read and search, JSON, nothing written.
import { ANSWERS, TYPES } from './answer.ts'

/** `date` is the day on which this was last changed. */
export function capabilityStatement(base: string, version: string) {
  const searches = ['_count', '_lastUpdated', 'identifier', 'patient'] as const
  const type = { _count: 'number', _lastUpdated: 'date', identifier: 'token', patient: 'reference' } as const
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-11-28',
    kind: 'instance',
    software: { name: 'Overturn', version },
    implementation: { description: 'Payers’ answers as a provider’s office has received them', url: base },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json'],
    rest: [
      {
        mode: 'server',
        security: {
          description: 'A token of the practice as a bearer, with SMART-style scopes: system/*.read, patient/*.read.',
        },
        resource: TYPES.map(name => {
          const found = (ANSWERS as readonly string[]).includes(name)
          return {
            type: name,
            interaction: [{ code: 'read' }, ...(found ? [{ code: 'search-type' }] : [])],
            ...(found ? { searchParam: searches.map(each => ({ name: each, type: type[each] })) } : {}),
          }
        }),
      },
    ],
  }
}
