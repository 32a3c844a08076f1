// A claim that was made here, as the answer of the action that made it names it.
export interface MadeClaim {
  readonly outgoing: number
  readonly name: string
}

/** Throws where the answer names none: that is a defect of the service. */
export function madeOf({ made }: { readonly made?: Readonly<Record<string, unknown>> | undefined }): MadeClaim {
  const { outgoing, name } = made ?? {}
  if (typeof outgoing !== 'number' || typeof name !== 'string') throw new Error('no claim was made')
  return { outgoing, name }
}
