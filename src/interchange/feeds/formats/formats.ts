import { atom } from './atom'
import { csv } from './csv'
import { flatgeobuf } from './flatgeobuf'
import type { FeedFormat } from './format'
import { geojson } from './geojson'
import { ics } from './ics'
import { json, ndjson } from './json'
import { jsonld } from './jsonld'
import { xlsx } from './xlsx/xlsx'

export const formats: readonly FeedFormat[] = [
  ...[csv, xlsx, ndjson, json, geojson, flatgeobuf, ics, jsonld, atom],
]
