import { tidyAll } from '../../../core/values/plain-text'
import { readBefore } from '../../../core/values/source'
import { incompleteGoals } from '../../../modules/partnership/goal/replace-goals'
import { partnerships } from '../../../modules/partnership/partnership.collection'
import { Partnership } from '../../../modules/partnership/partnership.entity'
import { partnershipPolicy } from '../../../modules/partnership/partnership.policy'
import { partnershipRecord } from '../../../modules/partnership/partnership.record'
import { partnershipViolations } from '../../../modules/partnership/partnership.rules'
import {
  findNamedRecords,
  NO_RELATIONS,
  type PartnershipRelations,
  relationsOf,
  resolveRelations,
} from '../../../modules/partnership/partnership-relations'
import { enterPartnerships, rewritePartnership } from '../../../modules/partnership/save-partnership'
import type { MutationContext } from '../../../mutations/mutation-context'
import { KnownNames } from '../duplicates/known-names'
import { identifyPartnerships, namedOf, similarPartnerships } from '../duplicates/match-partnerships'
import type { FileRows } from '../file-rows'
import type { Importer, ImportOptions, ImportRegistry } from '../import-options'
import {
  type ImportRow,
  type Likeness,
  problemOf,
  type Target,
  type UpdateResult,
  WaitingUpdate,
} from '../import-row'
import { deriveLegalForm } from './derive-legal-form'
import type { ImportSession } from './importer'
import {
  listProblems,
  sameAnswer,
  sameGoal,
  sameImage,
  sameInitiator,
  sameSource,
  withLists,
} from './list-columns'
import {
  checkPartnerships,
  importedColumnsOf,
  importInitiators,
  PartnershipRow,
  valuesOf,
} from './partnership-checks'
import { emptiedProblems, problemsOf } from './row-checks'

const waitingMessage = (field: string) =>
  `The new ${field} of this published partnership waits for an editor. Until then, the record has the present one.`

/** Writes what differs; or tells what is wrong. */
async function updateFromRow(
  { row, id }: Target,
  options: ImportOptions,
  mutation: MutationContext,
): Promise<UpdateResult> {
  const record = await mutation.write.find(partnerships, id, mutation.viewer)
  if (record === null || !(await mutation.hasRight(partnershipPolicy.update, id)))
    return [
      problemOf(row, null, 'The registry has this partnership, but you do not manage it: leave out the row.'),
    ]
  const relations = await relationsOf(id, mutation.write)
  const fields = withLists(row.patch, listsOf(record, relations))
  const { legalFormKind } = row.values
  const lacksKind = record.legalFormKind === null && !('legalFormKind' in fields)
  const derived = lacksKind && legalFormKind != null ? { legalFormKind } : {}
  const values = readBefore(valuesOf({ ...fields, ...derived }), record)
  const { initiators = [], goals, ...others } = values
  const isChecked = !options.isOperators
  const violations = await partnershipViolations(
    isChecked ? values : { ...others, initiators: initiators?.filter((each) => each.id == null) ?? [] },
    record,
    mutation,
  )
  const problems = [
    ...emptiedProblems(row, { entity: Partnership, changes: values }, mutation),
    ...problemsOf(row, violations),
    ...problemsOf(row, isChecked ? [] : incompleteGoals(goals ?? [], relations.goals)),
    ...listProblems(row, fields, options.importer),
  ]
  if (problems.length > 0) return problems
  const { differences, waiting } = await rewritePartnership({ record, relations }, values, mutation)
  const fieldsWaiting = Object.keys(waiting)
  if (fieldsWaiting.length === 0) return differences
  return new WaitingUpdate(
    differences,
    fieldsWaiting.map((field) => problemOf(row, field, waitingMessage(field))),
  )
}

const listsOf = (
  { formerNames, activityAreas, seeksSectors, images, healthAnswers, sources }: Partnership,
  { sectors, territories, goals, initiators }: PartnershipRelations,
) => ({
  formerNames: { entries: formerNames },
  activityAreas: { entries: activityAreas },
  seeksSectors: { entries: seeksSectors },
  images: { entries: images, means: sameImage },
  healthAnswers: { entries: healthAnswers, means: sameAnswer },
  sources: { entries: sources, means: sameSource },
  sectors: { entries: sectors },
  territories: { entries: territories.map(({ code }) => code) },
  goals: { entries: goals, means: sameGoal },
  initiators: { entries: initiators, means: sameInitiator },
})

export const partnershipImporter: Importer = {
  recordSchema: partnershipRecord,
  rules: PartnershipRow,
  derive: deriveLegalForm,
  begin: async (options, registry) => new PartnershipImportSession(options, registry),
}

class PartnershipImportSession implements ImportSession {
  /** Read once there is a row that may be new: most files that come again have none. */
  private names: KnownNames | undefined

  constructor(
    private readonly options: ImportOptions,
    private readonly registry: ImportRegistry,
  ) {}

  /** What the database has once only: a former slug is one, too. */
  uniqueValues({ values }: ImportRow) {
    const { krs, slug, formerSlugs, goals } = values as unknown as PartnershipRow
    const slugs = [slug, ...(formerSlugs ?? [])].flatMap((each) => (each == null ? [] : [each]))
    return [
      ...(krs == null ? [] : [['krs', krs] as const]),
      ...[...new Set(slugs)].map((each) => ['slug', each] as const),
      ...(goals ?? []).flatMap(({ id }) => (id == null ? [] : [['goals.id', id] as const])),
    ]
  }

  identify = identifyPartnerships

  /** The names of the registry stay as they were read: what a row looks like is needed now only where it is to change that. */
  async collect(rows: readonly ImportRow[], mutation: MutationContext) {
    if (rows.length === 0) return new Map<ImportRow, Likeness>()
    const { names } = await this.named()
    for (const row of rows) names.add(namedOf(row, ''))
    return this.options.onDuplicate === 'update'
      ? similarPartnerships(rows, names, mutation, (row) => row === null)
      : new Map<ImportRow, Likeness>()
  }

  async resemble(rows: readonly ImportRow[], mutation: MutationContext, file: FileRows) {
    if (rows.length === 0) return new Map<ImportRow, Likeness>()
    const named = await this.named()
    await named.readCreated(mutation, file)
    return similarPartnerships(rows, named.names, mutation)
  }

  private async named(): Promise<KnownNames> {
    this.names ??= await KnownNames.read(this.registry)
    return this.names
  }

  check(targets: readonly Target[], mutation: MutationContext) {
    return checkPartnerships(targets, this.options, mutation)
  }

  async create(targets: readonly Target[], mutation: MutationContext) {
    const { write, now } = mutation
    await importInitiators(targets, this.options, mutation)
    const values = targets.map(({ row }) => tidyAll(valuesOf(row.values)))
    const named = await findNamedRecords(values, write)
    const entries = targets.map(({ row, id }, index) => {
      const each = values[index] as (typeof values)[number]
      const relations = resolveRelations(each, NO_RELATIONS, named)
      return { values: each, relations, ...importedColumnsOf({ row, id }, this.options, now) }
    })
    await enterPartnerships(entries, mutation)
  }

  async update(target: Target, mutation: MutationContext) {
    await importInitiators([target], this.options, mutation)
    return updateFromRow(target, this.options, mutation)
  }
}
