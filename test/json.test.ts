// The records of `--json` are what docs/json.md says: each command is run on small invented files and every line it prints is held to its schema,
// no field more and none less. The generated pages are what their script makes.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { allRecords, type CommandRecords, commandsByHand, loadCatalog, makeDocs } from '../docs/json.ts'
import { BESIDES } from '../src/cli/besides.ts'
import { comparison } from '../src/cli/records/compare.ts'
import { changed } from '../src/cli/records/parts/changed.ts'
import { run } from '../src/cli/run.ts'
import { writeAcceptance, writeClaimAcknowledgment, writeClaims } from '../src/example/sent.ts'
import { addAppeal } from '../src/store/appeal.ts'
import { addLearnedRule } from '../src/store/check.ts'
import { addDeliveries } from '../src/store/delivery.ts'
import { addJobRow } from '../src/store/job.ts'
import { openStore, type Store } from '../src/store/store.ts'
import { listWork } from '../src/work/claim/work-items.ts'
import type { View } from '../src/work/view.ts'
import { claimText } from './claim-text.ts'
import { disputeOf } from './disputes.ts'
import { pageOf } from './letter-plain.ts'
import { FILES } from './lists.ts'
import { interchange, remittance } from './read-file.ts'
import { payerFiling, sentVisit } from './sent.ts'

const ROOT = join(import.meta.dirname, '..')
const NOW = '2026-03-02T08:00:00Z'
const folder = mkdtempSync(join(tmpdir(), 'overturn-json-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let described: ReadonlyMap<string, CommandRecords> = new Map()
const seen = new Set<string>()

interface Ran {
  readonly status: number
  readonly out: string
  readonly err: string
}

async function overturn(...args: readonly string[]): Promise<Ran> {
  let out = ''
  let err = ''
  const status = await run(args, '0', {
    terminal: {
      out: async text => {
        out += Buffer.from(text).toString('utf8')
      },
      err: text => {
        err += text
      },
      color: false,
      width: 100,
      watched: false,
    },
    env: { OVERTURN_DB: join(folder, 'data'), OVERTURN_USER: 'ann', OVERTURN_WEBHOOK_ALLOW: '127.0.0.1:443' },
    now: () => NOW,
    stop: () => new Promise(() => undefined),
  })
  return { status, out, err }
}

function put(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text, 'latin1')
  return path
}

/** A record as docs/json.md has it: no field more, in no part of it. */
const strictOf = (schema: z.ZodType) =>
  z.fromJSONSchema(
    z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) as Parameters<typeof z.fromJSONSchema>[0],
  )

/** What a printed line is called: by its `record`, else by the only record of the command that has none. */
function nameOf(line: unknown, { records }: CommandRecords): string {
  const named = (line as { readonly record?: unknown }).record
  if (typeof named === 'string') return named
  const nameless = Object.entries(records).filter(
    ([, schema]) => !(schema instanceof z.ZodObject && 'record' in schema.shape),
  )
  expect(nameless).toHaveLength(1)
  return nameless[0]?.[0] ?? ''
}

const COVERED = interchange(
  'BHT*0022*11*Q1*20260219*1200~HL*1**20*1~NM1*PR*2*OWN PAYER*****PI*2~HL*2*1*21*1~NM1*1P*2*CLINIC*****XX*1234567893~HL*3*2*22*0~NM1*IL*1*DOE*PAT****MI*M7~EB*1**30*PR*PLAN~EB*C*IND*30***23*500*****Y~EB*B**98****25*****Y~EB*R**30*C1~LS*2120~NM1*PRP*2*OTHER~LE*2120',
  '005010X279A1',
  '271',
)

