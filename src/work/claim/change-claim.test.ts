// What a biller can set in a claim of each kind, as the segments that change: set, read again, taken out, refused where it cannot be.
import { describe, expect, it } from 'vitest'
import { claimFile } from '../../../test/case-texts.ts'
import { readFile } from '../../../test/read-file.ts'
import { RARCS } from '../../knowledge/load.ts'
import { type Claims837, claimsOf } from '../../x12/index.ts'
import { askedBy, changeClaim, FIELDS, fieldsOf, parseChange, remarksAsking, valuesOf } from './change-claim.ts'
import { differenceOf } from './write-claim.ts'

const PROFESSIONAL = claimFile({ account: 'SETP', lines: ['99213 100 P1', 'J1885 50 P2'] }).text
/** The same claim as another guide has it: its lines and its place. */
const as = (guide: string, place: string, lines: readonly string[]) =>
  PROFESSIONAL.replaceAll('005010X222A1', guide)
    .replace('11:B:1', place)
    .replace(/LX\*1[\s\S]*?SE\*\d+/, `${lines.join('~\n')}~\nSE*${99}`)
const INSTITUTIONAL = as('005010X223A2', '13:A:1', ['LX*1', 'SV2*0450*HC:99283*150*UN*1', 'DTP*472*D8*20260728'])
const DENTAL = as('005010X224A2', '11:B:1', ['LX*1', 'SV3*AD:D2391*150****1', 'DTP*472*D8*20260728'])

function claimIn(text: string) {
  const { remittances } = readFile(text)
  const [found] = remittances
  if (found === undefined) throw new Error('no transaction')
  const [claim] = claimsOf(found.description.guide, found.tree as unknown as Claims837)
  if (claim === undefined) throw new Error('no claim')
  return { claim, head: found.tree as unknown as Claims837 }
}

/** The segments that setting makes and unmakes. */
function differences(text: string, ...set: readonly string[]): readonly string[] {
  const { claim, head } = claimIn(text)
  const before = { kind: claim.kind, node: claim.node, levels: claim.levels, head }
  const after = { ...before, ...changeClaim(claim, set.map(parseChange)) }
  return differenceOf(before, after).map(each => `${each.mark}${each.text}`)
}

/** Claims in which much is filled in, and what a biller reads in their fields. */
const FILLED = {
  professional: PROFESSIONAL.replace(
    '*Y*A*Y*Y~',
    '*Y*A*Y*Y*P**********7~\nDTP*431*D8*20260701~\nDTP*439*D8*20260630~\nPWK*OZ*BM***AC*ACN1~\nPWK*B4*AA~\nREF*G1*AUTH1~\nREF*9F*REF1~\nREF*X4*05D1234567~\nREF*EW*123456~\nNTE*CER*NOT OURS~\nNTE*ADD*SEE THE CHART~',
  )
    .replace('HI*ABK:M1711~', 'HI*ABK:M1711*ABF:E119~')
    .replace('NM1*82', 'NM1*DN*1*REFERRER*RUTH****XX*1999999984~\nNM1*82')
    .replace(
      'HC:99213*100*UN*1***1~\nDTP*472*D8*20260728',
      'HC:99213:25:59*100*UN*1.5*12**1:2~\nPWK*OZ*EL***AC*ACN2~\nDTP*472*RD8*20260728-20260730',
    )
    .replace('REF*6R*P1', 'REF*6R*P1~\nREF*G1*LINE1~\nNTE*ADD*BY WEIGHT')
    .replace('REF*6R*P2', 'REF*6R*P2~\nLIN**N4*00002143380~\nCTP****10*ML~\nNM1*DK*1*ORDERER*OTTO****XX*1999999984'),
  institutional: INSTITUTIONAL.replace(
    'HI*ABK:M1711~',
    'HI*ABK:M1711:::::::Y~\nHI*ABJ:M25561~\nHI*ABF:E119:::::::N~\nHI*BH:11:D8:20260701~\nHI*BE:80:::12~\nHI*BG:D1*BG:C5~',
  ),
  dental: DENTAL.replace('DTP*472', 'TOO*JP*3*M:O~\nTOO*JP*4~\nDTP*472').replace('*150****1', '*150*11*10:20**1*****1'),
}

