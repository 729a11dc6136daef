import { cellOf } from '../../../core/records/cells'
import { type Column, columnsOf } from '../../../core/records/columns'
import type { Field } from '../../../core/records/fields'
import type { FiledRecord } from '../../export/read-records'
import { MAIN_DATASETS } from '../dataset'
import { coordinatesOf, isCoordinate } from '../mapped-records'
import { type FeedFormat, languageParameter } from './format'

export const geojson: FeedFormat = {
  extension: 'geojson',
  mediaType: 'application/geo+json',
  called: 'GeoJSON',
  fileType: 'GEOJSON',
  meaning:
    'A feature collection for maps (RFC 7946), longitude before latitude. A record whose location is not known is at a point of its territory, as locationBasis says.',
  datasets: MAIN_DATASETS,
  parameters: [languageParameter],
  hasNames: true,
  hasMapPoints: true,
  writing: (_feed, fields) => {
    const columns = featureColumns(fields)
    return {
      head: '{"type":"FeatureCollection","features":[',
      text: (records) => records.map((record) => JSON.stringify(featureOf(record, columns))).join(',\n'),
      between: ',\n',
      tail: ']}\n',
    }
  },
}

/** Those of the table: programs for maps read no objects and lists. */
export const featureColumns = (fields: readonly Field[]): Column[] =>
  columnsOf(fields.filter((field) => !STANDS_ELSEWHERE.has(field.name) && !isCoordinate(field)))

export function featureOf(record: FiledRecord, columns: readonly Column[]) {
  // One by one, for the reason that readRecords gives.
  const properties: Record<string, unknown> = {}
  for (const column of columns) properties[column.name] = cellOf(column, record)
  const coordinates = coordinatesOf(record)
  return {
    type: 'Feature',
    id: record.id,
    geometry: coordinates && { type: 'Point', coordinates },
    properties,
  }
}

const STANDS_ELSEWHERE = new Set(['id', 'location'])
