// The choice of a time zone: where practices of the United States are, and where this browser stands.
import { NativeSelect } from '@mantine/core'

/** One place for each way of keeping time. */
const ZONES = [
  ...['America/New_York', 'America/Chicago', 'America/Denver', 'America/Phoenix', 'America/Los_Angeles'],
  ...['America/Anchorage', 'Pacific/Honolulu', 'America/Puerto_Rico', 'Pacific/Guam', 'Pacific/Pago_Pago'],
]
/** Where this browser stands: offered, never taken by itself. */
export const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone

export function ZoneField({
  label,
  description,
  zone,
  none,
}: {
  readonly label: string
  readonly description: string
  /** What is chosen at first; '' for none. */
  readonly zone: string
  /** Whether none may be chosen. */
  readonly none: boolean
}) {
  return (
    <NativeSelect
      label={label}
      description={description}
      name="timeZone"
      defaultValue={zone}
      data={[...(none ? [''] : []), ...new Set([...ZONES, HERE, ...(zone === '' ? [] : [zone])])]}
    />
  )
}
