import { IsOptional, Matches, Max, Min } from 'class-validator'
import sql from 'sql-template-tag'
import { incompleteParts } from '../../../core/patch'
import { IsPlainText, tidyAll } from '../../../core/values/plain-text'
import { incompleteGoals, unknownGoals } from '../../../modules/partnership/goal/replace-goals'
import { SLUG } from '../../../modules/partnership/partnership.collection'
import { Partnership } from '../../../modules/partnership/partnership.entity'
import {
  CreatePartnershipInput,
  type PartnershipFields,
} from '../../../modules/partnership/partnership.inputs'
import { disorder } from '../../../modules/partnership/partnership.rules'
import { type ImportedFields, partnershipColumns } from '../../../modules/partnership/partnership-columns'
import type { InitiatorInput } from '../../../modules/partnership/partnership-initiator.inputs'
import { type ListedInitiator, makeInitiators } from '../../../modules/partnership/partnership-initiators'
import { unknownInitiators } from '../../../modules/partnership/partnership-initiators.rules'
import type { Entry } from '../../../modules/partnership/save-partnership'
import type { MutationContext } from '../../../mutations/mutation-context'
import type { ImportOptions } from '../import-options'
import { type ImportRow, problemOf, type RowProblem, type Target } from '../import-row'
import { managementProblems, problemsOf, unitProblems } from './row-checks'

const SLUG_RULE = 'must have only the letters a to z, digits, and single dashes between them.'

/** What a row says of a partnership. */
export class PartnershipRow extends CreatePartnershipInput {
  id?: string | null

  @IsOptional()
  @Matches(SLUG, { message: `slug ${SLUG_RULE}` })
  slug?: string | null

  endedOn?: string | null

  @IsOptional()
  @IsPlainText(1_000)
  endedReason?: string | null

  @IsOptional()
  @Matches(SLUG, { each: true, message: `formerSlugs ${SLUG_RULE}` })
  formerSlugs?: string[] | null

  @IsOptional()
  @Min(1)
  version?: number | null

  @IsOptional()
  @Min(0)
  @Max(1_000_000_000)
  viewCount?: number | null

  publishedAt?: string | null
  createdAt?: string | null
  updatedAt?: string | null
  isExample?: boolean | null
  commentPolicy?: Partnership['commentPolicy'] | null
}

/** What a row says, as the API takes it. Initiators that the file names by their ids are there by now, and as it says. */
type RowValues = PartnershipFields & ImportedFields & { readonly name: string }

export function valuesOf(fields: ImportRow['values']): RowValues {
  const { id, slug, formerSlugs, publishedAt, createdAt, updatedAt, version, viewCount, ...values } =
    fields as unknown as PartnershipRow
  const initiators = values.initiators?.map((each) => (each.id != null ? { id: each.id } : each))
  return { ...values, ...(initiators && { initiators }) } as RowValues
}

/** What a new record has that is none of its fields in the API. */
export function importedColumnsOf(
  { row, id }: Pick<Target, 'row' | 'id'>,
  { areDrafts }: ImportOptions,
  now: Date,
): Pick<Entry, 'slug' | 'formerSlugs' | 'given'> {
  const { slug, formerSlugs, publishedAt, createdAt, updatedAt, version, viewCount } =
    row.values as unknown as PartnershipRow
  const entered = createdAt ?? now.toISOString()
  const given: Partial<Partnership> = {
    id,
    publishedAt: areDrafts ? null : publishedAt === undefined ? now.toISOString() : publishedAt,
    createdAt: entered,
    updatedAt: updatedAt ?? entered,
    ...(version != null && { version }),
    ...(viewCount != null && { viewCount }),
  }
  return { slug: slug ?? null, formerSlugs: formerSlugs ?? [], given }
}

const initiatorsOf = ({ row }: Target): readonly InitiatorInput[] =>
  (row.values as unknown as PartnershipRow).initiators ?? []

/** Initiators of the registry that a file comes from keep their ids. */
export async function importInitiators(
  targets: readonly Target[],
  options: ImportOptions,
  mutation: MutationContext,
) {
  if (!options.isOperators) return
  const named = targets.flatMap((target) => initiatorsOf(target).filter(({ id }) => id != null))
  const known = await knownInitiators(named, mutation)
  const missing = new Map<string, ListedInitiator>()
  for (const { id, kind, name, organisationId } of tidyAll(named))
    if (id != null && kind != null && !known.has(id))
      missing.set(id, { id, kind, name: name ?? null, organisationId: organisationId ?? null })
  await makeInitiators([...missing.values()], mutation.write)
}

