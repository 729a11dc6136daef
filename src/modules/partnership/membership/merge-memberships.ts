import type { Membership } from './membership.entity'
import { MembershipStatus } from './membership.enums'
import { wrongTerm } from './membership.rules'

const WEIGHT: Readonly<Record<MembershipStatus, number>> = {
  [MembershipStatus.ACTIVE]: 0,
  [MembershipStatus.APPLIED]: 1,
  [MembershipStatus.INVITED]: 1,
  [MembershipStatus.LEFT]: 2,
  [MembershipStatus.DECLINED]: 3,
}

/** The alphabet has the roles in the right order, and sorts dates; one that is not known comes last. */
const weight = ({ status, role, since }: Membership): string => `${WEIGHT[status]} ${role} ${since ?? '~'}`

/** The one that stays, of two of the same member, comes first. */
export const byWeight = (one: Membership, other: Membership): number =>
  weight(one) < weight(other) ? -1 : Number(weight(one) > weight(other))

/** What two memberships tell of the one that they are. Of its term, only two that both last, or are both over, do. */
export function mergeMemberships(stays: Membership, goes: Membership): Partial<Membership> {
  const contribution = stays.contribution ?? goes.contribution
  if (WEIGHT[stays.status] !== WEIGHT[goes.status]) return { contribution }
  const [since = null] = sorted(stays.since, goes.since)
  const until = stays.status === MembershipStatus.LEFT ? sorted(stays.until, goes.until).at(-1) : stays.until
  const term = { since, until: until ?? null }
  return wrongTerm(term, 'since').length === 0 ? { ...term, contribution } : { contribution }
}

const sorted = (...dates: (string | null)[]): string[] => dates.filter((each) => each !== null).sort()
