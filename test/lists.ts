// Small official lists of our own making, in the layouts in which their publishers offer them, and brought into a store.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '../src/store/store.ts'
import { type Brought, bringList } from '../src/work/reference/bring.ts'
import { LISTS } from '../src/work/reference/kinds/all.ts'

export const orderLine = (at: number, code: string, flag: string, text: string) =>
  `${String(at).padStart(5, '0')} ${code.padEnd(7)} ${flag} ${text.padEnd(60)} ${text}`

/** The relative value file with the columns of 2026, as far as it is read for days and indicators. */
export function scheduleText(rows: readonly (readonly string[])[]): string {
  const head =
    'HCPCS,MOD,DESCRIPTION,CODE,PAYMENT,RVU,PE RVU,INDICATOR,PE RVU,INDICATOR,RVU,TOTAL,TOTAL,IND,DAYS,OP,OP,OP,PROC,SURG,SURG,SURG,SURG,IND,BASE,FACTOR,PROCEDURES,FLAG,INDICATOR,AMOUNT,AMOUNT,AMOUNT'
  const lines = rows.map(
    ([code, mod, status, components, days, ...surgery]) =>
      `${code},${mod},"Own, text",${status},,0.00,0.00,,0.00,,0.00,0.00,0.00,${components},${days},0.00,0.00,0.00,0,${surgery.join(',')},9,,33.4009,09,0,99,0.00,0.00,0.00`,
  )
  return `,,A notice,,\n,,,GLOB,\n${head}\n${lines.join('\n')}\n`
}

