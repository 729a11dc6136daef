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

/** What the registry knows of the initiators and organisations that inputs name. */
export interface NamedInitiators {
  readonly initiators: ReadonlyMap<string, ListedInitiator>
  readonly organisationNames: ReadonlyMap<string, string>
}

export const namedInitiators = async (
  said: readonly InitiatorInput[],
  write: Writing,
): Promise<NamedInitiators> => ({
  initiators: await byIdOf(said, write),
  organisationNames: await organisationNames(said, write),
})

/** What the list is to be. One without an id is the one that is just so already, or else a new one. */
export function initiatorsSaid(
  said: readonly InitiatorInput[],
  before: readonly ListedInitiator[],
  { initiators, organisationNames: nameOf }: NamedInitiators,
): ListedInitiator[] {
  const ids = said.flatMap(({ id }) => id ?? [])
  const named = new Map([...new Set(ids)].flatMap((id) => entryOf(initiators.get(id))))
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

const entryOf = (initiator: ListedInitiator | undefined) =>
  initiator ? [[initiator.id, initiator] as const] : []

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
