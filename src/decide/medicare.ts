// What Medicare's physician fee schedule comes to for a code in a locality: relative values times the locality's indices times the conversion factor (42 U.S.C. 1395w-4(b)(1), read;
// the indices are those of 42 CFR 414.26), and anesthesia by base and time units (42 CFR 414.46). Pure, in whole numbers: no amount passes through a fraction that is not exact.

/** A row of the relative value file (PPRRVU), as its cells have them. */
export interface RelativeValues {
  /** A, R and T have a price; the others are carried by the carrier, bundled or not covered. */
  readonly status: string
  /** Hundredths of a unit. */
  readonly work: number
  readonly office: number
  readonly facility: number
  readonly malpractice: number
  /** The practice expense is not meant for there. */
  readonly notInOffice: boolean
  readonly notInFacility: boolean
  /** Ten-thousandths of a dollar. */
  readonly factor: number
  /** What the payment to hospitals for the same image is worth; Medicare pays no more (42 U.S.C. 1395w-4(b)(4), read). Hundredths; 0 for none. */
  readonly cap: { readonly office: number; readonly facility: number; readonly malpractice: number }
}

/** A row of the GPCI file; the indices in thousandths. */
export interface LocalityIndices {
  readonly carrier: string
  readonly name: string
  readonly work: number
  readonly expense: number
  readonly malpractice: number
}

export type Setting = 'office' | 'facility'

export interface MedicareAmount {
  readonly cents: number
  /** The arithmetic, for who has to show it. */
  readonly steps: string
}

/** Statuses of codes that the schedule prices: active, restricted, and paid where nothing else is. */
const PRICED: ReadonlySet<string> = new Set(['A', 'R', 'T'])

/** The amount of one unit, rounded half up to the cent; else why there is none. */
export function medicareAmount(
  values: RelativeValues,
  indices: LocalityIndices,
  setting: Setting,
): MedicareAmount | string {
  if (!PRICED.has(values.status)) return `Medicare’s file has no price for it (status ${values.status}).`
  if (setting === 'office' ? values.notInOffice : values.notInFacility)
    return `Medicare does not price it ${setting === 'office' ? 'in an office' : 'in a facility'}.`
  const { work, malpractice, factor, cap } = values
  const own = { work, expense: setting === 'office' ? values.office : values.facility, malpractice }
  const limit = { work, expense: setting === 'office' ? cap.office : cap.facility, malpractice: cap.malpractice }
  const cents = amountOf(own, indices, factor)
  const capped = limit.expense + limit.malpractice > 0 && amountOf(limit, indices, factor) < cents
  const used = capped ? limit : own
  return {
    cents: capped ? amountOf(limit, indices, factor) : cents,
    steps: `(${said(used.work, 2)} × ${said(indices.work, 3)} + ${said(used.expense, 2)} × ${said(indices.expense, 3)} + ${said(used.malpractice, 2)} × ${said(indices.malpractice, 3)}) × ${said(factor, 4)}${capped ? ', by the limit of what hospitals are paid' : ''}`,
  }
}

interface Parts {
  readonly work: number
  readonly expense: number
  readonly malpractice: number
}

function amountOf(parts: Parts, indices: LocalityIndices, factor: number): number {
  const units = parts.work * indices.work + parts.expense * indices.expense + parts.malpractice * indices.malpractice
  // Hundredths × thousandths × ten-thousandths of a dollar are ten-millionths of a cent.
  return Math.floor((units * factor + 5_000_000) / 10_000_000)
}

/** `1.30` of 130 hundredths. */
const said = (value: number, decimals: number) => (value / 10 ** decimals).toFixed(decimals)

/** A decimal as a whole number of its last place, half up; undefined where it is none. */
export function scaled(text: string, decimals: number): number | undefined {
  if (!/^\d{1,7}(?:\.\d{0,8})?$|^\.\d{1,8}$/.test(text)) return undefined
  return Math.floor(Number(text) * 10 ** decimals + 0.500001)
}

/**
 * Anesthesia: base units and the minutes in units of so many, times the factor of a unit; time units to one decimal, as the Medicare Claims Processing Manual has it (chapter 12,
 * section 50). `factor` in hundred-thousandths of a dollar.
 */
export function anesthesiaAmount(
  base: number,
  minutes: number,
  minutesPerUnit: number,
  factor: number,
): MedicareAmount {
  const tenths = Math.floor((minutes * 10) / minutesPerUnit + 0.5)
  const units = Math.round(base * 10) + tenths
  return {
    cents: Math.floor((units * factor + 5000) / 10_000),
    steps: `(${base} base + ${said(tenths, 1)} for ${minutes} minutes) × ${(factor / 100_000).toFixed(4)}`,
  }
}

/**
 * Where Medicare pays the facility amount, by place of service, and where the other: as the Medicare Claims Processing Manual has it in chapter 12, section 20.4.2, read in
 * a summary only, hence our judgment. Telehealth to a patient at home (10) is paid as in an office.
 */
const FACILITIES: ReadonlySet<string> = new Set('02 19 21 22 23 24 26 31 34 41 42 51 52 53 56 61'.split(' '))
const OFFICES: ReadonlySet<string> = new Set(
  '01 03 04 09 10 11 12 13 14 15 16 17 18 20 25 32 33 49 50 54 55 57 60 62 65 71 72 81 99'.split(' '),
)

/** Undefined for a place that neither list has. */
export const settingOf = (place: string): Setting | undefined =>
  FACILITIES.has(place) ? 'facility' : OFFICES.has(place) ? 'office' : undefined
