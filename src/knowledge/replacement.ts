// How a processed claim is sent once more, by class of payer. Where entries and playbooks say `{send a replacement}`, these words are put
// in its place when they are read, so that no entry has to know which payer takes what. Plain data and one look-up.
import type { Addressee, PayerClass } from './vocabulary.ts'

/** The named step as texts write it, within a sentence and at its head. */
export const SEND_AGAIN = ['{send a replacement}', '{Send a replacement}'] as const

/**
 * By class. Sources: 42 CFR 405.980(a)(3) and CGS, April 2025 (Part B and DME take no frequency 7); CGS, "Appeals, Adjustments and the D9
 * Claim Change Reason (Condition) Code", read 2026-11-26 (Part A: type of bill xx7 with a claim change reason); NUBC frequency codes.
 */
const BY_CLASS: Partial<Record<PayerClass, string>> = {
  'medicare-part-a':
    'send an adjustment claim (type of bill xx7 with the number of the claim and its claim change reason, D0 to D9 or E0)',
  'medicare-part-b':
    'ask for a clerical error reopening (phone, portal or in writing; this payer takes no frequency 7)',
}
/** Every other class takes a replacement. */
const REPLACEMENT = "send a replacement (frequency 7 with the payer's claim number)"
/** The payer is not known. */
const ANY = 'send a replacement (frequency 7; Medicare Part B: a clerical error reopening; Part A: an adjustment claim)'

/** Nothing was processed, so nothing can be replaced (RARC MA130), whoever the payer is. */
const NEW_CLAIM = 'send a new claim (frequency 1, without the number the payer gave the first)'

/** The step in words for a payer. */
function replacementWords({ payerClass, closed = [] }: Addressee): string {
  if (closed.includes('correction')) return NEW_CLAIM
  if (payerClass === 'unknown') return ANY
  return BY_CLASS[payerClass] ?? REPLACEMENT
}

/** A text with the named step said as this payer takes it. */
export function sayReplacement(text: string, to: Addressee): string {
  if (!text.includes('{')) return text
  const words = replacementWords(to)
  const [within, atHead] = SEND_AGAIN
  return text.replaceAll(within, words).replaceAll(atHead, `${words[0]?.toUpperCase()}${words.slice(1)}`)
}
