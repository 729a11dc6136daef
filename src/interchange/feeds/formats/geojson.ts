import type { FiledRecord } from '../../export/read-records'
import { coordinatesOf } from '../mapped-records'
import { EVERY_DATASET, type FeedFormat } from './format'

export const geojson: FeedFormat = {
  extension: 'geojson',
  mediaType: 'application/geo+json',
  called: 'GeoJSON',
  fileType: 'GEOJSON',
  meaning:
    'A feature collection for maps (RFC 7946), longitude before latitude. A record whose location is not known is at a point of its territory, as locationBasis says.',
  datasets: EVERY_DATASET,
  parameters: [],
  hasMapPoints: true,
  writing: () => ({
    head: '{"type":"FeatureCollection","features":[',
    text: (records) => records.map((record) => JSON.stringify(featureOf(record))).join(',\n'),
    between: ',\n',
    tail: ']}\n',
  }),
}

export function featureOf(record: FiledRecord) {
  // One by one, for the reason that readRecords gives.
  const properties: Record<string, unknown> = {}
  for (const name in record) if (!STANDS_ELSEWHERE.has(name)) properties[name] = record[name]
  const coordinates = coordinatesOf(record)
  return {
    type: 'Feature',
    id: record.id,
    geometry: coordinates && { type: 'Point', coordinates },
    properties,
  }
}

const STANDS_ELSEWHERE = new Set(['id', 'location', 'mapLatitude', 'mapLongitude'])
