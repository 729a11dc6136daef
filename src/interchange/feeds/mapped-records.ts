import { type Field, field } from '../../core/records/fields'
import { LocationPrecision } from '../../core/values/place'
import { degrees, MapPointBasis } from '../../modules/territory/map/map-point'
import type { FiledRecord } from '../export/read-records'
import type { Dataset } from './dataset'

/** What a map says of the point of a record. */
export const pointFields = [
  field('locationPrecision', LocationPrecision, 'How precise the point is. Null: the record has no point.'),
  field('locationBasis', MapPointBasis, 'What the point is taken from. Null: the record has no point.'),
]

const coordinateFields = [
  field('mapLatitude', Number, 'Degrees north.'),
  field('mapLongitude', Number, 'Degrees east.'),
]

/** Of the point itself: formats have it in a form of their own. */
export const isCoordinate = ({ name }: Pick<Field, 'name'>): boolean =>
  coordinateFields.some((each) => each.name === name)

/** The records of a list with their points on a map. */
export const mappedRecords = <Records extends Pick<Dataset, 'recordSchema' | 'fields' | 'mapPoint'>>(
  records: Records,
): Records => {
  const { recordSchema, fields, mapPoint } = records
  if (mapPoint === null) return records
  const { latitude, longitude, precision, basis } = mapPoint
  return {
    ...records,
    recordSchema: {
      ...recordSchema,
      selected: {
        ...recordSchema.selected,
        ...{ mapLatitude: latitude, mapLongitude: longitude },
        ...{ locationPrecision: precision, locationBasis: basis },
      },
    },
    fields: [...fields, ...pointFields, ...coordinateFields],
  }
}

/** Longitude before latitude. Null: neither a location nor a territory is known. */
export const coordinatesOf = ({ mapLatitude, mapLongitude }: FiledRecord): [number, number] | null =>
  mapLatitude === null ? null : [degrees(mapLongitude), degrees(mapLatitude)]
