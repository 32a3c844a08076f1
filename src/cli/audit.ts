// `overturn audit`: proves conservation of money and the chain of events, and says what differs and where.
import { type AuditCheck, audit } from '../work/practice/audit.ts'
import { sealHead } from '../work/practice/seal.ts'
import { type StorePlace, withStore } from './store.ts'
import { amount, left, plain, styled, type Terminal } from './terminal.ts'

/** 0 when everything holds, 1 when something differs. */
export async function auditStore(
  options: { readonly json: boolean; readonly files: boolean },
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  return withStore(place, terminal, async store => {
    const checks = await audit(store, { files: options.files })
    const ok = checks.every(check => check.ok)
    // What has just been proven is sealed; what has not is left for whoever looks into it.
    if (ok)
      await sealHead(store, place.now).catch((error: Error) =>
        terminal.err(`The head is sealed here, and not everywhere off this machine: ${plain(error.message)}.\n`),
      )
    await terminal.out(options.json ? `${JSON.stringify({ ok, checks })}\n` : auditText(checks, ok, terminal))
    return ok ? 0 : 1
  })
}

function auditText(checks: readonly AuditCheck[], ok: boolean, terminal: Terminal): string {
  const lines = checks.flatMap(({ name, ok, differenceCents, says }) => [
    `${styled(terminal, ok ? 'green' : 'red', ok ? 'holds ' : 'DIFFERS')} ${left(name, 32)}${ok ? plain(says[0]) : `off by $${amount(differenceCents)}`}`,
    ...(ok ? [] : says.map(each => `        ${plain(each)}`)),
  ])
  lines.push(
    '',
    styled(
      terminal,
      'bold',
      ok
        ? 'Every cent and every segment is accounted for.'
        : 'Something differs: keep a copy of the store before anything is done about it.',
    ),
  )
  return `${lines.join('\n')}\n`
}
