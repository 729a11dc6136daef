import type { UpdateNote } from '../../core/change-log/write'
import { newId } from '../../core/id'
import { tidyAll } from '../../core/values/plain-text'
import { changeRecord } from '../../mutations/change-record'
import type { MutationContext } from '../../mutations/mutation-context'
import type { Warning } from '../../mutations/warning'
import { sectorId } from '../sector/sector.entity'
import { confirmedBySources } from './activity/confirmed-by-sources'
import { FormerSlug } from './former-slug.entity'
import { Goal } from './goal/goal.entity'
import { legalFormKindOf } from './legal-form'
import { partnerships } from './partnership.collection'
import { Partnership } from './partnership.entity'
import type { PartnershipChange, PartnershipFields } from './partnership.inputs'
import { partnershipWarnings } from './partnership.rules'
import { type ImportedFields, partnershipColumns } from './partnership-columns'
import { runHooks } from './partnership-hooks'
import { type ListedInitiator, makeInitiators, recordShown } from './partnership-initiators'
import {
  findNamedRecords,
  links,
  NO_RELATIONS,
  type PartnershipRelations,
  relationsOf,
  replaceRelations,
  resolveRelations,
} from './partnership-relations'
import { partnershipWords } from './partnership-search'
import { formerNames, freeSlug, freeSlugs, renamed } from './partnership-slug'
import { proposeChange, waitingDifferences, waitingWarnings } from './pending-change/propose-change'

/** What is known of a partnership that is entered. */
export interface NewPartnership {
  /** Its texts are tidy. */
  readonly values: PartnershipFields & { readonly name: string }
  readonly relations: PartnershipRelations
  readonly slug: string
  /** What its row has that nobody says of one who enters it: when it was published, or what another registry knew. */
  readonly given?: Partial<Partnership>
}

/** The row of a new partnership; a draft, if nothing else is given. */
function newPartnership({ values, relations, slug, given }: NewPartnership, now: Date) {
  const at = now.toISOString()
  const columns = partnershipColumns(values, now)
  const record = {
    ...UNKNOWN,
    ...columns,
    ...confirmedBySources(columns),
    // Null says that it is not known.
    ...(columns.legalFormKind === undefined && {
      legalFormKind: legalFormKindOf(columns.legalForm ?? ''),
    }),
    ...{ id: newId('partnership'), name: values.name, slug, createdAt: at, updatedAt: at },
    formerNames: formerNames(values.name, values.formerNames ?? []),
    ...given,
  }
  return { ...record, ...partnershipWords(record, relations) }
}

const UNKNOWN: Pick<
  Partnership,
  'activityAreas' | 'seeksSectors' | 'sources' | 'kind' | 'krs' | 'publishedAt'
> = {
  activityAreas: [],
  seeksSectors: [],
  sources: [],
  kind: null,
  krs: null,
  publishedAt: null,
}

export type Entry = Omit<NewPartnership, 'slug'> & {
  /** One that is known to be free. Null: it is made of the name. */
  readonly slug: string | null
  readonly formerSlugs: readonly string[]
}

/** Enters many partnerships by a few statements, once nothing is found wrong with any of them. */
export async function enterPartnerships(
  entries: readonly Entry[],
  { write, now }: Pick<MutationContext, 'write' | 'now'>,
) {
  const named = entries.filter(({ slug }) => slug === null).map(({ values }) => values.name)
  const slugs = named.length > 0 ? await freeSlugs(named, write) : []
  const drafts = entries.map((entry) => ({ ...entry, slug: entry.slug ?? (slugs.shift() as string) }))
  const records = drafts.map((draft) => ({ ...draft, record: newPartnership(draft, now) }))
  await write.insert(
    Partnership,
    records.map(({ record }) => record),
  )
  const rowsOf = <T>(rows: (draft: (typeof records)[number]) => readonly T[]) =>
    records.flatMap((each) => rows(each).map((row) => ({ ...row, partnershipId: each.record.id })))
  await write.insertRows(
    'partnership_sector',
    rowsOf(({ relations }) => relations.sectors.map((code) => ({ sectorId: sectorId(code) }))),
  )
  await write.insertRows(
    'partnership_territory',
    rowsOf(({ relations }) => relations.territories.map(({ id: territoryId }) => ({ territoryId }))),
  )
  await write.insertRows(
    Goal,
    rowsOf(({ relations }) => relations.goals.map((goal, position) => ({ ...goal, position }))),
  )
  await write.insertRows(
    FormerSlug,
    rowsOf(({ formerSlugs }) => formerSlugs.map((slug) => ({ slug }))),
  )
  const initiators = records.flatMap(({ relations }) => relations.initiators)
  await makeInitiators(eachOnce(initiators.filter(({ isNew }) => isNew)), write)
  const shown = records
    .filter(({ record }) => record.publishedAt !== null)
    .flatMap(({ relations }) => relations.initiators.filter(({ isNew }) => !isNew).map(({ id }) => id))
  await recordShown({ publishedAt: now.toISOString() }, [...new Set(shown)], write)
  await write.insertRows(
    'partnership_initiator',
    rowsOf(({ relations }) => eachOnce(relations.initiators).map(({ id: initiatorId }) => ({ initiatorId }))),
  )
}

