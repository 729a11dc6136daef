import type { Membership } from '../../../partnership/membership/membership.entity'
import {
  MemberKind,
  MembershipRole,
  MembershipStatus,
} from '../../../partnership/membership/membership.enums'
import { tidy } from '../../../shared/plain-text'
import type { Row } from '../../run/row'
import type { Named } from '../rules/references'

export interface Parties {
  readonly partnership: Named
  readonly organisation: Named
}

type Said = Partial<Pick<Membership, 'kind' | 'residentCount' | 'since' | 'until' | 'contribution'>> & {
  readonly partnershipId?: string | null
  readonly organisationId?: string | null
  readonly role?: MembershipRole | null
  readonly status?: MembershipStatus | null
}

export const saidOf = ({ said }: Row) => said as Said

/** The columns of a new membership. */
export function columnsOf(row: Row, { organisation }: Parties) {
  const { organisationId, role, status, residentCount, since, until, contribution } = saidOf(row)
  return {
    organisationId: organisationId == null ? null : (organisation(organisationId) as string),
    kind: organisationId == null ? MemberKind.RESIDENTS : MemberKind.ORGANISATION,
    role: role ?? MembershipRole.PARTNER,
    status: status ?? MembershipStatus.ACTIVE,
    residentCount: residentCount ?? null,
    since: since ?? null,
    until: until ?? null,
    contribution: contribution == null ? null : tidy(contribution),
  }
}
