import { personalData } from '../collections/personal-data'
import { Change } from './change.entity'

export const changePersonalData = personalData(Change, {
  exported: {
    changes: {
      of: ['actorId'],
      columns: ['at', 'kind', 'recordClass', 'recordId', ['fields', 'storedFields'], ['role', 'actorRole']],
      sortedBy: ['id'],
    },
  },
  erased: { actorId: ['actorId'] },
})
