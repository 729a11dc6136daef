import sql from 'sql-template-tag'
import { Role } from '../../account/account.enums'
import type { AccountContext } from '../../account/account-context'
import { changeRecord } from '../../keeping/change-record'
import { type Created, createAs } from '../../keeping/create-as'
import { expectVersion, findVisible } from '../../keeping/find-kept'
import { actForOrganisation } from '../../keeping/keeper'
import { type Acting, writeAs } from '../../keeping/write-as'
import { sectorId } from '../../sector/sector.entity'
import { inCare } from '../../shared/care'
import type { Contact } from '../../shared/contact'
import { RegistryError, type Violation } from '../../shared/errors'
import { isKrs } from '../../shared/identifiers'
import { newId } from '../../shared/ids'
import type { PostalAddress } from '../../shared/place'
import { tidyAll } from '../../shared/plain-text'
import { searchColumns } from '../../shared/record'
import { sourcesOf } from '../../shared/source.inputs'
import { NamedUnits } from '../../territory/named-units'
import { territoryId } from '../../territory/territory.entity'
import { Organisation, organisations } from '../organisation.entity'
import type { CreateOrganisationInput, UpdateOrganisationInput } from './organisation.inputs'

type Columns = Omit<Organisation, 'id' | 'sector' | 'territory'>

/** Enters an organisation. Everybody sees it at once: so only those may who are known to keep something. */
export function createOrganisation(
  input: CreateOrganisationInput,
  context: AccountContext,
): Promise<Created> {
  let units: NamedUnits
  return createAs(
    {
      mutation: 'createOrganisation',
      input,
      check: async (acting) => {
        units = await unitsOf(input, acting)
        return [...units.violations, ...(await takenKrs(input, acting))]
      },
      work: async (acting) => {
        await actAsNewcomer(units.units[0]?.id, acting)
        const id = newId('organisation')
        const at = acting.now.toISOString()
        const columns = { ...organisationColumns(input, acting.now), name: tidyAll(input.name) }
        const search = searchColumns(columns.name, columns.address?.town, units.units[0]?.name)
        const lists = { offers: columns.offers ?? [], sources: columns.sources ?? [] }
        const times = { createdAt: at, updatedAt: at }
        await acting.write.insert(Organisation, [{ ...columns, ...lists, ...search, ...times, id }])
        return { id, warnings: units.warnings }
      },
    },
    context,
  )
}

export function updateOrganisation(input: UpdateOrganisationInput, context: AccountContext) {
  let units: NamedUnits
  return writeAs(
    {
      input,
      check: async (acting) => {
        units = await unitsOf(input, acting)
        return [...units.violations, ...(await takenKrs(input, acting))]
      },
      work: async (acting) => {
        const record = await findVisible(organisations, input.id, acting)
        await actForOrganisation(record.id, acting)
        expectVersion(input.expectedVersion, record)
        const changes = organisationColumns(input, acting.now)
        const { name, address, territoryId } = { ...record, ...changes }
        const derived = searchColumns(name, address?.town, await unitName(territoryId, acting))
        await changeRecord(organisations, { record, changes, derived }, acting)
        return { id: record.id, warnings: units.warnings }
      },
    },
    context,
  )
}

type Input = CreateOrganisationInput | UpdateOrganisationInput

const unitsOf = ({ territory }: Input, { write }: Acting) =>
  NamedUnits.of(territory == null ? [] : [territory], ['territory'], write)

/** What an input says, as the columns have it. What it leaves out is not among them. */
export function organisationColumns(input: Partial<Input>, now: Date): Partial<Columns> {
  const { kind, sector, krs, nip, regon, territory, contact, address, offers, sources, name } = tidyAll(input)
  const said: { [Property in keyof Columns]?: Columns[Property] | undefined } = {
    name: name ?? undefined,
    kind,
    sectorId: sector && sectorId(sector),
    krs,
    nip,
    regon,
    territoryId: territory && territoryId(territory),
    contact: contact as Contact | null | undefined,
    address: address as PostalAddress | null | undefined,
    offers: offers ?? undefined,
    sources: sourcesOf(sources, now),
  }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
}

async function takenKrs({ krs, ...input }: Input, { write }: Acting): Promise<Violation[]> {
  if (krs == null || !isKrs(krs)) return []
  const [other] = await write.read<{ id: string }>(sql`SELECT "id" FROM "organisation" WHERE "krs" = ${krs}`)
  if (!other || ('id' in input && input.id === other.id)) return []
  const message = 'Another organisation has this KRS number already: look it up by it, and change that one.'
  return [{ path: ['input', 'krs'], rule: 'unique', message }]
}

async function actAsNewcomer(unitId: string | undefined, acting: Acting) {
  const { viewer, write } = acting
  if (viewer.isAdmin) return acting.as(Role.ADMIN)
  const edited = sql`SELECT 1 FROM "territory" AS t WHERE t."id" = ${unitId ?? ''} AND ${inCare.territory(sql`t."id"`, viewer)}`
  if ((await write.read(edited)).length > 0) return acting.as(Role.EDITOR)
  const organised = sql`SELECT 1 FROM "partnership" WHERE "publishedAt" IS NOT NULL
    AND ${write.dialect.oneOf(sql`"id"`, viewer.organises)}`
  if ((await write.read(organised)).length > 0) return acting.as(Role.ORGANISER)
  throw new RegistryError(
    'FORBIDDEN',
    'Only an organiser of a published partnership, an editor of the territory or an administrator may enter an organisation.',
  )
}

export async function unitName(id: string | null, { write }: Acting): Promise<string | undefined> {
  const [unit] = await write.read<{ name: string }>(
    sql`SELECT "name" FROM "territory" WHERE "id" = ${id ?? ''}`,
  )
  return unit?.name
}
