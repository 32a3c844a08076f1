// Files of invented claims for tests of cases: an 837P of one claim, an 835 of one payment, and the orders in which files can arrive.
export interface CaseFile {
  readonly name: string
  readonly text: string
}

export interface TextPayer {
  readonly name: string
  readonly id: string
  readonly filing: string
}

export const SAGE: TextPayer = { name: 'SAGEBRUSH HEALTH', id: 'SBH01', filing: '12' }
export const JUNIPER: TextPayer = { name: 'JUNIPER SUPPLEMENT', id: 'JUN02', filing: 'CI' }
export const MEDICAID: TextPayer = { name: 'INVENTED STATE MEDICAID', id: 'MCD09', filing: 'MC' }

let controls = 100

function envelope(set: 'HC' | 'HP', guide: string, day: string, body: readonly string[]): string {
  const control = String(++controls)
  const [from, to] = set === 'HC' ? ['HILLCLINIC', 'SAGEBRUSH'] : ['SAGEBRUSH', 'HILLCLINIC']
  const short = day.replaceAll('-', '')
  return [
    `ISA*00*          *00*          *ZZ*${from.padEnd(15)}*ZZ*${to.padEnd(15)}*${short.slice(2)}*0800*^*00501*${control.padStart(9, '0')}*0*P*:`,
    `GS*${set}*${from}*${to}*${short}*0800*${control}*X*${guide}`,
    ...body,
    `SE*${body.length + 1}*0001`,
    `GE*1*${control}`,
    `IEA*1*${control.padStart(9, '0')}`,
    '',
  ].join('~\n')
}

/** One claim to the first payer. A line is code, charge and control number: `99213 100 A1`. */
export function claimFile(claim: {
  readonly account: string
  readonly lines: readonly string[]
  readonly others?: readonly TextPayer[]
  readonly frequency?: string
  readonly original?: string
  readonly day?: string
}): CaseFile {
  const { account, frequency = '1', original, day = '2026-08-01', others = [] } = claim
  const lines = claim.lines.map(text => text.split(' '))
  const charge = lines.reduce((sum, [, amount]) => sum + Number(amount), 0)
  const body = [
    'ST*837*0001*005010X222A1',
    `BHT*0019*00*${account}${frequency}*${day.replaceAll('-', '')}*0800*CH`,
    'NM1*41*2*HILL CLINIC*****46*HILLCLINIC',
    'PER*IC*BILLING*TE*2075550100',
    'NM1*40*2*SAGEBRUSH*****46*SAGEBRUSH',
    'HL*1**20*1',
    'NM1*85*2*HILL CLINIC*****XX*1234567893',
    'N3*1 INVENTED WAY',
    'N4*SAMPLETON*ME*040020000',
    'REF*EI*900000001',
    'HL*2*1*22*0',
    `SBR*P*18*******${SAGE.filing}`,
    'NM1*IL*1*NUTMEG*BOB****MI*SB0311',
    'N3*12 INVENTED LANE',
    'N4*SAMPLETON*ME*04002',
    'DMG*D8*19700102*F',
    `NM1*PR*2*${SAGE.name}*****PI*${SAGE.id}`,
    `CLM*${account}*${charge}***11:B:${frequency}*Y*A*Y*Y`,
    ...(original === undefined ? [] : [`REF*F8*${original}`]),
    'HI*ABK:M1711',
    'NM1*82*1*SAMPLE*DOCTOR****XX*1234567893',
    ...others.flatMap(({ name, id, filing }, at) => [
      `SBR*${'ST'[at]}*18*******${filing}`,
      'OI***Y***Y',
      `NM1*IL*1*NUTMEG*BOB****MI*M${at}0311`,
      `NM1*PR*2*${name}*****PI*${id}`,
    ]),
    ...lines.flatMap(([code, amount, control], at) => [
      `LX*${at + 1}`,
      `SV1*HC:${code}*${amount}*UN*1***1`,
      'DTP*472*D8*20260728',
      `REF*6R*${control}`,
    ]),
  ]
  return { name: `${account}-${frequency}.837`, text: envelope('HC', '005010X222A1', day, body) }
}

/** One payment of a payer on a day with these segments of claims; what is owed is carried forward (PLB FB) where it says so. */
export function remittanceFile(
  payer: TextPayer,
  day: string,
  paid: string,
  claims: string,
  carried?: string,
): CaseFile {
  const short = day.replaceAll('-', '')
  const account = claims.split('*')[1] ?? ''
  const trace = `T-${account}-${payer.id}-${short}`
  const body = [
    'ST*835*0001*005010X221A1',
    paid === '0' ? `BPR*H*0*C*NON************${short}` : `BPR*I*${paid}*C*CHK************${short}`,
    `TRN*1*${trace}*1999999999`,
    `DTM*405*${short}`,
    `N1*PR*${payer.name}`,
    'N3*9 SAMPLE ROAD',
    'N4*TESTVILLE*ME*04002',
    `REF*2U*${payer.id}`,
    'PER*BL*DESK*TE*2075550111',
    'N1*PE*HILL CLINIC*XX*1234567893',
    'LX*1',
    ...claims
      .split('~')
      .flatMap(segment => (segment.startsWith('CLP') ? [segment, 'NM1*QC*1*NUTMEG*BOB****MI*SB0311'] : [segment])),
    ...(carried === undefined ? [] : [`PLB*1234567893*20261231*FB:${trace}*${carried}`]),
  ]
  return { name: `${account}-${payer.id}-${short}.835`, text: envelope('HP', '005010X221A1', day, body) }
}

/** Every order of up to three files; of more, as they came, backwards, and each turned by one. */
export function ordersOf(files: readonly CaseFile[]): readonly (readonly CaseFile[])[] {
  if (files.length > 3)
    return [
      files,
      files.toReversed(),
      ...files.slice(1).map((_, at) => [...files.slice(at + 1), ...files.slice(0, at + 1)]),
    ]
  if (files.length < 2) return [files]
  return files.flatMap((first, at) => ordersOf(files.toSpliced(at, 1)).map(rest => [first, ...rest]))
}
