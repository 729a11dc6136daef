import { personalData } from '../../core/collections/personal-data'
import { ApiKey } from './api-key.entity'

export const apiKeyPersonalData = personalData(ApiKey, {
  exported: {
    apiKeys: {
      of: ['createdById'],
      columns: ['id', 'name', 'organisationId', 'createdAt', 'expiresAt', 'revokedAt'],
      sortedBy: ['createdAt', 'id'],
    },
  },
  erased: { createdById: ['createdById'] },
})