/** One of everything that a view can show, brought about as a person would. */
async function haveOneOfEach(): Promise<void> {
  const [icdName, icd] = FILES['icd-10-cm'] as readonly [string, string]
  const first = 'CLP*Q7*1*150*80**12*ICN70*11*1~SVC*HC:99213*150*80~CAS*CO*45*70~'
  const second = first.replaceAll('*80', '*90').replace('*70~', '*60~')
  const short = 'CLP*S7*1*150*100**12*ICN72*11*1~DTM*050*20251101~SVC*HC:99213*150*100~DTM*472*20260105~CAS*CO*45*50~'
  const recouped =
    'CLP*R7*1*150*100**12*ICN71*11*1~SVC*HC:99213*150*100~CAS*CO*45*50~PLB*1234567893*20261231*WO:ICN9*20~'
  const twice = (at: number) =>
    remittance(`CLP*G7*1*100*80**12*ICN7${at}*11*1~SVC*HC:99213*100*80~DTM*472*20260105~CAS*CO*45*20~`, '80')
      .replaceAll('EFT1', `EFT${at}`)
      .replaceAll('0001', `00${at}`)
  const refused = writeClaimAcknowledgment(payerFiling('MB'), [{ claim: claimOf('AC-9'), status: 'A3:21' }], {
    date: '2026-01-10',
    control: 7,
  })
  const asked = interchange(
    'BHT*0085*05*REQ1*20260302*0900~HL*1**20*1~NM1*PR*2*SAMPLE MUTUAL HEALTH*****PI*77001~HL*2*1*21*1~NM1*41*2*CLINIC*****46*X~HL*3*2*19*1~NM1*1P*2*CLINIC*****XX*1234567893~HL*4*3*PT~NM1*QC*1*DOE*JANE****MI*M1~TRN*1*ICN1~STC*R4:18594-2::LOI*20260302~REF*EJ*AC-1~REF*1K*ICN1~DTP*472*D8*20260105~DTP*106*D8*20260401',
    '005010X213',
    '277',
  )
  for (const [name, text] of Object.entries({
    'held.835': remittance(first, '80', '20260211'),
    'differs.835': remittance(second, '90', '20260211'),
    'recouped.835': remittance(recouped, '80', '20260212').replace('EFT1', 'EFT7'),
    'short.835': remittance(short, '100', '20260213').replace('EFT1', 'EFT8'),
    'twice.835': twice(21),
    'twice-again.835': twice(22),
    'lost.835': remittance('CLP*L7*4*20*0**12*ICN73*11*1~SVC*HC:99213*20*0~CAS*CO*197*20~', '0', '20260214').replace(
      'EFT1',
      'EFT9',
    ),
    'refused.277': refused,
    'asked.277': asked,
    'covered.271': COVERED,
  }))
    await overturn('import', put(name, text))
  const [request] = JSON.parse((await overturn('requests', '--json')).out) as readonly { readonly id: number }[]
  await overturn('document', String(request?.id), put('note.pdf', '%PDF-1.4 a note'), '--request')
  await overturn('correct', '1', '--set', 'lines.1.modifiers=59', '--out', join(folder, 'once-more.837'))
  const before = await openStore({ where: join(folder, 'data'), practice: 'main', now: NOW })
  const sentClaim = await before.kysely.selectFrom('claim').select('id').orderBy('id').executeTakeFirstOrThrow()
  await before.close()
  const rule = { name: 'old ones', when: { cause: 'coding' }, does: 'assign', to: 'Eve' }
  const secret = put('secret.txt', 'correct horse battery')
  for (const words of [
    ['queue', '--owner', 'ann', '--save', 'mine'],
    ['rules-keep', '--items', JSON.stringify([rule])],
    ['payer-part', '--one', '1900000002', '--other', '77001', '--reason', 'two contracts'],
    'set-clock --payer aetna --level appeal --within 90 --unit calendar-days --source contract'.split(' '),
    ['person-add', '--email', 'eve@example.org', '--name', 'Eve', '--role', 'biller', '--password-file', secret],
    ['token-make', '--name', 'clearinghouse', '--role', 'viewer'],
    ['webhook-make', '--url', 'https://127.0.0.1/overturn'],
    ['reference', 'import', 'icd-10-cm', put(icdName, icd)],
    'template-keep --name ours --cause coding --stage first --when fits --text Right.'.split(' '),
    ['authorization-add', '--reference', 'AU-1', '--member', 'M1', '--granted', '5'],
    ['deposit', 'import', put('bank.csv', 'Date,Description,Amount\n2026-02-11,HCCLAIMPMT EFT1,80\n')],
    ['decision', 'import', put('imr.csv', 'Case Number,Summary\nN-1,Own words\n'), '--forum', 'Own reviewers'],
    'published import'
      .split(' ')
      .concat(
        put('published.csv', 'metric,value\nDenied,7 %\n'),
        '--payer 1900000002 --kind prior-authorization --period 2025 --source x'.split(' '),
      ),
    ['staff', 'import', put('staff.csv', 'account,coder\nAC-1,Eve\n')],
    ['patient-paid', 'import', put('paid.csv', 'account,date,amount\nAC-1,2026-02-12,5.00\n')],
    ['posted', 'import', put('posted.csv', 'trace,date\nEFT1,2026-02-12\n')],
    ['patterns-save', '--name', 'by coder', '--of', 'coder'],
    ['mail-report', '--name', 'partners', '--report', 'figures', '--to', 'ann@example.org'],
    ['write-off', '--all', '--search', 'L7', '--reason', 'Below what a call costs.'],
    ['status-ask', String(sentClaim.id), '--out', join(folder, 'status')],
    ['schedule', 'import', put('fees.csv', 'code,amount\n99213,140\n'), '--payer', '1900000002'],
  ])
    expect(await overturn(...words), words.join(' ')).toMatchObject({ status: 0 })
  await haveBatch()
  const store = await openStore({ where: join(folder, 'data'), practice: 'main', now: NOW })
  await store.write(unit => addJobRow(unit, { kind: 'seal', subject: '', data: '{}', runAt: NOW, madeAt: NOW }))
  const tested = {
    from: '2026-01',
    to: '2026-03',
    caught: 2,
    caughtCents: 100,
    falseAlarms: 1,
    missed: 0,
    precision: 0.5,
    recall: 1,
  }
  const learned = { lines: 9, denied: 8, rate: 0.9, low: 0.5, high: 1, baseline: 0.1, lift: 9, q: 0.001, tested }
  const taught = { id: 900_000, holds: [], signature: 'x', carc: '197', says: 'Reason 197.', figures: learned }
  await store.write(unit =>
    addLearnedRule(unit, { ...taught, status: 'proposed', because: '', changedAt: NOW, changedBy: 'ann' }),
  )
  const sent = { kind: 'status', fileId: 1, outgoingId: null, server: 'sftp://clinic@files.example/in', says: '' }
  const delivery = { ...sent, name: 'status-1.276', madeAt: NOW, madeBy: 'ann', placedAt: NOW }
  const denial = await store.kysely.selectFrom('denial').select('id').orderBy('id').executeTakeFirstOrThrow()
  const letter = { heading: 'Appeal', pages: 1, packetKept: '', letterKept: '', factsKept: '', askedCents: 100 }
  const unsent = {
    channel: null,
    tracking: null,
    sentOn: '2026-03-01',
    acknowledgedOn: null,
    answerBy: null,
    decidedOn: null,
  }
  const appeal = { ...letter, ...unsent, argument: null, ruling: null, wonCents: null, madeAt: NOW, madeBy: 'ann' }
  const of = { id: 900_002, denialId: denial.id, level: 'appeal', route: 'payer', status: 'withdrawn' as const }
  await store.write(unit => addAppeal(unit, { ...appeal, ...of, changedAt: NOW }))
  await store.write(unit => addDeliveries(unit, [{ ...delivery, id: 900_001, status: 'placed' }]))
  await store.close()
}

