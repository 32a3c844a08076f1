// Medicare's amounts for a line as fees of a contract that pays a part of them: which lists are asked for the day, where the line was served, and what is missing where there is no amount.
import type { ContractTerms, MedicareTerms } from '../../decide/contract-terms.ts'
import type { Fee } from '../../decide/expected.ts'
import {
  anesthesiaAmount,
  type LocalityIndices,
  medicareAmount,
  type RelativeValues,
  type Setting,
  scaled,
  settingOf,
} from '../../decide/medicare.ts'
import type { PricedRow } from '../../store/schedule.ts'
import type { References } from '../reference/ask.ts'

export type MedicareFees = { readonly fees: readonly Fee[] } | { readonly open: string }

/** Modifiers with rows of their own in the file: components, and a colonoscopy that was broken off. */
const OWN_ROWS = ['', '26', 'TC', '53'] as const
const keyOf = (code: string, modifier: string) => (modifier === '' ? code : `${code}-${modifier}`)

/** Of a year that the contract names the last release that is here. */
const dayOf = (servedOn: string, { year }: MedicareTerms) => (year === undefined ? servedOn : `${year}-12-31`)

/** Asks for what the line needs; to be loaded before its fees are asked for. */
export function wantMedicare(references: References, row: PricedRow, { medicare, anesthesia }: ContractTerms): void {
  const { procedure, servedOn } = row
  if (procedure === null || servedOn === null) return
  const day = medicare === undefined ? servedOn : dayOf(servedOn, medicare)
  if (anesthesia !== undefined) references.want('anesthesia-base', procedure, day)
  if (medicare === undefined) return
  references.want('gpci', medicare.locality, day)
  for (const modifier of OWN_ROWS) references.want('pfs-rvu', keyOf(procedure, modifier), day)
}

/** What Medicare pays for one unit of the code, with each component; undefined where the terms say nothing of Medicare. */
export function medicareFees(references: References, row: PricedRow, terms: ContractTerms): MedicareFees | undefined {
  const { medicare } = terms
  const { procedure, servedOn } = row
  if (medicare === undefined || procedure === null || servedOn === null) return undefined
  const day = dayOf(servedOn, medicare)
  const indices = indicesFor(references, medicare, day)
  if (typeof indices === 'string') return { open: indices }
  if (!references.has('pfs-rvu', day)) return { open: missing('relative values', 'pfs-rvu', day) }
  const found = OWN_ROWS.flatMap(modifier => {
    const cells = references.entry('pfs-rvu', keyOf(procedure, modifier), day)
    return cells === undefined ? [] : [{ modifier, values: valuesIn(cells) }]
  })
  if (found.length === 0) return { open: `Medicare’s file of ${day.slice(0, 4)} does not have this code.` }
  const fees: Fee[] = []
  let why = ''
  for (const { modifier, values } of found) {
    const amount = amountOf(values, indices, settingFor(row, medicare))
    if (typeof amount === 'string') why ||= amount
    else {
      const where = `${day.slice(0, 4)} Medicare, locality ${medicare.locality} (${indices.name}), ${amount.where}`
      fees.push(feeOf(amount.cents, modifier, `${where}: ${amount.steps}`))
    }
  }
  return fees.length === 0 ? { open: why } : { fees }
}

const feeOf = (amountCents: number, modifiers: string, steps: string): Fee => ({
  ...{ modifiers, amountCents, steps },
  fromDate: null,
  toDate: null,
})

const settingFor = ({ place }: PricedRow, { setting }: MedicareTerms): Setting | undefined =>
  (place === null ? undefined : settingOf(place)) ?? setting

/** Where it is not known where a line was served, only what is the same in both. */
function amountOf(values: RelativeValues, indices: LocalityIndices, setting: Setting | undefined) {
  const told = { office: 'in an office', facility: 'in a facility' }
  if (setting !== undefined) {
    const amount = medicareAmount(values, indices, setting)
    return typeof amount === 'string' ? amount : { ...amount, where: told[setting] }
  }
  const [office, facility] = [medicareAmount(values, indices, 'office'), medicareAmount(values, indices, 'facility')]
  if (typeof office === 'string') return office
  return typeof facility !== 'string' && facility.cents === office.cents
    ? { ...office, where: 'in an office or a facility' }
    : 'Medicare pays it otherwise in an office than in a facility, and no claim that is here says where it was served.'
}

