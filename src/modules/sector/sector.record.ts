import { fieldsOf, structured } from '../../core/records/fields'
import { type RecordSchema, recordId } from '../../core/records/record-schema'
import { Sector, sectors } from './sector.entity'

export const sectorRecord: RecordSchema = {
  name: 'sectors',
  called: 'sector',
  of: sectors,
  fields: [
    recordId,
    ...fieldsOf(Sector, ['code']),
    structured('names', 'What it is called, by language.'),
    structured('descriptions', 'Who belongs to it, by language.'),
    structured('contributions', 'What its members bring to a partnership, by language.'),
  ],
}
