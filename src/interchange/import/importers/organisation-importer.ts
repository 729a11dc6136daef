import sql from 'sql-template-tag'
import { searchColumns } from '../../../core/collections/record'
import { tidy } from '../../../core/values/plain-text'
import { readBefore } from '../../../core/values/source'
import { Organisation, organisations } from '../../../modules/organisation/organisation.entity'
import { CreateOrganisationInput } from '../../../modules/organisation/organisation.inputs'
import {
  incompleteLogo,
  organisationColumns,
  organisationWords,
} from '../../../modules/organisation/organisation.mutations'
import { organisationPolicy } from '../../../modules/organisation/organisation.policy'
import { organisationRecord } from '../../../modules/organisation/organisation.record'
import { unpublishableChange } from '../../../modules/organisation/public-bodies'
import { NamedUnits } from '../../../modules/territory/named-units'
import { changeRecord } from '../../../mutations/change-record'
import type { MutationContext } from '../../../mutations/mutation-context'
import { identifyOrganisations, numbersOf, SimilarOrganisations } from '../duplicates/match-organisations'
import type { FileRows } from '../file-rows'
import { type Importer } from '../import-options'
import { type ImportRow, problemOf, type Target, type UpdateResult } from '../import-row'
import { type ImportSession, presentFields } from './importer'
import { listProblems, sameImage, sameSource, withLists } from './list-columns'
import { emptiedProblems, managementProblems, problemsOf, unitProblems } from './row-checks'

const valuesOf = ({ values }: Pick<ImportRow, 'values'>) => values as unknown as CreateOrganisationInput

class OrganisationRow extends CreateOrganisationInput {}

export const organisationImporter: Importer = {
  recordSchema: organisationRecord,
  rules: OrganisationRow,
  begin: async () => new OrganisationImportSession(),
}

const naming = {
  column: 'territory',
  codesOf: ({ row }: Target) => [valuesOf(row).territory].filter((code) => code != null),
}

class OrganisationImportSession implements ImportSession {
  private readonly similar = new SimilarOrganisations()

  uniqueValues = (row: ImportRow) => numbersOf(row)

  identify = identifyOrganisations

  collect(rows: readonly ImportRow[], mutation: MutationContext) {
    return this.similar.collect(rows, mutation)
  }

  resemble(rows: readonly ImportRow[], mutation: MutationContext, file: FileRows) {
    return this.similar.resemble(rows, mutation, file)
  }

  async check(targets: readonly Target[], mutation: MutationContext) {
    return [
      ...(await unitProblems(targets, naming, mutation)),
      ...(await managementProblems(targets, naming, mutation)),
      ...targets.flatMap(({ row, isNew }) =>
        isNew && valuesOf(row).name == null
          ? [problemOf(row, 'name', 'name is required for a new organisation.')]
          : [],
      ),
      ...targets.flatMap(({ row, isNew }) =>
        isNew ? problemsOf(row, incompleteLogo(valuesOf(row), null, mutation)) : [],
      ),
    ]
  }

  async create(targets: readonly Target[], { write, now }: MutationContext) {
    const units = await NamedUnits.of(targets.flatMap(naming.codesOf), ['territory'], write)
    const at = now.toISOString()
    const records = targets.map((target) => {
      // Whoever brings it edits its territory, and could publish it.
      const { publishedAt = at } = target.row.values as { publishedAt?: string | null }
      const columns = organisationColumns(valuesOf(target.row), now)
      const name = tidy(valuesOf(target.row).name)
      const [unit] = units.unitsOf(naming.codesOf(target))
      return {
        ...{ offers: [], sources: [], createdAt: at, updatedAt: at },
        ...columns,
        ...searchColumns(name, columns.address?.town, unit?.name),
        ...presentFields(target.row.values, ['isExample', 'createdAt', 'updatedAt', 'version']),
        ...{ name, id: target.id, publishedAt },
      }
    })
    await write.insert(Organisation, records)
  }

  update = update
}

async function update({ row, id }: Target, mutation: MutationContext): Promise<UpdateResult> {
  const { write, viewer, now } = mutation
  const record = await write.find(organisations, id, viewer)
  if (record === null || !(await mutation.hasRight(organisationPolicy.update, id)))
    return [
      problemOf(
        row,
        null,
        'The registry has this organisation, but you do not manage it: leave out the row.',
      ),
    ]
  const fields = withLists(row.patch, {
    offers: { entries: record.offers },
    images: { entries: record.images, means: sameImage },
    sources: { entries: record.sources, means: sameSource },
  })
  const values = readBefore(valuesOf({ values: fields }), record)
  const { krs } = values
  const others =
    krs == null
      ? []
      : await write.read(sql`SELECT 1 FROM "organisation" WHERE "krs" = ${krs} AND "id" <> ${id}`)
  if (others.length > 0) return [problemOf(row, 'krs', 'Another organisation already has this KRS number.')]
  const { name, isExample } = fields
  const problems = [
    ...emptiedProblems(row, { entity: Organisation, changes: { name, isExample } }, mutation),
    ...problemsOf(row, incompleteLogo(values, record, mutation)),
    ...listProblems(row, fields, organisationImporter),
  ]
  if (problems.length > 0) return problems
  const changes = { ...organisationColumns(values, now), ...presentFields(fields, ['isExample']) }
  const refusal = await unpublishableChange(record, changes, mutation)
  if (refusal !== null) return [problemOf(row, null, refusal)]
  const derived = await organisationWords({ ...record, ...changes }, mutation)
  return changeRecord(organisations, { record, changes, derived }, mutation)
}
