// A refusal as an answer that an assistant can act on; a defect stays a defect.
import type { CallToolResult } from '@modelcontextprotocol/server'
import { StoreRefusal } from '../store/store.ts'
import { Refusal } from '../work/refusal.ts'
import { refusal } from './answer.ts'

export async function told(answer: () => Promise<CallToolResult>): Promise<CallToolResult> {
  try {
    return await answer()
  } catch (error) {
    if (error instanceof Refusal || error instanceof StoreRefusal) return refusal(error.message)
    throw error
  }
}
