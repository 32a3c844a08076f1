// What has no value is left out of a record, as docs/json.md promises.

export type Present<Value> = {
  readonly [Name in keyof Value as null extends Value[Name] ? never : Name]: Value[Name]
} & { readonly [Name in keyof Value as null extends Value[Name] ? Name : never]?: NonNullable<Value[Name]> }

/** The record without its nulls. */
export function present<Value extends object>(value: Value): Present<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null && each !== undefined)) as never
}
