// `overturn quarantine`: remittances that were not posted, and why.
import { type StorePlace, withStore } from './store.ts'
import { amount, plain, styled, type Terminal, wrap } from './terminal.ts'

/** Lists what is in quarantine, newest first. */
export async function quarantine(
  { json }: { readonly json: boolean },
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  return withStore(place, terminal, async store => {
    const rows = await store.kysely
      .selectFrom('quarantine as q')
      .innerJoin('file as f', join => join.onRef('f.id', '=', 'q.fileId'))
      .select([
        'f.name',
        'q.ordinal',
        'q.reason',
        'q.says',
        'q.difference',
        'q.control',
        'q.trace',
        'q.paymentCents',
        'q.claims',
        'q.at',
      ])
      .orderBy('q.at', 'desc')
      .orderBy('q.ordinal')
      .execute()
    if (json) {
      for (const row of rows)
        await terminal.out(
          `${JSON.stringify({
            record: 'quarantined',
            file: row.name,
            remittance: row.ordinal,
            reason: row.reason,
            says: row.says,
            control: row.control,
            trace: row.trace ?? undefined,
            paymentCents: row.paymentCents,
            claims: row.claims,
            difference: JSON.parse(row.difference) as unknown,
          })}\n`,
        )
      return 0
    }
    if (rows.length === 0) await terminal.out('Nothing is in quarantine.\n')
    for (const row of rows)
      await terminal.out(
        `${styled(terminal, 'bold', plain(row.name))}, remittance ${row.ordinal + 1} (number ${plain(row.control)}, trace ${plain(row.trace ?? '-')}): $${amount(row.paymentCents)}, ${row.claims} claims\n${wrap(
          plain(row.says),
          96,
        )
          .map(text => `    ${text}`)
          .join('\n')}\n`,
      )
    return 0
  })
}
