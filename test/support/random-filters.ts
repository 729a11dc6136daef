import fc from 'fast-check'
import { EventKind, EventStatus } from '../../src/modules/event/event.enums'
import { InitiatorKind } from '../../src/modules/initiator/initiator.enums'
import { ActivityArea } from '../../src/modules/partnership/activity-area.enums'
import { LegalFormKind } from '../../src/modules/partnership/legal-form.enums'
import { Formality, PartnershipKind, PartnershipStage } from '../../src/modules/partnership/partnership.enums'
import { SectorCode } from '../../src/modules/sector/sector.entity'
import { INSTANTS, TERRITORIES, UPDATED } from './random-registry'

/** An empty list asks for nothing. */
const someOf = <T>(values: readonly T[]) => fc.subarray([...values])
const circle = fc.record({
  latitude: fc.constantFrom(52.2297, 50.06),
  longitude: fc.constantFrom(21.0122, 19.94),
  radiusKm: fc.constantFrom(0, 3, 10, 500),
})

export const partnershipFilters = fc.record(
  {
    search: fc.constantFrom(
      'zolw',
      'ŁÓDŹ',
      'zi',
      'zo',
      'żółw lodz',
      '100',
      'sasiedzi  z',
      'hara',
      'b',
      '%',
      '_',
      '',
    ),
    kinds: someOf(Object.values(PartnershipKind)),
    stages: someOf(Object.values(PartnershipStage)),
    hasEnded: fc.boolean(),
    includeUnknown: fc.boolean(),
    formality: fc.constantFrom(...Object.values(Formality)),
    legalFormKinds: someOf(Object.values(LegalFormKind)),
    sectors: someOf(Object.values(SectorCode)),
    missingSectors: someOf(Object.values(SectorCode)),
    seeksSectors: someOf(Object.values(SectorCode)),
    initiatorKinds: someOf(Object.values(InitiatorKind)),
    activityAreas: someOf(Object.values(ActivityArea)),
    territory: fc.constantFrom(...Object.keys(TERRITORIES), '99', "14' OR 1=1"),
    coverage: fc.constantFrom('WITHIN', 'COVERING', 'ANY'),
    nationwide: fc.boolean(),
    near: circle,
    within: fc.constantFrom(
      { south: 52, west: 20, north: 53, east: 21 },
      { south: 49, west: 19, north: 51, east: 22 },
    ),
    hasUpcomingEvents: fc.boolean(),
    updatedSince: fc.constantFrom(...UPDATED),
    includeExamples: fc.boolean(),
  },
  { requiredKeys: [] },
)

const range = fc
  .tuple(
    fc.constantFrom(...INSTANTS),
    fc.constantFrom(...INSTANTS, '2024-05-01T10:30:00.000Z', '2024-05-02T10:00:00.001Z'),
  )
  .map((instants) => instants.toSorted() as [string, string])

export const eventFilters = fc
  .record(
    {
      search: fc.constantFrom('zolw', 'ŁÓDŹ', 'zi', 'hara'),
      kinds: someOf(Object.values(EventKind)),
      statuses: someOf(Object.values(EventStatus)),
      range,
      territory: fc.constantFrom(...Object.keys(TERRITORIES), '99'),
      coverage: fc.constantFrom('WITHIN', 'COVERING', 'ANY'),
      near: fc.record({
        latitude: fc.constant(52.2297),
        longitude: fc.constant(21.0122),
        radiusKm: fc.constantFrom(3, 10, 500),
      }),
      free: fc.boolean(),
      legalFormKinds: someOf(Object.values(LegalFormKind)),
      includeUnknown: fc.boolean(),
      partnership: fc.nat(),
      updatedSince: fc.constantFrom(...UPDATED),
      includeExamples: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  .map(({ range: instants, ...rest }) => ({
    ...rest,
    ...(instants && { from: instants[0], to: instants[1] }),
  }))
