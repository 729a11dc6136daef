import { personalData } from '../../core/collections/personal-data'
import { Claim } from './claim.entity'

export const claimPersonalData = personalData(Claim, {
  exported: {
    claims: {
      of: ['claimantId'],
      columns: ['id', 'subjectId', 'reason', 'state', 'createdAt', 'decidedAt', 'statement'],
      sortedBy: ['createdAt', 'id'],
    },
    decidedClaims: {
      of: ['decidedById'],
      columns: ['id', 'subjectId', 'state', 'decidedAt', 'statement'],
      sortedBy: ['decidedAt', 'id'],
    },
  },
  erased: { claimantId: 'rows', decidedById: ['decidedById'] },
})