/** By kind: the name of the file and what is in it. */
export const FILES: Readonly<Record<string, readonly [string, string]>> = {
  'icd-10-cm': [
    'icd10cm_order_2026.txt',
    [
      orderLine(1, 'J06', '0', 'Own heading'),
      orderLine(2, 'J069', '1', 'Own illness'),
      orderLine(3, 'S42001A', '1', 'Own injury'),
      orderLine(4, 'Y92009', '1', 'Own cause'),
      orderLine(5, 'S52501A', '1', 'Own break of the right arm'),
      orderLine(6, 'S52502A', '1', 'Own break of the left arm'),
      '',
    ].join('\r\n'),
  ],
  hcpcs: [
    'HCPC2026_JAN_ANWEB.csv',
    'HCPC,SEQNUM,RECID,LONG DESCRIPTION,SHORT DESCRIPTION,ADD DT,ACT EFF DT,TERM DT,ACTION CD\n' +
      '   A1,0010,7,"Own modifier, of two",Own modifier,20020101,20020101,,N\n' +
      'A0001,0010,3,"Own thing, one",Own thing,20020101,20020101,,N\nA0001,0020,4,and more of it,,,,,\n' +
      'A0002,0010,3,Own thing two,Own thing two,20020101,20020101,20251231,D\nD0120,0010,3,x,x,20020101,20020101,,N\n' +
      'J1100,0010,3,Own drug,Own drug,20020101,20020101,,N\n',
  ],
  'ncci-practitioner': [
    'ccipra-f1.txt',
    'A notice.\t\t\t\t\t\t\nColumn1/Column2 Edits\t\t\t\t\t\t\n' +
      'Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale\n\t\tprior to 1996\tDate\tDate\t0=not allowed\t\n' +
      '10002\t10001\t\t20200101\t*\t1\tOwn reason\n10002\t10003\t\t20200101\t*\t0\tOwn reason\n' +
      '10002\t10004\t\t20200101\t20251231\t1\tOwn reason\n10002\t10005\t\t20200101\t20200101\t9\tOwn reason\n',
  ],
  'mue-practitioner': [
    'MCR_MUE_PractitionerServices_Eff_01-01-2026.csv',
    '"A notice over\nseveral lines, with 99213 in it.\n",,,\n"HCPCS/\nCPT Code",Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\n' +
      '30001,4,1 Line Edit,Own reason\n30002,2,2 Date of Service Edit: Policy,Own reason\n30003,0,3 Date of Service Edit: Clinical,Own reason\n',
  ],
  'ncci-medicaid-practitioner': [
    'mcd-ptp-pra-2026q1.txt',
    'Column 1\tColumn 2\tEffective Date\tDeletion Date\tModifier Indicator\n10012\t10011\t20200101\t\t1\n',
  ],
  'mue-medicaid-practitioner': [
    'medicaid-ncci-2026-q1-mue-edits-practitioner-services.csv',
    'HCPCS/CPT Code,Practitioner Services MUE Values,MUE Rationale\n30001,6,Own reason\n30011,2,Own reason\n',
  ],
  pfs: [
    'PPRRVU2026_Jan.csv',
    scheduleText([
      // Code, modifier, status, components, days, bilateral, assistant, two surgeons, team.
      ['40001', '', 'A', '0', '090', '1', '1', '2', '0'],
      ['40001', '26', 'A', '0', 'YYY', '1', '1', '2', '0'],
      ['40002', '', 'A', '0', '010', '9', '2', '0', '0'],
      ['99213', '', 'A', '0', 'YYY', '0', '0', '0', '0'],
      ['71046', '', 'A', '1', 'ZZZ', '0', '0', '0', '0'],
      ['40003', '', 'B', '0', 'ZZZ', '0', '9', '9', '9'],
      ['40004', '', 'I', '9', 'ZZZ', '9', '9', '9', '9'],
      ['40005', '', 'N', '9', 'ZZZ', '9', '9', '9', '9'],
    ]),
  ],
  'pfs-rvu': [
    'PPRRVU2026_Jan_nonQPP.csv',
    [
      ',,A notice,,',
      'HCPCS,MOD,DESCRIPTION,CODE,PAYMENT,RVU,PE RVU,INDICATOR,PE RVU,INDICATOR,RVU,TOTAL,TOTAL,IND,DAYS,OP,OP,OP,PROC,SURG,SURG,SURG,SURG,IND,BASE,FACTOR,PROCEDURES,FLAG,INDICATOR,AMOUNT,AMOUNT,AMOUNT',
      ...[
        // Code, modifier, status, work, office, NA, facility, NA, malpractice; then the limit for images.
        ['99213', '', 'A', '1.30', '1.46', '', '0.33', '', '0.09', '0.00', '0.00', '0.00'],
        ['99214', '', 'A', '1.92', '2.00', '', '0.50', '', '0.12', '0.00', '0.00', '0.00'],
        ['71046', '', 'A', '0.18', '0.80', '', '0.80', 'NA', '0.02', '0.60', '0.60', '0.01'],
        ['71046', '26', 'A', '0.18', '0.07', '', '0.07', '', '0.01', '0.00', '0.00', '0.00'],
        ['71046', 'TC', 'A', '0.00', '0.73', '', '0.73', 'NA', '0.01', '0.53', '0.53', '0.01'],
        ['40001', '', 'A', '5.00', '6.00', 'NA', '4.00', '', '1.00', '0.00', '0.00', '0.00'],
        ['00100', '', 'J', '0.00', '0.00', '', '0.00', '', '0.00', '0.00', '0.00', '0.00'],
      ].map(([code, mod, status, work, office, na, facility, naf, mp, ...cap]) => {
        const total = (expense = '') => (Number(work) + Number(expense) + Number(mp)).toFixed(2)
        return `${code},${mod},"Own, text",${status},,${work},${office},${na},${facility},${naf},${mp},${total(office)},${total(facility)},0,YYY,0.00,0.00,0.00,0,0,0,0,0,9,,33.4009,09,0,99,${cap.join(',')}`
      }),
      '',
    ].join('\n'),
  ],
  gpci: [
    'GPCI2026.csv',
    'ADDENDUM E. INDICES,,,,,,\n,,,,,,\n' +
      'Medicare Administrative Contractor (MAC),State,Locality Number,Locality Name,2026 PW GPCI (without 1.0 Floor),2026 PW GPCI (with 1.0 Floor)***,2026 PE GPCI,2026 MP GPCI\n' +
      '09102,FL,04,OWN TOWN,0.990,1.000,1.027,2.500\n1112,CA,5,"OWN CITY (ONE, TWO)*",1.080,1.080,1.410,0.450\n"A note",,,,,,\n',
  ],
  anesthesia: [
    'ANES2026.csv',
    'A notice,,,,\nContractor,Locality,Locality Name,Qualifying APM National Anes CF of 20.70,Non-Qualifying APM National Anes CF (with 2.5% statutory increase) of 20.60\n' +
      '9102,4,OWN TOWN,22.7000,22.5998\n1112,5,OWN CITY,23.1000,23.0011\n',
  ],
  'anesthesia-base': ['Anesthesia base units 2026.csv', 'Code,Base Units\n00100,5\n00400,3\n'],
  'order-refer': [
    'OrderReferring_2026-02-17.csv',
    'NPI,LAST_NAME,FIRST_NAME,PARTB,DME,HHA,PMD,HOSPICE\n1234567893,ROE,ANN,Y,N,N,N,N\n1222222220,"DOE, JR",JIM,N,N,Y,N,N\n',
  ],
  'opt-out': [
    'opt-out.csv',
    'First Name,Last Name,NPI,Specialty,Optout Effective Date,Optout End Date,Eligible to Order and Refer\nJIM,OUT,1333333338,"Own, kind",01/01/2025,12/31/2026,Y\n',
  ],
  excluded: [
    'UPDATED.csv',
    'LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE\n' +
      '"OUT","JACK","","","PHYSICIAN (MD, DO)","","","1444444446","19600101","1 ST","TOWN","FL","33101","1128a1","20240101","00000000","00000000",""\n' +
      '"BACK","JACK","","","","","","1555555550","","","","","","1128a1","20200101","20250101","00000000",""\n"","","","OWN CLINIC","","","","0000000000","","","","","","1128a1","20240101","00000000","00000000",""\n',
  ],
  enrolled: [
    'enrolled.csv',
    'NPI,Payer,From,To\n1234567893,,,\n1666666668,Own Payer,2026-03-01,\n1222222220,Other Payer,2020-01-01,\n',
  ],
  'icd-10-tabular': [
    'icd10cm_tabular_2026.xml',
    [
      '<ICD10CM.tabular><chapter><name>10</name><excludes1><note>own (A00-B99)</note></excludes1>',
      '<diag><name>J06</name><desc>Own heading</desc>',
      '<excludes1><note>own cold (J00)</note>',
      '<note>own flu, over two',
      'lines (J10.-, J11.0-J11.2)</note><note>own others (J20-J22 with fever)</note></excludes1>',
      '<diag><name>J06.9</name><desc>Own illness</desc><excludes2><note>own (J09.X2)</note></excludes2></diag>',
      '</diag></chapter></ICD10CM.tabular>',
    ].join('\n'),
  ],
  'revenue-codes': [
    'revenue.csv',
    'Revenue Code,Description,From,To\n250,Own drugs,2025-01-01,\n0300,Own laboratory,,\n',
  ],
  'bill-types': ['bill-types.csv', 'code,description\n111,Own stay\n131,Own visit\n117,Own stay again\n'],
  'condition-codes': ['conditions.csv', '1,Own\n51,Own\n'],
  'occurrence-codes': ['occurrences.csv', 'Code\n11\n70\n'],
  'value-codes': ['values.csv', 'Code\n80\n'],
  'procedure-codes': [
    'cpt.csv',
    'CPT Code,Effective,Term Date\n99213,2020-01-01,\n11721,2020-01-01,\n99218,2020-01-01,2022-12-31\n',
  ],
  mce: [
    'mce_FY2026.csv',
    'icd_code,icd_description,icd_conflict_group,icd_conflict_rule\nJ06.9,"Own, illness",Sex,Female Only\nP90,Own,Age,Perinatal/Newborn (Age 0 Only)\nH42,Own,Other,Manifestation (Not Allowed as Principal Diagnosis)\nR6889,Own,Other,Unacceptable Principal Diagnosis\nH42,Own,Age,Adult (Ages 15-124)\n',
  ],
  'add-on': [
    'AOC_V2026Q1.txt',
    'Primary_Code\tAdd_On_Code\tAOC_Edit_Type\tAOC_Edit_Deletion_Date\tAOC_Edit_Effective_Date\n20001\t20002\t1\t\t2013001\nCCCCC\t20003\t2\t\t2013001\n',
  ],
}