describe('what stands in a claim', () => {
  it.each([
    [
      'professional',
      {
        authorization: ['AUTH1'],
        referral: ['REF1'],
        diagnoses: ['M1711,E119'],
        place: ['11'],
        'rendering.npi': ['1234567893'],
        'rendering.last': ['SAMPLE'],
        'referring.npi': ['1999999984'],
        'referring.first': ['RUTH'],
        'clia.number': ['05D1234567'],
        'mammography.number': ['123456'],
        onset: ['2026-07-01'],
        accident: ['2026-06-30'],
        delay: ['7'],
        note: ['SEE THE CHART'],
        attachment: ['OZ,BM,ACN1;B4,AA'],
        'member.id': ['SB0311'],
        'lines.n.procedure': ['99213', 'J1885'],
        'lines.n.modifiers': ['25,59', ''],
        'lines.n.units': ['1.5', '1'],
        'lines.n.charge': ['100.00', '50.00'],
        'lines.n.pointers': ['1,2', '1'],
        'lines.n.place': ['12', ''],
        'lines.n.date': ['2026-07-28..2026-07-30', '2026-07-28'],
        'lines.n.authorization': ['LINE1', ''],
        'lines.n.note': ['BY WEIGHT', ''],
        'lines.n.ndc': ['', '00002143380,10,ML'],
        'lines.n.ordering.last': ['', 'ORDERER'],
        'lines.n.attachment': ['OZ,EL,ACN2', ''],
      },
    ],
    [
      'institutional',
      {
        diagnoses: ['M1711,E119'],
        place: ['13'],
        occurrences: ['11 2026-07-01'],
        values: ['80 12.00'],
        conditions: ['D1,C5'],
        'lines.n.procedure': ['99283'],
        'lines.n.units': ['1'],
        'lines.n.date': ['2026-07-28'],
      },
    ],
    [
      'dental',
      {
        place: ['11'],
        'lines.n.procedure': ['D2391'],
        'lines.n.place': ['11'],
        'lines.n.tooth': ['3,M,O;4'],
        'lines.n.cavity': ['10,20'],
        'lines.n.pointers': ['1'],
      },
    ],
  ] as const)('is read field by field: %s', (kind, values) => {
    const { claim } = claimIn(FILLED[kind])
    expect(claim.kind).toBe(kind)
    const all = Object.fromEntries(fieldsOf(kind).map(field => [field.name, valuesOf(claim, field)]))
    expect(all).toMatchObject(values)
    for (const [name, each] of Object.entries(all))
      expect(each, name).toHaveLength(name.startsWith('lines.n.') ? claim.lines.length : 1)
  })

  it.each(['professional', 'institutional', 'dental'] as const)('set again as it is read changes nothing: %s', kind => {
    const { claim } = claimIn(FILLED[kind])
    const again = fieldsOf(kind).flatMap(field =>
      valuesOf(claim, field).flatMap((value, at) =>
        value === '' ? [] : [`${field.name.replace('.n.', `.${at + 1}.`)}=${value}`],
      ),
    )
    expect(again.length).toBeGreaterThan(8)
    expect(differences(FILLED[kind], ...again)).toEqual([])
  })

  it('stays where only one of several is changed', () => {
    expect(differences(FILLED.professional, 'attachment=OZ,BM,ACN1;B4,BM,ACN3')).toEqual([
      '-PWK*B4*AA',
      '+PWK*B4*BM***AC*ACN3',
    ])
    expect(differences(FILLED.professional, 'note=ANOTHER')).toEqual(['-NTE*ADD*SEE THE CHART', '+NTE*ADD*ANOTHER'])
    // What was said of a diagnosis goes along with it; the principal one has a segment of its own, and the admitting one stays.
    expect(differences(FILLED.institutional, 'diagnoses=E119,M1711,I10')).toEqual([
      '-HI*ABK:M1711:::::::Y',
      '+HI*ABK:E119:::::::N',
      '+HI*ABF:M1711:::::::Y*ABF:I10',
      '-HI*ABF:E119:::::::N',
    ])
    expect(differences(FILLED.dental, 'lines.1.tooth=3,M,O;5')).toEqual(['-TOO*JP*4', '+TOO*JP*5'])
  })
})

