// How often Medicare pays for some preventive services: facts of the regulations, by codes of HCPCS and by numbers of CPT alone.

export interface FrequencyLimit {
  readonly codes: readonly string[]
  /** Full months that have to lie between two; `lifetime`: once. */
  readonly months: number | 'lifetime'
  readonly title: string
  /** Where it stands; named as printed. */
  readonly source: string
}

/** Counted as the regulations do: at least eleven full months have passed since the month of the last. */
export const MEDICARE_LIMITS: readonly FrequencyLimit[] = [
  { codes: ['G0402'], months: 'lifetime', title: 'the first preventive visit', source: '42 CFR 410.16' },
  { codes: ['G0438'], months: 'lifetime', title: 'the first yearly wellness visit', source: '42 CFR 410.15' },
  { codes: ['G0439', 'G0438'], months: 11, title: 'a yearly wellness visit', source: '42 CFR 410.15' },
  { codes: ['77067'], months: 11, title: 'a screening mammogram', source: '42 CFR 410.34' },
  { codes: ['G0103'], months: 11, title: 'a prostate test (PSA)', source: '42 CFR 410.39' },
  { codes: ['G0328', '82270'], months: 11, title: 'a test for blood in the stool', source: '42 CFR 410.37' },
  {
    codes: ['G0101', 'Q0091'],
    months: 11,
    title: 'a screening pelvic examination at high risk (23 full months otherwise)',
    source: '42 CFR 410.56',
  },
  { codes: ['G0117', 'G0118'], months: 11, title: 'a glaucoma screening', source: '42 CFR 410.23' },
]
