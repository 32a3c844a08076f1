// The line to the database server: whether patients' records go over a network that others may read.
import { sql } from 'kysely'
import type { Host } from './store.ts'

/** What the server says of a connection: its own address and ours as it sees it, null over a socket of one machine. */
export interface Line {
  readonly encrypted: boolean
  readonly client: string | null
  readonly server: string | null
}

/** Why the line is open to others, as a sentence; undefined where it is not. */
export async function openLine(host: Host): Promise<string | undefined> {
  if (host.engine !== 'postgres') return undefined
  const { rows } = await sql<Line>`select
    coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as encrypted,
    host(inet_client_addr()) as client, host(inet_server_addr()) as server`.execute(host.keeper.withoutPlugins())
  const [line] = rows
  return line !== undefined && isOpen(line)
    ? `The line to PostgreSQL at ${host.where} is not encrypted, and patients’ records go over it: let the server take TLS and add sslmode=verify-full to its address.`
    : undefined
}

/** Not encrypted, and not within one machine. */
export function isOpen({ encrypted, client, server }: Line): boolean {
  return !encrypted && client !== null && client !== server && !/^(127\.|::1$)/.test(client)
}
