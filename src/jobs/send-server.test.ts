// Files that go out by themselves: each once, whatever happens on the way, under the name that the practice has set; a claim that lies there was sent.
import { describe, expect, it, onTestFinished } from 'vitest'
import { act, look } from '../../test/act.ts'
import { claimText } from '../../test/claim-text.ts'
import { remittance } from '../../test/read-file.ts'
import { payerFiling, sentVisit } from '../../test/sent.ts'
import { practiceWithServer, startSftp } from '../../test/sftp.ts'
import { writeClaims } from '../example/sent.ts'
import type { SendServer, Store } from '../store/store.ts'
import type { DeliveryStatus } from '../store/words.ts'
import { action as ask } from '../work/claim/ask-status.ts'
import { makeCorrection } from '../work/claim/correct.ts'
import { action as deliver } from '../work/claim/deliver.ts'
import { view as deliveries } from '../work/claim/deliveries.ts'
import { faultOfPattern, serverFor, USUAL_NAME } from '../work/claim/delivering.ts'
import { readOutgoing } from '../work/claim/outbox.ts'
import { createReaders } from '../work/intake/apart/readers.ts'
import { importText } from '../work/intake/import.ts'
import { action as set } from '../work/practice/set.ts'
import { changeSettings } from '../work/practice/settings.ts'
import { sendTo } from './send-server.ts'
import { schedule, workOnce } from './worker.ts'

const TODAY = '2026-03-20T12:00:00.000Z'
const ANN = { who: 'ann', now: TODAY }
const DAYS = { days: [15], most: 100, test: false }

async function newOffice(named = USUAL_NAME) {
  const { host, store, sftp, server: known } = await practiceWithServer(TODAY, 'inbound')
  const server: SendServer = { ...known, takes: ['claims', 'status'], named }
  await store.write(unit => changeSettings(unit, () => ({ sendServers: [server] })))
  await importText(store, 'sent.837', claimText({ account: 'A1' }, { account: 'A2' }), ANN)
  return { host, store, sftp, server }
}

const listed = async (store: Store) => (await look(store, deliveries, {})).items
const send = (store: Store, server: SendServer) => sendTo(store, server, () => TODAY)
const put = (store: Store, status: DeliveryStatus) => store.kysely.updateTable('delivery').set({ status }).execute()

it('questions lie there once, under the name that was set, whole before they bear it', async () => {
  const { store, sftp, server } = await newOffice('{kind}_{receiver}_{date}_{number}.x12')
  const asked = await act(store, ask, { filter: {} }, DAYS, ANN)
  expect(asked.says).toContain(`On the way to ${server.url}`)
  const [waiting] = await listed(store)
  expect(waiting).toMatchObject({
    kind: 'status',
    status: 'waiting',
    name: `status_OWNPAYER_20260320_${waiting?.id}.x12`,
  })
  const seen: string[] = []
  sftp.seen.on = what => what === 'renames' && seen.push(...sftp.inbound.keys())
  expect(await send(store, server)).toMatchObject({ placed: 1, failed: 0, refused: [] })
  expect(seen).toEqual([`${waiting?.name}.part`])
  expect([...sftp.inbound.keys()]).toEqual([waiting?.name])
  expect(sftp.inbound.get(waiting?.name ?? '')?.toString('latin1')).toMatch(/^ISA.*ST\*276/s)
  expect(await send(store, server)).toMatchObject({ placed: 0, failed: 0, refused: [] })
  expect(await listed(store)).toMatchObject([{ status: 'placed', placedAt: TODAY }])
})

