// Loaded before a process (node --import): its clock goes wrong by OVERTURN_TEST_CLOCK milliseconds, as a machine's may.
const shift = Number(process.env.OVERTURN_TEST_CLOCK)
const RightDate = Date
globalThis.Date = class ShiftedDate extends RightDate {
  constructor(...parts) {
    if (parts.length === 0) super(RightDate.now() + shift)
    else super(...parts)
  }

  static now() {
    return RightDate.now() + shift
  }
}
