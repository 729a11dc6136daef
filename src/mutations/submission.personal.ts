import { personalData } from '../core/collections/personal-data'
import { Submission } from './submission.entity'

export const submissionPersonalData = personalData(Submission, {
  exported: {
    submissions: {
      of: ['accountId'],
      columns: ['idempotencyKey', 'recordId', 'createdAt'],
      sortedBy: ['createdAt', 'idempotencyKey'],
    },
  },
  erased: { accountId: 'rows' },
})
