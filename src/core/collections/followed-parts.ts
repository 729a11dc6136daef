import sql, { join, type Sql } from 'sql-template-tag'
import type { Writing } from '../change-log/write'
import { type Collection, collections } from './collection'
import type { Followed } from './followed'
import type { EntityClass } from './reader'

type FollowedCollection = Collection<object> & { readonly followed: Followed }

/** Those whose changes others are told of. */
export const followedCollections = (): FollowedCollection[] =>
  collections().filter((each): each is FollowedCollection => each.followed !== null)

type Below = NonNullable<Followed['partsBelow']>[number]

const partsBelow = (): Below[] => followedCollections().flatMap(({ followed }) => followed.partsBelow ?? [])

/** The rows `territoryId` of the territories in which a record of the collection lies. None: it lies nowhere. */
export const territoriesOf = ({ entity, followed }: FollowedCollection, recordId: Sql): Sql[] =>
  [followed, ...partsBelow().filter((each) => each.entity === entity)].flatMap(
    ({ territories }) => territories?.(recordId) ?? [],
  )

/** The parts of a record, and their parts, which are shown with it. */
export const partsShownWith = (
  { entity }: Collection<object>,
  id: string,
  write: Writing,
): Promise<{ type: string; id: string }[]> =>
  write.read(join(selectsOfParts(entity, sql`${id}`), ' UNION ALL '))

function selectsOfParts(whole: EntityClass<object>, ids: Sql): Sql[] {
  const above = followedCollections().flatMap(({ entity, followed }) =>
    followed.partOf.filter((each) => each.entity === whole).map(({ parts }) => ({ entity, parts })),
  )
  const below = followedCollections()
    .filter(({ entity }) => entity === whole)
    .flatMap(({ followed }) => followed.partsBelow ?? [])
  return [...above, ...below].flatMap(({ entity, parts }) => {
    const found = parts(ids)
    return [
      sql`SELECT CAST(${entity.name} AS text) AS "type", "id" FROM (${found}) AS part`,
      ...selectsOfParts(entity, found),
    ]
  })
}
