import sql from 'sql-template-tag'
import type { Initiator } from '../../../initiator/initiator.entity'
import type { InitiatorKind } from '../../../initiator/initiator.enums'
import { newId } from '../../../shared/ids'
import type { Writing } from '../../../shared/writing'
import type { InitiatorInput } from './initiator.inputs'

export type ListedInitiator = Pick<Initiator, 'id' | 'kind' | 'name' | 'organisationId'> & {
  readonly isNew?: boolean
}

export const initiatorsOf = (partnershipId: string, write: Writing): Promise<ListedInitiator[]> =>
  write.read(sql`SELECT t."id", t."kind", t."name", t."organisationId" FROM "initiator" AS t
    JOIN "partnership_initiator" AS started ON started."initiatorId" = t."id"
    WHERE started."partnershipId" = ${partnershipId} ORDER BY t."id"`)

/** What the list is to be. One without an id is the one that is just so already, or else a new one. */
export async function initiatorsSaid(
  said: readonly InitiatorInput[],
  before: readonly ListedInitiator[],
  write: Writing,
): Promise<ListedInitiator[]> {
  const named = await byIdOf(said, write)
  const nameOf = await organisationNames(said, write)
  const unnamed = before.filter(({ id }) => !named.has(id))
  const described = said
    .filter(({ id }) => id == null)
    .map(({ kind, name, organisationId: organisation }) => {
      const organisationId = organisation ?? null
      const columns = {
        kind: kind as InitiatorKind,
        name: name ?? nameOf.get(organisationId ?? '') ?? null,
        organisationId,
      }
      const place = unnamed.findIndex((each) => isSame(each, columns))
      return place === -1
        ? { ...columns, id: newId('initiator'), isNew: true }
        : (unnamed.splice(place, 1)[0] as ListedInitiator)
    })
  return [...named.values(), ...described]
}

type Columns = Omit<ListedInitiator, 'id'>

const isSame = (one: Columns, other: Columns): boolean =>
  one.kind === other.kind && one.name === other.name && one.organisationId === other.organisationId

async function byIdOf(said: readonly InitiatorInput[], write: Writing) {
  const ids = said.flatMap(({ id }) => id ?? [])
  const rows =
    ids.length === 0
      ? []
      : await write.read<ListedInitiator>(sql`SELECT "id", "kind", "name", "organisationId" FROM "initiator"
          WHERE ${write.dialect.isIn(sql`"id"`, write.dialect.list(ids))}`)
  return new Map(rows.map((row) => [row.id, row]))
}

async function organisationNames(said: readonly InitiatorInput[], write: Writing) {
  const ids = said.flatMap(({ organisationId }) => organisationId ?? [])
  const rows =
    ids.length === 0
      ? []
      : await write.read<{ id: string; name: string }>(sql`SELECT "id", "name" FROM "organisation"
          WHERE ${write.dialect.isIn(sql`"id"`, write.dialect.list(ids))}`)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
