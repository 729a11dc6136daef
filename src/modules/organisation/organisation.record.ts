import sql from 'sql-template-tag'
import { field, fieldsOf, ofOperator } from '../../core/records/fields'
import { identity, type RecordSchema, recordFields, SUBMISSION } from '../../core/records/record-schema'
import { DateTime } from '../../core/scalars'
import { codeOf } from '../territory/named-units'
import { unitName, unitsOf } from '../territory/unit-names'
import { organisations } from './organisation.entity'
import { CreateOrganisationInput } from './organisation.inputs'

export const organisationRecord: RecordSchema = {
  name: 'organisations',
  called: 'organisation',
  of: organisations,
  hasPage: true,
  fields: [
    ...identity('organisation'),
    ...fieldsOf(CreateOrganisationInput, ['name']),
    ...fieldsOf(CreateOrganisationInput).filter(({ name }) => name !== 'name' && !SUBMISSION.includes(name)),
    ...ofOperator(
      field('publishedAt', DateTime, 'When a new record was published. Empty: it becomes a draft.'),
    ),
    ...recordFields,
  ],
  selected: {
    sector: sql`(SELECT other."code" FROM "sector" AS other WHERE other."id" = t."sectorId")`,
    territory: codeOf(sql`t."territoryId"`),
  },
  names: {
    fields: unitName,
    linked: [
      unitsOf({ from: sql`"organisation" AS link`, owner: sql`link."id"`, unitId: sql`link."territoryId"` }),
    ],
  },
}