/** The only batch there is. */
const batchOf = async ({ kysely }: Store) =>
  (await kysely.selectFrom('appealBatch').select('id').executeTakeFirstOrThrow()).id

/** A batch of one letter, made of what was answered for that denial before. */
async function haveBatch(): Promise<void> {
  expect(await overturn('appeal-together', '1', '--argument', 'was-sent')).toMatchObject({ status: 0 })
  const store = await openStore({ where: join(folder, 'data'), practice: 'main', now: NOW })
  const id = String(await batchOf(store))
  await store.close()
  for (const words of [
    ['batch-answer', id, '--level', 'appeal', '--answers', '{"signer.name":"Ann"}'],
    ['batch-approve', id, '--letters', '1'],
  ])
    expect(await overturn(...words), words.join(' ')).toMatchObject({ status: 0 })
}

/** The number of an account's adjudication. */
async function adjudicationOf({ kysely }: Store, account: string): Promise<number> {
  const found = kysely.selectFrom('remitClaim').select('id').where('account', '=', account)
  return (await found.executeTakeFirstOrThrow()).id
}

/** What each view's command is asked about: the number of something that is there. */
async function argumentsFor(): Promise<(view: View) => readonly string[]> {
  const store = await openStore({ where: join(folder, 'data'), practice: 'main', now: NOW })
  const id = await adjudicationOf(store, 'AC-1')
  const claim = await store.kysely.selectFrom('claim').select('id').executeTakeFirstOrThrow()
  const payer = await store.kysely.selectFrom('payer').select('id').executeTakeFirstOrThrow()
  const remitted = await store.kysely.selectFrom('remittance').select('id').executeTakeFirstOrThrow()
  const batch = await batchOf(store)
  const dispute = await disputeOf(store)
  const [request] = await listWork(store, 'records-request', 'open')
  await store.close()
  const numbers: Readonly<Record<string, number>> = {
    adjudications: id,
    claims: claim.id,
    remittances: remitted.id,
    payers: payer.id,
    batches: batch,
    disputes: dispute,
    'work-items': request?.id ?? 0,
  }
  return ({ path, command }) => {
    if (path.includes(':code')) return ['CO-45']
    if (path === '/search') return ['doe']
    if (path === '/patient-part') return ['AC-2']
    if (command === 'estimate') return ['M7', '--services', '99213=150.00']
    if (path === '/insight/dossier') return ['1900000002']
    if (path.includes(':measure')) return ['initial-denial-rate']
    if (command === 'preview-clock') return '--payer aetna --level appeal --within 90 --source contract'.split(' ')
    const number = path.includes('/:') ? [String(numbers[path.split('/')[1] ?? ''] ?? 1)] : []
    if (command === 'fhir') return ['ExplanationOfBenefit']
    if (command === 'fhir-resource') return [String(id)]
    if (command === 'late') return ['--state', 'TX']
    if (command === 'preview-terms') return [...number, '--appeal', '90 days', '--source', 'contract']
    if (command === 'preview-payer') return [...number, '--entry', 'aetna']
    return command === 'remittance-report' ? [...number, '--of', 'denied'] : number
  }
}