it('a claim that lies there was sent: it waits for its payer, and goes once more only where that is said', async () => {
  const { store, sftp, server } = await newOffice()
  const sent = sentVisit('AC-1', [['99213', 15_000, '25']], { payer: payerFiling('12') })
  await importText(store, 'claims.837', writeClaims([sent], { date: '2026-01-06', control: 1 }), ANN)
  const denial =
    'CLP*AC-1*4*150*0**12*ICN1*11*1~NM1*QC*1*DOE*JANE****MI*XEX000000001~SVC*HC:99213:25*150*0~CAS*CO*4*150~'
  await importText(store, 'denied.835', remittance(denial, '0'), ANN)
  const [{ id: denialId } = { id: 0 }] = await store.kysely.selectFrom('denial').select('id').execute()
  const options = { subject: { denialId }, changes: [{ field: 'lines.1.modifiers', value: '59' }], despite: [] }
  const made = await makeCorrection(store, { ...options, today: TODAY.slice(0, 10) }, { ...ANN, test: true })
  const status = async () => (await store.kysely.selectFrom('outgoing').select(['status', 'sentBy']).execute())[0]
  const asked = { claims: [made.id] }
  await act(store, deliver, { filter: {} }, asked, ANN)
  await expect(act(store, deliver, { filter: {} }, asked, ANN)).rejects.toThrow('on its way already')
  expect(await status()).toMatchObject({ status: 'written' })
  expect(await send(store, server)).toMatchObject({ placed: 1, failed: 0, refused: [] })
  expect(await status()).toMatchObject({ status: 'sent', sentBy: 'overturn' })
  expect((await store.kysely.selectFrom('denial').select('move').execute())[0]?.move).toBe('payer')
  const [[name, bytes] = ['', Buffer.alloc(0)]] = sftp.inbound
  expect(name).not.toContain('AC-1')
  expect(bytes.equals(await readOutgoing(store, made.id))).toBe(true)
  await expect(act(store, deliver, { filter: {} }, asked, ANN)).rejects.toThrow('went out already')
  await act(store, deliver, { filter: {} }, { ...asked, again: true }, ANN)
  expect(await send(store, server)).toMatchObject({ placed: 1, failed: 0, refused: [] })
  expect(sftp.inbound.size).toBe(2)
  await store.write(unit => changeSettings(unit, () => ({ sendServers: [] })))
  await expect(act(store, deliver, { filter: {} }, { ...asked, again: true }, ANN)).rejects.toThrow(
    'No server takes claims',
  )
  await expect(act(store, deliver, { filter: {} }, { claims: [99] }, ANN)).rejects.toThrow('no claim 99')
})

it('a file that the server does not take waits on its own, says why, and does not keep the others', async () => {
  const { store, sftp, server } = await newOffice()
  const ids = (await store.kysely.selectFrom('claim').select('id').orderBy('id').execute()).map(({ id }) => id)
  for (const id of ids) await act(store, ask, { filter: {} }, { ...DAYS, claims: [id] }, ANN)
  const [newer, older] = await listed(store)
  sftp.forbidden.add(older?.name ?? '')
  expect(await send(store, server)).toMatchObject({ placed: 1, refused: [expect.stringMatching(/permission/i)] })
  expect([...sftp.inbound.keys()]).toEqual([newer?.name])
  expect((await listed(store)).find(({ id }) => id === older?.id)).toMatchObject({
    status: 'placing',
    says: expect.stringMatching(/permission/i),
  })
  sftp.forbidden.clear()
  expect(await send(store, server)).toMatchObject({ placed: 1, failed: 0, refused: [] })
  expect((await listed(store)).every(({ status, says }) => status === 'placed' && says === '')).toBe(true)
})

