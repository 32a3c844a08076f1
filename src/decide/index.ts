// The door of the library for other programs (`overturn/decide`): remittances decided as they are read, deadlines, pages of codes. What it takes from the
// language beyond Node 22 is brought along where it is missing.
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')

export { type Clock, type ClockDates, clocksFor } from './clocks.ts'
export { type CodePage, pageOf } from './code-page.ts'
export * from './decide.ts'
export { claimRecord, providerAdjustmentRecord, remittanceRecord } from './explain-records.ts'
export { promptPayment } from './prompt-pay.ts'
export {
  createRemittanceReader,
  type ProviderAdjustment,
  type RemittanceEnd,
  type RemittanceHandlers,
  type RemittanceReader,
} from './remittance.ts'
export { searchCodes } from './search.ts'