/** Holds every line that a command prints to its schema; answers the names of the records printed. */
async function held(...args: readonly string[]): Promise<readonly string[]> {
  const [command = ''] = args
  const { out, err } = await overturn(...args, '--json')
  const own = described.get(command)
  if (own === undefined) throw new Error(`docs/json.md has no ${command}`)
  const lines = out
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as unknown)
  expect(lines, `${args.join(' ')} printed nothing: ${err}`).not.toEqual([])
  return lines.map(line => {
    const name = nameOf(line, own)
    const schema = own.records[name]
    if (schema === undefined) throw new Error(`docs/json.md has no record ${name} of ${command}`)
    const read = strictOf(schema).safeParse(line)
    expect(
      read.success ? '' : `${z.prettifyError(read.error)} in ${JSON.stringify(line).slice(0, 300)}`,
      `${args.join(' ')}: ${name}`,
    ).toBe('')
    seen.add(`${command} ${name}`)
    return name
  })
}

/** Everything that the letter of the denial of AC-1 asks for. */
const APPEALED = [
  ...['--level', 'appeal', '--argument', 'was-sent', '--signer', 'Ann', '--phone', '555-0100', '--to', 'PO Box 1'],
  ...['--answer', 'sent.documentOn=2026-02-20', '--answer', 'sent.way=fax', '--answer', 'sent.page=Exhibit C'],
  ...['--answer', 'sent.charge=confirmed', '--answer', 'party.standing=the provider'],
  ...['--answer', 'exhibit.party-form=none', '--answer', 'late.cause=none'],
]

