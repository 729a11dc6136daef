import sql from 'sql-template-tag'
import { field, fieldsOf, required } from '../../../core/records/fields'
import { identity, type RecordSchema, version } from '../../../core/records/record-schema'
import { memberships } from './membership.entity'
import { MemberKind, MembershipRole, MembershipStatus } from './membership.enums'
import { UpdateMembershipInput } from './membership.inputs'

export const membershipRecord: RecordSchema = {
  name: 'memberships',
  called: 'membership',
  of: memberships,
  fields: [
    ...identity('membership'),
    required(
      field(
        'partnershipId',
        String,
        'The partnership the member takes part in: its id, or its key in the same source.',
      ),
    ),
    field(
      'organisationId',
      String,
      'The organisation that is the member: its id, or its key in the same source. Empty: residents.',
    ),
    field(
      'kind',
      MemberKind,
      'Whether the member is an organisation or residents; derived from organisationId.',
    ),
    field(
      'role',
      MembershipRole,
      'The role of the member; PARTNER by default. At most one member leads today.',
    ),
    field('status', MembershipStatus, 'Whether it takes part today; ACTIVE by default.'),
    ...fieldsOf(UpdateMembershipInput, ['contribution', 'residentCount', 'since', 'until']),
    ...version,
  ],
  names: {
    fields: [
      { beside: 'partnershipId', field: field('partnershipName', String, 'The name of that partnership.') },
      {
        beside: 'organisationId',
        field: field('organisationName', String, 'The name of that organisation. Empty: residents.'),
      },
    ],
    selected: {
      partnershipName: sql`(SELECT whole."name" FROM "partnership" AS whole WHERE whole."id" = t."partnershipId")`,
      organisationName: sql`(SELECT body."name" FROM "organisation" AS body WHERE body."id" = t."organisationId")`,
    },
  },
}