describe('what can be set', () => {
  it.each([
    ['lines.2.ndc=0002-1433-80,10,ml', ['+LIN**N4*00002143380', '+CTP****10*ML']],
    ['lines.1.ndc=12345678901,2', ['+LIN**N4*12345678901', '+CTP****2*UN']],
    ['referring.npi=1999999984', ['+NM1*DN*1******XX*1999999984']],
    ['lines.1.ordering.npi=1999999984', ['+NM1*DK*1******XX*1999999984']],
    ['lines.2.ordering.last=Tester', ['+NM1*DK*1*TESTER']],
    ['clia.number=05D1234567', ['+REF*X4*05D1234567']],
    ['mammography.number=123456', ['+REF*EW*123456']],
    ['onset=2026-07-01', ['+DTP*431*D8*20260701']],
    ['accident=2026-06-30', ['+DTP*439*D8*20260630']],
    ['delay=15', ['-CLM*SETP*150***11:B:1*Y*A*Y*Y', '+CLM*SETP*150***11:B:1*Y*A*Y*Y***********15']],
    ['lines.1.note=DOSE BY WEIGHT', ['+NTE*ADD*DOSE BY WEIGHT']],
    ['attachment=OZ,FX,ACN1; B4,BM,ACN2', ['+PWK*OZ*FX***AC*ACN1', '+PWK*B4*BM***AC*ACN2']],
    ['attachment=OZ,FX,ACN1', ['+PWK*OZ*FX***AC*ACN1']],
    ['lines.2.attachment=OZ,EL,ACN2', ['+PWK*OZ*EL***AC*ACN2']],
  ])('on a professional claim: %s', (set, made) => expect(differences(PROFESSIONAL, set)).toEqual(made))

  it.each([
    ['conditions=D1,c5', ['+HI*BG:D1*BG:C5']],
    ['occurrences=11 2026-07-01', ['+HI*BH:11:D8:20260701']],
    ['values=80 12.00, 82 3', ['+HI*BE:80:::12*BE:82:::3']],
    ['lines.1.ndc=0002-1433-80,10,ML', ['+LIN**N4*00002143380', '+CTP****10*ML']],
  ])('on an institutional claim: %s', (set, made) => expect(differences(INSTITUTIONAL, set)).toEqual(made))

  it.each([
    ['lines.1.tooth=3,m,o', ['+TOO*JP*3*M:O']],
    ['lines.1.cavity=10,20', ['-SV3*AD:D2391*150****1', '+SV3*AD:D2391*150**10:20**1']],
  ])('on a dental claim: %s', (set, made) => expect(differences(DENTAL, set)).toEqual(made))

  it('is taken out again by an empty value', () => {
    for (const [text, set, out] of [
      [PROFESSIONAL, 'onset=2026-07-01', 'onset='],
      [PROFESSIONAL, 'clia.number=05D1234567', 'clia.number='],
      [PROFESSIONAL, 'note=SEE THE CHART', 'note='],
      [PROFESSIONAL, 'lines.1.ndc=12345678901,2', 'lines.1.ndc='],
      [INSTITUTIONAL, 'conditions=D1', 'conditions='],
      [DENTAL, 'lines.1.tooth=3', 'lines.1.tooth='],
    ] as const)
      expect(differences(text, set, out), set).toEqual([])
  })

  it('in a list of codes takes the place of what was there, and leaves the diagnoses', () => {
    expect(differences(INSTITUTIONAL, 'conditions=D1', 'conditions=C5')).toEqual(['+HI*BG:C5'])
  })
})

