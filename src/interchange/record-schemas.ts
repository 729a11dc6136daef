import type { RecordFields, RecordSchema } from '../core/records/record-schema'
import { commentRecord } from '../modules/comment/comment.record'
import { eventRecord } from '../modules/event/event.record'
import { guideRecord } from '../modules/guide/guide.record'
import { initiatorRecord } from '../modules/initiator/initiator.record'
import { organisationRecord } from '../modules/organisation/organisation.record'
import { agreementRecord } from '../modules/partnership/agreement/agreement.record'
import { linkRecord } from '../modules/partnership/link/link.record'
import { membershipRecord } from '../modules/partnership/membership/membership.record'
import { partnershipRecord } from '../modules/partnership/partnership.record'
import { sectorRecord } from '../modules/sector/sector.record'
import { territoryRecord } from '../modules/territory/territory.record'

/** By the names of their files, in an order in which those come first that others name. */
const inFiles = {
  organisations: organisationRecord,
  partnerships: partnershipRecord,
  memberships: membershipRecord,
  agreements: agreementRecord,
  links: linkRecord,
  events: eventRecord,
}

export type FileName = keyof typeof inFiles

export const recordSchemas: readonly RecordSchema[] = Object.values(inFiles)

export const recordSchemaOf = (name: string): RecordSchema | undefined =>
  recordSchemas.find((recordSchema) => recordSchema.name === name)

/** All whose changes others are told of. */
export const fedRecords: readonly RecordFields[] = [
  ...recordSchemas,
  initiatorRecord,
  territoryRecord,
  sectorRecord,
  guideRecord,
  commentRecord,
]
