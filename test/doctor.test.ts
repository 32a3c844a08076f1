// What the doctor sees of a store in which something went wrong, on both engines.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { doctor } from '../src/cli/doctor.ts'
import type { Terminal } from '../src/cli/terminal.ts'
import { later, putAllBack, takeJob } from '../src/jobs/queue.ts'
import { openHost } from '../src/store/store.ts'
import { addJob } from '../src/work/job/add.ts'
import { fillPractice } from './practice.ts'
import { ENGINES, NOW, newPlace } from './store.ts'

describe.each(ENGINES)('doctor on %s', engine => {
  it('sees leases of the dead, jobs in the future and late, lost files, left snapshots, unfinished keys', async () => {
    const place = await newPlace(engine)
    const host = await openHost(place)
    const store = await host.practiceNamed('main', NOW)
    await fillPractice(store, NOW)
    const given = {
      practice: 'main',
      who: 'ann',
      key: undefined,
      keyCommand: undefined,
      scanCommand: undefined,
      anchors: [],
      allowed: new Set<string>(),
      now: NOW,
    }
    const look = async () => {
      let out = ''
      const terminal: Terminal = {
        async out(text) {
          out += String(text)
        },
        err: () => undefined,
        ...{ color: false, width: 100, watched: false },
      }
      await doctor(true, { ...place, ...given }, terminal)
      const { findings } = JSON.parse(out) as { findings: { what: string; ok: boolean; says: string }[] }
      return findings.filter(({ ok }) => !ok).map(({ what, says }) => `${what}: ${says}`)
    }
    expect(await look()).toEqual([])
    const add = (subject: string, runAt: string) =>
      store.write(unit => addJob(unit, { kind: 'test', subject, runAt }, NOW))
    await add('a', later(NOW, -60_000))
    await takeJob(host, 'other work 7', NOW)
    expect(await look()).toEqual([])
    await putAllBack(host, 'other work 7', NOW)
    await takeJob(host, 'other work 7', later(NOW, -50_000))
    expect(await look()).toEqual([
      expect.stringMatching(/^jobs in hand: 1 job of a worker .*other work 7.* takes over$/),
    ])
    await putAllBack(host, 'other work 7', NOW)
    await add('b', later(NOW, 400 * 24 * 3600_000))
    expect(await look()).toEqual([expect.stringMatching(/^jobs to come: 1 job put off until 2027-04-06/)])
    await add('c', later(NOW, -2 * 24 * 3600_000))
    expect(await look()).toContainEqual(expect.stringMatching(/^jobs that are late: 1 job .*nobody works/))
    writeFileSync(place.keyFile, `${'ab'.repeat(32)}\n${readFileSync(place.keyFile, 'utf8')}`)
    expect(await look()).toContainEqual('change of keys: one was stopped: "overturn rotate-key" goes on')
    if (engine === 'sqlite') {
      mkdirSync(join(place.where, 'snapshot-abc'))
      expect(await look()).toContainEqual(expect.stringMatching(/^left snapshots: 1 copy .*snapshot-abc$/))
    }
    await host.close()
    rmSync(place.files, { recursive: true })
    expect(await look()).toContainEqual(
      expect.stringMatching(/^place of files: .* OVERTURN_FILES names another folder/),
    )
  })
})
