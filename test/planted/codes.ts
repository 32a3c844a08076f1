// The codes that invented claims are made of, and what official lists say of them: lists of our own making for the suite, the published ones where a folder
// has them. What the lists say is read here by other means than the product's own.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { createRandom } from '../../src/example/random.ts'
import { coverageTables, orderLine, scheduleText } from '../lists.ts'

export const VISITS = ['99202', '99203', '99204', '99212', '99213', '99214', '99215'] as const
export const MINOR = ['20610', '17110', '69210', '11721', '93000', '96372', '10060'] as const
export const IMAGES = ['71046', '73030', '73610', '76700'] as const
export const LABS = ['85025', '80053', '83036', '84443'] as const
export const THERAPY = ['97110', '97112', '97140', '97530'] as const
export const OPERATIONS = ['27447', '47562', '29881'] as const
export const DRUGS = ['J1100', 'J3301', 'J1885'] as const
/** With the code beside which each may stand. */
export const ADD_ONS = { 17003: '17000', 90472: '90471', 11103: '11102' } as const
/** Not numbers of anybody: their check digits are right. */
export const NPIS = ['1234567893', '1003000126', '1245319599', '1679576722'] as const
/** Diagnoses that exclude each other; none of them is among those of clean claims. */
export const EXCLUDING = [
  ['Z01', 'Z02'],
  ['Z03', 'Z04'],
] as const
/** A diagnosis of the left side. */
export const ONE_SIDED = 'S42302A'
/** What Medicare always pays with something else. */
export const BUNDLED = '99000'
/** On none of the lists that one should be on, and on those that one should not. */
export const BARRED = '1444444446'
/** What Medicare pays for some diagnoses only. */
const LIMITED: readonly string[] = ['84443', '83036', '76700', '93000']
/** The day on which claims are checked. */
export const TODAY = '2026-03-02'
export const ENDED = 'G9999'
export const PAIRED = [...VISITS, ...MINOR, ...IMAGES, ...LABS, ...THERAPY, ...OPERATIONS] as const

/** The Coverage Database as it would say it. */
export const articlesOf = ({ supporting }: Codes) =>
  coverageTables(
    [...supporting].map(([procedure, diagnoses], at) => ({
      ...{ id: String(50_000 + at), procedures: [procedure], contractors: ['1', '2'] },
      covered: [[diagnoses, '']] as const,
    })),
  )

export interface Codes {
  readonly diagnoses: readonly string[]
  readonly headings: readonly string[]
  /** Whether the lists are our own: Medicaid’s and those of providers are among them. */
  readonly own: boolean
  /** Diagnoses that support a procedure for Medicare in Florida; of procedures that are limited. */
  readonly supporting: ReadonlyMap<string, readonly string[]>
  /** Whether a code of HCPCS is known that has ended. */
  readonly hasEnded: boolean
  /** The indicator by `first second`. */
  readonly pairs: ReadonlyMap<string, '0' | '1'>
  /** Units at most, and whether by line (1) or by day. */
  readonly limits: ReadonlyMap<string, { readonly most: number; readonly mai: number }>
}

/** Lists in their publishers' layouts, by kind: the name of the file and what is in it. */
export type Lists = Readonly<Record<string, readonly [string, string]>>

