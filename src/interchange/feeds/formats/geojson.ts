import { cellOf } from '../../../core/records/cells'
import { type Column, columnsOf } from '../../../core/records/columns'
import type { FiledRecord } from '../../export/read-records'
import { type FeedFormat, languageParameter } from './format'

interface Point {
  readonly latitude: number
  readonly longitude: number
  readonly precision: string
}

export const geojson: FeedFormat = {
  extension: 'geojson',
  mediaType: 'application/geo+json',
  meaning:
    'A feature collection for maps (RFC 7946), longitude before latitude. A record without a location has no geometry.',
  datasets: ['partnerships', 'events'],
  parameters: [languageParameter],
  hasNames: true,
  writing: (_feed, fields) => {
    const columns = columnsOf(fields.filter(({ name }) => !STANDS_ELSEWHERE.has(name)))
    return {
      head: '{"type":"FeatureCollection","features":[',
      text: (records) => records.map((record) => JSON.stringify(featureOf(record, columns))).join(',\n'),
      between: ',\n',
      tail: ']}\n',
    }
  },
}

/** Its properties are the columns of the table: programs for maps read no objects and lists. */
function featureOf(record: FiledRecord, columns: readonly Column[]) {
  const point = record.location as Point | null
  // One by one, for the reason that readRecords gives.
  const properties: Record<string, unknown> = {}
  for (const column of columns) properties[column.name] = cellOf(column, record)
  properties.locationPrecision = point?.precision ?? null
  return {
    type: 'Feature',
    id: record.id,
    geometry: point && { type: 'Point', coordinates: [point.longitude, point.latitude] },
    properties,
  }
}

const STANDS_ELSEWHERE = new Set(['id', 'location'])
