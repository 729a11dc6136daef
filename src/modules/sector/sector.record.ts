import { field, fieldsOf } from '../../core/records/fields'
import { type RecordFields, recordId } from '../../core/records/record-schema'
import { Sector, sectors } from './sector.entity'

export const sectorRecord: RecordFields = {
  of: sectors,
  fields: [
    recordId,
    ...fieldsOf(Sector, ['code']),
    field('names', String, 'What it is called, by language.'),
    field('descriptions', String, 'Who belongs to it, by language.'),
    field('contributions', String, 'What its members bring to a partnership, by language.'),
  ],
}
