import { personalData } from '../../core/collections/personal-data'
import { Webhook } from './webhook.entity'

export const webhookPersonalData = personalData(Webhook, {
  exported: {
    webhooks: {
      of: ['createdById'],
      columns: ['id', 'url', 'organisationId', 'createdAt'],
      sortedBy: ['createdAt', 'id'],
    },
  },
  erased: { createdById: ['createdById'] },
})
