import sql from 'sql-template-tag'
import type { Database } from '../../../src/database/database'
import { beginUndoById, continueUndo } from '../../../src/interchange/import/undo/undo-import'
import { MutationContext } from '../../../src/mutations/mutation-context'

export type Transact = <T>(work: (mutation: MutationContext) => Promise<T>) => Promise<T>

export const operatorOf =
  (database: Database): Transact =>
  (work) =>
    database.write((write) => work(MutationContext.operator(write, new Date())))

/** Undoes an import as the operator does; answers with the id of the undo. */
export async function undoImport(database: Database, id: string | null): Promise<string> {
  const transact = operatorOf(database)
  const undoId = await transact((mutation) => beginUndoById(id ?? '', mutation))
  await continueUndo(undoId, { transact })
  return undoId
}

export const rowsOf = <Row>(database: Database, text: string): Promise<Row[]> =>
  database.write((write) => write.read<Row>(sql([text])))

/** The tables that hold records, and the column with the id of the record. */
const TABLES: Readonly<Record<string, string>> = {
  organisation: 'id',
  partnership: 'id',
  membership: 'id',
  agreement: 'id',
  event: 'id',
  initiator: 'id',
  pending_change: 'id',
  goal: 'partnershipId',
  former_slug: 'partnershipId',
  partnership_sector: 'partnershipId',
  partnership_territory: 'partnershipId',
  partnership_initiator: 'partnershipId',
  agreement_party: 'agreementId',
  event_co_host: 'eventId',
  co_host_invitation: 'eventId',
  external_key: 'recordId',
  pending_change_territory: 'pendingChangeId',
}

/** All that the tables have of each record, but for what grows with each write. */
export async function recordsOf(database: Database): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const [table, column] of Object.entries(TABLES))
    for (const row of await rowsOf<Record<string, unknown>>(database, `SELECT * FROM "${table}"`)) {
      const id = String(row[column])
      found[id] = [...(found[id] ?? []), `${table} ${textOf(row)}`].sort()
    }
  return found
}

/** The words by which a record is found are made of others too: an event has those of its partnership. */
const textOf = ({ version, updatedAt, searchTokens, ...row }: Record<string, unknown>) =>
  JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))