/** Tables of the Coverage Database as they lie in its zip, with the columns that are read and some that are not; articles on the procedures that are told. */
export function coverageTables(
  articles: readonly {
    readonly id: string
    readonly procedures: readonly string[]
    /** By group: diagnoses, and what the group's paragraph says. */
    readonly covered?: readonly (readonly [readonly string[], string])[]
    readonly noncovered?: readonly string[]
    readonly from?: string
    readonly retired?: string
    /** 1: Florida and New York, Part B; 2: Florida, Part A; 3: equipment, everywhere. */
    readonly contractors?: readonly string[]
  }[],
): Readonly<Record<string, string>> {
  const table = (head: string, rows: readonly (readonly string[])[]) =>
    `${[head.split(','), ...rows].map(cells => cells.map(cell => `"${cell}"`).join(',')).join('\r\n')}\r\n`
  const groups = articles.flatMap(({ id, covered = [] }) =>
    covered.map(([codes, paragraph], at) => ({ id, codes, paragraph, group: String(at + 1) })),
  )
  return {
    'article.csv': table(
      'article_id,article_version,title,description,article_eff_date,article_end_date,date_retired,status',
      articles.map(({ id, from = '2024-01-01', retired = '' }) => [
        ...[id, '7', 'Own article', '<p>A text,\nover ""lines""</p>', `${from} 00:00:00`, '', retired, 'A'],
      ]),
    ),
    'article_x_hcpc_code.csv': table(
      'article_id,article_version,hcpc_code_id,hcpc_code_group',
      articles.flatMap(({ id, procedures }) => procedures.map(code => [id, '7', code, '1'])),
    ),
    'article_x_icd10_covered.csv': table(
      'article_id,article_version,icd10_code_id,icd10_covered_group,asterisk',
      groups.flatMap(({ id, codes, group }) =>
        codes.map(code => [id, '7', code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code, group, '']),
      ),
    ),
    'article_x_icd10_covered_group.csv': table(
      'article_id,article_version,icd10_covered_group,paragraph',
      groups.map(({ id, group, paragraph }) => [id, '7', group, paragraph]),
    ),
    'article_x_icd10_noncovered.csv': table(
      'article_id,article_version,icd10_code_id,icd10_noncovered_group',
      articles.flatMap(({ id, noncovered = [] }) => noncovered.map(code => [id, '7', code, '1'])),
    ),
    'article_x_icd10_noncovered_group.csv': table('article_id,article_version,icd10_noncovered_group,paragraph', []),
    'article_x_contractor.csv': table(
      'article_id,article_version,contractor_id,contractor_type_id,contractor_version',
      articles.flatMap(({ id, contractors = ['1'] }) => contractors.map(each => [id, '7', each, `1${each}`, '1'])),
    ),
    'contractor_type_lookup.csv': table('contractor_type_id,description', [
      ['11', 'MAC - Part B'],
      ['12', 'MAC - Part A'],
      ['13', 'DME MAC'],
    ]),
    'contractor_jurisdiction.csv': table('contractor_id,contractor_type_id,contractor_version,state_id,term_date', [
      ['1', '11', '1', '10', ''],
      ['1', '11', '1', '20', ''],
      // Given up.
      ['1', '11', '1', '30', '2020-01-01 00:00:00'],
      ['2', '12', '1', '10', ''],
      ['3', '13', '1', '10', ''],
    ]),
    'state_lookup.csv': table('state_id,state_abbrev,description', [
      ['10', 'FL', 'Florida'],
      ['20', 'QN', 'New York - Queens'],
      ['30', 'GA', 'Georgia'],
    ]),
    'readme.txt': 'Not a table.',
  }
}

