import { bare } from '../../core/media-types'
import { datasets } from '../../interchange/feeds/dataset'
import { formats } from '../../interchange/feeds/formats/formats'

/** A format in which the record of a page is a file of its own. */
export interface RecordFile {
  readonly mediaType: string
  readonly called: string
  /** The path of the file of the record with the id. */
  readonly address: (id: string) => string
}

const SHOWN = ['json', 'jsonld', 'csv', 'geojson']

/** The files of a record of the type. */
export function recordFiles(type: string): readonly RecordFile[] {
  const dataset = Object.values(datasets).find(({ recordSchema }) => recordSchema.of.entity.name === type)
  if (!dataset) return []
  return formats
    .filter(({ extension, datasets: names }) => SHOWN.includes(extension) && names.includes(dataset.name))
    .map(({ extension, mediaType, called }) => ({
      mediaType: bare(mediaType),
      called,
      address: (id) => `/feeds/${dataset.name}/${id}.${extension}`,
    }))
}
