// The fields of a claim (837 loops 2300 and 2310) that a biller may set: each once, with what it takes, where it stands, and how it is put there.
import { DELAY_REASONS } from '../../knowledge/claim-codes.ts'
import type { Claim837 } from '../../x12/index.ts'
import {
  attachmentsIn,
  type Draft,
  dateIn,
  diagnosesIn,
  healthIn,
  listOf,
  must,
  noteIn,
  oneOf,
  placeOf,
  providerPart,
  referenceIn,
  type SettableField,
  setAttachments,
  setDate,
  setDiagnoses,
  setHealth,
  setNote,
  setProvider,
  setReference,
} from './field-values.ts'

type Field = SettableField<Draft>

const reference = (says: string, qualifier: string, ...at: readonly string[]): Field => ({
  says: `${says} (REF*${qualifier}); empty takes it out`,
  at,
  get: node => referenceIn(node.references, qualifier),
  set: (node, value) => ({ ...node, references: setReference(node.references, qualifier, value) }),
})

const date = (says: string, qualifier: string, ...at: readonly string[]): Field => ({
  says: `${says} (DTP*${qualifier}): 2026-01-05; empty takes it out`,
  at,
  get: node => dateIn(node.dates, qualifier),
  set: (node, value) => ({ ...node, dates: setDate(node.dates, qualifier, value) }),
})

const provider = (
  role: 'rendering' | 'referring',
  entity: string,
  loop: string,
  part: 'npi' | 'last' | 'first',
): Field => ({
  says: `the ${role} provider's ${part === 'npi' ? 'NPI' : `${part} name`}`,
  at: [`${loop} ${part === 'npi' ? 'NM109' : part === 'last' ? 'NM103' : 'NM104'}`],
  get: node => providerPart(node[role], part),
  set: (node, value) => ({
    ...node,
    [role]: setProvider(node[role], entity, part, must(value, `${role}.${part}`)),
  }),
})

const health = (says: string, qualifier: 'BG' | 'BH' | 'BE'): Field => ({
  says: `${says}; all of them, empty takes them out`,
  at: [`2300 HI (${qualifier}`],
  kinds: ['institutional'],
  get: node => healthIn(node.health, qualifier),
  set: (node, value) => ({ ...node, health: setHealth(node.health, qualifier, value) }),
})

export const CLAIM_FIELDS: Readonly<Record<string, Field>> = {
  authorization: reference('authorization number', 'G1', '2300 REF02 (G1)'),
  referral: reference('referral number', '9F', '2300 REF02 (9F)'),
  diagnoses: {
    says: 'ICD-10-CM codes in order, separated by commas: the first is the principal one',
    at: ['2300 HI (AB', '2300 HI01-9', '2300 HI'],
    get: node => diagnosesIn(node.health),
    set: (node, value, kind) => ({ ...node, health: setDiagnoses(node.health, listOf(value), kind) }),
  },
  place: {
    says: 'place of service; of an institutional claim the first two digits of the type of bill',
    at: ['2300 CLM05-1'],
    get: node => node.claim?.place?.facility ?? '',
    set: (node, value, kind) => ({
      ...node,
      claim: { ...node.claim, place: { ...node.claim?.place, facility: placeOf(value, kind) } } as Claim837['claim'],
    }),
  },
  'rendering.npi': provider('rendering', '82', '2310B', 'npi'),
  'rendering.last': provider('rendering', '82', '2310B', 'last'),
  'rendering.first': provider('rendering', '82', '2310B', 'first'),
  'referring.npi': provider('referring', 'DN', '2310A', 'npi'),
  'referring.last': provider('referring', 'DN', '2310A', 'last'),
  'referring.first': provider('referring', 'DN', '2310A', 'first'),
  'clia.number': reference('CLIA number', 'X4', '2300 REF02 (X4)'),
  'mammography.number': reference('mammography certification number', 'EW', '2300 REF02 (EW)'),
  onset: date('onset of the illness or symptom', '431', '2300 DTP03 (431)'),
  accident: date('date of the accident', '439', '2300 DTP03 (439)'),
  delay: {
    says: `reason for sending late (CLM20): ${DELAY_REASONS.join(', ')}`,
    at: ['2300 CLM20'],
    get: node => node.claim?.delay ?? '',
    set: (node, value) => ({
      ...node,
      claim: { ...node.claim, delay: oneOf(value, 'delay', DELAY_REASONS) } as Claim837['claim'],
    }),
  },
  note: {
    says: 'a note to the claim (NTE*ADD), at most 80 characters; empty takes it out',
    at: ['2300 NTE02'],
    get: node => noteIn(node.notes),
    set: (node, value) => ({ ...node, notes: setNote(node.notes, value) }),
  },
  attachment: {
    says: 'report type, way, number of a document (PWK): OZ,FX,ACN123; several with a semicolon between them, empty takes them out',
    at: ['2300 PWK06'],
    get: node => attachmentsIn(node.attachments),
    set: (node, value, kind) => ({ ...node, attachments: setAttachments(node.attachments, value, kind) }),
  },
  conditions: health('condition codes (HI*BG) separated by commas: A1,C5', 'BG'),
  occurrences: health('occurrence codes with their dates (HI*BH): 11 2026-01-05,18 2026-02-01', 'BH'),
  values: health('value codes with their amounts (HI*BE): 80 12.00,82 3.00', 'BE'),
}
