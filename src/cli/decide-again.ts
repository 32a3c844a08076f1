// `overturn decide-again`: everything posted, decided with what is known today; what changes is added.
import { decideAgain } from '../work/intake/judge/decide-again.ts'
import { type StorePlace, withStore } from './store.ts'
import { counted, plain, type Terminal } from './terminal.ts'

/** 0 when it was done. */
export async function decideAllAgain(
  { json }: { readonly json: boolean },
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  return withStore(place, terminal, async store => {
    const done = await decideAgain(store, {
      now: place.now,
      who: place.who,
      ...(terminal.watched ? { onFile: (name: string) => terminal.err(`${plain(name)}\n`) } : {}),
    })
    await terminal.out(
      json
        ? `${JSON.stringify({ record: 'decided-again', ...done })}\n`
        : `${counted(done.adjustments, 'adjustment')} in ${counted(done.remittances, 'remittance')} decided again: ${
            done.changed === 0
              ? 'every decision stands.'
              : `${counted(done.changed, 'decision')} in ${counted(done.claims, 'claim')} came out otherwise and were added; the earlier ones are kept.`
          }\n`,
    )
    return 0
  })
}
