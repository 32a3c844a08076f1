// The fields of a line (837 loops 2400 to 2420) that a biller may set: each once, with what it takes, where it stands, and how it is put there.
import { isSurface, isTooth, MOST_SURFACES } from '../../knowledge/teeth.ts'
import { formatPeriod } from '../../x12/index.ts'
import { centsOf, dollarsOf } from '../money.ts'
import { Refusal } from '../refusal.ts'
import {
  attachmentsIn,
  dateIn,
  joined,
  type Line,
  listOf,
  must,
  noteIn,
  periodFrom,
  placeOf,
  providerPart,
  referenceIn,
  type SettableField,
  setAttachments,
  setNote,
  setProvider,
  setReference,
  severalOf,
} from './field-values.ts'

type Field = SettableField<Line>

const put = (line: Line, parts: Readonly<Record<string, unknown>>): Line =>
  ({ ...line, service: { ...line.service, ...parts } }) as Line

const isOrdering = ({ name }: Line['otherParties'][number]) => name?.entity === 'DK'

/** The ordering provider (2420E) is one of the line's other parties. */
const ordering = (part: 'npi' | 'last' | 'first'): Field => ({
  says: `the ordering provider's ${part === 'npi' ? 'NPI' : `${part} name`}`,
  at: [`2420E ${part === 'npi' ? 'NM109' : part === 'last' ? 'NM103' : 'NM104'}`],
  kinds: ['professional'],
  get: line => providerPart(line.otherParties.find(isOrdering), part),
  set(line, value) {
    const at = line.otherParties.findIndex(isOrdering)
    const made = setProvider(
      at < 0 ? undefined : (line.otherParties[at] as never),
      'DK',
      part,
      must(value, `ordering.${part}`),
    )
    return {
      ...line,
      otherParties:
        at < 0 ? [...line.otherParties, made] : line.otherParties.map((each, place) => (place === at ? made : each)),
    } as Line
  },
})

/** Units in which a drug is counted (837 loop 2410 CTP05-1). */
const DRUG_UNITS = new Set(['UN', 'ML', 'GR', 'F2', 'ME'])

/** Eleven digits, 5-4-2: what is printed with fewer in one part is filled up with a zero in front of that part. */
function ndcOf(text: string): string {
  const parts = text.split('-')
  const whole =
    parts.length === 3 ? parts.map((part, at) => part.padStart([5, 4, 2][at] ?? 0, '0')).join('') : parts.join('')
  if (!/^\d{11}$/.test(whole))
    throw new Refusal(
      'not-known',
      `"${text}" is no NDC of eleven digits; with hyphens it may be shorter: 0002-1433-80.`,
    )
  return whole
}

const teethOf = (line: Line) => ('teeth' in line ? line.teeth : [])

function toothFrom(value: string): ReturnType<typeof teethOf>[number] {
  const [tooth = '', ...surfaces] = listOf(value)
  if (!isTooth(tooth))
    throw new Refusal('not-known', `"${tooth}" is no tooth: 1 to 32, A to T, or a supernumerary one.`)
  if (surfaces.length > MOST_SURFACES || surfaces.some(surface => !isSurface(surface)))
    throw new Refusal('not-known', 'Surfaces are B, D, F, I, L, M and O, five at most.')
  return { qualifier: 'JP', tooth, ...(surfaces.length === 0 ? {} : { surfaces: { surfaces } }) } as never
}

