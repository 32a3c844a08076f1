// The command line as a user meets it: started as a process, on files good, packed, broken and missing.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { generateFile } from '../src/example/generate.ts'
import { interchange, remittance } from './read-file.ts'
import { zipOf } from './zip-of.ts'

const ROOT = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'overturn-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const GOOD = remittance(
  'CLP*A1*1*150*39.2*60*MB*77~NM1*QC*1*DOE*JANE~SVC*HC:99213*150*39.2**1~DTM*472*20240105~CAS*CO*45*50**253*.8~CAS*PR*1*50**2*10~AMT*B6*100~',
  '39.2',
)

function overturn(args: readonly string[], input?: string | Buffer) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'bin', 'overturn.js'), ...args], {
    encoding: 'utf8',
    cwd: folder,
    maxBuffer: 1 << 28,
    ...(input === undefined ? {} : { input }),
  })
  return { status, stdout, stderr }
}

function put(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content, 'latin1')
  return path
}

// biome-ignore lint/suspicious/noExplicitAny: the records of a test are looked into freely
type Record_ = Record<string, any>
const records = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Record_)

/** What a routine federal cut is, wherever it is shown. */
const ROUTINE_CUT = {
  kind: 'contractual',
  cause: 'sequestration',
  family: 'payment',
  action: 'none',
  liable: 'provider',
  mayBillPatient: false,
  appealable: false,
}

describe('a stream cut into records', () => {
  const WANTED = { account: 'A1', patientCents: 6000, paidCents: 3920, balanced: true }
  const stream = GOOD.replaceAll('~\n', '~')
  it.each([
    ['80 bytes and CR LF', stream.replace(/[\s\S]{1,80}/g, record => `${record}\r\n`)],
    ['72 bytes and LF', stream.replace(/[\s\S]{1,72}/g, record => `${record}\n`)],
    ['128 bytes and CR', stream.replace(/[\s\S]{1,128}/g, record => `${record}\r`)],
    ['terminators at the beginning of lines', stream.replaceAll('~', '\n~')],
    ['the same under another terminator', stream.replaceAll('~', "\r\n'")],
  ])('%s', (_name, text) => {
    const explained = overturn(['explain', '--json', put('records.835', text)])
    expect(explained.status).toBe(0)
    expect(records(explained.stdout).map(each => each.record)).toEqual(['claim', 'remittance', 'summary'])
    expect(records(explained.stdout)[0]).toMatchObject(WANTED)
    expect(records(explained.stdout)[1]).toMatchObject({ trace: 'EFT1', payee: { npi: '1234567893' }, balanced: true })
    expect(records(explained.stdout)[2]).toMatchObject({ faults: 0, unreadSegments: 0 })
    const read = overturn(['read', '--json', put('records.835', text)])
    expect(records(read.stdout)[0]).toMatchObject({ set: '835', faults: [] })
    expect(read.status).toBe(0)
  })
})

