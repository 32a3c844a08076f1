// The invented clinic of the examples: its payers, people and services. Every name and number here is made up.

export interface ExamplePayer {
  readonly name: string
  readonly id: string
  /** CLP06. */
  readonly filing: string
  readonly city: string
  readonly state: string
  readonly zip: string
  /** Parts of a hundred of the charge that the contract allows. */
  readonly allows: number
  readonly medicare: boolean
}

export const EXAMPLE_PAYERS: readonly ExamplePayer[] = [
  {
    name: 'EXAMPLE MEDICARE CONTRACTOR',
    id: '00901',
    filing: 'MB',
    city: 'SAMPLETON',
    state: 'ME',
    zip: '040010000',
    allows: 55,
    medicare: true,
  },
  {
    name: 'SAMPLE MUTUAL HEALTH',
    id: '77001',
    filing: '12',
    city: 'EXAMPLE CITY',
    state: 'OH',
    zip: '440010000',
    allows: 72,
    medicare: false,
  },
  {
    name: 'INVENTED ADVANTAGE PLAN',
    id: 'INV02',
    filing: '16',
    city: 'MOCKVILLE',
    state: 'TX',
    zip: '750010000',
    allows: 56,
    medicare: false,
  },
  {
    name: 'STATE MEDICAID OF NOWHERE',
    id: '77003',
    filing: 'MC',
    city: 'NOWHERE',
    state: 'KS',
    zip: '660010000',
    allows: 38,
    medicare: false,
  },
]

export const EXAMPLE_PAYEE = {
  name: 'MADE UP FAMILY CLINIC',
  npi: '1234567893',
  taxId: '900000001',
  street: '1 INVENTED WAY',
  city: 'SAMPLETON',
  state: 'ME',
  zip: '040020000',
} as const

/** Procedure, usual charge in cents. Codes and invented prices only, no descriptions. */
export const EXAMPLE_SERVICES: readonly { readonly code: string; readonly chargeCents: number }[] = [
  { code: '99213', chargeCents: 15000 },
  { code: '99214', chargeCents: 22500 },
  { code: '99203', chargeCents: 19800 },
  { code: '93000', chargeCents: 6400 },
  { code: '36415', chargeCents: 1850 },
  { code: '80053', chargeCents: 4675 },
  { code: '85025', chargeCents: 3890 },
  { code: '20610', chargeCents: 21033 },
  { code: '71046', chargeCents: 9512 },
  { code: '97110', chargeCents: 7725 },
  { code: 'J1030', chargeCents: 1299 },
  { code: 'G0439', chargeCents: 24550 },
]

export const EXAMPLE_FAMILY_NAMES: readonly string[] = [
  'ALDER',
  'BIRCH',
  'CEDAR',
  'DOGWOOD',
  'ELM',
  'FERN',
  'GROVE',
  'HAZEL',
  'IVY',
  'JUNIPER',
  'KELP',
  'LARCH',
  'MAPLE',
  'NETTLE',
  'OAK',
  'PINE',
  'QUINCE',
  'ROWAN',
  'SPRUCE',
  'THISTLE',
]
export const EXAMPLE_FIRST_NAMES: readonly string[] = [
  'ADA',
  'BEN',
  'CLEO',
  'DAN',
  'EVE',
  'FINN',
  'GUS',
  'HAL',
  'INA',
  'JON',
  'KIM',
  'LEO',
  'MAY',
  'NED',
  'OLA',
  'PAM',
  'RAY',
  'SUE',
  'TOM',
  'UMA',
]
