import type { Acting } from '../../../keeping/write-as'
import { sectorId } from '../../../sector/sector.entity'
import { FormerSlug } from '../../former-slug.entity'
import { Goal } from '../../goal/goal.entity'
import { Partnership } from '../../partnership.entity'
import type { ListedInitiator } from '../initiators/initiators-said'
import { makeInitiators, tellShown } from '../initiators/replace-initiators'
import { freeSlugs } from '../naming/slug'
import { type Newcomer, newPartnership } from './new-partnership'

export type Entry = Omit<Newcomer, 'slug'> & {
  /** One that is known to be free. Null: it is made of the name. */
  readonly slug: string | null
  readonly formerSlugs: readonly string[]
}

/** Enters many partnerships by a few statements, once nothing is found wrong with any of them. */
export async function enterPartnerships(
  entries: readonly Entry[],
  { write, now }: Pick<Acting, 'write' | 'now'>,
) {
  const named = entries.filter(({ slug }) => slug === null).map(({ said }) => said.name)
  const slugs = named.length > 0 ? await freeSlugs(named, write) : []
  const newcomers = entries.map((entry) => ({ ...entry, slug: entry.slug ?? (slugs.shift() as string) }))
  const records = newcomers.map((newcomer) => ({ ...newcomer, record: newPartnership(newcomer, now) }))
  await write.insert(
    Partnership,
    records.map(({ record }) => record),
  )
  const rowsOf = <T>(rows: (newcomer: (typeof records)[number]) => readonly T[]) =>
    records.flatMap((each) => rows(each).map((row) => ({ ...row, partnershipId: each.record.id })))
  await write.insertRows(
    'partnership_sector',
    rowsOf(({ parts }) => parts.sectors.map((code) => ({ sectorId: sectorId(code) }))),
  )
  await write.insertRows(
    'partnership_territory',
    rowsOf(({ parts }) => parts.territories.map(({ id: territoryId }) => ({ territoryId }))),
  )
  await write.insertRows(
    Goal,
    rowsOf(({ parts }) => parts.goals.map((goal, position) => ({ ...goal, position }))),
  )
  await write.insertRows(
    FormerSlug,
    rowsOf(({ formerSlugs }) => formerSlugs.map((slug) => ({ slug }))),
  )
  const initiators = records.flatMap(({ parts }) => parts.initiators)
  await makeInitiators(eachOnce(initiators.filter(({ isNew }) => isNew)), write)
  const shown = records
    .filter(({ record }) => record.publishedAt !== null)
    .flatMap(({ parts }) => parts.initiators.filter(({ isNew }) => !isNew).map(({ id }) => id))
  await tellShown({ publishedAt: now.toISOString() }, [...new Set(shown)], write)
  await write.insertRows(
    'partnership_initiator',
    rowsOf(({ parts }) => eachOnce(parts.initiators).map(({ id: initiatorId }) => ({ initiatorId }))),
  )
}

const eachOnce = (initiators: readonly ListedInitiator[]): ListedInitiator[] => [
  ...new Map(initiators.map((initiator) => [initiator.id, initiator])).values(),
]
