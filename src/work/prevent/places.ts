// Places of service by their codes (CMS's list of 2024, public domain).
import list from '../../knowledge/places-of-service.json' with { type: 'json' }

export const PLACES: ReadonlyMap<string, string> = new Map(Object.entries(list))