export const LINE_FIELDS: Readonly<Record<string, Field>> = {
  procedure: {
    says: 'procedure code',
    at: ['2400 SV101-2', '2400 SV202-2', '2400 SV301-2'],
    get: line => line.service?.procedure?.code ?? '',
    set: (line, value) =>
      put(line, {
        procedure: { qualifier: 'HC', ...line.service?.procedure, code: must(value, 'procedure').toUpperCase() },
      }),
  },
  modifiers: {
    says: 'modifiers, separated by commas; empty takes them out',
    at: ['2400 SV101-3', '2400 SV202-3'],
    get: line => (line.service?.procedure?.modifiers ?? []).join(','),
    set(line, value) {
      const modifiers = listOf(value.toUpperCase())
      if (modifiers.length > 4 || modifiers.some(modifier => !/^[A-Z0-9]{2}$/.test(modifier)))
        throw new Refusal('not-known', 'A line bears at most four modifiers of two characters each.')
      return put(line, { procedure: { ...line.service?.procedure, modifiers } })
    },
  },
  units: {
    says: 'units',
    at: ['2400 SV104', '2400 SV205', '2400 SV306'],
    get: line => line.service?.units ?? '',
    set(line, value) {
      if (!/^\d+(\.\d+)?$/.test(value)) throw new Refusal('not-known', `"${value}" is no number of units.`)
      return put(line, { units: value })
    },
  },
  charge: {
    says: 'charge in dollars: 125.00',
    at: ['2400 SV102', '2400 SV203', '2400 SV302'],
    get: line => dollarsOf(line.service?.chargeCents),
    set: (line, value) => put(line, { chargeCents: centsOf(value) }),
  },
  pointers: {
    says: 'numbers of diagnoses, separated by commas',
    at: ['2400 SV107', '2400 SV311'],
    kinds: ['professional', 'dental'],
    get: ({ service }) =>
      (service !== undefined && 'pointers' in service ? (service.pointers?.pointers ?? []) : []).join(','),
    set(line, value) {
      const pointers = listOf(value)
      if (pointers.length < 1 || pointers.length > 4 || pointers.some(pointer => !/^([1-9]|1[0-2])$/.test(pointer)))
        throw new Refusal('not-known', 'A line points at one to four diagnoses, by their numbers.')
      return put(line, { pointers: { pointers } })
    },
  },
  place: {
    says: 'place of service of the line',
    at: ['2400 SV105', '2400 SV303'],
    kinds: ['professional', 'dental'],
    get: ({ service }) => (service !== undefined && 'place' in service ? (service.place ?? '') : ''),
    set: (line, value, kind) => put(line, { place: placeOf(value, kind) }),
  },
  date: {
    says: 'date of service, or from-to: 2026-01-05 or 2026-01-05..2026-01-07',
    at: ['2400 DTP03 (472)'],
    get: line => dateIn(line.dates, '472'),
    set: (line, value) =>
      ({
        ...line,
        dates: [
          { qualifier: '472', ...formatPeriod(periodFrom(value)) },
          ...line.dates.filter(date => date.qualifier !== '472'),
        ],
      }) as Line,
  },
  authorization: {
    says: 'authorization number of the line (REF*G1)',
    at: ['2400 REF02 (G1)'],
    get: line => referenceIn(line.references, 'G1'),
    set: (line, value) => ({ ...line, references: setReference(line.references, 'G1', value) }) as Line,
  },
  ndc: {
    says: 'drug code with quantity and unit (LIN**N4, CTP): 0002-1433-80,10,ML; empty takes it out',
    at: ['2410 LIN03', '2410 CTP04', '2410 CTP05-1'],
    kinds: ['professional', 'institutional'],
    get: ({ drugs: [first] }) => joined(first?.drug?.code, first?.quantity?.quantity, first?.quantity?.unit?.unit),
    set(line, value) {
      if (value === '') return { ...line, drugs: line.drugs.slice(1) } as Line
      const [code = '', quantity, unit = 'UN'] = listOf(value)
      if (quantity === undefined || !/^\d+(\.\d+)?$/.test(quantity) || !DRUG_UNITS.has(unit.toUpperCase()))
        throw new Refusal(
          'not-known',
          `A drug is its NDC, quantity and unit (${[...DRUG_UNITS].join(', ')}): 0002-1433-80,10,ML.`,
        )
      const drug = {
        drug: { qualifier: 'N4', code: ndcOf(code) },
        quantity: { quantity, unit: { unit: unit.toUpperCase() } },
        references: line.drugs[0]?.references ?? [],
      }
      return { ...line, drugs: [drug, ...line.drugs.slice(1)] } as Line
    },
  },
  'ordering.npi': ordering('npi'),
  'ordering.last': ordering('last'),
  'ordering.first': ordering('first'),
  note: {
    says: 'a note to the line (NTE*ADD), at most 80 characters; empty takes it out',
    at: ['2400 NTE02'],
    kinds: ['professional'],
    get: line => noteIn(line.notes),
    set: (line, value) => ({ ...line, notes: setNote(line.notes, value) }) as Line,
  },
  attachment: {
    says: 'report type, way, number of a document for the line (PWK): OZ,FX,ACN123; several with a semicolon between them, empty takes them out',
    at: ['2400 PWK06'],
    kinds: ['professional', 'institutional'],
    get: line => attachmentsIn(line.attachments),
    set: (line, value, kind) => ({ ...line, attachments: setAttachments(line.attachments, value, kind) }) as Line,
  },
  tooth: {
    says: 'tooth and its surfaces (TOO*JP): 3,M,O,D; several with a semicolon between them, empty takes them out',
    at: ['2400 TOO02', '2400 TOO03'],
    kinds: ['dental'],
    get: line =>
      teethOf(line)
        .map(({ tooth, surfaces }) => joined(tooth, ...(surfaces?.surfaces ?? [])))
        .join(';'),
    set: (line, value) => ({ ...line, teeth: severalOf(value.toUpperCase()).map(toothFrom) }) as Line,
  },
  cavity: {
    says: 'areas of the oral cavity, separated by commas (SV304)',
    at: ['2400 SV304'],
    kinds: ['dental'],
    get: ({ service }) => (service !== undefined && 'cavity' in service ? (service.cavity?.areas ?? []) : []).join(','),
    set: (line, value) => put(line, { cavity: { areas: listOf(value) } }),
  },
}
