import { CreateOrganisationInput } from '../../organisation/keeping/organisation.inputs'
import { organisations } from '../../organisation/organisation.entity'
import { fieldsOf } from '../fields'
import { identity, recordFields, type Shape, SUBMISSION } from '../shape'

export const organisationShape: Shape = {
  name: 'organisations',
  called: 'organisation',
  of: organisations,
  fields: [
    ...identity('organisation'),
    ...fieldsOf(CreateOrganisationInput, ['name']),
    ...fieldsOf(CreateOrganisationInput).filter(({ name }) => name !== 'name' && !SUBMISSION.includes(name)),
    ...recordFields,
  ],
}
