import { searchColumns } from '../../core/collections/record'
import { sortKey } from '../../core/values/polish-text'
import type { Account } from '../../modules/account/account.entity'
import type { Initiator } from '../../modules/initiator/initiator.entity'
import { InitiatorKind } from '../../modules/initiator/initiator.enums'
import type { Organisation } from '../../modules/organisation/organisation.entity'
import { OrganisationKind } from '../../modules/organisation/organisation.enums'
import { SectorCode, sectorId } from '../../modules/sector/sector.entity'
import { territoryId } from '../../modules/territory/territory.entity'
import type { SeedRow } from '../seed/rows/seed-row'
import {
  BEGIN,
  END,
  EXAMPLE,
  exampleId,
  fancyName,
  instantBetween,
  placeName,
  somewhere,
  type World,
} from './random-world'
import { GIVEN_NAMES, ORGANISATIONS } from './words'

const KINDS = [
  OrganisationKind.MUNICIPALITY,
  OrganisationKind.PUBLIC_INSTITUTION,
  OrganisationKind.SCHOOL,
  OrganisationKind.LIBRARY,
  OrganisationKind.CULTURAL_INSTITUTION,
  OrganisationKind.NGO,
  OrganisationKind.RESIDENTS_GROUP,
  OrganisationKind.COMPANY,
] as const

const SECTORS: Readonly<Record<(typeof KINDS)[number], SectorCode>> = {
  MUNICIPALITY: SectorCode.PUBLIC,
  PUBLIC_INSTITUTION: SectorCode.PUBLIC,
  SCHOOL: SectorCode.PUBLIC,
  LIBRARY: SectorCode.PUBLIC,
  CULTURAL_INSTITUTION: SectorCode.PUBLIC,
  NGO: SectorCode.SOCIAL,
  RESIDENTS_GROUP: SectorCode.SOCIAL,
  COMPANY: SectorCode.PRIVATE,
}

export function organisationRow(world: World, number: number): SeedRow<Organisation> {
  const { random } = world
  const kind = random.pick(KINDS)
  const unit = somewhere(world)
  const place = placeName(unit)
  const name = `${random.pick(ORGANISATIONS[kind])} „${fancyName(world)}” ${EXAMPLE}`
  const createdAt = instantBetween(BEGIN, END, random)
  return {
    ...searchColumns(name, place),
    id: exampleId(world, 'organisation', number),
    isExample: true,
    createdAt,
    updatedAt: createdAt,
    publishedAt: createdAt,
    name,
    kind,
    ...(random.chance(0.5) && {
      address: { street: `ul. Przykładowa ${1 + random.below(99)}`, town: place },
    }),
    offers: random.some(['lokal', 'wolontariusze', 'nagłośnienie', 'transport'], 0.2),
    sources: [],
    sectorId: sectorId(SECTORS[kind]),
    territoryId: territoryId(unit.code),
  }
}

export function initiatorRow(world: World, number: number): SeedRow<Initiator> {
  const { random } = world
  const isPerson = random.chance(0.4)
  const name = isPerson
    ? `${random.pick(GIVEN_NAMES)} ${EXAMPLE}`
    : `Inicjatywa „${fancyName(world)}” ${EXAMPLE}`
  return {
    id: exampleId(world, 'initiator', number),
    kind: isPerson ? InitiatorKind.RESIDENT : InitiatorKind.NGO,
    name,
    nameKey: sortKey(name),
    sectorId: sectorId(SectorCode.SOCIAL),
    organisationId: isPerson ? null : exampleId(world, 'organisation', random.below(world.organisations)),
  }
}

export const accountRow = (world: World, number: number): SeedRow<Account> => ({
  id: exampleId(world, 'account', number),
  displayName: `${world.random.pick(GIVEN_NAMES)} ${number} ${EXAMPLE}`,
  createdAt: instantBetween(BEGIN, END, world.random),
})
