// Places of service: codes that are none.
import type { DescribedCheck, Found } from '../check.ts'
import { PLACES } from '../places.ts'

export const check: DescribedCheck = {
  title: 'Places of service',
  severity: 'block',
  prevents: ['5', '58', '16+M77'],
  kinds: ['professional', 'dental'],
  cites: [
    {
      title: 'CMS place of service code set',
      url: 'https://www.cms.gov/medicare/coding-billing/place-of-service-codes/code-sets',
      read: '2026-11-27',
      background: true,
    },
  ],
  find(claim) {
    const found: Found[] = []
    const at = (is: string, line?: number) => ({
      ...(line === undefined ? {} : { line }),
      element: line === undefined ? 'CLM05-1' : 'SV105',
      is,
      source: claim.source,
    })
    if (claim.facility !== undefined && !PLACES.has(claim.facility))
      found.push({ ...at(claim.facility), says: `${claim.facility} is no place of service.` })
    for (const { line, place } of claim.lines)
      if (place !== undefined && !PLACES.has(place))
        found.push({ ...at(place, line), says: `${place} is no place of service.` })
    return found
  },
}