describe('what cannot be set', () => {
  it.each([
    [PROFESSIONAL, 'conditions=D1', /institutional/],
    [DENTAL, 'lines.1.ndc=12345678901,2', /professional and institutional/],
    [INSTITUTIONAL, 'lines.1.pointers=1', /professional and dental/],
    [PROFESSIONAL, 'lines.9.note=X', /no line 9/],
    [PROFESSIONAL, 'place=ZZ9', /^place is one of 01, 02, .*"ZZ9" is none of them/],
    [PROFESSIONAL, 'lines.1.place=98', /^place is one of/],
    [DENTAL, 'place=ZZ', /^place is one of/],
    [INSTITUTIONAL, 'place=131', /type of bill/],
    [PROFESSIONAL, 'delay=12', /^delay is one of 1, 2, .*15; "12"/],
    [PROFESSIONAL, 'attachment=ZZ,FX,ACN1', /PWK01\) is one of 03, 04/],
    [PROFESSIONAL, 'attachment=OZ,ZZ,ACN1', /PWK02\) is one of AA, BM/],
    [PROFESSIONAL, 'lines.1.attachment=OZ,ZZ', /PWK02/],
    [DENTAL, 'attachment=03,FX,ACN1', /PWK01\) is one of B4, DA/],
    [PROFESSIONAL, 'lines.1.ndc=1234,2', /eleven digits/],
    [PROFESSIONAL, 'lines.1.ndc=12345678901', /quantity and unit/],
    [PROFESSIONAL, 'lines.1.ndc=12345678901,2,KG', /quantity and unit/],
    [PROFESSIONAL, 'referring.npi=12', /ten digits/],
    [PROFESSIONAL, 'referring.npi=', /cannot be empty/],
    [PROFESSIONAL, 'onset=July', /no date/],
    [PROFESSIONAL, 'onset=2026-07-01..2026-07-03', /one day/],
    [PROFESSIONAL, `note=${'x'.repeat(81)}`, /holds 80 characters/],
    [PROFESSIONAL, `lines.1.note=${'x'.repeat(81)}`, /holds 80 characters/],
    [INSTITUTIONAL, 'occurrences=11', /needs its date/],
    [INSTITUTIONAL, 'occurrences=11 2026-01-05..2026-01-07', /one day/],
    [PROFESSIONAL, 'lines.1.drop=no', /takes yes/],
    [INSTITUTIONAL, 'values=80', /needs its amount/],
    [INSTITUTIONAL, 'conditions=D', /two characters/],
    [DENTAL, 'lines.1.tooth=99', /no tooth/],
    [DENTAL, 'lines.1.tooth=3,Q', /Surfaces/],
  ])('is refused with the reason (%#)', (text, set, reason) => expect(() => differences(text, set)).toThrow(reason))
})

describe('the remarks that ask for a field', () => {
  const asking = remarksAsking()
  it.each([
    ['lines.n.ndc', 'M119'],
    ['referring.npi', 'N286'],
    ['lines.n.ordering.npi', 'N265'],
    ['clia.number', 'MA120'],
    ['onset', 'MA100'],
    ['accident', 'N305'],
    ['conditions', 'M44'],
    ['occurrences', 'M45'],
    ['values', 'M49'],
    ['lines.n.tooth', 'N37'],
    ['lines.n.cavity', 'N346'],
  ])('%s is asked for by %s', (field, remark) => {
    expect(asking.get(field)).toContain(remark)
    expect([...askedBy([remark])]).toContain(field)
  })

  it('name fields that there are, and remarks that there are', () => {
    const names = new Set(FIELDS.map(field => field.name))
    for (const [name, remarks] of asking) {
      expect(names).toContain(name)
      for (const remark of remarks) expect(RARCS.has(remark), remark).toBe(true)
    }
    expect(fieldsOf('dental').map(field => field.name)).not.toContain('conditions')
  })
})
