// Makes the appeal letter of a denial with its packet; it is kept, and followed from the day it is sent.
import { defineAction, targetOf } from '../action.ts'
import { LETTER_REFUSES, letterInput } from '../letter/letter-record.ts'
import { makeLetter } from '../letter/make.ts'

export const action = defineAction(import.meta.url, {
  title: 'Make the appeal',
  says: 'Make the appeal letter of a denial with its packet; it is kept, and nothing is sent by itself.',
  right: 'work',
  on: 'one',
  undo: 'A letter that was made is kept; one that is not sent does nothing.',
  refuses: LETTER_REFUSES,
  screen: '/denials/$id/appeal',
  apart: 'moments',
  without: { command: '"overturn appeal NO. --out DIR" makes it and writes its files.' },
  input: letterInput,
  async run(context, targets, asked) {
    const { id, letter, packet } = await makeLetter(context, targetOf(targets), asked)
    return {
      changed: 1,
      says: `${letter.title} is made: appeal ${id}, ${packet.pages} pages.`,
      made: { appeal: id, pages: packet.pages },
    }
  },
})
