// An 837P with one claim, of what a test says about it; everything else is as it should be. All of it invented.
import { claimKindOf, createFileReader, type SubmittedClaim, streamClaims } from '../src/x12/index.ts'

export interface ClaimWords {
  readonly account?: string
  readonly filing?: string
  readonly sequence?: string
  readonly member?: string
  readonly born?: string
  readonly sex?: 'F' | 'M'
  /** Segments of an earlier payer (loop 2320), before the lines. */
  readonly earlier?: readonly string[]
  readonly payer?: string
  readonly place?: string
  readonly frequency?: string
  readonly diagnoses?: readonly string[]
  /** Segments of the claim after CLM: REF, NM1 …; without the terminator. */
  readonly claim?: readonly string[]
  readonly lines?: readonly LineWords[]
}

export interface LineWords {
  /** With modifiers: `99213:25`. */
  readonly code: string
  readonly charge?: string
  readonly units?: string
  /** UN where nothing is said. */
  readonly unit?: string
  /** ISO date. */
  readonly on?: string
  readonly place?: string
  /** Which diagnosis it is for; the first where nothing is said. */
  readonly pointer?: string
  /** Segments after the date. */
  readonly more?: readonly string[]
}

/** Segments of loop 2300 that stand before HI. */
const BEFORE_DIAGNOSES = /^(?:DTP|CL1|PWK|AMT|REF)\*/
const SERVED = '2026-02-20'
const plainDate = (iso: string) => iso.replaceAll('-', '')

/** The whole file. */
export function claimText(...claims: readonly ClaimWords[]): string {
  const body = claims.flatMap((claim, at) => segmentsOf(claim, at))
  const head = [
    'BHT*0019*00*1*20260301*1200*CH',
    'NM1*41*2*OWN CLINIC*****46*1',
    'PER*IC*X*TE*8005551212',
    'NM1*40*2*OWN PAYER*****46*2',
    'HL*1**20*1',
    'NM1*85*2*OWN CLINIC*****XX*1234567893',
    'N3*1 ST',
    'N4*TOWN*FL*331010000',
    'REF*EI*591234567',
  ]
  const isa =
    'ISA*00*          *00*          *ZZ*OWNCLINIC      *ZZ*OWNPAYER       *260301*1200*^*00501*000000011*0*T*:'
  const set = [...head, ...body]
  return [
    isa,
    'GS*HC*OWNCLINIC*OWNPAYER*20260301*1200*1*X*005010X222A1',
    'ST*837*0001*005010X222A1',
    ...set,
    `SE*${set.length + 2}*0001`,
    'GE*1*1',
    'IEA*1*000000011',
    '',
  ].join('~')
}

function segmentsOf(
  {
    account = 'A1',
    filing = 'CI',
    sequence = 'P',
    member = 'M1',
    born = '1980-01-01',
    sex = 'F',
    earlier = [],
    payer = 'OWN PAYER',
    place = '11',
    frequency = '1',
    diagnoses = ['J069'],
    claim = [],
    lines = [{ code: '99213' }],
  }: ClaimWords,
  at: number,
): readonly string[] {
  const total = lines.reduce((sum, line) => sum + Number(line.charge ?? '100'), 0)
  return [
    `HL*${at + 2}*1*22*0`,
    `SBR*${sequence}*18*******${filing}`,
    `NM1*IL*1*DOE*PAT****MI*${member}`,
    'N3*2 ST',
    'N4*TOWN*FL*33101',
    `DMG*D8*${plainDate(born)}*${sex}`,
    `NM1*PR*2*${payer}*****PI*2`,
    `CLM*${account}*${total}***${place}:B:${frequency}*Y*A*Y*Y`,
    ...claim.filter(each => BEFORE_DIAGNOSES.test(each)),
    `HI*${diagnoses.map((code, place) => `${place === 0 ? 'ABK' : 'ABF'}:${code}`).join('*')}`,
    ...claim.filter(each => !BEFORE_DIAGNOSES.test(each)),
    ...earlier,
    ...lines.flatMap(
      (
        { code, charge = '100', units = '1', unit = 'UN', on = SERVED, place: own = '', pointer = '1', more = [] },
        line,
      ) => [
        `LX*${line + 1}`,
        `SV1*HC:${code}*${charge}*${unit}*${units}*${own}**${pointer}`,
        `DTP*472*D8*${plainDate(on)}`,
        ...more,
      ],
    ),
  ]
}

/** The same as an 837I: pharmacy lines, places of service as types of bill. */
export const institutionalText = (...claims: readonly ClaimWords[]): string =>
  claimText(...claims)
    .replaceAll('005010X222A1', '005010X223A2')
    .replaceAll(PROFESSIONAL_LINE, 'SV2*0250*HC:$1*$2*UN*$3')
    .replaceAll(/(CLM\*[^~]*):B:/g, '$1:A:')

/** The same as an 837D. */
export const dentalText = (...claims: readonly ClaimWords[]): string =>
  claimText(...claims)
    .replaceAll('005010X222A1', '005010X224A2')
    .replaceAll(PROFESSIONAL_LINE, 'SV3*AD:$1*$2****$3')

const PROFESSIONAL_LINE = /SV1\*HC:([^*]*)\*([^*]*)\*UN\*([^*]*)\*[^~]*/g

/** The claims that stand in it, as they are read. */
export function claimsIn(text: string): readonly SubmittedClaim[] {
  const claims: SubmittedClaim[] = []
  const reader = createFileReader({
    onFault(fault) {
      if (fault.severity === 'error') throw new Error(fault.says)
    },
    onTransaction(_start, description, tree) {
      if (claimKindOf(description.guide) === undefined) throw new Error('no claims')
      return { stream: streamClaims(description.guide, tree, claim => claims.push(claim)), onEnd() {} }
    },
  })
  reader.push(Buffer.from(text))
  reader.end()
  return claims
}
