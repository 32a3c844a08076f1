// A practice with one denied claim and the claim behind it, and signing in to a service: for tests and scripts alike.
import type { Server } from '../src/api/server.ts'
import { writeAcceptance, writeClaims } from '../src/example/sent.ts'
import type { Store } from '../src/store/store.ts'
import { importText } from '../src/work/intake/import.ts'
import { changeSettings } from '../src/work/practice/settings.ts'
import { remittance } from './read-file.ts'
import { sentVisit } from './sent.ts'

export const BASE = 'http://localhost:8253'
export const PASSWORD = 'correct horse battery'
/** Names a patient that must never be seen outside of answers. */
export const CANARY = 'ZZCANARY'

/** Headers of a person who has just signed in. Each comes from an address of its own, so that none slows another. */
export async function signIn(server: Server, email: string, password = PASSWORD): Promise<Record<string, string>> {
  const answer = await server.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    headers: { origin: BASE, host: 'localhost:8253' },
    remoteAddress: `127.1.${email.length}.${email.charCodeAt(0)}`,
    payload: { email, password },
  })
  if (answer.statusCode !== 200) throw new Error(`signing in was answered ${answer.statusCode}: ${answer.body}`)
  const cookie = [answer.headers['set-cookie']].flat().join('; ').split(';')[0] ?? ''
  return { cookie, origin: BASE, host: 'localhost:8253' }
}

/** What tests of anything but the second factor set, as a practice may: nobody has to have one. */
export const withoutFactor = (store: Store): Promise<void> =>
  store.write(unit => changeSettings(unit, () => ({ secondFactor: false })))

/** A claim as it was sent, its acknowledgment, and its denial. */
export async function fillPractice(store: Store, now: string): Promise<void> {
  const options = { now, who: 'test' }
  const sent = sentVisit('AC-1', undefined, { person: { last: CANARY, first: 'JANE', id: 'XEX000000001' } })
  await importText(store, 'sent.837', writeClaims([sent], { date: '2026-01-08', control: 7 }), options)
  await importText(store, 'ok.999', writeAcceptance({ date: '2026-01-08', control: 7 }), options)
  await importText(
    store,
    'denied.835',
    remittance(
      `CLP*AC-1*4*150*0**12*ICN1*11*1~NM1*QC*1*${CANARY}*JANE****MI*XEX000000001~SVC*HC:99213*150*0~DTM*472*20260105~CAS*CO*4*150~REF*6R*AC-1-1~`,
      '0',
    ),
    options,
  )
}
