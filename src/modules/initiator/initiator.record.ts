import sql from 'sql-template-tag'
import { field, fieldsOf } from '../../core/records/fields'
import { type RecordSchema, recordId } from '../../core/records/record-schema'
import { SectorCode } from '../sector/sector.entity'
import { Initiator, initiators } from './initiator.entity'

export const initiatorRecord: RecordSchema = {
  name: 'initiators',
  called: 'initiator',
  of: initiators,
  fields: [
    recordId,
    ...fieldsOf(Initiator),
    field('sector', SectorCode, 'The sector it belongs to.'),
    field('organisationId', String, 'The organisation behind it, where the registry has it.'),
  ],
  selected: {
    sector: sql`(SELECT other."code" FROM "sector" AS other WHERE other."id" = t."sectorId")`,
  },
  names: {
    fields: [
      {
        beside: 'organisationId',
        field: field('organisationName', String, 'The name of that organisation.'),
      },
    ],
    selected: {
      organisationName: sql`(SELECT body."name" FROM "organisation" AS body WHERE body."id" = t."organisationId")`,
    },
  },
}