describe('explain --json', () => {
  it('prints the records of the contract, in order', () => {
    const { status, stdout } = overturn(['explain', '--json', put('good.835', GOOD)])
    expect(status).toBe(0)
    const all = records(stdout)
    expect(all.map(each => each.record)).toEqual(['claim', 'remittance', 'summary'])
    const [claim, end, summary] = all
    expect(claim).toMatchObject({
      remittance: 0,
      account: 'A1',
      payerControl: '77',
      status: '1',
      filing: 'MB',
      reversal: false,
      chargeCents: 15000,
      paidCents: 3920,
      patientCents: 6000,
      serviceFrom: '2024-01-05',
      serviceTo: '2024-01-05',
      balanced: true,
      differenceCents: 0,
      outcome: 'paid',
      remarks: [],
    })
    expect(claim?.adjustments).toHaveLength(4)
    expect(claim?.adjustments[1]).toMatchObject({
      level: 'line',
      line: 1,
      procedure: '99213',
      modifiers: [],
      group: 'CO',
      carc: '253',
      amountCents: 80,
      remarks: [],
    })
    const decision = claim?.adjustments[1].decision
    expect(decision).toMatchObject({
      ...ROUTINE_CUT,
      sure: 'high',
      rule: '253/routine',
    })
    expect(decision.because.find((step: Record_) => step.fact === 'group')).toMatchObject({
      is: 'CO',
      holds: false,
      at: 'CAS*CO*45*50**253*.8 segment 15',
    })
    expect(decision.cites[0]).toMatchObject({
      title: expect.any(String),
      read: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    })
    expect(end).toMatchObject({
      index: 0,
      control: '0001',
      payer: { name: 'SAMPLE MUTUAL HEALTH', id: '1900000002' },
      payee: { name: 'MADE UP FAMILY CLINIC', npi: '1234567893' },
      method: 'ACH',
      paymentCents: 3920,
      paymentDate: '2026-02-01',
      trace: 'EFT1',
      claims: 1,
      balanced: true,
      differenceCents: 0,
    })
    expect(summary).toMatchObject({
      segments: 20,
      unreadSegments: 0,
      remittances: 1,
      claims: 1,
      adjustments: 4,
      denials: 0,
      faults: 0,
    })
  })

  it('counts remittances through the whole file', () => {
    const { stdout } = overturn(['explain', '--json', put('two.835', GOOD + GOOD.replaceAll('000000001', '000000002'))])
    expect(
      records(stdout)
        .filter(each => each.record === 'claim')
        .map(each => each.remittance),
    ).toEqual([0, 1])
    expect(
      records(stdout)
        .filter(each => each.record === 'remittance')
        .map(each => each.index),
    ).toEqual([0, 1])
  })

  it('reads standard input, gzip, zip and folders alike', () => {
    const { text } = generateFile({ seed: 5, claims: 30 })
    mkdirSync(join(folder, 'inbox'), { recursive: true })
    put('inbox/b.835', text)
    put('inbox/a.835.gz', gzipSync(Buffer.from(text)))
    const zip = put('many.zip', zipOf({ 'one.835': text, 'sub/two.835': GOOD }))
    const claims = (stdout: string) =>
      records(stdout)
        .filter(each => each.record === 'summary')
        .map(each => each.claims)
    const expected = records(overturn(['explain', '--json', '-'], text).stdout).at(-1)?.claims
    expect(expected).toBeGreaterThanOrEqual(30)
    expect(claims(overturn(['explain', '--json', 'inbox']).stdout)).toEqual([expected, expected])
    expect(claims(overturn(['explain', '--json', zip]).stdout)).toEqual([expected, 1])
    expect(claims(overturn(['explain', '--json', '-'], gzipSync(Buffer.from(text))).stdout)).toEqual([expected])
    expect(claims(overturn(['explain', '--json', '-'], Buffer.from(`\ufeff${GOOD}`, 'utf16le')).stdout)).toEqual([1])
  })
})

describe('bad input', () => {
  const noTrace = (text: string) => expect(text).not.toMatch(/\n\s+at |node:internal/)

  it('another transaction is named, with the command that reads it', () => {
    const { status, stdout } = overturn([
      'explain',
      '--json',
      put('claims.837', interchange('BHT*0019*00*1*20260101*1200*CH~', '005010X222A1', '837')),
    ])
    expect(status).toBe(1)
    const fault = records(stdout).find(each => each.record === 'fault')
    expect(fault?.says).toContain('837')
    expect(fault?.says).toContain('overturn read')
  })

  it('what can be read of a broken file is printed, and the status is 1', () => {
    const { status, stdout } = overturn(['explain', put('cut.835', GOOD.slice(0, GOOD.indexOf('SE*')))])
    expect(status).toBe(1)
    expect(stdout).toContain('DOE, JANE')
    expect(stdout).toContain('has no trailer')
  })

  it.each([
    ['a file that is not there', ['explain', 'nowhere.835'], 'there is no such file'],
    ['a file that is something else', ['explain', 'scan.pdf'], 'not an X12 file'],
    ['a damaged gzip', ['explain', 'bad.gz'], 'damaged'],
    ['a damaged zip', ['explain', 'bad.zip'], 'damaged'],
  ])('%s', (_name, args, says) => {
    put('scan.pdf', '%PDF-1.7 not a remittance')
    put('bad.gz', Buffer.concat([gzipSync(Buffer.from(GOOD)).subarray(0, 60), Buffer.from('rubbish')]))
    put('bad.zip', Buffer.concat([zipOf({ 'a.835': GOOD }).subarray(0, 80), Buffer.from('rubbish')]))
    for (const json of [[], ['--json']]) {
      const { status, stdout, stderr } = overturn([...args, ...json])
      expect(status).toBe(1)
      expect(stdout + stderr).toContain(says)
      noTrace(stdout + stderr)
    }
  })

  it.each([
    ['an empty file', ''],
    ['blanks alone', ' \r\n \n'],
    ['envelopes with nothing in them', `${GOOD.slice(0, GOOD.indexOf('ST*'))}GE*0*1~\nIEA*1*000000001~\n`],
    [
      'segments that belong to nothing',
      `${GOOD.slice(0, GOOD.indexOf('ST*'))}ZZZ*1~\nYYY*2~\nGE*0*1~\nIEA*1*000000001~\n`,
    ],
    [
      'a remittance of segments that are none',
      GOOD.replace(/BPR[\s\S]*(?=SE\*)/, 'Q1*1~\nQ2*2~\n').replace(/SE\*\d+/, 'SE*4'),
    ],
  ])('%s: nothing could be read, and no command says that all is well', (_name, content) => {
    const path = put('nothing.835', content)
    for (const command of ['explain', 'read'])
      for (const json of [[], ['--json']]) {
        const { status, stdout, stderr } = overturn([command, path, ...json])
        expect(status, `${command} ${json.join()}`).toBe(1)
        expect(stdout).toMatch(/Nothing in this file could be read|There is nothing in this file/)
        noTrace(stdout + stderr)
      }
    const { status, stdout } = overturn(['import', path, '--json', '--db', join(folder, 'store')])
    expect(status).toBe(1)
    expect(['rejected', 'quarantined']).toContain(records(stdout).at(-1)?.files[0].status)
  })

  it('one missing file does not hide the others', () => {
    const { status, stdout } = overturn(['explain', 'nowhere.835', put('good.835', GOOD)])
    expect(status).toBe(1)
    expect(stdout).toContain('DOE, JANE')
  })

  it('wrong use is status 2, with a word on how to', () => {
    for (const args of [['explain'], ['nonsense'], ['explain', '--nonsense', 'x'], ['code']]) {
      const { status, stderr } = overturn(args)
      expect(status, args.join(' ')).toBe(2)
      expect(stderr.length).toBeGreaterThan(20)
      noTrace(stderr)
    }
    expect(overturn(['--help']).status).toBe(0)
    expect(overturn(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+/)
  })

  it('control characters of a file do not reach the terminal', () => {
    const { stdout } = overturn(['explain', put('evil.835', GOOD.replace('DOE*JANE', 'D\x1b[2JOE*JA\x07NE'))])
    expect(stdout).toContain('D?[2JOE')
    expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f]/)
  })
})

