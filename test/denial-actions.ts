// The actions on denials, done in tests by a short call each.

import type { Store } from '../src/store/store.ts'
import type { Actor, Targets } from '../src/work/action.ts'
import { action as approveAction } from '../src/work/denial/approve.ts'
import { action as assignAction } from '../src/work/denial/assign.ts'
import { action as callAction } from '../src/work/denial/call.ts'
import { action as closeAction } from '../src/work/denial/close.ts'
import { action as noteAction } from '../src/work/denial/note.ts'
import { action as reopenAction } from '../src/work/denial/reopen.ts'
import { action as snoozeAction } from '../src/work/denial/snooze.ts'
import { action as stepAction } from '../src/work/denial/step.ts'
import { action as undoAction } from '../src/work/denial/undo.ts'
import { action as writeOffAction } from '../src/work/denial/write-off.ts'
import { act } from './act.ts'

type Whose = 'us' | 'payer' | 'patient'

export const assign = async (store: Store, targets: Targets, to: string, actor: Actor) =>
  (await act(store, assignAction, targets, { to }, actor)).changed
export const snooze = async (store: Store, targets: Targets, until: string, waitingFor: Whose, actor: Actor) =>
  (await act(store, snoozeAction, targets, { until, waitingFor }, actor)).changed
export const note = async (store: Store, targets: Targets, text: string, actor: Actor) =>
  (await act(store, noteAction, targets, { text }, actor)).changed
export const step = async (store: Store, targets: Targets, text: string, done: boolean, actor: Actor) =>
  (await act(store, stepAction, targets, { text, done }, actor)).changed
export const call = async (
  store: Store,
  targets: Targets,
  said: { reference: string; person: string; summary: string; next: string; until?: string },
  actor: Actor,
) => (await act(store, callAction, targets, said, actor)).changed
export const close = async (
  store: Store,
  targets: Targets,
  reason: (typeof closeAction.input)['_output']['reason'],
  actor: Actor,
) => (await act(store, closeAction, targets, { reason }, actor)).changed
export const reopen = async (store: Store, targets: Targets, text: string, actor: Actor) =>
  (await act(store, reopenAction, targets, { text }, actor)).changed
export const approve = async (store: Store, targets: Targets, actor: Actor) =>
  (await act(store, approveAction, targets, {}, actor)).changed
/** How many were written off, and how many wait for a second person. */
export const writeOff = async (store: Store, targets: Targets, reason: string, actor: Actor) => {
  const { changed, waiting = 0 } = await act(store, writeOffAction, targets, { reason }, actor)
  return { done: changed - waiting, asked: waiting }
}
export const undo = async (store: Store, at: string | undefined, actor: Actor) =>
  (await act(store, undoAction, { ids: [] }, { ...(at === undefined ? {} : { at }) }, actor)).made
