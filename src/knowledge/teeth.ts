// Teeth and their surfaces as a dental claim names them: plain data, and the question whether something is one.

/**
 * Teeth as numbered in the United States: 1 to 32, A to T; a supernumerary one by its neighbor, 51 to 82 (neighbor + 50), AS to TS. Source:
 * Okla. Admin. Code 317:30-5-703, https://oklahoma.gov/ohca/policies-and-rules/xpolicy/medical-providers-fee-for-service/individual-providers-and-specialties/dentists/tooth-numbering-system.html
 */
const TOOTH = /^([1-9]|[12]\d|3[0-2]|[A-T]|5[1-9]|[67]\d|8[0-2]|[A-T]S)$/
export const isTooth = (text: string): boolean => TOOTH.test(text)

/** Surfaces and how many of them a tooth takes: 837 dental guide 005010X224A2, TOO03-1 to TOO03-5, as printed. */
const SURFACE = /^[BDFILMO]$/
export const isSurface = (text: string): boolean => SURFACE.test(text)
export const MOST_SURFACES = 5