describe('read', () => {
  it('writes a file back byte for byte', () => {
    const { text } = generateFile({ seed: 9, claims: 20 })
    for (const [name, content] of [
      ['a.835', text],
      ['b.835', GOOD.trimEnd()],
      ['c.835', GOOD.replaceAll('~\n', '~\r\n')],
      ['d.835', GOOD.replace('SVC', 'ZZZ*odd~\nSVC')],
    ] as const)
      expect(overturn(['read', '--write', put(name, content)]).stdout, name).toBe(content)
  })

  it('shows the tree as JSON with counts, names and faults', () => {
    const { status, stdout } = overturn(['read', '--json', put('good.835', GOOD.replace('LX*1', 'LX*1~\nZZZ*odd'))])
    expect(status).toBe(0)
    const [transaction, summary] = records(stdout)
    expect(transaction).toMatchObject({
      record: 'transaction',
      set: '835',
      guide: '005010X221A1',
      counts: { claims: 1, lines: 1 },
      faults: [{ code: 'IK304:1', id: 'ZZZ' }, { code: 'IK502:4' }],
    })
    expect(transaction?.tree.headers[0].claims[0].payment.chargeCents).toBe(15000)
    expect(JSON.stringify(transaction?.tree)).toContain('ZZZ*odd')
    expect(summary).toMatchObject({ record: 'summary', unreadSegments: 1, transactions: 1 })
    expect(overturn(['read', put('good.835', GOOD)]).stdout).toContain('chargeCents 15000')
  })
})

describe('code', () => {
  it('knows every code', () => {
    const { status, stdout } = overturn(['code', '--all', '--json'])
    expect(status).toBe(0)
    const all = records(stdout)
    expect(all).toHaveLength(407 + 1216)
    for (const page of all)
      for (const key of ['code', 'status', 'meaning', 'kind', 'cause', 'family', 'action'])
        expect(page[key], `${page.code} ${key}`).toBeTruthy()
  })

  it.each([
    [
      'CO-253',
      {
        code: '253',
        group: 'CO',
        ...ROUTINE_CUT,
      },
    ],
    ['253', { code: '253', kind: 'contractual' }],
    [
      'PR-204',
      { kind: 'denial', cause: 'coverage-exclusion', action: 'bill-patient', liable: 'patient', mayBillPatient: true },
    ],
    ['CO-204', { kind: 'denial', mayBillPatient: false, liable: 'provider' }],
    ['CO-16+M127', { code: '16', remark: 'M127', cause: 'documentation', action: 'send-records' }],
    ['N130', { code: 'N130', cause: 'coverage-exclusion' }],
    ['62', { status: 'deactivated', replacedBy: ['197', '198'] }],
  ])('%s', (name, expected) => {
    const { status, stdout } = overturn(['code', name, '--json'])
    expect(status).toBe(0)
    expect(records(stdout)[0]).toMatchObject(expected)
    expect(overturn(['code', name]).stdout).toContain('What to do')
  })

  it('CO-253 is told right, with its misreading', () => {
    const { stdout } = overturn(['code', 'CO-253'])
    expect(stdout).toContain('It is not a denial')
    expect(stdout).toContain('Often misread')
  })

  it('says so when there is no such code', () => {
    const { status, stderr } = overturn(['code', '999'])
    expect(status).toBe(1)
    expect(stderr).toContain('"999" is in no list')
  })
})

