import sql from 'sql-template-tag'
import { organisationShape } from '../../../exchange/shapes/organisation.shape'
import { changeRecord } from '../../../keeping/change-record'
import { keeperOfOrganisation } from '../../../keeping/keeper'
import type { Acting } from '../../../keeping/write-as'
import { organisationColumns, unitName } from '../../../organisation/keeping/keep-organisation'
import { CreateOrganisationInput } from '../../../organisation/keeping/organisation.inputs'
import { Organisation, organisations } from '../../../organisation/organisation.entity'
import { tidy } from '../../../shared/plain-text'
import { searchColumns } from '../../../shared/record'
import { NamedUnits } from '../../../territory/named-units'
import { type Problem, problemOf, type Row, type Target } from '../../run/row'
import { givenIn } from '../given'
import type { Intake, Taking } from '../intake'
import { problemsInCare, unitProblems } from '../rules/units'
import { readBefore } from '../sources'
import { matchOrganisations } from './match-organisations'

class OrganisationRow extends CreateOrganisationInput {}

export const organisationIntake: Intake = {
  shape: organisationShape,
  rules: OrganisationRow,
  begin: async () => taking,
}

const saidOf = ({ said }: Row) => said as unknown as CreateOrganisationInput

const naming = {
  column: 'territory',
  codesOf: ({ row }: Target) => [saidOf(row).territory].filter((code) => code != null),
}

const taking: Taking = {
  claims: (row) => [saidOf(row).krs].flatMap((krs) => (krs == null ? [] : [['krs', krs] as const])),
  match: matchOrganisations,
  check: async (targets, acting) => [
    ...(await unitProblems(targets, naming, acting)),
    ...(await problemsInCare(targets, naming, acting)),
    ...targets.flatMap(({ row, isNew }) =>
      isNew && saidOf(row).name == null
        ? [problemOf(row, 'name', 'name must be given: the registry has no such organisation yet.')]
        : [],
    ),
  ],
  create: async (targets, { write, now }) => {
    const units = await NamedUnits.of(targets.flatMap(naming.codesOf), ['territory'], write)
    const at = now.toISOString()
    const records = targets.map((target) => {
      const columns = organisationColumns(saidOf(target.row), now)
      const name = tidy(saidOf(target.row).name)
      const [unit] = units.unitsOf(naming.codesOf(target))
      return {
        ...{ offers: [], sources: [], createdAt: at, updatedAt: at },
        ...columns,
        ...searchColumns(name, columns.address?.town, unit?.name),
        ...givenIn(target.row.said, ['isExample', 'createdAt', 'updatedAt', 'version']),
        ...{ name, id: target.id },
      }
    })
    await write.insert(Organisation, records)
  },
  update,
}

async function update({ row, id }: Target, acting: Acting): Promise<boolean | readonly Problem[]> {
  const { write, viewer, now } = acting
  const record = await write.find(organisations, id, viewer)
  if (record === null || (await keeperOfOrganisation(id, acting)) === null)
    return [
      problemOf(row, null, 'The registry has the organisation, and you do not keep it: leave the row out.'),
    ]
  const said = readBefore(saidOf(row), record)
  const { krs } = said
  const others =
    krs == null
      ? []
      : await write.read(sql`SELECT 1 FROM "organisation" WHERE "krs" = ${krs} AND "id" <> ${id}`)
  if (others.length > 0) return [problemOf(row, 'krs', 'Another organisation has this KRS number already.')]
  const changes = { ...organisationColumns(said, now), ...givenIn(row.said, ['isExample']) }
  const { name, address, territoryId } = { ...record, ...changes }
  const derived = searchColumns(name, address?.town, await unitName(territoryId, acting))
  return changeRecord(organisations, { record, changes, derived }, acting)
}
