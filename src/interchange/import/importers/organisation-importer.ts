import sql from 'sql-template-tag'
import { searchColumns } from '../../../core/collections/record'
import { tidy } from '../../../core/values/plain-text'
import { sortKey } from '../../../core/values/polish-text'
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
import { territoryId } from '../../../modules/territory/territory.entity'
import { changeRecord } from '../../../mutations/change-record'
import type { MutationContext } from '../../../mutations/mutation-context'
import { type Importer } from '../import-options'
import { type ImportRow, problemOf, type Target, type UpdateResult } from '../import-row'
import { type ImportSession, type Match, presentFields } from './importer'
import { listProblems, sameImage, sameSource, withLists } from './list-columns'
import { emptiedProblems, managementProblems, problemsOf, unitProblems } from './row-checks'

interface Found {
  readonly id: string
  readonly krs: string | null
  readonly name: string
  readonly nameKey: string
  readonly territoryId: string | null
}

const valuesOf = ({ values }: Pick<ImportRow, 'values'>) => values as unknown as CreateOrganisationInput

/** Which organisations the rows mean: by their numbers for sure; probably, where they have just this name in one place. */
async function matchOrganisations(
  rows: readonly ImportRow[],
  { write, viewer }: MutationContext,
): Promise<Map<ImportRow, Match>> {
  const { dialect } = write
  const numbers = dialect.list(rows.flatMap((row) => valuesOf(row).krs ?? []))
  const keys = dialect.list(
    rows.flatMap((row) => (valuesOf(row).name == null ? [] : sortKey(valuesOf(row).name))),
  )
  const found = await write.read<Found>(sql`SELECT "id", "krs", "name", "nameKey", "territoryId"
    FROM "organisation" AS t WHERE ${dialect.isIn(sql`"krs"`, numbers)} AND ${organisations.visible(sql`t`, viewer)}
    UNION SELECT "id", "krs", "name", "nameKey", "territoryId" FROM "organisation" AS t
      WHERE ${dialect.isIn(sql`"nameKey"`, keys)} AND ${organisations.visible(sql`t`, viewer)}`)
  const matches = new Map<ImportRow, Match>()
  for (const row of rows) {
    const { krs, name, territory } = valuesOf(row)
    const certain = krs == null ? undefined : found.find((each) => each.krs === krs)
    const likely =
      name == null
        ? undefined
        : found.find((each) => each.nameKey === sortKey(name) && isNear(each, territory))
    if (certain) matches.set(row, { id: certain.id, likeness: null })
    else if (likely) matches.set(row, { id: likely.id, likeness: `“${likely.name}” (${likely.id})` })
  }
  return matches
}

const isNear = (found: Found, territory: string | null | undefined) =>
  found.territoryId === null || territory == null || found.territoryId === territoryId(territory)

class OrganisationRow extends CreateOrganisationInput {}

export const organisationImporter: Importer = {
  recordSchema: organisationRecord,
  rules: OrganisationRow,
  begin: async () => session,
}

const naming = {
  column: 'territory',
  codesOf: ({ row }: Target) => [valuesOf(row).territory].filter((code) => code != null),
}

const session: ImportSession = {
  uniqueValues: (row) => [valuesOf(row).krs].flatMap((krs) => (krs == null ? [] : [['krs', krs] as const])),
  match: matchOrganisations,
  check: async (targets, mutation) => [
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
  ],
  create: async (targets, { write, now }) => {
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
  },
  update,
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
