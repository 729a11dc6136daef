import { membershipShape } from '../../../exchange/shapes/membership.shape'
import { organisationShape } from '../../../exchange/shapes/organisation.shape'
import type { Acting } from '../../../keeping/write-as'
import { UpdateMembershipInput } from '../../../partnership/membership/keeping/membership.inputs'
import { Membership } from '../../../partnership/membership/membership.entity'
import type { Order } from '../../run/order'
import type { Row, Target } from '../../run/row'
import { givenIn } from '../given'
import type { Intake, Taking } from '../intake'
import { recordsNamed } from '../rules/references'
import { wholesOf } from '../rules/whole'
import { checkMemberships } from './check-memberships'
import { matchMemberships } from './match-memberships'
import { columnsOf, type Parties } from './membership-columns'
import { updateMembership } from './update-membership'

class MembershipRow extends UpdateMembershipInput {}

export const membershipIntake: Intake = {
  shape: membershipShape,
  rules: MembershipRow,
  begin: async (order) => new MembershipTaking(order),
}

class MembershipTaking implements Taking {
  constructor(private readonly order: Order) {}

  claims = () => []

  async match(rows: readonly Row[], acting: Acting) {
    return matchMemberships(rows, await this.parties(rows, acting), acting)
  }

  async check(targets: readonly Target[], acting: Acting) {
    return checkMemberships(targets, await this.parties(rowsOf(targets), acting), acting)
  }

  async create(targets: readonly Target[], acting: Acting) {
    const parties = await this.parties(rowsOf(targets), acting)
    await acting.write.insert(
      Membership,
      targets.map(({ row, id }) => ({
        ...columnsOf(row, parties),
        ...givenIn(row.said, ['version']),
        ...{ id, partnershipId: parties.partnership(row.said.partnershipId) as string },
      })),
    )
  }

  async update(target: Target, acting: Acting) {
    return updateMembership(target, await this.parties([target.row], acting), acting)
  }

  private async parties(rows: readonly Row[], acting: Acting): Promise<Parties> {
    const { order } = this
    return {
      partnership: await wholesOf(rows, order, acting),
      organisation: await recordsNamed(
        rows.map(({ said }) => said.organisationId),
        { shape: organisationShape, order },
        acting,
      ),
    }
  }
}

const rowsOf = (targets: readonly Target[]) => targets.map(({ row }) => row)
