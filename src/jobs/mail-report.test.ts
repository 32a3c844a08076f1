// Reports by mail, sent to a mail server of our own: off until a server is set, once for each month, as a PDF that names no patient, again where the server did not take it.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { act, look } from '../../test/act.ts'
import { fillPractice } from '../../test/practice.ts'
import { openSmtp, type SmtpServer } from '../../test/smtp.ts'
import { ENGINES, NOW, newPlace, newStore } from '../../test/store.ts'
import { lastWhole } from '../decide/report-time.ts'
import { openHost, type Store } from '../store/store.ts'
import { createReaders } from '../work/intake/apart/readers.ts'
import { action as mail } from '../work/practice/mail-report.ts'
import { view as mailed } from '../work/practice/mailed-reports.ts'
import { MAILABLE } from '../work/practice/mailing.ts'
import { action as setMail } from '../work/practice/set-mail.ts'
import { action as unmail } from '../work/practice/unmail-report.ts'
import { action as unsetMail } from '../work/practice/unset-mail.ts'
import { mailReport } from './mail-report.ts'
import { schedule, workOnce } from './worker.ts'

const by = { who: 'ann', now: NOW }
const NONE = { ids: [] }
const REPORT = { name: 'For the partners', report: 'figures', to: 'a@example.org, b@example.org' } as const

async function opened(engine: (typeof ENGINES)[number]): Promise<{ store: Store; smtp: SmtpServer }> {
  const store = await newStore(engine)
  await fillPractice(store, NOW)
  const smtp = await openSmtp()
  onTestFinished(() => smtp.close())
  return { store, smtp }
}
const server = (smtp: SmtpServer) =>
  ({ host: '127.0.0.1', port: smtp.port, security: 'none', from: 'overturn@example.org' }) as const