const claimOf = (account: string) =>
  sentVisit(account, [
    ['99213', 15_000],
    ['20610', 21_000],
  ])

const DENIED =
  'CLP*AC-1*4*360*0**12*ICN1*11*1~NM1*QC*1*DOE*JANE****MI*XEX000000001~DTM*232*20260105~SVC*HC:99213*150*0~DTM*472*20260105~' +
  'CAS*CO*16*150~REF*6R*AC-1-1~LQ*HE*M51~SVC*HC:20610*210*0~DTM*472*20260105~CAS*CO*252*210~REF*6R*AC-1-2~LQ*HE*N706~'
const SHARED =
  'CLP*AC-2*1*360*200*160*12*ICN2*11*1~NM1*QC*1*DOE*JANE****MI*XEX000000001~DTM*232*20260105~SVC*HC:99213*150*100~DTM*472*20260105~' +
  'CAS*PR*2*50~REF*6R*AC-2-1~SVC*HC:20610*210*100~DTM*472*20260105~CAS*PR*1*110~REF*6R*AC-2-2~'
/** Everything that a remittance can say: inpatient and outpatient information, a reversal, money outside of claims, odd segments. */
const FULL = remittance(
  'CLP*A1*1*150*39.2*60*MB*77~NM1*QC*1*DOE*JANE~MOA***MA01*N290~SVC*HC:99213:25*150*39.2**1**HC:99214~DTM*472*20240105~' +
    'CAS*CO*45*50**253*.8~CAS*PR*1*50**2*10~AMT*B6*100~ZZZ*odd~' +
    'CLP*A2*4*100*0**MA*78*11*1~NM1*QC*1*ROE*RICHARD~MIA*3**1*250.5*MA07~DTM*232*20240105~CAS*OA*18*100~' +
    'CLP*A3*22*-90*-40**12*79~NM1*QC*1*POE*PAULA~SVC*HC:99212*-90*-40~CAS*CO*50*-50**~PLB*1234567893*20261231*WO:ICN9*-12.5~',
  '11.7',
)

beforeAll(async () => {
  described = new Map((await allRecords(await loadCatalog())).map(each => [each.command, each]))
  const sent = put('sent.837', writeClaims(['AC-1', 'AC-2', 'AC-9'].map(claimOf), { date: '2026-01-08', control: 7 }))
  const accepted = put('accepted.999', writeAcceptance({ date: '2026-01-09', control: 7 }))
  const paid = put('paid.835', remittance(DENIED + SHARED, '200'))
  for (const path of [sent, accepted, paid]) expect(await overturn('import', path)).toMatchObject({ status: 0 })
}, 120_000)