const ARTICLES = coverageTables([
  { id: '52369', procedures: ['50001', '50002'], covered: [[['S42001A'], '<p>For CPT codes 50000 - 50001:</p>']] },
  { id: '52370', procedures: ['50003'], noncovered: ['J069'] },
  { id: '52371', procedures: ['50004'], covered: [[['S42001A'], '']], contractors: ['2'] },
  { id: '52372', procedures: ['50005'], covered: [[['S42001A'], '']], from: '2026-02-21' },
  { id: '52373', procedures: ['50006'], covered: [[['S42001A'], '']], contractors: ['3'] },
  { id: '52374', procedures: ['50007'], covered: [[['S42001A'], '']], retired: '2026-01-31 00:00:00' },
  { id: '52375', procedures: ['50008'], covered: [[['XX000'], 'None is listed.']] },
])

/** Brings in a list that is published as several files. */
export async function bringTables(
  store: Store,
  kind: string,
  files: Readonly<Record<string, string>>,
): Promise<Brought> {
  const list = LISTS.get(kind)
  if (list === undefined) throw new Error(`no list ${kind}`)
  const folder = mkdtempSync(join(tmpdir(), 'overturn-list-'))
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, 'latin1')
    return await bringList(store, list, { paths: [folder], who: 'test', now: '2026-03-02T08:00:00Z' })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export async function bringText(
  store: Store,
  kind: string,
  name: string,
  text: string,
  more: Partial<Parameters<typeof bringList>[2]> = {},
): Promise<Brought> {
  const list = LISTS.get(kind)
  if (list === undefined) throw new Error(`no list ${kind}`)
  const folder = mkdtempSync(join(tmpdir(), 'overturn-list-'))
  try {
    const path = join(folder, name)
    writeFileSync(path, text, 'latin1')
    return await bringList(store, list, { paths: [path], who: 'test', now: '2026-03-02T08:00:00Z', ...more })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export async function bringLists(store: Store): Promise<void> {
  for (const [kind, [name, text]] of Object.entries(FILES)) await bringText(store, kind, name, text)
  await bringTables(store, 'medicare-coverage', ARTICLES)
}