describe.each(ENGINES)('mailed reports on %s', engine => {
  it('go out once for each month, as a PDF, and name no patient', async () => {
    const { store, smtp } = await opened(engine)
    await act(store, mail, NONE, REPORT, by)
    expect(await mailReport(store, REPORT.name, NOW)).toBeUndefined()
    await act(store, setMail, NONE, server(smtp), by)
    expect(await mailReport(store, REPORT.name, NOW)).toBe('sent to 2')
    expect(await mailReport(store, REPORT.name, NOW)).toBe('nothing is due')
    const { from } = lastWhole('month', NOW.slice(0, 10))
    const [taken] = smtp.mails
    expect(smtp.mails).toHaveLength(1)
    expect(taken).toMatchObject({ from: 'overturn@example.org', to: ['a@example.org', 'b@example.org'] })
    expect(taken?.data).toContain(`filename=figures-${from}.pdf`)
    const pdf = Buffer.from(/JVBERi[\s\S]*?(?=\r\n--)/.exec(taken?.data ?? '')?.[0] ?? '', 'base64')
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.subarray(-6).toString()).toContain('%%EOF')
    const { patientName } = await store.kysely.selectFrom('remitClaim').select('patientName').executeTakeFirstOrThrow()
    expect(taken?.data).not.toContain(patientName?.split(',')[0] ?? '-')
    expect((await look(store, mailed, {})).items).toMatchObject([{ name: REPORT.name, sentFor: from }])
    const later = '2099-04-02T08:00:00Z'
    expect(await mailReport(store, REPORT.name, later)).toBe('sent to 2')
    expect((await look(store, mailed, {})).items).toMatchObject([{ sentFor: '2099-03-01' }])
    await act(store, unmail, NONE, { name: REPORT.name }, by)
    expect(await mailReport(store, REPORT.name, later)).toBeUndefined()
    await expect(act(store, unmail, NONE, { name: REPORT.name }, by)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('go out again where the server did not take them, and every report can be made', async () => {
    const { store, smtp } = await opened(engine)
    await act(store, setMail, NONE, server(smtp), by)
    for (const report of Object.keys(MAILABLE) as (keyof typeof MAILABLE)[])
      await act(store, mail, NONE, { name: report, report, every: 'week', to: 'a@example.org' }, by)
    smtp.refuse('451 later')
    await expect(mailReport(store, 'payers', NOW)).rejects.toThrow('451')
    expect(smtp.mails).toEqual([])
    smtp.refuse(undefined)
    for (const report of Object.keys(MAILABLE)) expect(await mailReport(store, report, NOW), report).toBe('sent to 1')
    expect(smtp.mails).toHaveLength(Object.keys(MAILABLE).length)
    await act(store, unsetMail, NONE, {}, by)
    expect(await look(store, mailed, {})).toMatchObject({ server: null, from: null })
    await expect(act(store, unsetMail, NONE, {}, by)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('refuse what would go out open, a file named from afar, half of a sign-in, and what is no address', async () => {
    const { store, smtp } = await opened(engine)
    const set = (more: object, context: object = {}) =>
      setMail.run(
        { store, role: 'admin', actor: by, ...context },
        NONE,
        setMail.input.parse({ ...server(smtp), ...more }),
      )
    await expect(set({ host: 'smtp.example.org' })).rejects.toMatchObject({ code: 'guarded' })
    await expect(set({ user: 'u', passwordFile: '/etc/passwd' })).rejects.toMatchObject({ code: 'guarded' })
    await expect(set({ user: 'u' }, { onMachine: true })).rejects.toMatchObject({ code: 'not-known' })
    await expect(act(store, mail, NONE, { ...REPORT, to: 'a@example.org, b' }, by)).rejects.toMatchObject({
      code: 'not-known',
    })
    await expect(act(store, mail, NONE, { ...REPORT, payer: 'nobody' }, by)).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})

describe('mailed reports', () => {
  it('show no patient’s record, whichever one asks for', () => {
    for (const [name, view] of Object.entries(MAILABLE)) expect(view.looks, name).toBe(false)
  })

  it('are of the last whole week or month', () => {
    expect(lastWhole('month', '2026-03-01')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
    expect(lastWhole('month', '2026-01-31')).toEqual({ from: '2025-12-01', to: '2025-12-31' })
    // A Sunday and the Monday after it.
    expect(lastWhole('week', '2026-03-01')).toEqual({ from: '2026-02-16', to: '2026-02-22' })
    expect(lastWhole('week', '2026-03-02')).toEqual({ from: '2026-02-23', to: '2026-03-01' })
  })

  it('are work that waits in the queue, with a sign-in out of a file of the machine', async () => {
    const place = await newPlace('sqlite')
    const host = await openHost(place)
    onTestFinished(() => host.close())
    const store = await host.practiceNamed('main', NOW)
    const smtp = await openSmtp()
    onTestFinished(() => smtp.close())
    const passwordFile = join(place.files, '..', 'mail.txt')
    writeFileSync(passwordFile, 'secret\n')
    const context = { store, role: 'admin', actor: by, onMachine: true } as const
    await setMail.run(context, NONE, setMail.input.parse({ ...server(smtp), user: 'u', passwordFile }))
    await act(store, mail, NONE, REPORT, by)
    expect((await store.settings()).mail).toMatchObject({ user: 'u', passwordFile })
    expect(JSON.stringify(await store.settings())).not.toContain('secret\n')
    await schedule(host, NOW)
    const done: string[] = []
    const options = {
      ...{ name: 'w', now: () => NOW, signal: new AbortController().signal, readers: createReaders(host.place) },
      onJob: ({ kind, ok, says }: { kind: string; ok: boolean; says: string }) => done.push(`${kind} ${ok} ${says}`),
    }
    while (await workOnce(host, options));
    expect(done).toContain('mail-report true sent to 2')
    expect(smtp.mails).toMatchObject([{ by: '\0u\0secret' }])
  })
})
