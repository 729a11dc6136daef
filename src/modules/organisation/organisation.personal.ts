import { personalData } from '../../core/collections/personal-data'
import { Organisation } from './organisation.entity'

export const organisationPersonalData = personalData(Organisation, {
  exported: {
    draftOrganisations: {
      of: ['enteredById'],
      columns: ['id', 'name', 'createdAt'],
      sortedBy: ['createdAt', 'id'],
    },
  },
  erased: { enteredById: ['enteredById'] },
})