describe('each command prints what docs/json.md says', () => {
  it('explain', async () => {
    expect(await held('explain', put('full.835', FULL))).toEqual(
      expect.arrayContaining(['claim', 'provider-adjustment', 'remittance', 'fault', 'summary']),
    )
    await held('explain', put('nothing.835', 'no such thing'))
    await held('explain', join(folder, 'not-there.835'))
    await held('explain', join(ROOT, 'examples'))
    expect(await held('review', join(ROOT, 'examples'))).toEqual(expect.arrayContaining(['recoverable', 'review']))
  })

  it('read', async () => {
    expect(await held('read', put('odd.835', FULL))).toEqual(['transaction', 'summary'])
    expect(await held('read', put('nothing.835', 'no such thing'))).toEqual(['fault', 'summary'])
    await held('read', join(folder, 'sent.837'), join(folder, 'accepted.999'))
    await held('read', put('empty.835', interchange('')))
  })

  it('code', async () => {
    expect((await held('code', '--all')).length).toBeGreaterThan(1000)
    await held('code', 'CO-16+MA130+N290', 'PR-204', 'CO-197', 'N130', 'CO-16+RX:75', '--payer', 'medicare-part-b')
    await held('code', 'PLB-WO', 'PLB-72', 'PLB-L6')
    expect(await held('code', 'prior', 'auth', 'missing')).toContain('found')
  })

  it('guide and knowledge', async () => {
    const names = await held('guide')
    expect(names.length).toBeGreaterThan(2)
    const { out } = await overturn('guide', '--json')
    const guides = out
      .trim()
      .split('\n')
      .map(text => (JSON.parse(text) as { readonly name: string }).name)
    expect(await held('guide', ...guides)).toHaveLength(guides.length)
    await held('knowledge', '--coverage')
  })

  it('clock, for every payer and every state', async () => {
    const { payerNames, promptPayLaws } = await import('../src/knowledge/load.ts')
    for (const payer of payerNames())
      await held('clock', '--payer', payer, '--notice', '2026-03-02', '--service', '2026-01-05')
    await held('clock', '--payer', 'medicare-part-b', '--notice-of', 'alj=2026-05-01')
    for (const state of promptPayLaws().keys())
      expect(await held('clock', '--state', state, '--received', '2026-03-02')).toEqual(['prompt-pay'])
  })

  it('import and quarantine, compare, release', async () => {
    const first = 'CLP*Q1*1*150*80**12*ICN8*11*1~SVC*HC:99213*150*80~CAS*CO*45*70~'
    const one = put('first.835', remittance(first, '80', '20260210'))
    const other = put(
      'second.835',
      remittance(first.replaceAll('*80', '*90').replace('*70~', '*60~'), '90', '20260210'),
    )
    await held('import', one, other, one, join(folder, 'not-there.835'), put('unreadable.835', 'nothing'))
    const [kept] = (await overturn('quarantine', '--json')).out
      .trim()
      .split('\n')
      .flatMap(
        text => JSON.parse(text) as { readonly number: string; readonly difference: { readonly remittance: number } },
      )
    if (kept === undefined) throw new Error('nothing is in quarantine')
    expect(await held('compare', String(kept.difference.remittance), kept.number)).toEqual(['comparison'])
    // What the quarantine's own command does besides listing prints the records of "compare" and of the action.
    const compared = await overturn('quarantine', '--compare', kept.number, '--json')
    expect(strictOf(comparison).parse(JSON.parse(compared.out))).toMatchObject({ record: 'comparison' })
    const released = await overturn('quarantine', '--release', kept.number, '--because', 'both hold', '--json')
    expect(changed.parse(JSON.parse(released.out))).toMatchObject({ verb: 'release', number: kept.number })
  })

  it('decide-again, audit, doctor', async () => {
    await held('decide-again')
    await held('audit')
    await held('doctor')
    expect((await overturn('missing', '--days', '5', '--json')).out).toContain('AC-9')
  })

  it('brings the list that combinations are laid beside', async () => {
    const path = put('list.csv', '"Scenario","CARC","RARC","Group Code"\n"1","16","N706","CO"\n"2","252","M127","CO"\n')
    expect(await overturn('reference', 'import', 'core-combinations', path, '--as', '2026-06')).toMatchObject({
      status: 0,
    })
  })

  it('correct and secondary, shown and written', async () => {
    await held('correct', '1')
    await held('correct', '1', '--fields')
    await held('correct', '--fields')
    await held('correct', '1', '--set', 'lines.1.modifiers=59', '--out', join(folder, 'corrected.837'))
    const next = ['--payer-name', 'MADE UP MUTUAL', '--payer-id', '99001', '--filing', 'CI', '--member', 'MG1']
    const store = await openStore({ where: join(folder, 'data'), practice: 'main', now: NOW })
    const id = await adjudicationOf(store, 'AC-2')
    await store.close()
    await held('secondary', String(id), ...next)
    await held('secondary', String(id), ...next, '--out', join(folder, 'secondary.837'))
  })

  it('appeal, shown and made', async () => {
    const record = join(folder, 'record.pdf')
    writeFileSync(record, await pageOf('A record'))
    await held('document', '1', record, '--exhibit', 'records')
    await held('appeal', '1')
    await held('appeal', '1', ...APPEALED, '--out', join(folder, 'appealed'))
  })

  it('bring-sheet', async () => {
    expect(await held('bring-sheet', put('ours.csv', 'No.,Note\n1,They want records\nx,\n'))).toEqual(['changed'])
  })

  it('coverage', async () => {
    expect(await held('coverage', put('card.271', COVERED))).toEqual(['coverage', 'summary'])
    expect(await held('coverage', put('nothing.271', 'no such thing'))).toContain('fault')
  })

  it('check', async () => {
    const bad = claimText({ account: 'C1', claim: ['NM1*82*1*ROE*ANN****XX*1234567890'] })
    expect(await held('check', put('check.837', bad))).toEqual(
      expect.arrayContaining(['finding', 'summary', 'not-checked']),
    )
    expect(await held('check', put('check.837', bad), '--out', join(folder, 'check.xlsx'))).toContain('finding')
    expect(readFileSync(join(folder, 'check.xlsx')).subarray(0, 2).toString()).toBe('PK')
    expect(await held('check', put('nothing.837', 'no such thing'))).toContain('fault')
  })

  it('views, each with something to show', async () => {
    await haveOneOfEach()
    const argumentsOf = await argumentsFor()
    const silent: string[] = []
    for (const view of (await loadCatalog()).views) {
      if (view.command === undefined || view.without?.command !== undefined) continue
      const { out, status, err } = await overturn(view.command, ...argumentsOf(view), '--json')
      // `story` answers 1 where something is still open; what it was asked it prints all the same.
      expect(status, `${view.command}: ${err}`).toBeLessThan(2)
      const own = described.get(view.command)
      const [[name, schema] = ['', undefined]] = Object.entries(own?.records ?? {})
      if (schema === undefined) throw new Error(`docs/json.md has no ${view.command}`)
      const strict = strictOf(schema)
      const printed = out
        .split('\n')
        .filter(text => text !== '')
        .map(text => JSON.parse(text) as unknown)
      const records = view.lines === undefined ? printed.flat() : printed
      const [first] = records as readonly (object & { readonly items?: readonly unknown[] })[]
      // An answer may have other lists beside its items: a lesson without questions still has its months.
      const lists = Object.values(first ?? {}).filter(value => Array.isArray(value))
      if (first === undefined || (first.items !== undefined && lists.every(list => list.length === 0)))
        silent.push(`${view.command}: ${status} ${err}`)
      for (const record of records) {
        const read = strict.safeParse(record)
        expect(read.success ? '' : z.prettifyError(read.error), `${view.command}: ${name}`).toBe('')
      }
    }
    expect(silent).toEqual([])
    // Each that shows patients is in the chain of events, as are the commands that are no views.
    const store = await openStore({ where: join(folder, 'data'), practice: 'main', now: NOW })
    const events = await store.kysely.selectFrom('event').select(['who', 'data']).where('verb', '=', 'looked').execute()
    await store.close()
    const looked = new Set(events.map(event => (JSON.parse(event.data) as { readonly action: string }).action))
    const looking = (await loadCatalog()).views.filter(
      view => view.looks && view.command !== undefined && view.without?.command === undefined,
    )
    expect(looking.map(view => `${view.noun} ${view.name}`).filter(name => !looked.has(name))).toEqual([])
    for (const action of ['claim fields', 'claim correction', 'claim secondary', 'denial letter', 'remittance compare'])
      expect(looked).toContain(action)
    expect(events.every(event => event.who === 'ann')).toBe(true)
  }, 60_000)

  it('what commands of views do besides, each of it', async () => {
    const items = async (...args: readonly string[]) =>
      JSON.parse((await overturn(...args, '--json')).out) as readonly {
        readonly id: number
        readonly account: string
      }[]
    const [rejection] = await items('rejections')
    const [request] = await items('requests')
    const [made] = await items('outbox')
    const [paid] = await items('remittances', '--balanced', 'true')
    const second = 'CLP*S1*1*150*80**12*ICN81*11*1~SVC*HC:99213*150*80~CAS*CO*45*70~'
    await overturn('import', put('s1.835', remittance(second, '80', '20260213')))
    await overturn(
      'import',
      put('s2.835', remittance(second.replaceAll('*80', '*90').replace('*70~', '*60~'), '90', '20260213')),
    )
    const kept = (await overturn('quarantine', '--json')).out
      .trim()
      .split('\n')
      .flatMap(text => JSON.parse(text) as { readonly number: string })
    const last = kept.at(-1)?.number ?? ''
    const asked: Readonly<Record<string, readonly (readonly string[])[]>> = {
      rejections: [['--close', String(rejection?.id), '--reason', 'billed again elsewhere']],
      requests: [['--close', String(request?.id), '--reason', 'sent']],
      quarantine: [
        ['--compare', last],
        ['--release', last, '--because', 'both hold'],
      ],
      looks: [
        ['--out', join(folder, 'looks.csv')],
        ['--out', join(folder, 'looks.jsonl')],
      ],
      outbox: [[String(made?.id)], [String(made?.id), '--out', join(folder, 'again.837')]],
      cleaned: [[String(paid?.id), '--out', folder]],
      fhir: [['ClaimResponse', '--out', join(folder, 'answers.json')]],
    }
    expect(Object.keys(asked).sort()).toEqual(Object.keys(BESIDES).sort())
    for (const [command, several] of Object.entries(asked))
      for (const words of several) {
        const { out, status, err } = await overturn(command, ...words, '--json')
        expect(status, `${command} ${words.join(' ')}: ${err}`).toBe(0)
        const [record, ...more] = out
          .trim()
          .split('\n')
          .map(text => JSON.parse(text) as { readonly record?: string })
        expect(more).toEqual([])
        const name = record?.record ?? ''
        if (name === 'changed') changed.parse(record)
        else if (name === 'comparison') strictOf(comparison).parse(record)
        else strictOf(described.get(command)?.records[name] ?? z.never()).parse(record)
        seen.add(`${command} ${name}`)
      }
  }, 60_000)

  it('actions', async () => {
    const { out } = await overturn('assign', '1', '--to', 'Eve', '--json')
    expect(changed.parse(JSON.parse(out))).toMatchObject({ verb: 'assign', denials: 1 })
  })
})

