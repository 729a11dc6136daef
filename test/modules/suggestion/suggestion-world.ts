import { LocationPrecision } from '../../../src/core/values/place'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import { MemberKind, MembershipStatus } from '../../../src/modules/partnership/membership/membership.enums'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Sector, SectorCode } from '../../../src/modules/sector/sector.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type Any, type App, startApp } from '../../support/app'
import {
  fakeMembership,
  fakeOrganisation,
  fakePartnership,
  fakeSectors,
  fakeTerritory,
} from '../../support/fakes'

/** Words in two forms each, and offers and requests that have one of them or none. */
export const WORDS: readonly (readonly [sought: string, offered: string])[] = [
  ['namiotów', 'duże namioty'],
  ['salę', 'sala na 40 osób'],
  ['tłumaczki', 'tłumaczka języka migowego'],
  ['księgowej', 'nasza księgowa doradzi'],
]
const requestOf = (words: readonly number[]) =>
  `Szukamy partnera, który pomoże: ${words.map((each) => WORDS[each]?.[0]).join(', ')}.`
const offersOf = (words: readonly number[]) => [
  ...words.map((each) => WORDS[each]?.[1] as string),
  'pomoc przy wydarzeniach',
]

const point = (latitude: number, longitude: number) => ({
  ...{ latitude, longitude, precision: LocationPrecision.TOWN },
})

/** Along a road, 0 to 60 km from the first; one gmina whose place is only that of its powiat; one whose place nobody knows. */
const UNITS = [
  { ...fakeTerritory('PL', null) },
  { ...fakeTerritory('14', 'PL'), location: point(52, 20) },
  { ...fakeTerritory('1465', '14'), location: point(52.2, 21) },
  ...[0, 0.1, 0.3, 0.6].map((km, index) => ({
    ...fakeTerritory(`146501${index}`, '1465'),
    location: point(52.2 + km * 0.9, 21),
  })),
  { ...fakeTerritory('1465015', '1465') },
  { ...fakeTerritory('30', 'PL') },
]

/** Draws that are the same in each run. */
function draws(seed: number) {
  let state = seed
  const below = (limit: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >> 8) % limit
  }
  return {
    pick: <T>(values: readonly T[]) => values[below(values.length)] as T,
    some: <T>(values: readonly T[]) => values.filter(() => below(3) === 0),
    chance: (one: number) => below(one) === 0,
  }
}

export interface SuggestionWorld {
  readonly app: App
  readonly partnerships: readonly Any[]
  readonly organisations: readonly Any[]
}

export async function startSuggestionWorld(): Promise<SuggestionWorld> {
  const app = await startApp()
  const { pick, some, chance } = draws(7)
  const codes = Object.values(SectorCode)
  const words = WORDS.map((_, index) => index)
  const organisations = Array.from({ length: 40 }, () =>
    fakeOrganisation({
      sectorId: chance(6) ? null : `sector_${pick(codes)}`,
      territoryId: chance(8) ? null : pick(UNITS).id,
      offers: chance(3) ? [] : offersOf(some(words)),
      ...(chance(6) && { publishedAt: null }),
      isExample: chance(8),
    }),
  )
  const partnerships = Array.from({ length: 24 }, () =>
    fakePartnership({
      seeksSectors: chance(2) ? [] : some(codes),
      seeksText: chance(2) ? null : requestOf(some(words)),
      ...(chance(3) && { location: point(52.2 + pick([0, 0.2, 0.5]), 21.1) }),
      ...(chance(6) && { publishedAt: null }),
      isExample: chance(8),
      ...(chance(8) && { endedOn: '2020' }),
    }),
  )
  const links = (others: readonly { readonly id: string }[], column: string) =>
    partnerships.flatMap(({ id }) => some(others).map((other) => ({ partnershipId: id, [column]: other.id })))
  const memberships = partnerships.flatMap(({ id }) => [
    ...some(organisations)
      .slice(0, 4)
      .map((each) =>
        fakeMembership({
          ...{ partnershipId: id, organisationId: each.id, status: pick(Object.values(MembershipStatus)) },
        }),
      ),
    ...(chance(4)
      ? [fakeMembership({ partnershipId: id, kind: MemberKind.RESIDENTS, organisationId: null })]
      : []),
  ])
  await app.database.write(async (write) => {
    await write.insert(Sector, fakeSectors())
    await write.insert(Territory, UNITS)
    await write.insert(Organisation, organisations)
    await write.insert(Partnership, partnerships)
    await write.insertRows('partnership_sector', links(fakeSectors(), 'sectorId'))
    await write.insertRows('partnership_territory', links(UNITS.slice(2), 'territoryId'))
    await write.insert(Membership, memberships)
  })
  return { app, partnerships, organisations }
}
