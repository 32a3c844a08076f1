// Sends a report by mail once its week or month is over. What was sent is noted after the server has taken it: where that fails in between it goes again, never
// not at all.
import { readFile } from 'node:fs/promises'
import { createTransport } from 'nodemailer'
import { dayIn } from '../decide/day.ts'
import type { MailServer, Store } from '../store/store.ts'
import { dueReport, type MadeReport } from '../work/practice/mailing.ts'
import { changeSettings } from '../work/practice/settings.ts'

/** A server that says nothing for so long is away. */
const PATIENCE_MS = 20_000

/** Answers what was done; undefined where the report or the server is not asked for any more. Throws where the server does not take it. */
export async function mailReport(store: Store, name: string, now: string): Promise<string | undefined> {
  const { mail, mailedReports } = await store.settings()
  const asked = mailedReports.find(each => each.name === name)
  if (mail === null || asked === undefined) return undefined
  const made = await dueReport(store, asked, { now, today: dayIn(store.zone, now) })
  if (made === undefined) return 'nothing is due'
  await send(mail, asked.to, made)
  const { from } = made.time
  await store.write(async unit => {
    await changeSettings(unit, ({ mailedReports: all = [] }) => ({
      mailedReports: all.map(each => (each.name === name ? { ...each, sentFor: from } : each)),
    }))
    unit.event({ at: now, who: 'overturn', verb: 'mailed-report', data: { name, from, to: asked.to } })
  })
  return `sent to ${asked.to.length}`
}

async function send(mail: MailServer, to: readonly string[], { subject, text, file, pdf }: MadeReport): Promise<void> {
  const { host, port, security, from, user, passwordFile } = mail
  const pass = passwordFile === undefined ? undefined : (await readFile(passwordFile, 'utf8')).trim()
  const transport = createTransport({
    ...{ host, port, secure: security === 'tls', requireTLS: security === 'starttls', ignoreTLS: security === 'none' },
    ...{ connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS },
    // What is attached is made here: nothing is read from a file or fetched because a text says so.
    ...{ disableFileAccess: true, disableUrlAccess: true },
    ...(user === undefined || pass === undefined ? {} : { auth: { user, pass } }),
  })
  try {
    const attachments = [{ filename: file, content: pdf, contentType: 'application/pdf' }]
    await transport.sendMail({ from, to: [...to], subject, text, attachments })
  } finally {
    transport.close()
  }
}
