// The rules that hold whatever the code, each layer a file of this folder: within a layer the order of its file is the order in which they
// are asked. A code's own rules stand in its entry.
import type { Rule } from '../entry.ts'
import { readRules } from '../written.ts'

/** Asked first, and only of a claim that says again what its lines say: no other claim's trace carries it. */
export const REPEATED_RULES: readonly Rule[] = readRules('rules', 'repeated.json')
/** Look at the frame of an adjustment before its code: reversals, estimates, zero amounts. */
export const FRAME_RULES: readonly Rule[] = readRules('rules', 'frame.json')
/** Asked before a code's own rules: the pair of code and remark decides. */
export const PAIR_RULES: readonly Rule[] = readRules('rules', 'pair.json')
/**
 * Asked after a code's own rules: contradictions of group and code, hidden denials, remarks that decide, defaults. The final one always
 * holds for a known code.
 */
export const GENERAL_RULES: readonly Rule[] = readRules('rules', 'general.json')

/** All of them, for whoever looks one up by its name. */
export const COMMON_RULES: readonly Rule[] = [...REPEATED_RULES, ...FRAME_RULES, ...PAIR_RULES, ...GENERAL_RULES]
