// The lives of invented claims as files: the shapes that billers report trouble with, one for each kind.
import { claimFile, JUNIPER, MEDICAID, remittanceFile, SAGE } from './case-texts.ts'

export const PANEL = [
  claimFile({ account: 'B04PAN', lines: ['82947 20 B04A', '84132 15 B04B', '82565 20 B04C'] }),
  remittanceFile(
    SAGE,
    '2026-08-05',
    '30',
    'CLP*B04PAN*1*55*30**12*ICNB04*11*1~SVC*HC:80048*20*30**1*HC:82947~DTM*472*20260728~CAS*OA*94*-35~CAS*CO*45*25~REF*6R*B04A~' +
      'SVC*HC:80048*15*0**0*HC:84132*1~DTM*472*20260728~CAS*OA*97*15~REF*6R*B04B~SVC*HC:80048*20*0**0*HC:82565*1~DTM*472*20260728~CAS*OA*97*20~REF*6R*B04C',
  ),
]

export const STATED_TWICE = [
  remittanceFile(
    SAGE,
    '2026-08-12',
    '70',
    'CLP*B26DBL*1*100*70*10*12*ICNB27*11*1~CAS*CO*45*20~CAS*PR*2*10~SVC*HC:99213*100*70**1~DTM*472*20260728~CAS*CO*45*20~CAS*PR*2*10',
  ),
]

export const SPLIT = [
  claimFile({ account: 'B13SPL', lines: ['99214 150 B13A', 'J1885 100 B13B'] }),
  remittanceFile(
    SAGE,
    '2026-08-12',
    '90',
    'CLP*B13SPL*1*150*90*20*12*ICNB13A*11*1~MOA***MA15~SVC*HC:99214*150*90**1~DTM*472*20260728~CAS*CO*45*40~CAS*PR*3*20~REF*6R*B13A',
  ),
  remittanceFile(
    SAGE,
    '2026-08-19',
    '0',
    'CLP*B13SPL*4*100*0**12*ICNB13B*11*1~MOA***MA15~SVC*HC:J1885*100*0**1~DTM*472*20260728~CAS*CO*16*100~REF*6R*B13B~LQ*HE*M119',
  ),
]

export const THREE_PAYERS = [
  claimFile({ account: 'B31TRI', lines: ['99215 300 B31A'], others: [JUNIPER, MEDICAID] }),
  remittanceFile(
    SAGE,
    '2026-08-05',
    '180',
    'CLP*B31TRI*1*300*180*60*12*ICNB31A*11*1~SVC*HC:99215*300*180**1~DTM*472*20260728~CAS*CO*45*60~CAS*PR*1*20**2*40~REF*6R*B31A',
  ),
  remittanceFile(
    JUNIPER,
    '2026-08-19',
    '48',
    'CLP*B31TRI*2*300*48*12*CI*ICNB31B*11*1~SVC*HC:99215*300*48**1~DTM*472*20260728~CAS*OA*23*240~CAS*PR*2*12~REF*6R*B31A',
  ),
]

export const PAID_TWICE = ['2026-08-05', '2026-08-19'].map((day, at) =>
  remittanceFile(
    SAGE,
    day,
    '80',
    `CLP*B36TWI*1*100*80*20*12*ICNB36${'AB'[at]}*11*1~SVC*HC:99213*100*80**1~DTM*472*20260728~CAS*PR*2*20`,
  ),
)

export const VOIDED = [
  claimFile({ account: 'B47VOI', lines: ['99213 50 B47A', '81002 50 B47B'] }),
  remittanceFile(
    SAGE,
    '2026-08-05',
    '40',
    'CLP*B47VOI*1*100*40**12*ICNB47*11*1~SVC*HC:99213*50*40**1~DTM*472*20260728~CAS*CO*45*10~SVC*HC:81002*50*0**1~DTM*472*20260728~CAS*CO*11*50',
  ),
  claimFile({
    account: 'B47VOI',
    lines: ['99213 50 B47A', '81002 50 B47B'],
    frequency: '8',
    original: 'ICNB47',
    day: '2026-08-10',
  }),
  remittanceFile(
    SAGE,
    '2026-08-20',
    '0',
    'CLP*B47VOI*22*-100*-40*0*12*ICNB47*11*8~SVC*HC:99213*-50*-40**1~DTM*472*20260728~CAS*CO*45*-10~SVC*HC:81002*-50*0**1~DTM*472*20260728~CAS*CO*11*-50',
    '-40',
  ),
]

export const TAKEN_BACK = [
  remittanceFile(
    SAGE,
    '2026-03-29',
    '80',
    'CLP*B60LAT*1*100*80*20*12*ICNB60*11*1~SVC*HC:99213*100*80**1~DTM*472*20260210~CAS*PR*2*20',
  ),
  remittanceFile(
    SAGE,
    '2026-08-26',
    '0',
    'CLP*B60LAT*22*-100*-80*0*12*ICNB60*11*1~SVC*HC:99213*-100*-80**1~DTM*472*20260210~CAS*PR*2*-20',
    '-80',
  ),
]

/** Paid by two payers; months later the first takes its payment back and denies (coverage had ended). */
export const DENIED_LATER = [
  claimFile({ account: 'D07LAT', lines: ['99213 100 A1'], others: [JUNIPER], day: '2026-02-01' }),
  remittanceFile(
    SAGE,
    '2026-02-10',
    '80',
    'CLP*D07LAT*1*100*80*20*12*ICND07*11*1~SVC*HC:99213*100*80**1~DTM*472*20260728~CAS*PR*2*20~REF*6R*A1',
  ),
  remittanceFile(
    JUNIPER,
    '2026-03-10',
    '20',
    'CLP*D07LAT*2*100*20*0*TV*ICNJ07*11*1~SVC*HC:99213*100*20**1~DTM*472*20260728~CAS*OA*23*80~REF*6R*A1',
  ),
  remittanceFile(
    SAGE,
    '2026-09-01',
    '0',
    'CLP*D07LAT*22*-100*-80*0*12*ICND07*11*1~SVC*HC:99213*-100*-80**1~DTM*472*20260728~CAS*PR*2*-20~REF*6R*A1~CLP*D07LAT*4*100*0*0*12*ICND07B*11*1~SVC*HC:99213*100*0**1~DTM*472*20260728~CAS*CO*27*100~REF*6R*A1',
    '-80',
  ),
]

/** Reversed with a balance carried forward under the claim's number, and collected from another payment later, as Medicare does it. */
export const CARRIED_THEN_TAKEN = [
  remittanceFile(
    SAGE,
    '2026-02-10',
    '80',
    'CLP*D12CAR*1*100*80*20*12*ICND12*11*1~SVC*HC:99213*100*80**1~DTM*472*20260128~CAS*PR*2*20',
  ),
  remittanceFile(
    SAGE,
    '2026-09-01',
    '0',
    'CLP*D12CAR*22*-100*-80*0*12*ICND12*11*1~SVC*HC:99213*-100*-80**1~DTM*472*20260128~CAS*PR*2*-20~CLP*D12CAR*4*100*0*0*12*ICND12B*11*1~SVC*HC:99213*100*0**1~DTM*472*20260128~CAS*CO*50*100~PLB*1234567893*20261231*FB:ICND12*-80',
  ),
  remittanceFile(
    SAGE,
    '2026-10-15',
    '70',
    'CLP*D12OTH*1*200*150*50*12*ICND12C*11*1~SVC*HC:99213*200*150**1~DTM*472*20260828~CAS*PR*1*50~PLB*1234567893*20261231*WO:ICND12*80',
  ),
]