const eachOnce = (initiators: readonly ListedInitiator[]): ListedInitiator[] => [
  ...new Map(initiators.map((initiator) => [initiator.id, initiator])).values(),
]

export interface Entered {
  readonly id: string
  readonly warnings: Warning[]
}

/** Enters a partnership as a draft, once partnershipViolations has found nothing wrong with it. */
export async function enterPartnership(
  given: PartnershipFields & { name: string },
  mutation: MutationContext,
): Promise<Entered> {
  const { write, now } = mutation
  const values = tidyAll(given)
  const relations = resolveRelations(values, NO_RELATIONS, await findNamedRecords([values], write))
  const slug = await freeSlug(values.name, null, write)
  const record = newPartnership({ values, relations, slug }, now)
  await write.insert(Partnership, [record])
  await replaceRelations(record, { before: NO_RELATIONS, after: relations, write })
  return { id: record.id, warnings: await partnershipWarnings({ ...record, relations }, values, mutation) }
}

interface Altered {
  readonly warnings: Warning[]
  readonly pendingChangeId: string | null
}

/** Changes a partnership whose row is locked, once partnershipViolations has found nothing wrong with it. */
export async function alterPartnership(
  record: Partnership,
  given: PartnershipChange,
  mutation: MutationContext,
): Promise<Altered> {
  const stored = { record, relations: await relationsOf(record.id, mutation.write) }
  const { written, values, waiting, pendingChangeId } = await rewritePartnership(stored, given, mutation)
  const warnings = await partnershipWarnings(written, values, mutation)
  return { warnings: [...waitingWarnings(waiting), ...warnings], pendingChangeId }
}

interface StoredPartnership {
  readonly record: Partnership
  readonly relations: PartnershipRelations
}

/** The same, where nobody waits for what deserves a second look. What its writer could not publish waits for an editor. */
export async function rewritePartnership(
  stored: StoredPartnership,
  given: PartnershipChange & ImportedFields,
  mutation: MutationContext,
) {
  const values = tidyAll(given)
  const waiting = await waitingDifferences(stored, values, mutation)
  const isWaiting = (field: string) => field in waiting
  const atOnce = Object.fromEntries(Object.entries(values).filter(([field]) => !isWaiting(field)))
  const done = await writePartnership(stored, atOnce, mutation)
  const isProposed = Object.keys(waiting).length > 0
  const pendingChangeId = isProposed ? await proposeChange(stored.record, waiting, mutation) : null
  return { ...done, waiting, pendingChangeId }
}

/** Writes what differs, with what else the history tells of it. */
export async function writePartnership(
  { record, relations: before }: StoredPartnership,
  values: PartnershipChange & ImportedFields,
  mutation: MutationContext,
  otherLinks: UpdateNote['links'] = {},
) {
  const { write, now } = mutation
  const relations = resolveRelations(values, before, await findNamedRecords([values], write))
  const columns = partnershipColumns(values, now)
  const changes = {
    ...columns,
    ...confirmedBySources({ ...record, ...columns }),
    ...(await renamed(record, values, write)),
  }
  const derived = (after: Partnership) => partnershipWords(after, relations)
  const differences = await changeRecord(
    partnerships,
    { record, changes, derived, links: { ...links(before, relations), ...otherLinks } },
    mutation,
  )
  await replaceRelations(record, { before, after: relations, write })
  if (changes.name !== record.name) await runHooks('renamed', { id: record.id, name: changes.name }, write)
  return { written: { ...record, ...changes, relations }, values, differences }
}
