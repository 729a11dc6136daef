import type { FiledRecord } from '../../export/read-records'
import type { FeedFormat } from './format'

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
  parameters: [],
  writing: () => ({
    head: '{"type":"FeatureCollection","features":[',
    text: (records) => records.map((record) => JSON.stringify(featureOf(record))).join(',\n'),
    between: ',\n',
    tail: ']}\n',
  }),
}

function featureOf(record: FiledRecord) {
  const point = record.location as Point | null
  // One by one, for the reason that readRecords gives.
  const properties: Record<string, unknown> = {}
  for (const name in record) if (!STANDS_ELSEWHERE.has(name)) properties[name] = record[name]
  properties.locationPrecision = point?.precision ?? null
  return {
    type: 'Feature',
    id: record.id,
    geometry: point && { type: 'Point', coordinates: [point.longitude, point.latitude] },
    properties,
  }
}

const STANDS_ELSEWHERE = new Set(['id', 'location'])
