import { connectionOf } from '../shared/connection'
import { Organisation } from './organisation.entity'

export const OrganisationConnection = connectionOf('Organisation', () => Organisation, {
  plural: 'organisations',
})