/** Lists that hold what chance says. */
export function ownLists(seed: number): { readonly codes: Codes; readonly lists: Lists } {
  const random = createRandom(seed)
  const headings = Array.from({ length: 30 }, (_, at) => `${'ABCDEFGHIJKLMN'[at % 14]}${10 + at}`)
  const diagnoses = headings.flatMap(each => [`${each}0`, `${each}1`])
  const pairs = new Map<string, '0' | '1'>()
  for (const first of PAIRED)
    for (const second of PAIRED)
      if (first !== second && !pairs.has(`${second} ${first}`) && random.chance(12))
        pairs.set(`${first} ${second}`, random.chance(60) ? '1' : '0')
  const limits = new Map(
    PAIRED.map(code => [code as string, { most: random.between(1, 6), mai: random.between(1, 3) }] as const),
  )
  const supporting = new Map(LIMITED.map(code => [code, diagnoses.filter(() => random.chance(40))] as const))
  const all = [
    ...headings.map(each => [each, '0'] as const),
    ...[...diagnoses, 'Y92009', 'O80', 'Z3800', 'H42', ONE_SIDED, ...EXCLUDING.flat()].map(
      each => [each, '1'] as const,
    ),
  ]
  const hcpcs = [...DRUGS, 'G0439'].map(each => `${each},0010,3,x,x,20020101,20020101,,N`)
  // Code, modifier, status, components, days, bilateral, assistant, two surgeons, team.
  const schedule = [
    ...OPERATIONS.map(code => [code, '', 'A', '0', '090', '1', '1', '0', '0']),
    ...VISITS.map(code => [code, '', 'A', '0', 'YYY', '0', '0', '0', '0']),
    ...IMAGES.map(code => [code, '', 'A', '1', 'ZZZ', '3', '0', '0', '0']),
    ...MINOR.map(code => [code, '', 'A', '0', '000', '1', '1', '0', '0']),
    [BUNDLED, '', 'B', '0', 'ZZZ', '9', '9', '9', '9'],
  ]
  const pairsText = `Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale\n${[...pairs].map(([pair, indicator]) => `${pair.replace(' ', '\t')}\t\t20200101\t*\t${indicator}\tx`).join('\n')}\n`
  return {
    codes: { diagnoses, headings, pairs, limits, supporting, hasEnded: true, own: true },
    lists: {
      'icd-10-cm': [
        'icd10cm_order_2026.txt',
        all
          .map(([code, flag], at) => orderLine(at + 1, code, flag, code === ONE_SIDED ? 'Own break, left arm' : 'x'))
          .join('\r\n'),
      ],
      hcpcs: [
        'HCPC2026_JAN_ANWEB.csv',
        `HCPC,SEQNUM,RECID,LONG DESCRIPTION,SHORT DESCRIPTION,ADD DT,ACT EFF DT,TERM DT,ACTION CD\n${hcpcs.join('\n')}\n${ENDED},0010,3,x,x,20020101,20020101,20241231,D\n`,
      ],
      'ncci-practitioner': ['ccipra-f1.txt', pairsText],
      'ncci-medicaid-practitioner': ['mcd-ptp-pra-2026q1.txt', pairsText],
      'mue-practitioner': [
        'MCR_MUE_PractitionerServices_Eff_01-01-2026.csv',
        `"HCPCS/\nCPT Code",Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\n${[...limits].map(([code, { most, mai }]) => `${code},${most},${mai} Edit,x`).join('\n')}\n`,
      ],
      'mue-medicaid-practitioner': [
        'medicaid-ncci-2026-q1-mue-edits-practitioner-services.csv',
        `HCPCS/CPT Code,Practitioner Services MUE Values,MUE Rationale\n${[...limits].map(([code, { most }]) => `${code},${most},x`).join('\n')}\n`,
      ],
      'order-refer': [
        'OrderReferring_2026-02-17.csv',
        `NPI,LAST_NAME,FIRST_NAME,PARTB,DME,HHA,PMD,HOSPICE\n${NPIS.map(npi => `${npi},X,X,Y,N,N,N,N`).join('\n')}\n`,
      ],
      'opt-out': [
        'opt-out.csv',
        `First Name,Last Name,NPI,Specialty,Optout Effective Date,Optout End Date,Eligible to Order and Refer\nX,X,${BARRED},X,01/01/2025,,Y\n`,
      ],
      excluded: [
        'UPDATED.csv',
        `LASTNAME,FIRSTNAME,NPI,EXCLTYPE,EXCLDATE,REINDATE\nX,X,${BARRED},1128a1,20240101,00000000\n`,
      ],
      enrolled: ['enrolled.csv', `NPI,Payer,From,To\n${NPIS.map(npi => `${npi},,2020-01-01,`).join('\n')}\n`],
      'icd-10-tabular': [
        'icd10cm_tabular_2026.xml',
        EXCLUDING.map(
          ([one, other]) => `<diag><name>${one}</name><excludes1><note>x (${other}.-)</note></excludes1></diag>`,
        ).join('\n'),
      ],
      'revenue-codes': ['revenue.csv', 'Code\n0250\n'],
      'bill-types': ['bill-types.csv', 'Code\n111\n117\n131\n137\n'],
      mce: [
        'mce_FY2026.csv',
        'icd_code,icd_description,icd_conflict_group,icd_conflict_rule\nZ3800,x,Age,Newborn\nH42,x,Other,Manifestation\n',
      ],
      pfs: ['PPRRVU2026_Jan.csv', scheduleText(schedule)],
      'add-on': [
        'AOC_V2026Q1.txt',
        `Primary_Code\tAdd_On_Code\tAOC_Edit_Type\tAOC_Edit_Deletion_Date\tAOC_Edit_Effective_Date\n${Object.entries(
          ADD_ONS,
        )
          .map(([addOn, primary]) => `${primary}\t${addOn}\t1\t\t2013001`)
          .join('\n')}\n`,
      ],
    },
  }
}

