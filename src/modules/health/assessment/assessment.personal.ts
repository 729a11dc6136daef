import { personalData } from '../../../core/collections/personal-data'
import { SelfAssessment } from './self-assessment.entity'

export const assessmentPersonalData = personalData(SelfAssessment, {
  exported: {
    selfAssessments: {
      of: ['accountId'],
      columns: ['partnershipId', 'answers', 'answeredAt'],
      sortedBy: ['partnershipId'],
    },
  },
  erased: { accountId: 'rows' },
})
