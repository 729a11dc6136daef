import { searchColumns } from '../../core/collections/record'
import { LocationPrecision } from '../../core/values/place'
import { foldedPhrase } from '../../core/values/polish-text'
import { ActivityArea } from '../../modules/partnership/activity-area.enums'
import { LegalFormKind } from '../../modules/partnership/legal-form.enums'
import type { Membership } from '../../modules/partnership/membership/membership.entity'
import {
  MemberKind,
  MembershipRole,
  MembershipStatus,
} from '../../modules/partnership/membership/membership.enums'
import type { Partnership } from '../../modules/partnership/partnership.entity'
import { Formality, PartnershipKind, PartnershipStage } from '../../modules/partnership/partnership.enums'
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
import { AIMS, PARTNERSHIPS } from './words'

/** A partnership, with what its events and comments have to know of it. */
export interface GeneratedHost {
  readonly id: string
  readonly name: string
  readonly createdAt: string
  readonly unit: ReturnType<typeof somewhere>
  readonly location: ReturnType<typeof locationNear> | null
  readonly row: SeedRow<Partnership>
}

const KINDS = [
  PartnershipKind.LOCAL,
  PartnershipKind.LOCAL,
  PartnershipKind.SECTORAL,
  PartnershipKind.PROJECT,
] as const

const STAGES = [
  PartnershipStage.ACTIVE,
  PartnershipStage.ACTIVE,
  PartnershipStage.FORMING,
  PartnershipStage.DORMANT,
] as const

export function host(world: World, number: number): GeneratedHost {
  const { random } = world
  const unit = somewhere(world)
  const place = placeName(unit)
  const name = `${random.pick(PARTNERSHIPS)} „${fancyName(world)}” – ${place} ${EXAMPLE}`
  const summary = random.chance(0.8) ? `${random.pick(AIMS)}. Zmyślone partnerstwo: ${place}.` : null
  const location = random.chance(0.8) ? locationNear(unit.code, world) : null
  const createdAt = instantBetween(BEGIN, END, random)
  const id = exampleId(world, 'partnership', number)
  const row = {
    ...searchColumns(name, summary, place),
    id,
    isExample: true,
    createdAt,
    updatedAt: instantBetween(Date.parse(createdAt), END, random),
    viewCount: random.lowBelow(5_000),
    slug: `${foldedPhrase(name).trim().replaceAll(' ', '-')}-${number}`,
    name,
    formerNames: [],
    summary,
    kind: random.pick(KINDS),
    stage: random.pick(STAGES),
    formality: random.pick([Formality.FORMALISED, Formality.INFORMAL]),
    legalFormKind: LEGAL_FORM_KINDS[number % LEGAL_FORM_KINDS.length] ?? null,
    activityAreas: random.some(Object.values(ActivityArea), 0.3),
    seeksSectors: random.some(Object.values(SectorCode), 0.2),
    ...(location && { location }),
    foundedOn: String(2000 + random.below(25)),
    sources: [],
    // Some are drafts, which only their organisers see.
    publishedAt: random.chance(0.98) ? createdAt : null,
  }
  return { id, name, createdAt, unit, location, row }
}

const LEGAL_FORM_KINDS = Object.values(LegalFormKind)

const COUNTRY = { south: 49.3, north: 54.6, west: 14.4, east: 23.8 }

/** Every territory has a centre of its own somewhere in the country: the first data does not say where it really is. */
function locationNear(code: string, { random }: World) {
  const seat = Number(code)
  const between = (from: number, to: number, position: number) =>
    Math.round((from + (to - from) * position + (random.next() - 0.5) / 10) * 10_000) / 10_000
  return {
    latitude: between(COUNTRY.south, COUNTRY.north, (seat * 0.618_034) % 1),
    longitude: between(COUNTRY.west, COUNTRY.east, (seat * 0.754_878) % 1),
    precision: LocationPrecision.TOWN,
  }
}

/** Each of the three sectors with the same chance, one or two territories, and who began it. */
export function partnershipLinks(world: World, { id: partnershipId, unit }: GeneratedHost) {
  const { random } = world
  const another = random.chance(0.2) ? [somewhere(world).code] : []
  const codes = random.chance(0.01) ? ['PL'] : [...new Set([unit.code, ...another])]
  const initiator = exampleId(world, 'initiator', random.lowBelow(world.initiators))
  return {
    partnership_sector: random
      .some(Object.values(SectorCode), 0.7)
      .map((code) => ({ partnershipId, sectorId: sectorId(code) })),
    partnership_territory: codes.map((code) => ({ partnershipId, territoryId: territoryId(code) })),
    partnership_initiator: random.chance(0.8) ? [{ partnershipId, initiatorId: initiator }] : [],
  }
}

const STATUSES = [MembershipStatus.ACTIVE, MembershipStatus.INVITED, MembershipStatus.LEFT] as const

/** The first leads, and stays. A few organisations take part in very many partnerships. */
export function membershipRows(
  world: World,
  { id }: GeneratedHost,
  numbers: readonly number[],
): SeedRow<Membership>[] {
  const { random } = world
  const organisations = new Set<number>()
  return numbers.map((number, index) => {
    const isLeader = index === 0
    const isOrganisation = isLeader || random.chance(0.9)
    let organisation = random.lowBelow(world.organisations)
    while (organisations.has(organisation)) organisation = (organisation + 1) % world.organisations
    organisations.add(organisation)
    return {
      id: exampleId(world, 'membership', number),
      kind: isOrganisation ? MemberKind.ORGANISATION : MemberKind.RESIDENTS,
      residentCount: isOrganisation ? null : 3 + random.lowBelow(200),
      role: isLeader
        ? MembershipRole.LEADER
        : random.pick([MembershipRole.PARTNER, MembershipRole.PARTNER, MembershipRole.SUPPORTER]),
      status: isLeader || random.chance(0.9) ? MembershipStatus.ACTIVE : random.pick(STATUSES),
      since: String(2000 + random.below(25)),
      partnershipId: id,
      organisationId: isOrganisation ? exampleId(world, 'organisation', organisation) : null,
    }
  })
}
