import sql from 'sql-template-tag'
import { searchColumns } from '../../core/collections/record'
import { RegistryError, type Violation } from '../../core/errors'
import { newId } from '../../core/id'
import { incompleteParts, refusedNulls } from '../../core/patch'
import type { Contact } from '../../core/values/contact'
import { isKrs } from '../../core/values/identifiers'
import { type Image, imagesOf } from '../../core/values/image'
import type { PostalAddress } from '../../core/values/place'
import { tidyAll } from '../../core/values/plain-text'
import { readBefore, sourcesOf } from '../../core/values/source'
import { changeRecord, findRecord, findVisibleOrFail } from '../../mutations/change-record'
import { declareMutation } from '../../mutations/declare-mutation'
import type { MutationContext } from '../../mutations/mutation-context'
import { mutationResolver } from '../../mutations/mutation-resolver'
import { sectorId } from '../sector/sector.entity'
import { NamedUnits } from '../territory/named-units'
import { territoryId } from '../territory/territory.entity'
import { Organisation, organisations } from './organisation.entity'
import { CreateOrganisationInput, organisationPayload, UpdateOrganisationInput } from './organisation.inputs'
import { organisationPolicy } from './organisation.policy'
import { isEnteredAsDraft, unpublishableChange } from './public-bodies'

/** The organisation, locked until commit, that something new belongs to. Null: the registry itself. */
export async function findOwner(
  { input }: { readonly input: { readonly organisationId?: string | null } },
  mutation: MutationContext,
) {
  const organisationId = input.organisationId
    ? (await findVisibleOrFail(organisations, input.organisationId, mutation)).id
    : null
  return { organisationId, record: { id: organisationId ?? '' } }
}

type Columns = Omit<Organisation, 'id' | 'sector' | 'territory' | 'enteredBy'>

/** Enters an organisation. Everybody sees most of them at once: so only those may who are known to keep something. */
const createOrganisation = declareMutation({
  name: 'createOrganisation',
  description:
    'Adds an organisation. For organisers of a published partnership, editors of the organisation’s territory and administrators. A municipality, a school, a library or another public institution stays a draft, which only you and its managers can see, until an editor of its territory publishes it; if you are one, it is published at once. FORBIDDEN if you already have 20 drafts.',
  input: CreateOrganisationInput,
  inputDescription: 'What you know about it.',
  payload: organisationPayload,
  action: organisationPolicy.create,
  facts: async ({ input }, mutation) => ({ named: await unitsOf(input, mutation) }),
  violations: async ({ input, named }, mutation) => [
    ...named.violations,
    ...incompleteLogo(input, null, mutation),
    ...(await takenKrs(input, mutation)),
  ],
  subject: ({ named }) => ({ record: { id: named.units[0]?.id ?? '' } }),
  work: async ({ input, named }, mutation) => {
    const { write, now, viewer } = mutation
    const id = newId('organisation')
    const at = now.toISOString()
    const columns = { ...organisationColumns(input, now), name: tidyAll(input.name) }
    const search = searchColumns(columns.name, columns.address?.town, named.units[0]?.name)
    const lists = { offers: columns.offers ?? [], sources: columns.sources ?? [] }
    const times = { createdAt: at, updatedAt: at }
    const isDraft = await isEnteredAsDraft(columns, mutation)
    const seen = { publishedAt: isDraft ? null : at, enteredById: isDraft ? viewer.accountId : null }
    await write.insert(Organisation, [{ ...columns, ...lists, ...search, ...times, ...seen, id }])
    return { id, warnings: named.warnings }
  },
})

const updateOrganisation = declareMutation({
  name: 'updateOrganisation',
  description:
    'Changes an organisation. For its representatives, editors of its territory and administrators; for a draft, its author too. FORBIDDEN for the name, the kind, the sector and the territory of a published public institution, and for making an organisation one, unless you edit its territory. CONFLICT if somebody else has changed it since.',
  input: UpdateOrganisationInput,
  inputDescription: 'The changes to make.',
  payload: organisationPayload,
  action: organisationPolicy.update,
  find: ({ input }, mutation) => findRecord(organisations, input.id, mutation),
  facts: async ({ input, record }, mutation) => {
    const changes = organisationColumns(readBefore(input, record), mutation.now)
    const refusal = await unpublishableChange(record, changes, mutation)
    if (refusal !== null) throw new RegistryError('FORBIDDEN', refusal, { reason: 'NOT_ALLOWED' })
    return { changes, named: await unitsOf(input, mutation) }
  },
  violations: async ({ input, record, named }, mutation) => [
    ...refusedNulls(Organisation, input, mutation),
    ...incompleteLogo(input, record, mutation),
    ...named.violations,
    ...(await takenKrs(input, mutation)),
  ],
  work: async ({ changes, named: { warnings }, record }, mutation) => {
    const derived = await organisationWords({ ...record, ...changes }, mutation)
    await changeRecord(organisations, { record, changes, derived }, mutation)
    return { warnings }
  },
})

type Input = CreateOrganisationInput | UpdateOrganisationInput

const unitsOf = ({ territory }: Input, { write }: MutationContext) =>
  NamedUnits.of(territory == null ? [] : [territory], ['territory'], write)

/** Half of a logo, once the input is taken. Null: of a new organisation. */
export const incompleteLogo = (
  input: Partial<Input>,
  record: Organisation | null,
  mutation: MutationContext,
) => incompleteParts(Organisation, { record, changes: organisationColumns(input, mutation.now) }, mutation)

/** What an input says, as the columns have it. What it leaves out is not among them. */
export function organisationColumns(input: Partial<Input>, now: Date): Partial<Columns> {
  const { kind, sector, krs, nip, regon, territory, contact, address, ...values } = tidyAll(input)
  const { offers, logo, images, sources, name } = values
  const columns: { [Property in keyof Columns]?: Columns[Property] | undefined } = {
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
    logo: logo as Image | null | undefined,
    images: imagesOf(images),
    sources: sourcesOf(sources, now),
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
}

async function takenKrs({ krs, ...input }: Input, { write }: MutationContext): Promise<Violation[]> {
  if (krs == null || !isKrs(krs)) return []
  const [other] = await write.read<{ id: string }>(sql`SELECT "id" FROM "organisation" WHERE "krs" = ${krs}`)
  if (!other || ('id' in input && input.id === other.id)) return []
  const message =
    'Another organisation already has this KRS number. Find it by that number, unless it is a draft, and change it instead.'
  return [{ path: ['input', 'krs'], rule: 'unique', message }]
}

/** The columns by which an organisation of the unit is searched and sorted. */
export async function organisationWords(
  { territoryId }: Pick<Organisation, 'territoryId'>,
  { write }: MutationContext,
) {
  const [unit] = await write.read<{ name: string }>(
    sql`SELECT "name" FROM "territory" WHERE "id" = ${territoryId ?? ''}`,
  )
  return ({ name, address }: Organisation) => searchColumns(name, address?.town, unit?.name)
}

export const OrganisationMutations = mutationResolver(createOrganisation, updateOrganisation)
