import { personalData } from '../../../core/collections/personal-data'
import { PendingChange } from './pending-change.entity'

export const pendingChangePersonalData = personalData(PendingChange, {
  exported: {
    proposedChanges: {
      of: ['proposedById'],
      columns: [
        ...(['id', 'partnershipId', 'state', 'createdAt', 'decidedAt', 'statement'] as const),
        ['differences', 'storedDifferences'],
      ],
      sortedBy: ['createdAt', 'id'],
    },
    decidedChanges: {
      of: ['decidedById'],
      columns: ['id', 'partnershipId', 'state', 'decidedAt', 'statement'],
      sortedBy: ['decidedAt', 'id'],
    },
  },
  erased: { proposedById: ['proposedById'], decidedById: ['decidedById'] },
})