/** An import changes no initiator, whom other partnerships may name too. */
async function changedInitiators(
  targets: readonly Target[],
  mutation: MutationContext,
): Promise<RowProblem[]> {
  const named = targets.flatMap((target) =>
    initiatorsOf(target).map((given) => ({ target, given: tidyAll(given) })),
  )
  const known = await knownInitiators(
    named.map(({ given }) => given),
    mutation,
  )
  return named.flatMap(({ target: { row }, given }) => {
    const stored = known.get(given.id ?? '')
    return (['kind', 'name', 'organisationId'] as const)
      .filter((field) => stored && given[field] != null && given[field] !== stored[field])
      .map((field) => {
        const message = `The initiator with this id has another ${field}, which an import cannot change. For a new initiator, leave out the id.`
        return problemOf(row, `initiators.${field}`, message)
      })
  })
}

async function knownInitiators(
  named: readonly InitiatorInput[],
  { write }: Pick<MutationContext, 'write'>,
): Promise<Map<string, ListedInitiator>> {
  const ids = named.flatMap(({ id }) => id ?? [])
  if (ids.length === 0) return new Map()
  const { dialect } = write
  const rows = await write.read<ListedInitiator>(
    sql`SELECT "id", "kind", "name", "organisationId" FROM "initiator"
      WHERE ${dialect.isIn(sql`"id"`, dialect.list(ids))}`,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** What is wrong with partnerships that only the registry knows. Of those that it has, more is told when they are updated. */
export async function checkPartnerships(
  targets: readonly Target[],
  options: ImportOptions,
  mutation: MutationContext,
): Promise<RowProblem[]> {
  const codesOf = ({ row }: Target) => (row.values.territories ?? []) as readonly string[]
  const fresh = targets.filter(({ isNew }) => isNew)
  return [
    ...(await unitProblems(targets, { column: 'territories', codesOf }, mutation)),
    // Of those that are there, other territories may wait for an editor.
    ...(await managementProblems(fresh, { column: 'territories', codesOf }, mutation)),
    ...fresh.flatMap((target) => nameless(target)),
    ...fresh.flatMap(({ row }) => problemsOf(row, ownProblems(valuesOf(row.values), mutation))),
    ...(options.isOperators
      ? []
      : fresh.flatMap(({ row }) => problemsOf(row, unknownGoals(valuesOf(row.values).goals ?? [], [])))),
    ...(await initiatorProblems(fresh, options, mutation)),
    ...(await changedInitiators(targets, mutation)),
  ]
}

/** What is wrong with a new one, whatever the registry has. */
const ownProblems = (values: ReturnType<typeof valuesOf>, mutation: MutationContext) => {
  const changes = partnershipColumns(values, mutation.now)
  return [
    ...incompleteParts(Partnership, { record: null, changes }, mutation),
    ...disorder(changes, null),
    ...incompleteGoals(values.goals ?? [], []),
  ]
}

function nameless({ row }: Target): RowProblem[] {
  if (row.values.name != null) return []
  return [problemOf(row, 'name', 'name is required for a new partnership.')]
}

async function initiatorProblems(
  targets: readonly Target[],
  { isOperators }: ImportOptions,
  mutation: MutationContext,
) {
  const listed = targets.flatMap((target) => initiatorsOf(target).map((values) => ({ target, values })))
  const known = isOperators
    ? await knownInitiators(
        listed.map(({ values }) => values),
        mutation,
      )
    : new Map()
  // Of an operator’s, those that are not there are made with their ids.
  const asked = listed.filter(({ values: { id } }) => !known.has(id ?? ''))
  const violations = await unknownInitiators(
    asked.map(({ values: { id, ...values } }) => (isOperators || id == null ? values : { id })),
    mutation,
  )
  return violations.flatMap((violation) => {
    const target = asked[Number(violation.path[2])]?.target
    return target ? problemsOf(target.row, [violation]) : []
  })
}