const missing = (what: string, kind: string, day: string) =>
  `Medicare’s ${what} of ${day.slice(0, 4)} are not here: bring in CMS’s zip (overturn reference import ${kind} FILE).`

function indicesFor(references: References, { locality }: MedicareTerms, day: string): LocalityIndices | string {
  if (!references.has('gpci', day)) return missing('indices of localities', 'gpci', day)
  const said = references.entry('gpci', locality, day)
  return said === undefined ? `Medicare’s indices of ${day.slice(0, 4)} have no locality ${locality}.` : indicesIn(said)
}

/** `09102,1.000,1.027,2.500|MIAMI` */
export function indicesIn(said: string): LocalityIndices {
  const bar = said.indexOf('|')
  const [carrier = '', work = '', expense = '', malpractice = ''] = said.slice(0, bar).split(',')
  const index = (text: string) => scaled(text, 3) ?? 0
  return {
    ...{ carrier, name: said.slice(bar + 1) },
    ...{ work: index(work), expense: index(expense), malpractice: index(malpractice) },
  }
}

/** As the list keeps a row: status, work, office, NA, facility, NA, malpractice, factor, and the three of the limit. */
export function valuesIn(said: string): RelativeValues {
  const cells = said.split(',')
  const value = (at: number) => scaled(cells[at] ?? '', 2) ?? 0
  return {
    ...{ status: cells[0] ?? '', work: value(1), office: value(2), facility: value(4), malpractice: value(6) },
    ...{ notInOffice: cells[3] === 'NA', notInFacility: cells[5] === 'NA', factor: scaled(cells[7] ?? '', 4) ?? 0 },
    cap: { office: value(8), facility: value(9), malpractice: value(10) },
  }
}

/** Of a line with anesthesia: base units and minutes; undefined where the terms do not say that its units are minutes. */
export async function anesthesiaFees(
  references: References,
  row: PricedRow,
  terms: ContractTerms,
): Promise<MedicareFees | undefined> {
  const { anesthesia, medicare } = terms
  const { procedure, servedOn } = row
  if (anesthesia === undefined || procedure === null || servedOn === null) return undefined
  const day = medicare === undefined ? servedOn : dayOf(servedOn, medicare)
  if (!references.has('anesthesia-base', day))
    return { open: missing('base units of anesthesia', 'anesthesia-base', day) }
  const base = references.entry('anesthesia-base', procedure, day)
  if (base === undefined) return { open: 'The list of base units does not have this code.' }
  const minutes = Number(row.units ?? '')
  if (!Number.isFinite(minutes) || minutes <= 0) return { open: 'The line has no minutes of anesthesia.' }
  const factor = await factorFor(references, terms, day)
  if (typeof factor === 'string') return { open: factor }
  const { cents, steps } = anesthesiaAmount(Number(base), minutes, anesthesia.minutesPerUnit, factor)
  return { fees: [feeOf(cents, '', steps)] }
}

/** Hundred-thousandths of a dollar for one unit: the contract's, else Medicare's for the locality. */
async function factorFor(references: References, terms: ContractTerms, day: string): Promise<number | string> {
  const { anesthesia, medicare } = terms
  if (anesthesia?.unitCents !== undefined) return anesthesia.unitCents * 1000
  if (medicare === undefined) return 'The terms say no amount for a unit of anesthesia.'
  const indices = indicesFor(references, medicare, day)
  if (typeof indices === 'string') return indices
  if (!references.has('anesthesia', day)) return missing('factors of anesthesia', 'anesthesia', day)
  // The file of the factors names carriers, not states: which one it is says the file of the indices.
  const key = `${indices.carrier}-${medicare.locality.slice(3)}`
  references.want('anesthesia', key, day)
  await references.load()
  const said = references.entry('anesthesia', key, day)
  return (
    (said === undefined ? undefined : scaled(said, 5)) ??
    `Medicare’s factors of anesthesia have no locality ${medicare.locality}.`
  )
}
