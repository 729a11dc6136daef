import sql from 'sql-template-tag'
import { about, because, policy } from '../../../authz/policy'
import { ofPartnershipManagers, partnershipPolicy } from '../partnership.policy'

const { rights, refusal } = partnershipPolicy.update

export const agreementPolicy = {
  ...policy('agreement', about('partnership'), { create: { rights, refusal } }),
  ...policy('agreement', about('agreement'), {
    amend: ofPartnershipManagers,
    terminate: {
      ...ofPartnershipManagers,
      obstacles: [
        {
          when: (row) => sql`${row}."terminatedOn" IS NOT NULL`,
          ...because('CONFLICT', 'AGREEMENT_TERMINATED', 'The agreement is already terminated.'),
        },
      ],
    },
  }),
}