it('explains the bundled examples, as README says', () => {
  const { status, stdout } = overturn(['explain', join(ROOT, 'examples')])
  expect(status).toBe(0)
  expect(stdout).toMatch(/3 files: 5 remittances, \d+ claims.* denials worth \$/)
})

describe('code with several remarks', () => {
  it('is led by the remarks, says where on the claim, and what the payer takes', () => {
    const [page] = records(overturn(['code', 'CO-16+MA130+N290', '--json']).stdout)
    expect(page).toMatchObject({ action: 'new-claim', appealable: false, remark: 'MA130' })
    expect(page?.remarks[1]).toMatchObject({ code: 'N290', asks: 'information', topic: 'provider' })
    const text = overturn(['code', 'CO-16+N290', '--payer', 'medicare-part-b']).stdout
    expect(text).toMatch(/^CO-16 \+ N290/)
    expect(text.indexOf('N290:')).toBeLessThan(text.indexOf('16:'))
    expect(text).toMatch(/Where +Rendering provider's NPI: loop 2310B, NM109; paper 24J/)
    expect(text).toContain('Medicare Part B')
    expect(overturn(['code', 'CO-252+M29']).stdout).toMatch(/Document +Operative report/)
  })

  it('knows no payer that is none', () => {
    const { status, stderr } = overturn(['code', 'CO-16', '--payer', 'nobody'])
    expect(status).toBe(2)
    expect(stderr).toContain('"nobody" is no payer known here')
  })
})

describe('knowledge', () => {
  it('counts every list, for people and as JSON', () => {
    const { status, stdout } = overturn(['knowledge', '--coverage', '--json'])
    expect(status).toBe(0)
    const lists = records(stdout)
    expect(lists.map(each => each.list)).toEqual(['carc', 'rarc', 'plb', 'payers', 'causes', 'law'])
    expect(lists[1]).toMatchObject({ record: 'coverage', entries: 1137, own: 1137 })
    expect(overturn(['knowledge', '--coverage']).stdout).toMatch(/rarc +1137 +1137/)
  })
})

describe('code by words', () => {
  it.each([
    ['prior auth missing', '197'],
    ['duplicate claim', '18'],
    ['sequestration', '253'],
    ['not medically necessary', '50'],
  ])('%s leads to %s', (words, code) => {
    const { status, stdout } = overturn(['code', ...words.split(' '), '--json'])
    expect(status).toBe(0)
    expect(records(stdout)[0]).toMatchObject({ record: 'found', code, list: 'carc' })
  })

  it('says so when nothing is found', () => {
    const { status, stdout } = overturn(['code', 'xylophone'])
    expect(status).toBe(1)
    expect(stdout).toContain('No code speaks of')
  })

  it('no page is without steps', () => {
    for (const page of records(overturn(['code', '--all']).stdout))
      expect(page.steps?.length, page.code).toBeGreaterThan(0)
  })
})

describe('clock', () => {
  it('answers an array of clocks', () => {
    const { status, stdout } = overturn(['clock', '--payer', 'medicare-part-b', '--notice', '2026-03-02', '--json'])
    expect(status).toBe(0)
    const clocks = JSON.parse(stdout) as Record_[]
    expect(clocks.find(clock => clock.level === 'redetermination')).toMatchObject({
      kind: 'appeal',
      due: '2026-07-05',
      workBy: '2026-06-26',
      unit: '120 calendar days',
      filedMeans: 'received',
      rule: 'medicare-part-b/redetermination',
      sure: 'high',
    })
    const one = JSON.parse(
      overturn([
        'clock',
        '--payer',
        'medicare-part-b',
        '--notice',
        '2022-05-15',
        '--level',
        'redetermination',
        '--json',
      ]).stdout,
    ) as Record_[]
    expect(one.map(clock => clock.due)).toEqual(['2022-09-17'])
  })

  it('dates a later level only from its own notice', () => {
    const later = (...more: string[]) =>
      JSON.parse(
        overturn(['clock', '--payer', 'medicare-part-b', '--notice', '2026-03-02', '--json', ...more]).stdout,
      ) as Record_[]
    expect(later().find(clock => clock.level === 'reconsideration')).toMatchObject({
      due: null,
      workBy: null,
      runsFrom: 'the redetermination notice',
    })
    const given = later('--notice-of', 'reconsideration=2026-07-01', 'recoupment-hold=2026-04-01')
    expect(given.filter(clock => clock.due !== null).map(clock => [clock.level, clock.due])).toEqual([
      ['redetermination', '2026-07-05'],
      ['reopening', '2027-03-02'],
      ['reconsideration', '2027-01-02'],
      ['recoupment-hold', '2026-05-01'],
    ])
    const { stdout } = overturn(['clock', '--payer', 'medicare-part-b', '--notice', '2026-03-02'])
    expect(stdout).toContain(
      'after the redetermination notice: 180 calendar days from it (--notice-of reconsideration=DATE)',
    )
  })

  it.each([
    [['--payer', 'nobody', '--notice', '2026-03-02'], 'no payer known here'],
    [['--payer', 'aetna'], 'from which day'],
    [['--payer', 'aetna', '--notice', '2026-02-30'], 'is no date'],
    [['--payer', 'aetna', '--notice', '2026-02-20', '--level', 'x'], 'is no level'],
    [['--notice', '2026-02-20'], 'which payer'],
    [['--payer', 'aetna', '--notice-of', 'appeals=2026-02-20'], 'write the level'],
    [['--payer', 'aetna', '--notice-of', 'second-appeal=2026-02-30'], 'is no date'],
    [['--payer', 'aetna', '--notice', '2026-02-20', '--notice-of', 'second-appeal=2026-02-01'], 'cannot be older'],
  ])('%s is wrong use', (args, says) => {
    const { status, stderr } = overturn(['clock', ...args])
    expect(status).toBe(2)
    expect(stderr).toContain(says)
  })

  it('answers by when a state has insurers pay, and whom that reaches', () => {
    const ask = (...args: string[]) => overturn(['clock', '--state', ...args])
    expect(JSON.parse(ask('TX', '--received', '2026-03-02', '--json').stdout)).toMatchObject({
      record: 'prompt-pay',
      state: 'TX',
      electronic: { within: 30, unit: 'calendar-days', due: '2026-04-01' },
      paper: { within: 45, unit: 'calendar-days', due: '2026-04-16' },
      timelyFiling: { within: 95 },
      confidence: 'high',
      reach: 'ask',
    })
    expect(
      JSON.parse(ask('TX', '--received', '2026-03-02', '--line', 'erisa-self-funded', '--json').stdout),
    ).toMatchObject({ reach: 'no' })
    const elsewhere = ask('TX', '--received', '2026-03-02', '--line', 'medicare-part-b').stdout
    expect(elsewhere).toMatch(/does not reach this line of business\.\nMedicare pays clean claims within 30 days/)
    expect(elsewhere).not.toMatch(/pay by|Late:|Time to file/)
    const text = ask('florida', '--received', '2026-03-02').stdout
    for (const part of ['Fla. Stat. 627.6131', 'pay by 2026-03-22', 'pay by 2026-04-11', 'high confidence'])
      expect(text).toContain(part)
    // Where the statute itself was not read whole, the text says so; Florida's was.
    expect(text).not.toContain('read the statute before you quote it')
    expect(ask('CO', '--received', '2026-03-02').stdout).toContain('read the statute before you quote it')
    expect(ask('ZZ', '--received', '2026-03-02')).toMatchObject({ status: 2 })
    expect(ask('TX').stderr).toContain('--received')
    expect(ask('TX', '--received', '2026-02-30').stderr).toContain('is no date')
  })

  it('the summary of explain says what expires first', () => {
    const denied = remittance(
      'CLP*A1*4*150*0**MB*77~NM1*QC*1*DOE*JANE~SVC*HC:99213*150*0~DTM*472*20260105~CAS*CO*50*150~',
      '0',
      '20260302',
    )
    expect(overturn(['explain', put('denied.835', denied)]).stdout).toContain(
      '1 denial worth $150.00, expires first: claim A1 on 2026-07-05',
    )
  })
})