describe('docs', () => {
  /** Commands that are being made into views and actions, whose records then come with them. */

  it('every command with --json is described, every record was printed above', async () => {
    const undescribed = (await commandsByHand())
      .filter(command => command.options.some(option => option.long === '--json'))
      .map(command => command.name())
      .filter(name => !described.has(name))
    expect(undescribed).toEqual([])
    const views = new Set((await loadCatalog()).views.map(({ command }) => command))
    const never = [...described.values()]
      .filter(({ command }) => !views.has(command))
      .flatMap(({ command, records }) => Object.keys(records).map(name => `${command} ${name}`))
      .filter(name => !seen.has(name))
    expect(never).toEqual([])
  })

  it('the pages are what "npm run docs:json" makes', async () => {
    for (const [name, text] of Object.entries(await makeDocs()))
      expect(readFileSync(join(ROOT, 'docs', name), 'utf8') === text, `docs/${name}: run "npm run docs:json"`).toBe(
        true,
      )
  })

  it('every object of a record is strict', () => {
    const loose: string[] = []
    const look = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return
      const { properties, additionalProperties } = schema as { properties?: object; additionalProperties?: unknown }
      if (properties !== undefined && additionalProperties !== false) loose.push(path)
      for (const [key, value] of Object.entries(schema)) look(value, `${path}.${key}`)
    }
    for (const { command, records } of described.values())
      for (const [name, schema] of Object.entries(records))
        look(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }), `${command} ${name}`)
    expect(loose).toEqual([])
  })
})
