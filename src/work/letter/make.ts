// Makes the letter of a denial with its packet: composed, held to its sources, kept in the vault, its answers kept for the next level.
import { addAppeal, keepDraft } from '../../store/appeal.ts'
import { denialById } from '../../store/denial.ts'
import type { Store, Unit } from '../../store/store.ts'
import type { ActionContext } from '../action.ts'
import { mustBeOpen, mustBeSeen } from '../denial/change.ts'
import { readDocument } from '../document/read.ts'
import { Refusal } from '../refusal.ts'
import { makePacket, type Packet } from './packet/packet.ts'
import { blockedBy, type LetterAsked, type Prepared, prepareLetter } from './prepare.ts'

export interface MadeLetter extends Prepared {
  /** The number of the appeal. */
  readonly id: number
  readonly packet: Packet
}

/** `also` is done in the same unit, given the number of the appeal. Throws Refusal `guarded` naming what does not resolve, and what `prepareLetter` throws. */
export async function makeLetter(
  { store, actor, role }: Pick<ActionContext, 'store' | 'actor' | 'role'>,
  denialId: number,
  asked: LetterAsked,
  also?: (unit: Unit, appeal: number) => Promise<void>,
): Promise<MadeLetter> {
  const denial = await denialById(store, denialId)
  if (denial === undefined)
    throw new Refusal('not-found', `There is no denial ${denialId}.`, '"overturn queue" lists them.')
  mustBeSeen(denial, actor.mustBe)
  mustBeOpen(denial)
  const prepared = await prepareLetter(store, denialId, asked, { now: actor.now, role })
  const { letter, evidence, typed } = prepared
  if (letter.blocked)
    throw new Refusal('guarded', `The letter was not made. ${blockedBy(letter, asked.despite).join(' · ')}`)
  const packet = await makePacket(letter, evidence, actor.now, document => readDocument(store, document))
  const facts = Buffer.from(`${JSON.stringify(packet.facts, null, 1)}\n`)
  const kept = {
    packetKept: await keep(store, packet.pdf),
    letterKept: await keep(store, packet.docx),
    factsKept: await keep(store, facts),
  }
  const id = await store.write(async unit => {
    const { who, now } = actor
    const id = unit.nextId()
    await addAppeal(unit, {
      ...appealRow(prepared, denialId),
      id,
      pages: packet.pages,
      ...kept,
      madeAt: now,
      madeBy: who,
      changedAt: now,
    })
    await keepDraft(unit, {
      denialId,
      answers: typed,
      ownWords: evidence.note,
      changedAt: now,
      changedBy: who,
    })
    unit.event({
      at: now,
      who,
      denialId,
      verb: 'wrote-letter',
      data: {
        appeal: id,
        level: letter.route?.level ?? 'none',
        argument: letter.argument?.id ?? '',
        pages: packet.pages,
      },
    })
    await also?.(unit, id)
    return id
  })
  return { ...prepared, id, packet }
}

/** An appeal that was made and nothing more. */
function appealRow({ letter, evidence }: Prepared, denialId: number) {
  return {
    denialId,
    level: letter.route?.level ?? 'none',
    route: letter.route?.id ?? 'none',
    argument: letter.argument?.id ?? null,
    status: 'made',
    heading: letter.title,
    askedCents: Number(letter.facts.find(({ key }) => key === 'dispute.amount')?.value ?? evidence.denial.atStakeCents),
    ...{ channel: null, tracking: null, sentOn: null, acknowledgedOn: null, answerBy: null },
    ...{ decidedOn: null, ruling: null, wonCents: null },
  } as const
}

async function keep(store: Store, bytes: Buffer): Promise<string> {
  async function* once(): AsyncGenerator<Uint8Array> {
    yield bytes
  }
  return (await store.vault.keep(once())).path
}
