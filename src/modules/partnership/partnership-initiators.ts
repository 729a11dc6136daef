import sql, { type Sql } from 'sql-template-tag'
import { ChangeKind } from '../../core/change-log/change-kind'
import type { Writing } from '../../core/change-log/write'
import { newId } from '../../core/id'
import { Initiator, initiatorColumns } from '../initiator/initiator.entity'
import type { InitiatorKind } from '../initiator/initiator.enums'
import { isInitiatorVisible } from '../initiator/initiator.policy'
import { updateJoinTable } from './join-table'
import type { Partnership } from './partnership.entity'
import { isPartnershipVisible } from './partnership.policy'
import type { InitiatorInput } from './partnership-initiator.inputs'

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

export const findNamedInitiators = async (
  values: readonly InitiatorInput[],
  write: Writing,
): Promise<NamedInitiators> => ({
  initiators: await byIdOf(values, write),
  organisationNames: await organisationNames(values, write),
})

/** What the list is to be. One without an id is the one that is just so already, or else a new one. */
export function resolveInitiators(
  values: readonly InitiatorInput[],
  before: readonly ListedInitiator[],
  { initiators, organisationNames: nameOf }: NamedInitiators,
): ListedInitiator[] {
  const ids = values.flatMap(({ id }) => id ?? [])
  const named = new Map([...new Set(ids)].flatMap((id) => entryOf(initiators.get(id))))
  const unnamed = before.filter(({ id }) => !named.has(id))
  const described = values
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

async function byIdOf(values: readonly InitiatorInput[], write: Writing) {
  const ids = values.flatMap(({ id }) => id ?? [])
  const rows =
    ids.length === 0
      ? []
      : await write.read<ListedInitiator>(sql`SELECT "id", "kind", "name", "organisationId" FROM "initiator"
          WHERE ${write.dialect.isIn(sql`"id"`, write.dialect.list(ids))}`)
  return new Map(rows.map((row) => [row.id, row]))
}

async function organisationNames(values: readonly InitiatorInput[], write: Writing) {
  const ids = values.flatMap(({ organisationId }) => organisationId ?? [])
  const rows =
    ids.length === 0
      ? []
      : await write.read<{ id: string; name: string }>(sql`SELECT "id", "name" FROM "organisation"
          WHERE ${write.dialect.isIn(sql`"id"`, write.dialect.list(ids))}`)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

type Kept = Pick<Partnership, 'id' | 'publishedAt'>
type Lists = readonly [before: readonly ListedInitiator[], after: readonly ListedInitiator[]]

/** Brings the initiators of a partnership from what they were to what they are to be. */
export async function replaceInitiators(partnership: Kept, [before, after]: Lists, write: Writing) {
  const isIn = (list: readonly ListedInitiator[]) => new Set(list.map(({ id }) => id))
  const [former, present] = [isIn(before), isIn(after)]
  const come = after.filter(({ id }) => !former.has(id))
  const made = come.filter(({ isNew }) => isNew)
  await leave(
    partnership,
    [...former].filter((id) => !present.has(id)),
    write,
  )
  await makeInitiators(made, write)
  const shown = come.filter(({ isNew }) => !isNew).map(({ id }) => id)
  await recordShown(partnership, shown, write)
  await updateJoinTable({ table: 'partnership_initiator', other: 'initiatorId' }, partnership.id, {
    before: [...former],
    after: [...present],
    write,
  })
}

export const makeInitiators = (made: readonly ListedInitiator[], write: Writing): Promise<void> =>
  write.insert(
    Initiator,
    made.map(({ id, kind, name, organisationId }) => ({
      ...initiatorColumns({ kind, name }),
      id,
      organisationId,
    })),
  )

/** To be asked before the partnership lets go of them: those behind no other go too, and some may not be seen any more. */
export async function leave({ id, publishedAt }: Kept, initiatorIds: readonly string[], write: Writing) {
  if (initiatorIds.length === 0) return
  const { dialect } = write
  const isOne = dialect.isIn(sql`t."id"`, dialect.list(initiatorIds))
  // Another partnership may be about to name one of them.
  if (dialect.name === 'postgres')
    await write.run(sql`SELECT 1 FROM "initiator" AS t WHERE ${isOne} ORDER BY t."id" FOR UPDATE`)
  const elsewhere = (condition: Sql) =>
    sql`EXISTS (SELECT 1 FROM "partnership_initiator" AS started
      JOIN "partnership" AS whole ON whole."id" = started."partnershipId"
      WHERE started."initiatorId" = t."id" AND whole."id" <> ${id} AND ${condition})`
  const left = await write.read<Pick<Initiator, 'id' | 'name'> & { isNamed: number }>(
    sql`SELECT t."id", t."name", CASE WHEN ${elsewhere(sql`1 = 1`)} THEN 1 ELSE 0 END AS "isNamed"
      FROM "initiator" AS t WHERE ${isOne} AND NOT ${elsewhere(isPartnershipVisible(sql`whole`, null))}`,
  )
  for (const { id: initiatorId, name, isNamed } of left)
    if (!isNamed) await write.delete(Initiator, initiatorId)
    else if (publishedAt !== null)
      await write.update(Initiator, initiatorId, { name }, { kind: ChangeKind.HIDDEN })
}

/** Those whom only drafts have named so far are shown with this partnership. */
export async function recordShown(
  { publishedAt }: Pick<Kept, 'publishedAt'>,
  initiatorIds: readonly string[],
  write: Writing,
) {
  if (publishedAt === null || initiatorIds.length === 0) return
  const { dialect } = write
  const hidden = await write.read<{ id: string }>(
    sql`SELECT t."id" FROM "initiator" AS t WHERE ${dialect.isIn(sql`t."id"`, dialect.list(initiatorIds))}
      AND NOT ${isInitiatorVisible(sql`t`, null)}`,
  )
  write.touch(
    Initiator.name,
    hidden.map(({ id }) => id),
    ChangeKind.RESTORED,
    [],
  )
}
