// The outbound folder: a claim is laid into it whole and is not sent while it lies there; picked up, it is; a folder that is away is no empty one.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { act, look } from '../../test/act.ts'
import { remittance } from '../../test/read-file.ts'
import { sentVisit } from '../../test/sent.ts'
import { ENGINES, NOW, newPlace } from '../../test/store.ts'
import { writeClaims } from '../example/sent.ts'
import { addDeliveries, moveDelivery } from '../store/delivery.ts'
import { fileByHash } from '../store/file.ts'
import { openJobs } from '../store/job.ts'
import { openHost } from '../store/store.ts'
import { deliverClaims } from '../work/claim/delivering.ts'
import { readOutgoing } from '../work/claim/outbox.ts'
import { view as outbox } from '../work/claim/outgoing.ts'
import { action as putOut } from '../work/claim/put-out.ts'
import { action as billOther } from '../work/claim/secondary.ts'
import { createReaders } from '../work/intake/apart/readers.ts'
import { importText } from '../work/intake/import.ts'
import { changeSettings } from '../work/practice/settings.ts'
import { markOutbound } from './outbound.ts'
import { later } from './queue.ts'
import { workOnce } from './worker.ts'

const ann = { who: 'ann', now: NOW }
const NEXT = { name: 'Harbor Mutual', id: '55512', filing: 'CI' as const, memberId: 'HM1' }

it.each(ENGINES)('a claim goes out by the folder, once, on %s', async engine => {
  const place = await newPlace(engine)
  const host = await openHost(place)
  const readers = createReaders(host.place)
  onTestFinished(async () => {
    await readers.close()
    await host.close()
  })
  const store = await host.practiceNamed('one', NOW)
  const bring = (name: string, text: string) => importText(store, name, text, { now: NOW, who: 'test' })
  await bring('sent.837', writeClaims([sentVisit('AC-1')], { date: '2026-01-08', control: 3 }))
  const denied = 'CLP*AC-1*4*150*0**12*ICN1*11*1~NM1*QC*1*DOE*JANE****MI*XEX000000001~SVC*HC:99213*150*0~'
  await bring('denied.835', remittance(`${denied}DTM*472*20260105~CAS*CO*22*150~REF*6R*AC-1-1~`, '0'))
  const { id } = await store.kysely.selectFrom('remitClaim').select('id').executeTakeFirstOrThrow()
  const made = await act(store, billOther, { ids: [id] }, { next: NEXT }, ann)
  const outgoing = Number(made.made?.outgoing)
  const put = () => act(store, putOut, { ids: [outgoing] }, {}, ann)
  const stateOf = async () => (await look(store, outbox, {})).items.find(each => each.id === outgoing)
  const says: string[] = []
  let minutes = 0
  const work = async () => {
    const now = later(NOW, ++minutes * 60_000)
    const onJob = (told: { readonly says: string }) => says.push(told.says)
    while (await workOnce(host, { name: 'w', readers, now: () => now, signal: new AbortController().signal, onJob }));
  }

  await expect(put()).rejects.toMatchObject({ code: 'not-found', message: 'No outbound folder is set.' })
  const folder = join(dirname(place.keyFile), 'out')
  mkdirSync(folder)
  await markOutbound(folder)
  await store.write(unit => changeSettings(unit, () => ({ outboundFolder: folder })))
  // A server takes it already: it does not go out twice, by whichever way it is given out first.
  const { content } = await store.kysely.selectFrom('outgoing').select('content').executeTakeFirstOrThrow()
  const file = await fileByHash(store, content)
  const delivery = {
    kind: 'claims',
    fileId: file?.id ?? 0,
    outgoingId: outgoing,
    server: 'sftp://a@b/c',
    name: 'n',
  } as const
  const placing = {
    id: 900_000,
    ...delivery,
    status: 'waiting',
    says: '',
    madeAt: NOW,
    madeBy: 'ann',
    placedAt: null,
  } as const
  await store.write(unit => addDeliveries(unit, [placing]))
  await expect(put()).rejects.toMatchObject({
    code: 'closed',
    message: expect.stringContaining('as n to sftp://a@b/c'),
  })
  await store.write(unit => moveDelivery(unit, placing, { status: 'failed' }))
  expect(await put()).toMatchObject({ changed: 1 })
  await expect(deliverClaims(store, [outgoing], false, ann)).rejects.toMatchObject({
    code: 'closed',
    message: expect.stringContaining('lies in the outbound folder'),
  })
  expect(await put()).toMatchObject({ changed: 0 })
  await work()
  const [name = ''] = readdirSync(folder).filter(each => !each.startsWith('.'))
  expect(readFileSync(join(folder, name))).toEqual(Buffer.from(await readOutgoing(store, outgoing)))
  expect(readdirSync(folder).filter(each => each.endsWith('.part'))).toEqual([])
  expect(await stateOf()).toMatchObject({ status: 'written' })
  expect(await put()).toMatchObject({ changed: 0 })

  // The drive goes away and comes back: nothing was picked up meanwhile.
  renameSync(folder, `${folder}-away`)
  mkdirSync(folder)
  await work()
  expect(says.at(-1)).toContain('is not there')
  expect(await stateOf()).toMatchObject({ status: 'written' })
  // However long it is away: it is looked for as long as it takes, and what is wrong can be read meanwhile.
  for (let hours = 0; hours < 12; hours++) {
    minutes += 60
    await work()
  }
  expect((await openJobs(store)).filter(({ kind }) => kind === 'see-out')).toMatchObject([
    { status: 'waiting', attempts: 0, trouble: expect.stringContaining('is not there') },
  ])
  rmSync(folder, { recursive: true })
  renameSync(`${folder}-away`, folder)
  minutes += 10
  await work()
  expect(await stateOf()).toMatchObject({ status: 'written' })

  // Looking was put aside for another reason: given out again, it is looked for where it lies and does not go out twice.
  await store.kysely.updateTable('job').set({ status: 'dead' }).where('kind', '=', 'see-out').execute()
  await expect(deliverClaims(store, [outgoing], false, ann)).rejects.toMatchObject({ code: 'closed' })
  expect(await put()).toMatchObject({ changed: 1 })
  await work()
  expect(says).toContain('laid out before, and looked for again')
  expect(await stateOf()).toMatchObject({ status: 'written' })

  rmSync(join(folder, name))
  minutes += 10
  await work()
  expect(await stateOf()).toMatchObject({ status: 'sent', sentBy: 'ann', sentOn: NOW.slice(0, 10) })
  const { move } = await store.kysely.selectFrom('denial').select('move').executeTakeFirstOrThrow()
  expect(move).toBe('payer')
  await expect(put()).rejects.toMatchObject({ code: 'closed' })
  minutes += 10
  await work()
  expect(existsSync(join(folder, name))).toBe(false)
})
