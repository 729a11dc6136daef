import { UpdateMembershipInput } from '../../partnership/membership/keeping/membership.inputs'
import { memberships } from '../../partnership/membership/membership.entity'
import { MemberKind, MembershipRole, MembershipStatus } from '../../partnership/membership/membership.enums'
import { field, fieldsOf, required } from '../fields'
import { identity, type Shape, version } from '../shape'

export const membershipShape: Shape = {
  name: 'memberships',
  called: 'membership',
  of: memberships,
  fields: [
    ...identity('membership'),
    required(
      field(
        'partnershipId',
        String,
        'The partnership that the member takes part in: its id, or the key it has in the same source.',
      ),
    ),
    field(
      'organisationId',
      String,
      'The organisation that is the member: its id, or the key it has in the same source. Empty: residents without one.',
    ),
    field(
      'kind',
      MemberKind,
      'Whether the member is an organisation or residents. It follows from organisationId.',
    ),
    field(
      'role',
      MembershipRole,
      'The part that the member has; PARTNER, if not said. At most one leads today.',
    ),
    field('status', MembershipStatus, 'Whether it takes part today; ACTIVE, if not said.'),
    ...fieldsOf(UpdateMembershipInput, ['contribution', 'residentCount', 'since', 'until']),
    ...version,
  ],
}