/** The published lists of a folder: its files by kind. */
export const PUBLISHED: Readonly<Record<string, readonly [string, RegExp]>> = {
  'icd-10-cm': ['icd10cm', /order/],
  hcpcs: ['hcpcs', /levelII_2025/],
  'ncci-practitioner': ['ncci', /practitioner/],
  'mue-practitioner': ['mue', /practitioner/],
  'add-on': ['ncci', /add_on/],
  pfs: ['pfs', /PPRRVU/],
  mce: ['mce', /MCE_Simple/],
}

export function publishedFile(folder: string, kind: string): string | undefined {
  const [under = '', name = /^$/] = PUBLISHED[kind] ?? []
  try {
    const file = readdirSync(join(folder, under)).find(each => name.test(each))
    return file === undefined ? undefined : join(folder, under, file)
  } catch {
    return undefined
  }
}

/** What published lists say of the codes above. Undefined where a list is not there. */
export function publishedCodes(folder: string): Codes | undefined {
  const rows = (kind: string) => {
    const path = publishedFile(folder, kind)
    return path === undefined ? undefined : gunzipSync(readFileSync(path)).toString('latin1').split('\n')
  }
  const [icd, ncci, mue] = [rows('icd-10-cm'), rows('ncci-practitioner'), rows('mue-practitioner')]
  if (icd === undefined || ncci === undefined || mue === undefined) return undefined
  const order = icd
    .filter(row => !/\b(?:left|right)\b/i.test(row))
    .map(row => [row.slice(6, 13).trim(), row[14] ?? ''] as const)
  // Diagnoses of one side, sex or age, of injuries and causes, and those that may not stand first are left to those that plant them.
  const marked = new Set((rows('mce') ?? []).map(row => row.split('\t')[6] ?? ''))
  const usual = order.filter(([code]) => /^[A-MR]/.test(code) && !marked.has(code))
  const known = new Set<string>(PAIRED)
  return {
    hasEnded: false,
    own: false,
    supporting: new Map(),
    diagnoses: usual.flatMap(([code, flag], at) => (flag === '1' && at % 40 === 0 ? [code] : [])),
    headings: usual.flatMap(([code, flag], at) => (flag === '0' && at % 40 === 0 ? [code] : [])),
    pairs: new Map(
      ncci.flatMap(row => {
        const [first = '', second = '', ended = '', indicator = ''] = row.split(',')
        const held =
          known.has(first) && known.has(second) && (ended === '' || ended >= TODAY) && /^[01]$/.test(indicator)
        return held ? [[`${first} ${second}`, indicator as '0' | '1'] as const] : []
      }),
    ),
    limits: new Map(
      mue.flatMap(row => {
        const [code = '', most, mai] = row.split(',')
        return known.has(code) ? [[code, { most: Number(most), mai: Number(mai) }] as const] : []
      }),
    ),
  }
}