describe('a process that is ended', () => {
  it.each([
    ['before anything is written', 'placing', 'nothing', 1],
    ['while it writes', 'placing', 'a part', 1],
    ['before the name is given', 'naming', 'all of it, unnamed', 1],
    ['after the name is given', 'naming', 'its own name', 1],
    ['when the receiver has taken it', 'naming', 'nothing', 0],
  ] as const)('%s leaves one file, never two', async (_when, status, lies, left) => {
    const { store, sftp, server } = await newOffice()
    await act(store, ask, { filter: {} }, DAYS, ANN)
    const [{ name } = { name: '' }] = await listed(store)
    await send(store, server)
    const whole = sftp.inbound.get(name) ?? Buffer.alloc(0)
    sftp.inbound.clear()
    await put(store, status)
    if (lies === 'a part') sftp.inbound.set(`${name}.part`, whole.subarray(0, 100))
    if (lies === 'all of it, unnamed') sftp.inbound.set(`${name}.part`, whole)
    if (lies === 'its own name') sftp.inbound.set(name, whole)
    expect(await send(store, server)).toMatchObject({ placed: 1, failed: 0, refused: [] })
    expect([...sftp.inbound]).toEqual(left === 0 ? [] : [[name, whole]])
    expect(await listed(store)).toMatchObject([{ status: 'placed' }])
  })

  it('another file under the same name is left alone, and told', async () => {
    const { store, sftp, server } = await newOffice()
    await act(store, ask, { filter: {} }, DAYS, ANN)
    const [{ name } = { name: '' }] = await listed(store)
    sftp.inbound.set(name, Buffer.from('not ours'))
    expect(await send(store, server)).toMatchObject({ placed: 0, failed: 1, refused: [] })
    expect(sftp.inbound.get(name)?.toString()).toBe('not ours')
    expect(await listed(store)).toMatchObject([{ status: 'failed', says: expect.stringContaining('Another file') }])
  })
})

it('every day payers are asked by themselves where a server takes it, and another key stops it', async () => {
  const { host, store, sftp, server } = await newOffice()
  const readers = createReaders(host.place)
  onTestFinished(() => readers.close())
  const told: string[] = []
  const work = async (now: string) => {
    await schedule(host, now)
    const onJob = ({ kind, ok, says }: { readonly kind: string; readonly ok: boolean; readonly says: string }) => {
      if (kind === 'send-server' || kind === 'ask-status') told.push(`${kind} ${ok} ${says}`)
    }
    while (await workOnce(host, { name: 'w', now: () => now, readers, signal: new AbortController().signal, onJob }));
  }
  await work(TODAY)
  expect(told.splice(0)).toEqual(['send-server true 0 placed, 0 failed'])
  await act(store, set, { filter: {} }, { askStatus: true }, ANN)
  await work('2026-03-20T12:01:00.000Z')
  await work('2026-03-20T12:02:00.000Z')
  expect(told.splice(0).sort()).toEqual([
    'ask-status true 2 questions, 0 left out',
    'send-server true 0 placed, 0 failed',
    'send-server true 1 placed, 0 failed',
  ])
  expect(sftp.inbound.size).toBe(1)
  await sftp.stop()
  const other = await startSftp(sftp.port)
  await importText(store, 'more.837', claimText({ account: 'A3' }).replace('000000011', '000000012'), ANN)
  await work('2026-03-21T12:00:00.000Z')
  await work('2026-03-21T12:05:00.000Z')
  expect(told.filter(says => says.includes('another key'))).toHaveLength(1)
  expect(other.passwords).toEqual([])
  expect((await store.settings()).sendServers).toMatchObject([
    { url: server.url, stopped: expect.stringContaining('send-to') },
  ])
})

it('a pattern makes names that are safe and differ', () => {
  expect(faultOfPattern(USUAL_NAME)).toBeUndefined()
  expect(faultOfPattern('{control}.276')).toBeUndefined()
  expect(faultOfPattern('{date}.276')).toContain('two files')
  expect(faultOfPattern('{account}-{number}')).toContain('no part')
  for (const bad of ['../{number}', '.{number}', '{number}/x', 'a b{number}', ''])
    expect(faultOfPattern(bad), bad).toBeDefined()
})

it('a server for one receiver comes before one for all', async () => {
  const { store, server } = await newOffice()
  const own = { ...server, url: 'sftp://a@b/own', receiver: 'PAYER9', takes: ['status'] as const }
  const settings = { ...(await store.settings()), sendServers: [server, own] }
  expect(serverFor(settings, 'status', 'PAYER9')?.url).toBe(own.url)
  expect(serverFor(settings, 'status', 'OTHER')?.url).toBe(server.url)
  expect(serverFor(settings, 'claims', 'PAYER9')?.url).toBe(server.url)
  expect(serverFor({ ...settings, sendServers: [{ ...server, stopped: 'x' }] }, 'claims', 'OTHER')).toBeUndefined()
})
