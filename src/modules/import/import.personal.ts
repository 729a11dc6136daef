import { personalData } from '../../core/collections/personal-data'
import { Import } from './import.entity'

export const importPersonalData = personalData(Import, {
  exported: {
    imports: {
      of: ['accountId'],
      columns: [
        ...(['id', 'kind', ['state', 'storedState'], 'type', 'fileName', 'fileHash', 'source'] as const),
        ...(['startedAt', 'endedAt', 'rows', 'created', 'updated', 'removed'] as const),
      ],
      sortedBy: ['startedAt', 'id'],
    },
  },
  erased: { accountId: ['accountId', 'fileName', 'source'] },
})
